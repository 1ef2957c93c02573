import { expect, it } from "vitest";
import { operationsIn, TypeIndex } from "../../../generator/contract/types.js";
import { ResponseLists } from "../../../generator/package/response-lists.js";
import { complexType, element, repeated } from "../../support/component-text.js";
import { contractOf, inlineWsdl } from "../../support/inline-wsdl.js";

const TYPES = [
  complexType("Items", repeated("Item", "xs:string")),
  complexType("Page", element("Items", "tns:Items")),
  complexType("Result", element("Page", "tns:Page")),
  complexType("Results", element("Result", "tns:Result")),
  complexType("Tree", `${element("Name", "xs:string")}${element("Tree", "tns:Tree", 'minOccurs="0"')}`),
  element("Animal", "xs:string", 'abstract="true"'),
  element("Cat", "xs:string", 'substitutionGroup="tns:Animal"'),
  element("Dog", "xs:string", 'substitutionGroup="tns:Animal"'),
].join("\n");

const CHOICE = `${element("A", "xs:int")}${element("B", "xs:int")}`;

it.each<[string, boolean, string]>([
  ["repeats an element", true, repeated("Item", "xs:int")],
  ["has an array", true, element("Items", "tns:Items")],
  ["has one in a member", true, element("Page", "tns:Page")],
  ["has one in a member of a member", true, element("Result", "tns:Result")],
  ["has one deeper", false, element("Results", "tns:Results")],
  ["repeats a choice", true, `<xs:choice maxOccurs="unbounded">${CHOICE}</xs:choice>`],
  ["repeats a group of elements", true, `<xs:sequence maxOccurs="unbounded">${CHOICE}</xs:sequence>`],
  ["repeats a substitution group", true, '<xs:element ref="tns:Animal" maxOccurs="unbounded"/>'],
  ["has members", false, `${CHOICE}${element("Tree", "tns:Tree")}`],
  ["has elements that are not declared", false, '<xs:any processContents="lax" maxOccurs="unbounded"/>'],
])("a response that %s has a list: %s", (_, want, response) => {
  const contract = contractOf({ "s/a.wsdl": inlineWsdl({ types: TYPES, operations: { Get: { response } } }) });
  const [operation] = operationsIn(contract);
  expect(operation && new ResponseLists(TypeIndex.of(contract.types)).isIn(operation.response)).toBe(want);
});
