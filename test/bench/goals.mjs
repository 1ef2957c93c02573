// The goals that compare our code with another contender.

/** Our code must be this many times faster. */
export function faster(than, factor) {
  return {
    text: `at least ${factor} times faster than ${than}`,
    than,
    ratio: (ours, other) => other / ours,
    least: factor,
  };
}

/** Our code must take at most this many times as long. */
export function atMost(than, factor) {
  return { text: `at most ${factor} times ${than}`, than, ratio: (ours, other) => ours / other, most: factor };
}
