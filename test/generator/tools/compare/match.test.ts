import { describe, expect, it } from "vitest";
import { match, moved } from "../../../../generator/tools/compare/match.js";

describe("match", () => {
  const first = ({ id }: Item): string => `${id}`;
  const second = ({ name }: Item): string => name;
  const item = (id: number, name: string): Item => ({ id, name });

  it("uses the second rule for items that the first leaves", () => {
    const before = [item(1, "a"), item(2, "b"), item(3, "c")];
    const after = [item(4, "b"), item(1, "b"), item(5, "d")];
    expect(match(before, after, first, second)).toEqual({
      removed: [item(3, "c")],
      added: [item(5, "d")],
      kept: [
        [item(1, "a"), item(1, "b")],
        [item(2, "b"), item(4, "b")],
      ],
    });
  });

  it("matches items with the same key in order", () => {
    const [before, after] = [
      [item(1, "x"), item(2, "x"), item(3, "x")],
      [item(4, "x"), item(5, "x")],
    ];
    expect(match(before, after, second)).toEqual({
      removed: [item(3, "x")],
      added: [],
      kept: [
        [item(1, "x"), item(4, "x")],
        [item(2, "x"), item(5, "x")],
      ],
    });
  });
});

interface Item {
  readonly id: number;
  readonly name: string;
}

describe("moved", () => {
  it.each([
    ["abc", "abc", ""],
    ["abc", "cab", "c"],
    ["abc", "bca", "a"],
    ["ab", "ba", "a"],
    ["abcd", "dcba", "cba"],
    ["abcdef", "badcfe", "ace"],
    ["abc", "axbyc", ""],
    ["abc", "", ""],
    ["axc", "cba", "a"],
  ])("%s, now %s: %j", (before, after, want) => {
    expect(moved(before.split(""), after.split("")).join("")).toBe(want);
  });

  it("takes time in proportion to the names, not to their pairs", () => {
    const names = Array.from({ length: 200_000 }, (_, index) => `name${index}`);
    expect(moved(names, [...names].reverse())).toHaveLength(199_999);
    expect(moved(names, [...names.slice(1), ...names.slice(0, 1)])).toEqual(["name0"]);
  });
});
