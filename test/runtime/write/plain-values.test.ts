import { expect, it } from "vitest";
import { NotPlain, PlainValues } from "../../../templates/runtime/write/plain-values.js";

function withHidden(): object {
  return Object.defineProperty({}, "hidden", { value: 1 });
}

/** Writes values without members inside another one. The innermost are two deep. */
function writeInside(values: PlainValues, outer: object, inner: readonly object[]): void {
  values.beginMembers(outer);
  for (const each of inner) {
    values.beginEntry();
    values.beginMembers(each);
    values.end();
    values.end();
  }
  values.end();
}

const plain = (count: number): object[] => Array.from({ length: count }, () => ({}));

it.each([
  ["the outermost, which ends last", withHidden(), plain(100)],
  ["the second", {}, [withHidden(), ...plain(100)]],
  ["the 32nd", {}, [...plain(30), withHidden()]],
])("a key that is not enumerable is found in the first 32 values: %s", (_, outer, inner) => {
  expect(() => writeInside(new PlainValues(), outer, inner)).toThrow(NotPlain);
});

it("later values are not looked at for it, wherever they are", () => {
  const inner = [...plain(31), withHidden(), withHidden()];
  expect(() => writeInside(new PlainValues(), {}, inner)).not.toThrow();
});
