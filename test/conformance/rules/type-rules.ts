import { complexType, element } from "../../support/component-text.js";
import { A, B, derived, MANY, OPTIONAL, type RuleCase, sequence, value } from "./rule-case.js";

export const TYPE_RULES: readonly RuleCase[] = [
  {
    construct: "types without a name",
    types: complexType(
      "Root",
      `<xs:element name="E"><xs:complexType><xs:sequence>${A}</xs:sequence></xs:complexType></xs:element>`,
    ),
    valid: [value("<t:E><t:A>1</t:A></t:E>")],
    refused: [value("<t:E></t:E>")],
    broken: [
      ["value.E = readRootE(reader)", "readRootE(reader)"],
      ['reader.complete(value, "A")', "value"],
      ['reader.required("A")', 'reader.open("A")'],
    ],
  },
  {
    construct: "unqualified elements",
    types: complexType("Root", element("A", "xs:int", 'form="unqualified"') + B),
    valid: [value("<A>1</A><t:B>b</t:B>")],
    refused: [value("<t:A>1</t:A><t:B>b</t:B>")],
    broken: [
      ["writer.namespace(noNamespace);", ""],
      ["reader.namespace(noNamespace);", ""],
    ],
  },
  {
    construct: "an array of unqualified elements",
    types: complexType("Root", element("A", "xs:int", `form="unqualified"${OPTIONAL}${MANY}`)),
    valid: [value("<A>1</A><A>2</A>")],
    refused: [value("<t:A>1</t:A>")],
    broken: [
      ["writer.namespace(noNamespace);", ""],
      ["reader.namespace(noNamespace);", ""],
    ],
  },
  {
    construct: "an array of itself",
    types: complexType("Root", element("A", "tns:Root", OPTIONAL + MANY)),
    valid: [value("<t:A><t:A></t:A><t:A></t:A></t:A><t:A></t:A>"), value("")],
    refused: [value("<t:A>1</t:A>")],
    reads: [[value("<t:A><t:A></t:A></t:A>"), { A: [{ A: [{ A: [] }] }] }]],
    broken: [
      ["value.A.push(readRoot(reader))", "readRoot(reader)"],
      ["writeRoot(writer, item)", ""],
    ],
  },
  {
    construct: "abstract types and types that extend them",
    types:
      '<xs:complexType name="Root" abstract="true"><xs:sequence><xs:element name="A" type="xs:int"/></xs:sequence></xs:complexType>' +
      derived("More", "Root", "extension", sequence(B)),
    valid: [value("<t:A>1</t:A><t:B>b</t:B>", ' xsi:type="t:More"')],
    refused: [value("<t:A>1</t:A>"), value("<t:A>1</t:A>", ' xsi:type="t:More"')],
    reads: [[value("<t:A>1</t:A><t:B>b</t:B>", ' xsi:type="t:More"'), { $type: "More", A: 1, B: "b" }]],
    unwritable: [{ A: 1 }, { $type: "More", A: 1 }, { $type: "More", B: "b" }],
    broken: [
      ["writer.derived()", "writer"],
      ['reader.is(servicesXX, "More")', "false"],
      ['reader.complete(value, "A", "B")', "value"],
      ["writer.unknownType()", "writer"],
      ["writeMembersOfRoot(writer, value);", ""],
    ],
  },
  {
    construct: "a type that restricts another",
    types:
      complexType("Wide", element("A", "xs:int", OPTIONAL + MANY)) +
      derived("Narrow", "Wide", "restriction", sequence(element("A", "xs:int", 'maxOccurs="2"'))) +
      complexType("Root", element("W", "tns:Wide")),
    valid: [value('<t:W xsi:type="t:Narrow"><t:A>1</t:A><t:A>2</t:A></t:W>'), value("<t:W></t:W>")],

    unwritable: [{ W: { $type: "Narrow", A: [] } }, { W: { $type: "Narrow", A: [1, 2, 3] } }],
    broken: [
      ["value.A, 1, 2)", "value.A, 0, 2)"],
      ["value.A, 1, 2)", "value.A, 1)"],
      ['reader.is(servicesXX, "Narrow")', "false"],
    ],
  },
  {
    construct: "substitution groups",
    types:
      element("Head", "tns:Base", 'abstract="true"') +
      element("One", "tns:Base", 'substitutionGroup="tns:Head"') +
      element("Two", "tns:Base", 'substitutionGroup="tns:Head"') +
      complexType("Base", A) +
      complexType("Root", '<xs:element ref="tns:Head"/>'),
    valid: [value("<t:Two><t:A>1</t:A></t:Two>"), value("<t:One><t:A>1</t:A></t:One>")],
    refused: [value("<t:Head><t:A>1</t:A></t:Head>"), value("<t:One><t:A>1</t:A></t:One><t:Two><t:A>1</t:A></t:Two>")],
    unwritable: [{}, { One: { A: 1 }, Two: { A: 1 } }],
    broken: [
      ["value.Two = readBase(reader)", "value.One = readBase(reader)"],
      ['writer.choice(value, { oneOf: [["One"], ["Two"]] });', ""],
      ['writer.optional("Two", value.Two)', "false"],
    ],
  },
];
