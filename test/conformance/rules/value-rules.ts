import { complexType, element, simpleType } from "../../support/component-text.js";
import { attribute, facet, MANY, type RuleCase, simple, typed, value } from "./rule-case.js";

export const VALUE_RULES: readonly RuleCase[] = [
  {
    construct: "attributes",
    types: typed(
      attribute("must", 'type="xs:int" use="required"') +
        attribute("usual", 'type="xs:int" default="7"') +
        attribute("always", 'type="xs:token" fixed="v1"') +
        attribute("far", 'type="xs:string" form="qualified"'),
    ),
    valid: [value("", ' must="1" usual="8" always="v1" t:far="f"')],
    refused: [value("", ' usual="8"'), value("", ' must="1" far="f"')],
    reads: [[value("", ' must="1"'), { must: 1, usual: 7, always: "v1" }]],
    unwritable: [{ usual: 8 }, { must: 1, always: "v2" }],
    broken: [
      ['writer.requiredAttribute("must"', 'writer.attribute("must"'],
      ['reader.attribute("usual", "", "7")', 'reader.attribute("usual")'],
      ['writer.check("always", value.always, fixedValue(datatypes.token, "v1"));', ""],
      ["value.far, servicesXX", "value.far"],
      ['reader.attribute("far", servicesXX)', 'reader.attribute("far")'],
      ['reader.complete(value, "must")', "value"],
      ['reader.requiredAttribute("must")', 'reader.attribute("must")'],
    ],
  },
  {
    construct: "an attribute by reference, and an attribute group",
    types:
      '<xs:attribute name="code" type="xs:int"/>' +
      '<xs:attributeGroup name="Marks"><xs:attribute ref="tns:code"/><xs:attribute name="mark" type="xs:token"/></xs:attributeGroup>' +
      typed('<xs:attributeGroup ref="tns:Marks"/>'),
    valid: [value("", ' t:code="5" mark="m"')],
    refused: [value("", ' code="5"')],
    broken: [
      ["value.code, servicesXX", "value.code"],
      ['reader.attribute("mark")', "false"],
    ],
  },
  {
    construct: "any attribute",
    types: typed('<xs:anyAttribute namespace="##other" processContents="lax"/>'),
    valid: [value("", ' o:more="x"')],
    refused: [value("", ' more="x"')],
    broken: [
      ["value.$attributes = others", "void others"],
      ["writer.anyAttributes({ not: servicesXX }, value.$attributes)", "undefined"],
      ["reader.anyAttributes({ not: servicesXX })", 'reader.anyAttributes("any")'],
    ],
  },
  {
    construct: "facets",
    types:
      simple("Code", "xs:token", facet("pattern", "[A-Z]{2}\\d+"), facet("maxLength", 4)) +
      simple(
        "Percent",
        "xs:decimal",
        facet("minInclusive", 0),
        facet("maxExclusive", 100),
        facet("fractionDigits", 2),
      ) +
      complexType("Root", element("C", "tns:Code") + element("P", "tns:Percent")),
    valid: [value("<t:C>AB12</t:C><t:P>0.25</t:P>")],
    refused: ["<t:C>ab1</t:C><t:P>1</t:P>", "<t:C>AB123</t:C><t:P>1</t:P>", "<t:C>AB1</t:C><t:P>-1</t:P>"]
      .concat(["<t:C>AB1</t:C><t:P>100</t:P>", "<t:C>AB1</t:C><t:P>1.255</t:P>"])
      .map((content) => value(content)),
    unwritable: [
      { C: "ab1", P: "1" },
      { C: "AB123", P: "1" },
      { C: "AB1", P: "-1" },
      { C: "AB1", P: "100" },
      { C: "AB1", P: "1.255" },
    ],
    broken: [
      ["maxLength: 4", "maxLength: 5"],
      ['minInclusive: "0"', 'minInclusive: "-1"'],
      ['maxExclusive: "100"', 'maxInclusive: "100"'],
      ["fractionDigits: 2", "fractionDigits: 3"],
      ["[A-Z]{2}", "[A-Za-z]{2}"],
    ],
  },
  {
    construct: "enumerations of any datatype",
    types:
      simple("Size", "xs:int", facet("enumeration", 1), facet("enumeration", 20)) +
      simple("Colour", "xs:string", facet("enumeration", "red"), facet("enumeration", "light blue")) +
      complexType("Root", element("S", "tns:Size") + element("C", "tns:Colour")),
    valid: [value("<t:S>20</t:S><t:C>light blue</t:C>")],
    refused: [value("<t:S>2</t:S><t:C>red</t:C>"), value("<t:S>1</t:S><t:C>blue</t:C>")],
    unwritable: [
      { S: 2, C: "red" },
      { S: 1, C: "blue" },
    ],
    broken: [
      ["[1, 20]", "[1, 2, 20]"],
      ['"light blue": "light blue"', '"blue": "blue"'],
    ],
  },
  {
    construct: "lists and unions",
    types:
      simpleType("Numbers", '<xs:list itemType="xs:int"/>') +
      simpleType("NumberOrName", '<xs:union memberTypes="xs:int xs:NCName"/>') +
      complexType(
        "Root",
        element("L", "tns:Numbers") + element("U", "tns:NumberOrName", MANY) + element("N", "xs:NMTOKENS"),
      ),
    valid: [value("<t:L>1 2 3</t:L><t:U>5</t:U><t:U>five</t:U><t:N>a b</t:N>")],
    refused: [value("<t:L>1 b</t:L><t:U>5</t:U><t:N>a</t:N>"), value("<t:L>1</t:L><t:U>?</t:U><t:N>a</t:N>")],
    reads: [
      [value("<t:L>1 2</t:L><t:U>5</t:U><t:U>five</t:U><t:N>a b</t:N>"), { L: [1, 2], U: [5, "five"], N: ["a", "b"] }],
    ],
    unwritable: [
      { L: [1], U: [{}], N: ["a"] },
      { L: [1], U: [1], N: ["a b"] },
      { L: [1], U: [], N: ["a"] },
    ],
    broken: [
      ["datatypes.int, otherDatatypes.NCName", "datatypes.string, otherDatatypes.NCName"],
      ['"Numbers", datatypes.int', '"Numbers", datatypes.token'],
      ["writer.simple(otherDatatypes.NMTOKENS, value.N)", 'writer.string(value.N.join(" "))'],
      ["value.U, 1)", "value.U)"],
    ],
  },
  {
    construct: "a simple type that only renames",
    types: simple("Day", "xs:date") + complexType("Root", element("D", "tns:Day")),
    valid: [value("<t:D>2024-02-29</t:D>")],
    refused: [value("<t:D>today</t:D>")],
    broken: [["datatypes.date", "datatypes.token"]],
  },
  {
    construct: "simple content",
    types:
      '<xs:complexType name="Root"><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="unit" type="xs:string" use="required"/></xs:extension></xs:simpleContent></xs:complexType>',
    valid: [value("12.50", ' unit="kg"')],
    refused: [value("heavy", ' unit="kg"'), value("1")],
    broken: [
      ["value.$value = reader.text()", "reader.text()"],
      ["reader.text().simple(datatypes.decimal)", "reader.text().string()"],
      ["writer.text(value.$value)", "false"],
      ['reader.complete(value, "unit", "$value")', "value"],
    ],
  },
  {
    construct: "any simple type",
    types: complexType("Root", element("A", "xs:anySimpleType") + element("B", "xs:anyType")),
    valid: [value('<t:A xsi:type="xs:int">1</t:A><t:B xsi:type="xs:boolean">true</t:B>')],
    refused: [value('<t:A xsi:type="xs:int">one</t:A><t:B xsi:type="xs:boolean">true</t:B>')],
    unwritable: [{ A: 1, B: 1 }],
    broken: [
      ["value.A = reader.anyType(anyTypes)", "value.A = reader.string()"],
      ["writer.anyType(anyTypes, value.B)", "writer.string(String(value.B))"],
    ],
  },
  {
    construct: "default and fixed values of elements",
    types: complexType("Root", element("D", "xs:int", 'default="7"') + element("F", "xs:token", 'fixed="v1"')),
    valid: [value("<t:D>8</t:D><t:F>v1</t:F>"), value("<t:D/><t:F/>")],

    reads: [[value("<t:D/><t:F/>"), { D: 7, F: "v1" }]],
    unwritable: [{ D: 8, F: "v2" }],
    broken: [
      ['reader.orDefault("7").int()', "reader.int()"],
      ['reader.orDefault("7")', 'reader.orDefault("6")'],
      ['writer.check("F", value.F, fixedValue(datatypes.token, "v1"));', ""],
    ],
  },
  {
    construct: "nil",
    types: complexType("Root", element("A", "xs:int", 'nillable="true"') + element("B", "xs:int")),
    valid: [value('<t:A xsi:nil="true"/><t:B>1</t:B>')],
    refused: [value('<t:A>1</t:A><t:B xsi:nil="true"/>')],
    reads: [[value('<t:A xsi:nil="true"/><t:B>1</t:B>'), { A: null, B: 1 }]],
    unwritable: [{ A: 1, B: null }, { B: 1 }],
    broken: [
      ["reader.nil() ? null : ", ""],
      ['writer.requiredNillable("A"', 'writer.required("A"'],
      ['writer.required("B"', 'writer.requiredNillable("B"'],
    ],
  },
];
