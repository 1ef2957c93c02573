import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ContentOrder, orderOf } from "../../../generator/contract/content-order.js";
import type { AnyElements, Branch, Member, Occurrence, Particle } from "../../../generator/contract/contract.js";

const ONCE: Occurrence = { min: 1, max: 1 };
const MANY: Occurrence = { min: 0, max: "unbounded" };

const member = (localName: string, occurs = ONCE): Member => ({
  kind: "member",
  element: { namespace: "", localName },
  documentation: "",
  type: { kind: "datatype", name: { namespace: "", localName: "string" } },
  nillable: false,
  occurs,
  value: undefined,
});
const any = (namespaces: AnyElements["namespaces"], occurs = ONCE): AnyElements => ({
  kind: "any",
  namespaces,
  process: "lax",
  occurs,
});
const choice = (...branches: Branch[]): Particle => ({ kind: "choice", optional: false, branches });
const repetition = (occurs: Occurrence, ...branches: Branch[]): Particle => ({ kind: "repetition", occurs, branches });
const [a, b, c] = [member("a"), member("b"), member("c")];

/** The states in short: `a1 b2 {urn:x}3 .` and limits. The dot is for a state in which the content may end. */
function show(order: ContentOrder | undefined): string[] {
  return (order ?? []).map(({ next, any: wildcards, isEnd, times }) =>
    [
      ...(times === undefined ? [] : [`${times.min}-${times.max}`]),
      ...next.map(([{ localName }, to]) => `${localName}${to}`),
      ...wildcards.map(([namespaces, to]) => `${JSON.stringify(namespaces)}${to}`),
      ...(isEnd ? ["."] : []),
    ].join(" "),
  );
}

describe("a content has one state for what may follow", () => {
  it.each<readonly [string, Branch, readonly string[]]>([
    ["nothing", [], ["."]],
    ["a sequence", [a, b], ["a1", "b2", "."]],
    ["an element in two places", [a, member("b", MANY), a], ["a1", "b1 a2", "."]],
    ["a choice that repeats", [repetition(MANY, [a], [b])], ["a0 b0 ."]],
    ["a sequence that repeats", [repetition({ min: 1, max: "unbounded" }, [a, b])], ["a1", "b2", "a1 ."]],
    ["limits of an element", [member("a", { min: 2, max: 500 }), b], ["a1", "2-500 b2", "."]],
    ["limits of a choice", [repetition({ min: 1, max: 2 }, [a], [b])], ["a1 b1", "a2 b2 .", "."]],
    [
      "limits that leave open which round an element is of",
      [repetition(MANY, [member("a", { min: 2, max: 3 })])],
      ["a1 .", "a2", "a3 .", "a4 .", "a4 ."],
    ],
    ["wildcards", [any(["urn:x"], MANY), a, any({ not: "urn:x" })], ['a1 ["urn:x"]0', '{"not":"urn:x"}2', "."]],
    ["a wildcard that takes declared elements as well", [a, any("any"), b], ["a1", 'a2 b2 "any"2', "b3", "."]],
    [
      "limits of a wildcard before an element that it takes",
      [any("any", { min: 1, max: 2 }), a],
      ['a1 "any"1', 'a3 "any"2', "a4", "a4 .", "."],
    ],
  ])("%s", (_, particles, want) => {
    expect(show(orderOf(particles))).toEqual(want);
  });
});

it("a table that would be too long says less of limits, and nothing of what has too many elements", () => {
  const order = orderOf([repetition({ min: 0, max: 100_000 }, [a, b])]);
  expect(show(order)).toEqual(["a1 .", "b0"]);
  const names = Array.from({ length: 3_000 }, (_, index) => member(`e${index}`));
  expect(orderOf(names)).toBeUndefined();
});

/** Whether the states accept the letters. */
function accepts(order: ContentOrder, letters: string): boolean {
  let [state, last, count] = [order[0], "", 0];
  for (const letter of letters) {
    const [min = 0, max = 0] = state?.times === undefined ? [] : [state.times.min, Number(state.times.max)];
    if (state?.times !== undefined && letter === last && count < (Number.isNaN(max) ? Number.POSITIVE_INFINITY : max)) {
      count++;
      continue;
    }
    const to = count < min ? undefined : state?.next.find(([name]) => name.localName === letter)?.[1];
    if (to === undefined) return false;
    [state, last, count] = [order[to], letter, 1];
  }
  return state?.isEnd === true && count >= (state.times?.min ?? 0);
}

/** The same content as a regular expression. */
function sourceOf(particle: Particle): string {
  const oneOf = (branches: readonly Branch[]): string =>
    `(?:${branches.map((branch) => branch.map(sourceOf).join("")).join("|")})`;
  const times = ({ min, max }: Occurrence): string => `{${min},${max === "unbounded" ? "" : max}}`;
  switch (particle.kind) {
    case "member":
      return `${particle.element.localName}${times(particle.occurs)}`;
    case "any":
      throw new Error("not in this test");
    case "choice":
      return oneOf(particle.branches) + (particle.optional ? "?" : "");
    case "repetition":
      return oneOf(particle.branches) + times(particle.occurs);
  }
}

const occurrences = fc
  .tuple(fc.nat(2), fc.nat(2), fc.boolean())
  .map(([min, more, isOpen]): Occurrence => ({ min, max: isOpen ? "unbounded" : Math.max(1, min + more) }));

const contents = fc.letrec<{ particle: Particle; branch: Branch }>((tie) => ({
  branch: fc.array(tie("particle"), { minLength: 1, maxLength: 2 }),
  particle: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.tuple(fc.constantFrom(a, b, c), occurrences).map(([{ element }, occurs]) => member(element.localName, occurs)),
    fc
      .tuple(fc.boolean(), fc.array(tie("branch"), { minLength: 1, maxLength: 2 }))
      .map(([optional, branches]): Particle => ({ kind: "choice", optional, branches })),
    fc
      .tuple(occurrences, fc.array(tie("branch"), { minLength: 1, maxLength: 2 }))
      .map(([occurs, branches]) => repetition(occurs, ...branches)),
  ),
})).branch;

const WORDS = Array.from({ length: 5 }, (_, length) => wordsOf(length)).flat();

function wordsOf(length: number): string[] {
  return length === 0 ? [""] : wordsOf(length - 1).flatMap((word) => ["a", "b", "c"].map((letter) => word + letter));
}

it("the states accept what the content allows, and nothing else", () => {
  expect(orderOf([choice([a], [b]), c])).toBeDefined();
  fc.assert(
    fc.property(contents, (particles) => {
      const order = orderOf(particles) ?? [];
      const expression = new RegExp(`^(?:${particles.map(sourceOf).join("")})$`);
      for (const word of WORDS) expect([word, accepts(order, word)]).toEqual([word, expression.test(word)]);
    }),
    { seed: 16, numRuns: 300 },
  );
});
