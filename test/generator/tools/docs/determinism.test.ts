import { expect, it, onTestFinished, vi } from "vitest";
import { CONTRACTS } from "../../../support/contracts.js";
import { contractOf, inlineWsdl } from "../../../support/inline-wsdl.js";
import { docsOf } from "./docs-of.js";

it.each(["markdown", "html"] as const)("the same contracts give the same bytes at any time (%s)", (format) => {
  const docsIn = (year: string) => {
    vi.useFakeTimers({ now: new Date(`${year}-01-01`) });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    return [...docsOf([...CONTRACTS.values()], format)];
  };
  expect(docsIn("2031")).toEqual(docsIn("1999"));
});

it("the order of operations and types in the WSDL makes no difference", () => {
  const types = ["B", "A"].map((name) => `<xs:complexType name="${name}"><xs:sequence/></xs:complexType>`);
  const operations = [
    ["Second", { request: '<xs:element name="B" type="tns:B"/>' }],
    ["First", { request: '<xs:element name="A" type="tns:A"/>' }],
  ] as const;
  const docs = (turn: <T>(items: readonly T[]) => T[]) =>
    docsOf([
      contractOf({
        "a.wsdl": inlineWsdl({ types: turn(types).join("\n"), operations: Object.fromEntries(turn(operations)) }),
      }),
    ]);
  expect([...docs((items) => items.toReversed())]).toEqual([...docs((items) => [...items])]);
});
