import { expect, it } from "vitest";
import { compareNatural } from "../../../generator/typescript/natural-order.js";

it("compareNatural orders as Biome does", () => {
  const names = ["_Foo", "Foo", "Foo_2", "Foo2", "Foo01", "Foo10", "FooBar", "foo2", "ID", "Id", "id", "Ångström"];
  expect([...names].reverse().sort(compareNatural)).toEqual(names);
  const paths = ["con-", "foo", "foo/b", "foo-", "foo-2-x", "foo-10-x", "foo-bar", "foo2", "foo10", "fooa"];
  expect([...paths].reverse().sort(compareNatural)).toEqual(paths);
});
