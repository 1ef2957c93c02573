import fc from "fast-check";
import { expect, it } from "vitest";
import { compareNatural } from "../../../generator/typescript/natural-order.js";

it("compareNatural has the order of Biome", () => {
  const names = ["_Foo", "Foo", "Foo_2", "Foo2", "Foo01", "Foo10", "FooBar", "foo2", "ID", "Id", "id", "Ångström"];
  expect([...names].reverse().sort(compareNatural)).toEqual(names);
  const paths = ["con-", "foo", "foo/b", "foo-", "foo-2-x", "foo-10-x", "foo-bar", "foo2", "foo10", "fooa"];
  expect([...paths].reverse().sort(compareNatural)).toEqual(paths);
});

it("compareNatural is a total order", () => {
  const name = fc.stringMatching(/^[aAb0-2_😀😁]{0,6}$/u);
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 5 }), (names) => {
      const sorted = names.toSorted(compareNatural);
      expect(names.toReversed().sort(compareNatural)).toEqual(sorted);
      for (const [index, later] of sorted.entries()) {
        for (const earlier of sorted.slice(0, index)) expect(compareNatural(earlier, later)).toBeLessThan(0);
      }
    }),
  );
});
