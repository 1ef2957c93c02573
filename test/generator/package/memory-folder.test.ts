import { expect, it } from "vitest";
import { filesOf, inside, memoryFolder } from "../../../generator/package/memory-folder.js";

it("sorts its files by path", () => {
  expect([
    ...memoryFolder([
      ["b", "2"],
      ["a/z", "1"],
      ["B", "0"],
    ]).keys(),
  ]).toEqual(["B", "a/z", "b"]);
});

it("refuses two files with one path", () => {
  expect(() =>
    memoryFolder([
      ["a", "1"],
      ["b", "2"],
      ["a", "3"],
    ]),
  ).toThrow("two files would be called a");
});

it("returns the files of a subfolder, and of no other whose name has the same beginning", () => {
  const folder = memoryFolder([
    ["docs/a/b.md", "1"],
    ["docs.md", "2"],
    ["docs2/a.md", "3"],
  ]);
  expect(filesOf("docs", folder)).toEqual([["a/b.md", "1"]]);
  expect(inside("out/docs", filesOf("docs", folder))).toEqual([["out/docs/a/b.md", "1"]]);
});
