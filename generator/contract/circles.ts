/** What each of some things leads to. */
export type Steps<One> = ReadonlyMap<One, readonly One[]>;

/** The things that lead to themselves, and those on ways from such a thing to another. */
export function circlesIn<One>(steps: Steps<One>): Set<One> {
  return new Set(withoutEnds(reversed(withoutEnds(steps))).keys());
}

/** Leaves out all that leads to nothing, until nothing is left or each thing leads to another. */
function withoutEnds<One>(steps: Steps<One>): Map<One, readonly One[]> {
  const before = reversed(steps);
  const counts = new Map([...steps].map(([one, next]) => [one, next.length]));
  const ends = [...steps.keys()].filter((one) => counts.get(one) === 0);
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    counts.delete(end);
    for (const one of before.get(end) ?? []) {
      const count = (counts.get(one) ?? 0) - 1;
      counts.set(one, count);
      if (count === 0) ends.push(one);
    }
  }
  return new Map([...counts.keys()].map((one) => [one, (steps.get(one) ?? []).filter((next) => counts.has(next))]));
}

function reversed<One>(steps: Steps<One>): Map<One, One[]> {
  const before = new Map([...steps.keys()].map((one): [One, One[]] => [one, []]));
  for (const [one, next] of steps) for (const each of next) before.get(each)?.push(one);
  return before;
}
