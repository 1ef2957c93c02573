import { complexType, element, extension } from "../../support/component-text.js";
import { A, attribute, B, choice, derived, facet, OPTIONAL, type RuleCase, simple } from "./rule-case.js";

const message = (type: string, rest = ""): string => element("Send", type, rest);
const send = (content: string, attributes = ""): string => `<t:Send${attributes}>${content}</t:Send>`;

/** What the element of a message may be. */
export const MESSAGE_RULES: readonly RuleCase[] = [
  {
    construct: "a message element of simple type",
    types: simple("Code", "xs:token", facet("pattern", "[A-Z]{2}\\d+")),
    message: message("tns:Code"),
    valid: [send("AB12")],
    refused: [send("ab1"), send("")],
    reads: [[send(" AB12 "), { $value: "AB12" }]],
    unwritable: [{ $value: "ab1" }, {}],
    broken: [
      ["[A-Z]{2}", "[A-Za-z]{2}"],
      ['writer.required("Send", value.$value)', 'writer.optional("Send", value.$value)'],
      ["{ $value: reader.simple(code) }", "{ $value: reader.simple(code).toLowerCase() }"],
    ],
  },
  {
    construct: "a message element that may be nil",
    types: complexType("Root", A),
    message: message("tns:Root", 'nillable="true"'),
    valid: [send("<t:A>1</t:A>"), send("", ' xsi:nil="true"')],
    refused: [send("")],
    reads: [[send("", ' xsi:nil="1"'), { $value: null }]],
    unwritable: [{ $value: {} }, {}],
    broken: [
      ["reader.nil() ? null : ", ""],
      ['writer.requiredNillable("Send"', 'writer.required("Send"'],
      ['reader.complete(value, "A")', "value"],
    ],
  },
  {
    construct: "a message element of a type that others extend",
    types: complexType("Base", A) + extension("More", "tns:Base", B),
    message: message("tns:Base"),
    valid: [send("<t:A>1</t:A>"), send("<t:A>1</t:A><t:B>b</t:B>", ' xsi:type="t:More"')],
    refused: [send("<t:A>1</t:A><t:B>b</t:B>"), send("<t:A>1</t:A>", ' xsi:type="t:More"')],
    reads: [[send("<t:A>1</t:A><t:B>b</t:B>", ' xsi:type="t:More"'), { $type: "More", A: 1, B: "b" }]],
    unwritable: [{ $type: "More", A: 1 }],
    broken: [
      ['reader.is(servicesXX, "More")', "false"],
      ["writeMore(writer.derived(), value)", "writeBase(writer, value)"],
      ['reader.complete(value, "A", "B")', "value"],
      ["readAnyBase(reader);\n}", "readBase(reader);\n}"],
    ],
  },
  {
    construct: "a message element of a type that extends another",
    types:
      `<xs:complexType name="Base" abstract="true"><xs:sequence>${A}</xs:sequence>${attribute("v", 'type="xs:int" use="required"')}</xs:complexType>` +
      derived("Root", "Base", "extension", choice(B + element("C", "xs:int"), OPTIONAL)),
    message: message("tns:Root"),
    valid: [send("<t:A>1</t:A><t:C>2</t:C>", ' v="1"'), send("<t:A>1</t:A>", ' v="2"')],
    refused: [send("<t:A>1</t:A><t:C>2</t:C>"), send("<t:C>2</t:C>", ' v="1"')],
    unwritable: [{ v: 1, A: 1, B: "b", C: 2 }, { A: 1 }],
    broken: [
      ["writeMembersOfBase(writer, value);", ""],
      ['writer.requiredAttribute("v"', 'writer.attribute("v"'],
      ['["A", "v"], { optional: true', "[], { optional: true"],
      ['writer.choice(value, { optional: true, oneOf: [["B"], ["C"]] });', ""],
    ],
  },
  {
    construct: "a message element of any content",
    types: "",
    message: '<xs:element name="Send"/>',
    valid: [send("text"), send("<t:A>1</t:A>", ' a="1"'), send("5", ' xsi:type="xs:int"')],
    refused: [send("x", ' xsi:type="xs:int"')],
    unwritable: [{}],
    broken: [
      ["reader.anyType(anyTypes)", "reader.string()"],
      ["writer.anyType(anyTypes, value.$value)", "writer.string(String(value.$value))"],
    ],
  },
];
