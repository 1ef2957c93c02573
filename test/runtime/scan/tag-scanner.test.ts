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
  '<a b="1"c="2"/>',
  '<a b="<"/>',
  "<a b=1/>",
  '<a :b="1"/>',
  '<a xmlns:q="a" xmlns:q="a"/>',
])("%s is not certain", (tag) => {
  expect(() => new TagScanner(tag, 100).scanTag(undefined)).toThrow();
});
