import { expect, it } from "vitest";
import { compareVersions } from "../../../../generator/tools/compare/compare-versions.js";
import { element } from "../../../support/component-text.js";
import { contractOf, inlineWsdl } from "../../../support/inline-wsdl.js";

it("an element that stands in two places of a content has not moved", () => {
  const request = element("X", "xs:int") + element("Y", "xs:int") + element("X", "xs:int");
  const contract = contractOf({ "a.wsdl": inlineWsdl({ operations: { Get: { request } } }) });
  expect(compareVersions([contract], [contract]).flatMap(({ changes }) => changes)).toEqual([]);
});
