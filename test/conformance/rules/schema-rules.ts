import { complexType, element } from "../../support/component-text.js";
import { TNS } from "../../support/inline-wsdl.js";
import {
  A,
  attribute,
  B,
  choice,
  derived,
  facet,
  OPTIONAL,
  type RuleCase,
  sequence,
  simple,
  value,
} from "./rule-case.js";

const MORE = "urn:more";

/** A schema as a file. Its components name those of its own namespace with `own`. */
function file(namespace: string | undefined, components: string): string {
  const target = namespace === undefined ? "" : ` targetNamespace="${namespace}" xmlns:own="${namespace}"`;
  const text = namespace === undefined ? components.replaceAll("own:", "") : components;
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${TNS}" xmlns:m="${MORE}"${target} elementFormDefault="qualified">${text}</xs:schema>`;
}

const include = (name: string): string => `<xs:include schemaLocation="${name}"/>`;
const group = (name: string, content: string): string => `<xs:group name="${name}">${sequence(content)}</xs:group>`;
const marks = (content: string): string => `<xs:attributeGroup name="Marks">${content}</xs:attributeGroup>`;
const code = simple("Code", "xs:string", facet("pattern", "[A-Z]*"));
/** With a reference to each kind of component. */
const root = `<xs:complexType name="Root">${sequence(`${element("C", "own:Code")}<xs:element ref="own:Shared" minOccurs="0"/><xs:group ref="own:Pair"/>`)}<xs:attributeGroup ref="own:Marks"/></xs:complexType>`;
const parts =
  code + group("Pair", A) + marks(attribute("mark", 'type="xs:int"')) + element("Shared", "xs:int", 'nillable="true"');

/** How the components of a schema come from several files, or from several schemas. */
export const SCHEMA_RULES: readonly RuleCase[] = [
  {
    construct: "redefined components",
    types: `<xs:redefine schemaLocation="base.xsd">${simple("Code", "tns:Code", facet("maxLength", 3))}${derived("Root", "Root", "extension", sequence(B))}${group("Pair", `<xs:group ref="tns:Pair"/>${element("D", "xs:int")}`)}${marks(`<xs:attributeGroup ref="tns:Marks"/>${attribute("more", 'type="xs:int"')}`)}</xs:redefine>`,
    files: { "base.xsd": file(TNS, root + parts) },
    valid: [value("<t:C>ABC</t:C><t:A>1</t:A><t:D>2</t:D><t:B>b</t:B>", ' mark="1" more="2"')],
    refused: [
      value("<t:C>ABCD</t:C><t:A>1</t:A><t:D>2</t:D><t:B>b</t:B>"),
      value("<t:C>abc</t:C><t:A>1</t:A><t:D>2</t:D><t:B>b</t:B>"),
      value("<t:C>ABC</t:C><t:A>1</t:A><t:B>b</t:B>"),
      value("<t:C>ABC</t:C><t:A>1</t:A><t:D>2</t:D>"),
    ],
    unwritable: [
      { C: "ABC", A: 1, B: "b" },
      { C: "ABC", A: 1, D: 2 },
    ],
    broken: [
      ["maxLength: 3", "maxLength: 4"],
      ["[A-Z]*", "[A-Za-z]*"],
      ['writer.required("D", value.D)', 'writer.optional("D", value.D)'],
      ['reader.complete(value, "C", "A", "D", "B")', "value"],
      ['reader.attribute("more")', "false"],
      ["writeMembersOfRoot_1(writer, value);", ""],
    ],
  },
  {
    construct: "components of a file without a namespace (chameleon include)",
    types: include("plain.xsd"),
    files: {
      "plain.xsd": file(undefined, include("parts.xsd") + root),
      "parts.xsd": file(undefined, include("plain.xsd") + parts),
    },
    valid: [value('<t:C>AB</t:C><t:Shared xsi:nil="true"/><t:A>1</t:A>', ' mark="1"'), value("<t:C/><t:A>1</t:A>")],
    refused: [
      value("<C>AB</C><t:A>1</t:A>"),
      value("<t:C>ab</t:C><t:A>1</t:A>"),
      value("<t:C>AB</t:C><Shared>1</Shared><t:A>1</t:A>"),
    ],
    broken: [
      ["[A-Z]*", "[A-Za-z]*"],
      ['writer.nillable("Shared", value.Shared)', 'writer.optional("Shared", value.Shared ?? undefined)'],
      ['reader.required("C")', 'reader.namespace(noNamespace), reader.required("C")'],
      ['reader.attribute("mark")', "false"],
    ],
  },
  {
    construct: "several schemas of one namespace, some of which have unqualified elements",
    types: include("first.xsd") + include("second.xsd"),
    files: {
      "first.xsd": file(TNS, include("second.xsd") + root),
      "second.xsd": file(TNS, include("first.xsd") + parts).replace('elementFormDefault="qualified"', ""),
    },
    valid: [value("<t:C>AB</t:C><t:Shared>5</t:Shared><A>1</A>", ' mark="1"')],
    refused: [value("<t:C>AB</t:C><t:A>1</t:A>"), value("<C>AB</C><A>1</A>")],
    broken: [
      ["reader.namespace(noNamespace);", ""],
      ["writer.namespace(noNamespace);", ""],
      ["value.Shared = reader.nil() ? null : reader.int()", "reader.int()"],
    ],
  },
  {
    construct: "schemas of several namespaces that import each other",
    types:
      `<xs:import namespace="${MORE}" schemaLocation="more.xsd"/>${code}` +
      `<xs:complexType name="Root"><xs:complexContent><xs:extension base="m:Base" xmlns:m="${MORE}">${sequence(`${element("A", "m:Limit")}<xs:element ref="m:Head"/>`)}</xs:extension></xs:complexContent></xs:complexType><xs:element name="Own" type="m:Base" substitutionGroup="m:Head" xmlns:m="${MORE}"/>`,
    files: {
      "more.xsd": file(
        MORE,
        `<xs:import namespace="${TNS}"/>${simple("Limit", "xs:int", facet("maxInclusive", 9))}${complexType("Base", element("A", "tns:Code"))}${element("Head", "own:Base")}`,
      ),
    },
    valid: [
      value('<m:A xmlns:m="urn:more">X</m:A><t:A>9</t:A><t:Own><m:A xmlns:m="urn:more">Y</m:A></t:Own>'),
      value('<m:A xmlns:m="urn:more">X</m:A><t:A>9</t:A><m:Head xmlns:m="urn:more"><m:A>Y</m:A></m:Head>'),
    ],
    refused: [
      value('<t:A>X</t:A><t:A>9</t:A><t:Own><m:A xmlns:m="urn:more">Y</m:A></t:Own>'),
      value('<m:A xmlns:m="urn:more">x</m:A><t:A>9</t:A><t:Own><m:A xmlns:m="urn:more">Y</m:A></t:Own>'),
      value('<m:A xmlns:m="urn:more">X</m:A><t:A>10</t:A><t:Own><m:A xmlns:m="urn:more">Y</m:A></t:Own>'),
      value('<m:A xmlns:m="urn:more">X</m:A><t:A>9</t:A>'),
    ],
    broken: [
      ["maxInclusive: 9", "maxInclusive: 10"],
      ["writer.namespace(more);", ""],
      ["value.A$2 = reader.simple(limit)", "reader.simple(limit)"],
      ['{ oneOf: [["Own"], ["Head"]] }', '{ optional: true, oneOf: [["Own"], ["Head"]] }'],
      ["[A-Z]*", "[A-Za-z]*"],
    ],
  },
  {
    construct: "restrictions of any type, entities, and keys, which are not checked",
    types:
      `<xs:complexType name="Root"><xs:complexContent><xs:restriction base="xs:anyType">${choice(A + element("E", "xs:ENTITIES"), ' maxOccurs="2"')}${attribute("e", 'type="xs:ENTITY"')}</xs:restriction></xs:complexContent></xs:complexType>` +
      `<xs:element name="Keyed"><xs:complexType>${sequence(element("R", "tns:Root", OPTIONAL))}</xs:complexType><xs:key name="k"><xs:selector xpath="tns:R"/><xs:field xpath="@e"/></xs:key><xs:keyref name="r" refer="tns:k"><xs:selector xpath=".//tns:R"/><xs:field xpath="@e"/></xs:keyref></xs:element>`,
    valid: [value("<t:E>a b</t:E><t:A>1</t:A>", ' e="x"')],
    refused: [value("<t:E>a 1</t:E>"), value("<t:A>1</t:A>", ' e="1"'), value("<t:B/>")],
    unwritable: [{ $items: [] }],
    broken: [
      ["reader.simple(otherDatatypes.ENTITIES)", "reader.simple(otherDatatypes.NMTOKENS)"],
      ["reader.simple(otherDatatypes.ENTITY)", "reader.string()"],
      ["value.$items.push({ A: reader.int() })", "value.$items.unshift({ A: reader.int() })"],
      ["value.$items, 1, 2)", "value.$items)"],
    ],
  },
];
