import { expect, it } from "vitest";
import { type Declarations, declare } from "../../../templates/runtime/scan/scan-frame.js";
import { TagScanner } from "../../../templates/runtime/scan/tag-scanner.js";
import { XSI_NAMESPACE } from "../../../templates/runtime/xml/qname.js";

const COUNT = 60;

const inside = (...declared: readonly [prefix: string, namespace: string][]): Declarations | undefined =>
  declared.reduce<Declarations | undefined>(
    (outer, [prefix, namespace]) => declare({ prefix, namespace }, outer, outer),
    undefined,
  );

it("a tag that comes again means what its surroundings declare", () => {
  const scanner = new TagScanner('<p:a i:type="p:T"/>'.repeat(COUNT), 1000);
  const [one, two] = ["urn:1", "urn:2"].map((namespace) => inside(["i", XSI_NAMESPACE], ["p", namespace]));
  for (let index = 0; index < COUNT; index++) {
    scanner.makeRoom();
    scanner.scanTag(index % 3 === 0 ? two : one);
    const [namespace, other] = index % 3 === 0 ? ["urn:2", "urn:1"] : ["urn:1", "urn:2"];
    expect([scanner.namespace, scanner.isOfType(namespace ?? "", "T")]).toEqual([namespace, true]);
    expect(scanner.isOfType(other ?? "", "T")).toBe(false);
  }
  expect(scanner.isDone()).toBe(true);
});

it("the same declarations on each tag are the same object", () => {
  const outer = inside(["i", XSI_NAMESPACE]);
  const scanner = new TagScanner('<a xmlns="urn:1" xmlns:q="urn:2"/>'.repeat(COUNT), 10_000);
  const found = new Set<unknown>();
  for (let index = 0; index < COUNT; index++) {
    scanner.scanTag(outer);
    found.add(scanner.declarations);
    expect(scanner.namespace).toBe("urn:1");
  }
  expect(found.size).toBe(1);
});

it.each([
  "<a b='1' b='2'/>",
  '<a xmlns:q="a" xmlns:r="a" q:b="1" r:b="2"/>',
  '<a xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type=":T"/>',
  '<a xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="false"/>',
  '<a b="1"c="2"/>',
  '<a b="<"/>',
  "<a b=1/>",
  '<a :b="1"/>',
  '<a xmlns:q="a" xmlns:q="a"/>',
])("%s is not certain", (tag) => {
  expect(() => new TagScanner(tag, 100).scanTag(undefined)).toThrow();
});

/** The attributes `a` and `{urn:p}a` of each tag, and the type in its xsi:type. */
function attributesOf(text: string, windowLength: number): unknown[] {
  const scanner = new TagScanner(text, windowLength);
  const outer = inside(["i", XSI_NAMESPACE], ["p", "urn:p"]);
  const found: unknown[] = [];
  while (!scanner.isDone()) {
    scanner.makeRoom();
    scanner.scanTag(outer);
    const taken = [scanner.takeAttribute("a", ""), scanner.takeAttribute("a", "urn:p")];
    found.push([...taken.map((attribute) => attribute && scanner.attributeText(attribute)), scanner.type?.localName]);
    expect(scanner.hasTakenAll).toBe(true);
  }
  return found;
}

/** Each makes a tag with a value, and says what is read. */
const WITH_VALUES: ((value: string) => readonly [tag: string, a?: string | undefined, pa?: string, type?: string])[] = [
  (value) => [`<e a="${value}"/>`, value],
  (value) => [`<e a='${value}"'/>`, `${value}"`],
  (value) => [`<e a="&lt;${value}&#8364;"/>`, `<${value}€`],
  (value) => [`<e a="${value}’"/>`, `${value}’`],
  (value) => [`<e p:a="${value}">`, undefined, value],
  (value) => [`<e p:a="${value}" a="p:a">`, "p:a", value],
  (value) => [`<p:e a="${value}" p:a="" >`, value, ""],
  (value) => [`<e a="${value}" i:type="p:T" p:a="1"/>`, value, "1", "T"],
  (value) => [`<e i:type="p:U" a="${value}" p:a="2"/>`, value, "2", "U"],
  (value) => [`<e a="${value}" xmlns:q="urn:p" q:a="2"/>`, value, "2"],
  () => ["<e/>"],
];

it.each([
  { order: "in turn", next: (index: number) => index },
  { order: "each twice", next: (index: number) => index >> 1 },
  { order: "in no order", next: (index: number) => (index * index) >> 3 },
])("tags that come again have their own values: $order", ({ next }) => {
  const tags = Array.from({ length: 1200 }, (_, index) => {
    const [tag, a, pa, type] = WITH_VALUES[next(index) % WITH_VALUES.length]?.("x".repeat(index % 17)) ?? [""];
    return { tag, want: [a, pa, type] };
  });
  const text = tags.map(({ tag }) => tag).join("");
  for (const length of [500, 4000, 100_000]) expect(attributesOf(text, length)).toEqual(tags.map(({ want }) => want));
});

it("more kinds of tags than are known at once are read", () => {
  const tags = Array.from({ length: 2000 }, (_, index) => `<e${index % 700} a="${index}"/>`);
  expect(attributesOf(tags.join(""), 100_000)).toEqual(tags.map((_, index) => [`${index}`, undefined, undefined]));
});
