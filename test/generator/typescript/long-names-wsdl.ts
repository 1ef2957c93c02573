import {
  complexType,
  dictionary,
  element,
  enumeration,
  extension,
  flags,
  optional,
  repeated,
} from "../../support/component-text.js";
import { inlineWsdl } from "../../support/inline-wsdl.js";

/** Names of one length for everything: types of all kinds, members, a header, operations, a fault. */
export function longNamesWsdl(length: number): string {
  const name = (what: string): string => what.padEnd(length, "alongname");
  const headers = [`tns:${name("Header")}`];
  return inlineWsdl({
    isDotNet: true,
    name: name("Endpoint"),
    types: typesWith(name),
    operations: {
      [name("Get")]: {
        headers,
        request: `${optional(name("Base"), `tns:${name("Base")}`)}${element(name("Id"), "xs:date")}`,
        response: KINDS.map((kind) => optional(name(kind), `tns:${name(kind)}`)).join("\n"),
        faults: { [name("Fault")]: `tns:${name("Refusal")}` },
      },
      [name("Delete")]: { headers },
    },
  });
}

/** The types of the response's members. */
const KINDS = ["Base", "Other", "Array", "ByName", "ByState", "State", "Flags", "Nothing"];

function typesWith(name: (what: string) => string): string {
  return [
    complexType(name("Base"), optional(name("Label"), "xs:string")),
    extension(name("Derived"), `tns:${name("Base")}`, element(name("Radius"), "xs:double")),
    extension(name("Other"), `tns:${name("Derived")}`, element(name("When"), "xs:dateTime", 'nillable="true"')),
    complexType(name("Nothing")),
    complexType(name("Array"), repeated(name("Base"), `tns:${name("Base")}`)),
    dictionary(name("ByName"), "xs:string", `tns:${name("Base")}`),
    dictionary(name("ByState"), `tns:${name("State")}`, "xs:decimal"),
    enumeration(name("State"), [name("New"), name("Old")]),
    flags(name("Flags"), [name("One"), name("Two")]),
    element(name("Refusal"), `tns:${name("Base")}`, 'nillable="true"'),
    element(name("Header"), `tns:${name("Base")}`, 'nillable="true"'),
  ].join("\n");
}
