import { complexType, element, simpleType } from "../../support/component-text.js";
import { TNS } from "../../support/inline-wsdl.js";
import { A, attribute, B, choice, facet, MANY, OPTIONAL, type RuleCase, sequence, simple, value } from "./rule-case.js";

const restricts = (name: string, base: string, content: string): string =>
  `<xs:complexType name="${name}"><xs:complexContent><xs:restriction base="${base}">${content}</xs:restriction></xs:complexContent></xs:complexType>`;
const textType = (name: string, kind: "extension" | "restriction", base: string, content: string): string =>
  `<xs:complexType name="${name}"><xs:simpleContent><xs:${kind} base="${base}">${content}</xs:${kind}></xs:simpleContent></xs:complexType>`;

/** Constructs that few schemas have. */
export const FURTHER_RULES: readonly RuleCase[] = [
  {
    construct: "attributes of XML, and those that a restriction prohibits or repeats with their group",
    types: `<xs:import namespace="http://www.w3.org/XML/1998/namespace"/><xs:attributeGroup name="Marks">${attribute("a", 'type="xs:int"')}<xs:attribute ref="xml:lang"/></xs:attributeGroup><xs:complexType name="Wide"><xs:attributeGroup ref="tns:Marks"/>${attribute("b", 'type="xs:int"')}</xs:complexType>${restricts("Root", "tns:Wide", `<xs:attributeGroup ref="tns:Marks"/>${attribute("b", 'use="prohibited"')}`)}`,
    valid: [value("", ' a="1" xml:lang="nb"')],
    refused: [value("", ' b="1"'), value("", ' lang="nb"')],
    reads: [[value("", ' a="1" xml:lang="nb"'), { a: 1, lang: "nb" }]],
    unwritable: [{ b: 1 }],
    broken: [
      ["value.lang, xml)", "value.lang)"],
      ['reader.attribute("lang", xml)', 'reader.attribute("lang")'],
      [
        'if (writer.attribute("a", value.a))',
        'if (writer.attribute("b", value.b)) writer.int(value.b); if (writer.attribute("a", value.a))',
      ],
    ],
  },
  {
    construct: "simple content by restriction",
    types:
      textType(
        "Base",
        "extension",
        "xs:string",
        attribute("a", 'type="xs:string"') + attribute("b", 'type="xs:string"'),
      ) +
      textType(
        "Root",
        "restriction",
        "tns:Base",
        facet("maxLength", 3) + attribute("a", 'type="xs:NCName" use="required"'),
      ),
    valid: [value("abc", ' a="n" b="x"')],
    refused: [value("abcd", ' a="n"'), value("abc"), value("abc", ' a="1"')],
    unwritable: [{ $value: "abcd", a: "n" }, { $value: "a" }],
    broken: [
      ["maxLength: 3", "maxLength: 4"],
      ['writer.requiredAttribute("a"', 'writer.attribute("a"'],
      ["reader.simple(otherDatatypes.NCName)", "reader.string()"],
      ['reader.attribute("b")', "false"],
    ],
  },
  {
    construct: "nil with attributes that must be there",
    types:
      textType("Money", "extension", "xs:decimal", attribute("cur", 'type="xs:string" use="required"')) +
      complexType("Root", element("M", "tns:Money", `nillable="true"${MANY}`)),
    valid: [value('<t:M cur="NOK">1.0</t:M><t:M cur="EUR" xsi:nil="true"></t:M>')],
    refused: [value('<t:M cur="EUR"/>')],
    reads: [[value('<t:M xsi:nil="true" cur="EUR"/>'), [{ $nil: true, cur: "EUR" }]]],
    unwritable: [[{ $nil: true }], [{ $nil: true, cur: "EUR", $value: "1" }]],
    broken: [
      ['reader.beginNil(servicesXX, "Money", ["cur"])', "false"],
      ['typeof value === "object" && "$nil" in value', "false"],
    ],
  },
  {
    construct: "a group that leads to itself",
    types:
      `<xs:group name="Expr">${choice(`${element("Num", "xs:int")}<xs:element name="Add"><xs:complexType><xs:sequence><xs:group ref="tns:Expr" minOccurs="2" maxOccurs="3"/></xs:sequence></xs:complexType></xs:element>`)}</xs:group>` +
      complexType("Root", '<xs:group ref="tns:Expr"/>'),
    valid: [value("<t:Add><t:Num>1</t:Num><t:Add><t:Num>2</t:Num><t:Num>3</t:Num></t:Add></t:Add>")],
    refused: [value("<t:Add><t:Num>1</t:Num></t:Add>"), value("")],
    unwritable: [{ Add: { $items: [{ Num: 1 }] } }, { Num: 1, Add: { $items: [{ Num: 1 }, { Num: 2 }] } }],
    broken: [
      ["value.$items, 2, 3)", "value.$items, 1, 3)"],
      ['checkCount(reader, value, "$items", [2, 3]);', ""],
      ["value.$items.push({ Add: readExprAdd(reader) })", "readExprAdd(reader)"],
      ['writer.choice(value, { oneOf: [["Num"], ["Add"]] });', ""],
    ],
  },
  {
    construct: "identifiers, references, names and notations",
    types:
      '<xs:notation name="gif" public="image/gif"/>' +
      simple("Kind", "xs:NOTATION", facet("enumeration", "tns:gif")) +
      complexType(
        "Root",
        ["ID", "IDREF", "IDREFS", "NMTOKENS", "Name", "language"].map((name) => element(name, `xs:${name}`)).join("") +
          element("Kind", "tns:Kind", OPTIONAL),
      ),
    valid: [
      value(
        "<t:ID>a</t:ID><t:IDREF>a</t:IDREF><t:IDREFS>a b</t:IDREFS><t:NMTOKENS>1 -a</t:NMTOKENS><t:Name>a:b</t:Name><t:language>nb-NO</t:language>",
      ),
    ],
    reads: [
      [
        value(
          "<t:ID>a</t:ID><t:IDREF>a</t:IDREF><t:IDREFS>a b</t:IDREFS><t:NMTOKENS>1</t:NMTOKENS><t:Name>a</t:Name><t:language>nb</t:language><t:Kind>t:gif</t:Kind>",
        ),
        { ID: "a", IDREF: "a", IDREFS: ["a", "b"], NMTOKENS: ["1"], Name: "a", language: "nb", Kind: `{${TNS}}gif` },
      ],
    ],
    refused: ["1</t:ID><t:IDREF>a</t:IDREF><t:IDREFS>a", "a</t:ID><t:IDREF>a</t:IDREF><t:IDREFS>a 1"].map((ids) =>
      value(
        `<t:ID>${ids}</t:IDREFS><t:NMTOKENS>1</t:NMTOKENS><t:Name>a</t:Name><t:language>nb</t:language><t:Kind>t:gif</t:Kind>`,
      ),
    ),
    broken: [
      ["reader.simple(otherDatatypes.ID)", "reader.string()"],
      ["reader.simple(otherDatatypes.IDREFS)", "reader.simple(otherDatatypes.NMTOKENS)"],
      ["writer.simple(otherDatatypes.NMTOKENS, value.NMTOKENS)", "writer.string(value.NMTOKENS[0])"],
      ["value.Kind = reader.simple(kind)", "value.Kind = reader.simple(otherDatatypes.QName)"],
    ],
  },
  {
    construct: "simple types in the place of their base (xsi:type)",
    types:
      simple("Small", "xs:int", facet("maxInclusive", 9)) +
      complexType("Root", element("I", "xs:int") + element("S", "xs:anySimpleType")),
    valid: [value('<t:I xsi:type="t:Small">5</t:I><t:S xsi:type="t:Small">6</t:S>')],
    refused: [value('<t:I xsi:type="t:Small">x</t:I><t:S>6</t:S>')],
    broken: [
      ["value.I = reader.int()", "reader.int()"],
      ["writer.anyType(anyTypes, value.S)", "writer.string(String(value.S.value))"],
    ],
  },
  {
    construct: "a type that extends one with text between its elements",
    types:
      `<xs:complexType name="Note" mixed="true">${sequence(element("B", "xs:string", OPTIONAL))}</xs:complexType>` +
      `<xs:complexType name="Root" mixed="true"><xs:complexContent><xs:extension base="tns:Note">${sequence(A)}</xs:extension></xs:complexContent></xs:complexType>`,
    valid: [value("a<t:B>b</t:B>c<t:A>1</t:A>d"), value("a<t:A>1</t:A>d")],
    refused: [value("a<t:A>1</t:A><t:B>b</t:B>")],
    unwritable: [{ $content: [{ A: 1 }, { B: "b" }] }],
    broken: [
      ['writer.order("$content", value.$content, orderOfRoot);', ""],
      ['checkOrder(reader, value, "$content", orderOfRoot);', ""],
      ["{ next: { B: 1, A: 2 } }", "{ next: { B: 1 } }"],
    ],
  },
  {
    construct: "any attributes that a type or the one that it extends with text allows",
    types:
      '<xs:complexType name="Note" mixed="true"><xs:anyAttribute namespace="urn:other"/></xs:complexType>' +
      `<xs:complexType name="Root" mixed="true"><xs:complexContent><xs:extension base="tns:Note">${sequence(A)}<xs:anyAttribute namespace="urn:more"/></xs:extension></xs:complexContent></xs:complexType>`,
    valid: [value("a<t:A>1</t:A>", ' o:x="1" m:y="2" xmlns:m="urn:more"')],
    refused: [value("<t:A>1</t:A>", ' y="2"')],
    broken: [["([other, more]", "([more]"]],
  },
  {
    construct: "elements of which there may be none (maxOccurs 0), and elements by reference",
    types:
      element("Shared", "xs:int") +
      complexType(
        "Root",
        `<xs:element ref="tns:Shared"/>${element("Never", "xs:int", 'minOccurs="0" maxOccurs="0"')}${B}`,
      ),
    valid: [value("<t:Shared>1</t:Shared><t:B>b</t:B>")],
    refused: [value("<t:Shared>1</t:Shared><t:Never>1</t:Never><t:B>b</t:B>"), value("<Shared>1</Shared><t:B>b</t:B>")],
    unwritable: [{ Shared: 1, Never: 1, B: "b" }],
    broken: [
      ['reader.required("Shared")', 'reader.open("Never")'],
      [
        "writer.int(value.Shared);",
        'writer.int(value.Shared); if (writer.optional("Never", value.Never)) writer.int(value.Never);',
      ],
    ],
  },
  {
    construct: "very many elements of which one comes, or several",
    types:
      complexType("One", choice(many("E", 65))) +
      complexType("List", choice(many("F", 33), MANY)) +
      complexType("Root", element("O", "tns:One") + element("L", "tns:List")),
    valid: [value("<t:O><t:E64>1</t:E64></t:O><t:L><t:F32>1</t:F32><t:F0>2</t:F0><t:F32>3</t:F32></t:L>")],
    refused: [
      value("<t:O><t:E1>1</t:E1><t:E2>1</t:E2></t:O><t:L><t:F0>1</t:F0></t:L>"),
      value("<t:O/><t:L><t:F0>1</t:F0></t:L>"),
    ],
    unwritable: [
      { O: {}, L: { $items: [{ F0: 1 }] } },
      { O: { E0: 1 }, L: { $items: [{ F0: 1, F1: 1 }] } },
    ],
    broken: [
      ["itemsOfOne.writeOne(writer, value);", "itemsOfOne.writeOne(writer, value, true);"],
      ["[], itemsOfOne.choice)", "[], itemsOfOne.optionalChoice)"],
      ["value.$items.push(item)", "value.$items.unshift(item)"],
      ["itemsOfOne.readOne(reader, value);", ""],
      ["E64: {", "E65: {"],
    ],
  },
  {
    construct: "types without a name for text",
    types: `<xs:complexType name="Root"><xs:sequence><xs:element name="C" maxOccurs="unbounded">${simpleType("", `<xs:restriction base="xs:string">${facet("enumeration", "a")}${facet("enumeration", "b")}</xs:restriction>`).replace(' name=""', "")}</xs:element></xs:sequence></xs:complexType>`,
    valid: [value("<t:C>a</t:C><t:C>b</t:C>")],
    refused: [value("<t:C>c</t:C>"), value("<t:C/>")],
    unwritable: [["c"]],
    broken: [
      ['b: "b"', 'c: "c"'],
      ["value.push(readRootC(reader))", "readRootC(reader)"],
    ],
  },
];

function many(name: string, count: number): string {
  return Array.from({ length: count }, (_, index) => element(`${name}${index}`, "xs:int")).join("");
}
