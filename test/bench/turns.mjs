// Runs contenders in turn. Each round begins with a different one.

/**
 * @param contenders - each with a `name` and a function `measure` that returns numbers by name; if something that it needs is not
 * installed, it returns undefined and the contender is left out
 */
export async function runInTurn(contenders, rounds) {
  const samples = new Map(contenders.map(({ name }) => [name, []]));
  const missing = new Set();
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const { name, measure } = contenders[(round + turn) % contenders.length];
      if (missing.has(name)) continue;
      const sample = await measure();
      if (sample === undefined) missing.add(name);
      else samples.get(name).push(sample);
    }
  }
  for (const name of missing) {
    console.error(`left out, as it is not installed: ${name}`);
    samples.delete(name);
  }
  return samples;
}

/** How many processes measure what is close to its goal. */
const PROCESSES = 3;

/**
 * The median of what some processes measure. V8 compiles the same program differently each time, so that one process may take a tenth
 * longer than the next.
 */
export function ofProcesses(measure) {
  return median(Array.from({ length: PROCESSES }, measure));
}

/** Of an even count, the mean of the two in the middle. */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [below, above] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (below + above) / 2;
}
