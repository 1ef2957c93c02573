import { complexType, element, extension, payload, simpleType } from "../../support/component-text.js";
import {
  A,
  attribute,
  B,
  choice,
  derived,
  facet,
  MANY,
  OPTIONAL,
  sequence,
  simple,
  typed,
} from "../rules/rule-case.js";

/** A row of the README's table of schemas: what it promises of a message. */
export interface SchemaRow {
  /** The first column. */
  readonly schema: string;
  /** Components, among them the type `Root` of the element `Value` in the message. */
  readonly types: string;
  /** Further schemas of the namespace, by the names of their files. */
  readonly files?: Readonly<Record<string, string>>;
  /** The element of the message, if it has no element `Value`. */
  readonly message?: string;
  /** The payload of a message that is valid. */
  readonly text: string;
  /** What it is in JavaScript. */
  readonly value: unknown;
  /** Lines of the generated types. */
  readonly declares: readonly string[];
}

const send = (content: string, attributes = ""): string =>
  `<t:Send><t:Value${attributes}>${content}</t:Value></t:Send>`;
const reference = (name: string, rest = ""): string => `<xs:element ref="tns:${name}"${rest}/>`;
const money = (rest = ""): string =>
  `<xs:complexType name="Money"><xs:simpleContent><xs:extension base="xs:decimal">${attribute("row", 'type="xs:string"')}${rest}</xs:extension></xs:simpleContent></xs:complexType>`;

export const SCHEMA_ROWS: readonly SchemaRow[] = [
  {
    schema: "element, optional, nillable",
    types: complexType(
      "Root",
      element("Name", "xs:string") +
        element("Note", "xs:string", OPTIONAL) +
        element("Gone", "xs:int", 'nillable="true"'),
    ),
    text: send('<t:Name>a</t:Name><t:Gone xsi:nil="true"/>'),
    value: { Value: { Name: "a", Gone: null } },
    declares: ["Name: string;", "Note?: string | undefined;", "Gone: number | null;"],
  },
  {
    schema: "element that repeats, with bounds",
    types: complexType("Root", element("Line", "xs:int", ' minOccurs="0" maxOccurs="3"') + B),
    text: send("<t:Line>1</t:Line><t:Line>2</t:Line><t:B>b</t:B>"),
    value: { Value: { Line: [1, 2], B: "b" } },
    declares: ["Line?: number[] | undefined;"],
  },
  {
    schema: "nillable element of a type with attributes",
    types: money() + complexType("Root", element("Sum", "tns:Money", 'nillable="true"') + B),
    text: send('<t:Sum row="1" xsi:nil="true"/><t:B>b</t:B>'),
    value: { Value: { Sum: { $nil: true, row: "1" }, B: "b" } },
    declares: ['Sum: Money | null | Nil<Money, "row">;'],
  },
  {
    schema: "attribute, also by reference or from a group",
    types: `<xs:attribute name="code" type="xs:int"/><xs:attributeGroup name="Marks">${attribute("Name", 'type="xs:string"')}</xs:attributeGroup><xs:complexType name="Root">${sequence(element("Name", "xs:string"))}<xs:attribute ref="tns:code" use="required"/><xs:attributeGroup ref="tns:Marks"/></xs:complexType>`,
    text: send("<t:Name>a</t:Name>", ' t:code="5" Name="b"'),
    value: { Value: { Name: "a", code: 5, "@Name": "b" } },
    declares: ["code: number;", '"@Name"?: string | undefined;'],
  },
  {
    schema: "a further element of one name: of another namespace, or of a type that extends the one that has it",
    types: complexType("Base", element("Name", "xs:string")) + extension("Root", "tns:Base", element("Name", "xs:int")),
    text: send("<t:Name>a</t:Name><t:Name>1</t:Name>"),
    value: { Value: { Name: "a", Name$2: 1 } },
    declares: ["Name$2: number;"],
  },
  {
    schema: "`xs:anyAttribute`",
    types: typed('<xs:anyAttribute namespace="##other" processContents="lax"/>'),
    text: send("", ' o:more="x"'),
    value: { Value: { $attributes: { "{urn:other}more": "x" } } },
    declares: ["$attributes?: Record<string, string> | undefined;"],
  },
  {
    schema: "text with attributes",
    types: money().replace("Money", "Root"),
    text: send("1.50", ' row="1"'),
    value: { Value: { $value: "1.50", row: "1" } },
    declares: ["$value: Decimal;", "row?: string | undefined;"],
  },
  {
    schema: "choice, also with sequences or choices in it; substitution group",
    types:
      element("Head", "xs:string", 'abstract="true"') +
      element("First", "xs:string", 'substitutionGroup="tns:Head"') +
      element("Second", "xs:token", 'substitutionGroup="tns:Head"') +
      complexType(
        "Root",
        choice(element("Card", "xs:int") + sequence(element("Invoice", "xs:string") + choice(A + B))) +
          reference("Head"),
      ),
    text: send("<t:Invoice>i</t:Invoice><t:B>b</t:B><t:Second>s</t:Second>"),
    value: { Value: { Invoice: "i", B: "b", Second: "s" } },
    declares: ["OneOf<"],
  },
  {
    schema: "choice or sequence that repeats; an element in two places",
    types: complexType("Root", choice(element("Card", "xs:int") + element("Invoice", "xs:string"), MANY)),
    text: send("<t:Invoice>i</t:Invoice><t:Card>1</t:Card><t:Invoice>j</t:Invoice>"),
    value: { Value: { $items: [{ Invoice: "i" }, { Card: 1 }, { Invoice: "j" }] } },
    declares: ["$items:"],
  },
  {
    schema: "`xs:any`",
    types: complexType("Root", `${A}<xs:any namespace="##other" processContents="lax"${OPTIONAL}${MANY}/>`),
    text: send('<t:A>1</t:A><o:X xmlns:o="urn:other">x</o:X>'),
    value: {
      Value: {
        A: 1,
        $any: [{ name: { namespace: "urn:other", localName: "X" }, xml: '<o:X xmlns="" xmlns:o="urn:other">x</o:X>' }],
      },
    },
    declares: ["$any?: AnyElement[] | undefined;"],
  },
  {
    schema: "mixed content",
    types: typed(sequence(element("Bold", "xs:string", OPTIONAL + MANY)), ' mixed="true"'),
    text: send("one <t:Bold>two</t:Bold>"),
    value: { Value: { $content: ["one ", { Bold: "two" }] } },
    declares: ["$content?: (string | { Bold: string })[] | undefined;"],
  },
  {
    schema: "type without a name",
    types: complexType(
      "Root",
      `<xs:element name="Line"><xs:complexType>${sequence(A)}</xs:complexType></xs:element>${B}`,
    ),
    text: send("<t:Line><t:A>1</t:A></t:Line><t:B>b</t:B>"),
    value: { Value: { Line: { A: 1 }, B: "b" } },
    declares: ["Line: RootLine;", "export interface RootLine {"],
  },
  {
    schema: "extension and restriction, `xsi:type`, abstract types",
    types:
      complexType("Shape", element("Label", "xs:string", OPTIONAL)).replace("<xs:complexType", '$& abstract="true"') +
      extension("Circle", "tns:Shape", A) +
      derived("Named", "Shape", "restriction", sequence(element("Label", "xs:string"))) +
      complexType("Root", element("Shape", "tns:Shape") + element("Other", "tns:Shape")),
    text: send(
      '<t:Shape xsi:type="t:Circle"><t:A>1</t:A></t:Shape><t:Other xsi:type="t:Named"><t:Label>l</t:Label></t:Other>',
    ),
    value: { Value: { Shape: { $type: "Circle", A: 1 }, Other: { $type: "Named", Label: "l" } } },
    declares: ["Shape: AnyShape;", "export type AnyShape ="],
  },
  {
    schema: "several such types of one name",
    types:
      '<xs:import namespace="urn:more" schemaLocation="more.xsd"/>' +
      complexType("Base", A) +
      extension("Further", "tns:Base", B) +
      complexType("Root", element("Base", "tns:Base", MANY) + B),
    files: {
      "more.xsd": `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="http://example.com/ServicesXX" targetNamespace="urn:more"><xs:import namespace="http://example.com/ServicesXX"/>${extension("Further", "t:Base")}</xs:schema>`,
    },
    text: send(
      '<t:Base xsi:type="t:Further"><t:A>1</t:A><t:B>b</t:B></t:Base><t:Base xmlns:m="urn:more" xsi:type="m:Further"><t:A>2</t:A></t:Base><t:B>b</t:B>',
    ),
    value: {
      Value: {
        Base: [
          { $type: "Further", A: 1, B: "b" },
          { $type: "{urn:more}Further", A: 2 },
        ],
        B: "b",
      },
    },
    declares: ['"{urn:more}Further"'],
  },
  {
    schema: "message that is not a sequence of elements, or is of a type that others extend",
    types: complexType("Base", A) + extension("More", "tns:Base", B),
    message: element("Send", "tns:Base"),
    text: '<t:Send xsi:type="t:More"><t:A>1</t:A><t:B>b</t:B></t:Send>',
    value: { $type: "More", A: 1, B: "b" },
    declares: ["export type SendRequest = AnyBase;"],
  },
  {
    schema: "default and fixed values",
    types: typed(
      sequence(element("D", "xs:int", 'default="7"') + element("F", "xs:token", 'fixed="v1"')) +
        attribute("usual", 'type="xs:int" default="8"'),
    ),
    text: send("<t:D/><t:F>v1</t:F>"),
    value: { Value: { D: 7, F: "v1", usual: 8 } },
    declares: ["/** xs:int, default 7 */", "/** An attribute. (xs:int, default 8) */"],
  },
  {
    schema: "simple types: facets, patterns, enumerations, lists, unions",
    types:
      simple("Code", "xs:token", facet("pattern", "[A-Z]+"), facet("maxLength", 3)) +
      simple("Size", "xs:int", facet("enumeration", 1), facet("enumeration", 2)) +
      simpleType("Numbers", '<xs:list itemType="xs:int"/>') +
      simpleType("Either", '<xs:union memberTypes="xs:int xs:boolean"/>') +
      complexType("Root", ["Code", "Size", "Numbers", "Either"].map((name) => element(name, `tns:${name}`)).join("")),
    text: send("<t:Code>AB</t:Code><t:Size>2</t:Size><t:Numbers>1 2</t:Numbers><t:Either>true</t:Either>"),
    value: { Value: { Code: "AB", Size: 2, Numbers: [1, 2], Either: true } },
    declares: [
      "export type Size = 1 | 2;",
      "export type Numbers = number[];",
      "export type Either = number | boolean;",
      "export type Code = string;",
    ],
  },
  {
    schema: "attributes `ser:Id` and `ser:Ref` (WCF's IsReference)",
    types:
      '<xs:import namespace="http://schemas.microsoft.com/2003/10/Serialization/"/>' +
      `<xs:complexType name="Shared">${sequence(A)}<xs:attribute ref="ser:Id"/><xs:attribute ref="ser:Ref"/></xs:complexType>` +
      complexType("Root", element("First", "tns:Shared") + element("Second", "tns:Shared")),
    text: '<t:Send xmlns:z="http://schemas.microsoft.com/2003/10/Serialization/"><t:Value><t:First z:Id="i1"><t:A>1</t:A></t:First><t:Second z:Ref="i1"/></t:Value></t:Send>',
    value: { Value: { First: { A: 1 }, Second: { A: 1 } } },
    declares: ["First: Shared;"],
  },
  {
    schema: "`xs:all`",
    types: typed(`<xs:all>${A}${element("B", "xs:string", OPTIONAL)}</xs:all>`),
    text: send("<t:A>1</t:A><t:B>b</t:B>"),
    value: { Value: { A: 1, B: "b" } },
    declares: ["A: number;", "B?: string | undefined;"],
  },
  {
    schema: "groups, references, unqualified elements, `xs:redefine`",
    types: `<xs:redefine schemaLocation="base.xsd">${simple("Code", "tns:Code", facet("maxLength", 3))}</xs:redefine>${element("Global", "xs:int")}<xs:group name="Pair">${sequence(element("C", "tns:Code") + element("Local", "xs:int", 'form="unqualified"'))}</xs:group>${complexType("Root", `${reference("Global")}<xs:group ref="tns:Pair"/>`)}`,
    files: {
      "base.xsd": `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${simple("Code", "xs:string")}</xs:schema>`,
    },
    text: send("<t:Global>1</t:Global><t:C>abc</t:C><Local>2</Local>"),
    value: { Value: { Global: 1, C: "abc", Local: 2 } },
    declares: ["Global: number;", "C: Code;", "Local: number;"],
  },
  {
    schema: "keys, notations",
    types: `<xs:notation name="gif" public="image/gif"/>${simple("Kind", "xs:NOTATION", facet("enumeration", "tns:gif"))}${complexType("Root", element("K", "tns:Kind", MANY) + B)}`,
    message: payload("Send", element("Value", "tns:Root")).replace(
      "</xs:element>",
      '<xs:unique name="u"><xs:selector xpath="tns:Value/tns:K"/><xs:field xpath="."/></xs:unique>$&',
    ),
    text: send("<t:K>t:gif</t:K><t:K>t:gif</t:K><t:B>b</t:B>"),
    value: { Value: { K: ["{http://example.com/ServicesXX}gif", "{http://example.com/ServicesXX}gif"], B: "b" } },
    declares: ['export type Kind = "{http://example.com/ServicesXX}gif";'],
  },
];
