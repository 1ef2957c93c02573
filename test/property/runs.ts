/** The seed of the ordinary run, so that it fails again where it has failed; `npm run fuzz` gives others. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_125);

/** How many times more cases than in the ordinary run. */
const FACTOR = Number(process.env.FUZZ_FACTOR ?? 1);

/** The parameters of a property. */
export function runs(numRuns: number): { seed: number; numRuns: number } {
  return { seed: SEED, numRuns: numRuns * FACTOR };
}
