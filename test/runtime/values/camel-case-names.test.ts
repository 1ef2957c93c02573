import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { camelCase, memberFor, propertyName, wireName } from "../../../templates/runtime/values/camel-case-names.js";
import * as wire from "../../../templates/runtime/values/member-names.js";
import { CAMEL_CASE_NAMES } from "../../generator/typescript/camel-case-wsdl.js";
import { runs } from "../../property/runs.js";

describe("camelCase", () => {
  it.each(CAMEL_CASE_NAMES.filter(([, property]) => !/\$\d|[a-z]_$|___$/.test(property)))(
    "of %s is %s",
    (name, property) => {
      expect(camelCase(name)).toBe(property);
    },
  );

  it.each([
    ["", ""],
    ["IDs", "ids"],
    ["IsASet", "isASet"],
    ["IPv4Address", "iPv4Address"],
    ["eMailURL", "eMailUrl"],
    ["A", "a"],
    ["AB", "ab"],
    ["aB-cD_eF.gH", "aBCDEFGH"],
    ["a·b", "aB"],
    ["a--b__c..d", "aBCD"],
    ["Order_2_Line", "order2Line"],
    ["___", "___"],
    ["Straße-ßa", "straßeSSa"],
    ["ǅName", "ǆname"],
    ["E\u0301tat", "e\u0301tat"],
    ["\u{1F600}", "\u{1F600}"],
    ["\u{1F600}1", "\u{1F600}1"],
  ])("of %s is %s", (name, property) => {
    expect(camelCase(name)).toBe(property);
  });

  it("is the same for the same words, however they are put together", () => {
    const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
    const words = fc.array(fc.stringMatching(/^[a-z]{2,5}[0-9]?$/), { minLength: 1, maxLength: 4 });
    const property = fc.property(words, (all) => {
      const forms = [all.join("-"), all.join("_"), all.join("_").toUpperCase(), all.map(capital).join("")];
      const [first = "", ...others] = all;
      const want = first + others.map(capital).join("");
      expect(forms.map(camelCase)).toEqual(forms.map(() => want));
    });
    fc.assert(property, runs(300));
  });
});

describe("the property for a member", () => {
  it.each([
    ["Constructor", "constructor_"],
    ["constructor", "constructor_"],
    ["constructor_", "constructor__"],
    ["ToString", "toString_"],
    ["HasOwnProperty", "hasOwnProperty_"],
    ["__proto__", "__proto___"],
    ["@Constructor", "@constructor"],
    ["@OrderID", "@orderId"],
    ["@OrderID$2", "@orderId$2"],
    ["OrderID$2", "orderId$2"],
    ["Line[1]", "line[1]"],
    ["N1[1]", "n1[1]"],
    ["$value", "$value"],
    ["$items2", "$items2"],
    ["3", "3"],
  ])("%s is %s", (member, property) => {
    expect(propertyName(member)).toBe(property);
    expect(wireName(property)).toBe(property);
  });
});

it("what the library calls an element has its number, whatever the rule", () => {
  expect([memberFor("line", "Line"), memberFor("line$2", "Line"), memberFor("constructor_", "Constructor")]).toEqual([
    "Line",
    "Line$2",
    "Constructor",
  ]);
  expect([wire.memberFor("Line", "Line"), wire.memberFor("Line$2", "Line")]).toEqual(["Line", "Line$2"]);
});
