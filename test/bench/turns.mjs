// Runs contenders in turn.

/**
 * Measures each contender of each group once in a round, and all groups before the next round: so a slow minute of the machine is in one
 * round alone, and medians leave it out. Each round of a group begins with a different contender.
 * @param groups - their contenders have a `name` and a function `measure` that returns numbers by name; if something that it needs is
 * not installed, it returns undefined and the contender is left out
 * @returns for each group, what was measured of each contender
 */
export async function runInTurn(groups, rounds) {
  const samples = groups.map(({ contenders }) => new Map(contenders.map(({ name }) => [name, []])));
  for (let round = 0; round < rounds; round++) {
    for (const [index, { title, contenders }] of groups.entries()) {
      console.error(`round ${round + 1} of ${rounds}: ${title}`);
      await runRound(contenders, round, samples[index]);
    }
  }
  return samples;
}

async function runRound(contenders, round, samples) {
  for (let turn = 0; turn < contenders.length; turn++) {
    const { name, measure } = contenders[(round + turn) % contenders.length];
    if (!samples.has(name)) continue;
    const sample = await measure();
    if (sample === undefined) leaveOut(name, samples);
    else samples.get(name).push(sample);
  }
}

function leaveOut(name, samples) {
  console.error(`left out, as it is not installed: ${name}`);
  samples.delete(name);
}

/**
 * How many processes measure what is close to its goal. V8 compiles the same program differently each time, so that one process may take
 * a tenth longer than the next.
 */
export const PROCESSES = 3;

/** The middle one of some samples, by value. @param count - an odd number */
export async function middleSample(count, measure) {
  const samples = [];
  while (samples.length < count) samples.push(await measure());
  return samples.toSorted((one, other) => one.value - other.value)[count >> 1];
}

/** Of an even count, the mean of the two in the middle. */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [below, above] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (below + above) / 2;
}
