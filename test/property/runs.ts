/** The fixed seed of ordinary runs, so that a failure repeats. `npm run fuzz` uses other seeds. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_125);

/** The number of cases, relative to `npm test`. */
const FACTOR = Number(process.env.FUZZ_FACTOR ?? 1);

/** How many milliseconds a case may take on a busy machine. */
const CASE_LIMIT = 10;

/** The parameters of a property. */
export function runs(numRuns: number): { seed: number; numRuns: number } {
  return { seed: SEED, numRuns: numRuns * FACTOR };
}

/** The time limit in milliseconds of a test that runs this many cases: it grows with the work. */
export function limit(cases: number): number {
  return 60_000 + cases * FACTOR * CASE_LIMIT;
}

/** The distance between cases at regular distances. It is shorter for more cases. */
export function stepOf(distance: number): number {
  return Math.max(1, Math.ceil(distance / FACTOR));
}
