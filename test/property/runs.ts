/** The seed of the ordinary run, so that it fails again where it has failed; `npm run fuzz` gives others. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_125);

/** How many times more cases than in `npm test`. */
const FACTOR = Number(process.env.FUZZ_FACTOR ?? 1);

/** What a case may take, in milliseconds, on a machine that is busy with other work. */
const CASE_LIMIT = 10;

/** The parameters of a property. */
export function runs(numRuns: number): { seed: number; numRuns: number } {
  return { seed: SEED, numRuns: numRuns * FACTOR };
}

/** The time limit in milliseconds of a test that runs this many cases: it grows with the work. */
export function limit(cases: number): number {
  return 60_000 + cases * FACTOR * CASE_LIMIT;
}

/** The distance between cases that are taken at regular distances: the more cases, the shorter. */
export function stepOf(distance: number): number {
  return Math.max(1, Math.ceil(distance / FACTOR));
}
