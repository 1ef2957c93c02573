import type { EnumValue } from "./contract.js";

/** A value of flags that means several others: `rw` for `r` and `w`. */
export interface CombinedFlag {
  readonly name: string;
  readonly parts: readonly string[];
}

/** The values whose number is the sum of others, each of which is one bit. */
export function combinedFlags(values: readonly EnumValue[]): CombinedFlag[] {
  const bits = new Map<bigint, string>();
  for (const { name, number } of values) {
    if (number !== undefined && isOneBit(number) && !bits.has(number)) bits.set(number, name);
  }
  return values.flatMap(({ name, number }) => {
    if (number === undefined || number <= 0n || isOneBit(number)) return [];
    const parts = [...bits].filter(([bit]) => (number & bit) === bit);
    const sum = parts.reduce((total, [bit]) => total | bit, 0n);
    return sum === number ? [{ name, parts: parts.map(([, part]) => part) }] : [];
  });
}

function isOneBit(number: bigint): boolean {
  return number > 0n && (number & (number - 1n)) === 0n;
}
