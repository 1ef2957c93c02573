import {
  dictionary,
  element,
  enumeration,
  extension,
  flags,
  repeated,
  simpleType,
  complexType as struct,
} from "../../support/component-text.js";
import { asking, becomes, type FactEdit, HELD, holding, MEMBER, withAttributes } from "./fact-edit.js";

function restricted(name: string, base: string, facets = ""): string {
  return simpleType(name, `<xs:restriction base="${base}">${facets}</xs:restriction>`);
}

function value(text: string): string {
  return `<xs:enumeration value="${text}"/>`;
}

/** Facts about types that are no structs, or become others. */
export const OTHER_EDITS: readonly FactEdit[] = [
  {
    fact: "an enumeration has another value",
    module: "types/held",
    wsdl: holding(enumeration("Held", [becomes("A", "B")])),
  },
  {
    fact: "a simple type becomes a complex one, for a message",
    module: "sample",
    wsdl: asking(element("held", "tns:Held"), [becomes(restricted("Held", "xs:int"), HELD)]),
  },
  {
    fact: "a simple type becomes a complex one, for a member",
    module: "types/holder",
    wsdl: holding(becomes(restricted("Held", "xs:int"), HELD)),
  },
  {
    fact: "a struct becomes an array",
    module: "types/holder",
    wsdl: holding(struct("Held", becomes(MEMBER, repeated("a", "xs:string")))),
  },
  {
    fact: "an array has other items",
    module: "types/holder",
    wsdl: holding(struct("Held", repeated("a", becomes("xs:string", "xs:int")))),
  },
  {
    fact: "an array has items of another kind",
    module: "types/held",
    wsdl: holding(
      struct("Held", repeated("a", "tns:Item")),
      becomes(restricted("Item", "xs:int"), struct("Item", MEMBER)),
    ),
  },
  {
    fact: "a struct becomes a dictionary",
    module: "types/holder",
    wsdl: holding(becomes(HELD, dictionary("Held", "xs:string", "xs:int"))),
  },
  {
    fact: "a dictionary has other keys",
    module: "types/holder",
    wsdl: holding(dictionary("Held", becomes("xs:string", "xs:int"), "xs:int")),
  },
  {
    fact: "the type behind the keys of a dictionary",
    module: "types/held",
    wsdl: holding(
      dictionary("Held", "tns:Key", "xs:int"),
      restricted("Key", "tns:Inner"),
      restricted("Inner", becomes("xs:string", "xs:int")),
    ),
  },
  {
    fact: "an enumeration becomes a text",
    module: "types/holder",
    wsdl: asking(element("holder", "tns:Holder"), [
      struct("Holder", element("held", "tns:Held", 'default="A"')),
      becomes(enumeration("Held", ["A"]), restricted("Held", "xs:string")),
    ]),
  },
  {
    fact: "an enumeration becomes flags",
    module: "types/held2",
    wsdl: asking(element("held", "tns:Held2"), [
      simpleType("Held2", `<xs:restriction base="tns:Held">${value("A")}</xs:restriction>`),
      becomes(enumeration("Held", ["A"]), flags("Held", ["A"])),
    ]),
  },
  {
    fact: "the base of a base of a value with a default",
    module: "types/holder",
    wsdl: asking(element("holder", "tns:Holder"), [
      struct("Holder", `${element("held", "tns:Held", 'default="1"')}`),
      restricted("Held", "tns:Inner"),
      restricted("Inner", becomes("xs:int", "xs:string")),
    ]),
  },
  {
    fact: "the base of a base of values",
    module: "types/held",
    wsdl: holding(restricted("Held", "tns:Inner", value("1")), restricted("Inner", becomes("xs:int", "xs:string"))),
  },
  {
    fact: "a datatype behind two others, which is made for another module",
    module: "types/held2",
    wsdl: asking(`${element("a", "tns:Held")}${element("b", "tns:Held2")}`, [
      restricted("Held", "tns:Inner", value("1")),
      restricted("Held2", "tns:Inner", value("1")),
      restricted("Inner", "tns:Innermost"),
      restricted("Innermost", becomes("xs:int", "xs:string")),
    ]),
  },
  {
    fact: "the item of a list behind two others",
    module: "types/held2",
    wsdl: asking(`${element("a", "tns:Held")}${element("b", "tns:Held2")}`, [
      restricted("Held", "tns:Inner", '<xs:pattern value="1"/>'),
      restricted("Held2", "tns:Inner", '<xs:pattern value="1"/>'),
      simpleType("Inner", '<xs:list itemType="tns:Innermost"/>'),
      restricted("Innermost", becomes("xs:int", "xs:string")),
    ]),
  },
  {
    fact: "the item of a list",
    module: "types/held",
    wsdl: holding(
      simpleType("Held", '<xs:list itemType="tns:Item"/>'),
      becomes(restricted("Item", "xs:int"), enumeration("Item", ["A"])),
    ),
  },
  {
    fact: "a member of a union behind two others",
    module: "types/held2",
    wsdl: asking(`${element("a", "tns:Held")}${element("b", "tns:Held2")}`, [
      restricted("Held", "tns:Inner", '<xs:pattern value="1"/>'),
      restricted("Held2", "tns:Inner", '<xs:pattern value="1"/>'),
      simpleType("Inner", '<xs:union memberTypes="xs:boolean tns:Innermost"/>'),
      becomes(restricted("Innermost", "xs:int"), simpleType("Innermost", '<xs:list itemType="xs:int"/>')),
    ]),
  },
  {
    fact: "a member of a union",
    module: "types/held",
    wsdl: holding(
      simpleType("Held", '<xs:union memberTypes="xs:hexBinary tns:Item"/>'),
      restricted("Item", becomes("xs:int", "xs:base64Binary")),
    ),
  },
  {
    fact: "the type of an attribute of a base",
    module: "types/held",
    wsdl: holding(
      extension("Held", "tns:Base"),
      withAttributes("Base", '<xs:attribute name="at" type="tns:Code"/>'),
      becomes(restricted("Code", "xs:int"), enumeration("Code", ["A"])),
    ),
  },
  {
    fact: "the type of the text of a base",
    module: "types/held",
    wsdl: holding(
      '<xs:complexType name="Held"><xs:simpleContent><xs:extension base="tns:Base"/></xs:simpleContent></xs:complexType>',
      `<xs:complexType name="Base"><xs:simpleContent><xs:extension base="${becomes("xs:int", "xs:string")}"/></xs:simpleContent></xs:complexType>`,
    ),
  },
];
