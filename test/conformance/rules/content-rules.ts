import { complexType, element } from "../../support/component-text.js";
import { TNS } from "../../support/inline-wsdl.js";
import { A, B, choice, MANY, OPTIONAL, type RuleCase, sequence, typed, value } from "./rule-case.js";

export const CONTENT_RULES: readonly RuleCase[] = [
  {
    construct: "a choice of elements and sequences",
    types: complexType(
      "Root",
      A + choice(B + sequence(element("C", "xs:int") + element("D", "xs:int", OPTIONAL))) + element("E", "xs:int"),
    ),
    valid: [value("<t:A>1</t:A><t:B>b</t:B><t:E>2</t:E>"), value("<t:A>1</t:A><t:C>3</t:C><t:D>4</t:D><t:E>2</t:E>")],
    refused: [
      value("<t:A>1</t:A><t:E>2</t:E>"),
      value("<t:A>1</t:A><t:B>b</t:B><t:C>3</t:C><t:E>2</t:E>"),
      value("<t:A>1</t:A><t:D>4</t:D><t:E>2</t:E>"),
    ],
    unwritable: [
      { A: 1, E: 2 },
      { A: 1, B: "b", C: 3, E: 2 },
      { A: 1, D: 4, E: 2 },
    ],
    broken: [
      ['writer.choice(value, { oneOf: [["B"], ["C", "D?"]] });', ""],
      ['["C", "D?"]', '["C?", "D?"]'],
      ['[["B"], ["C", "D?"]]', '[["B", "C", "D?"]]'],
      ["value.D = reader.int()", "reader.int()"],
    ],
  },
  {
    construct: "an optional choice, and a choice in a choice",
    types: complexType(
      "Root",
      choice(A + sequence(B + choice(element("C", "xs:int") + element("D", "xs:int"))), OPTIONAL),
    ),
    valid: [value(""), value("<t:B>b</t:B><t:D>1</t:D>")],
    refused: [value("<t:B>b</t:B>"), value("<t:B>b</t:B><t:C>1</t:C><t:D>1</t:D>")],
    unwritable: [{ B: "b" }, { B: "b", C: 1, D: 1 }, { A: 1, B: "b" }],
    broken: [
      ["optional: true, ", ""],
      ['{ oneOf: [["C"], ["D"]] }', '{ optional: true, oneOf: [["C"], ["D"]] }'],
      ['[["C"], ["D"]]', '[["C?", "D?"]]'],
    ],
  },
  {
    construct: "a choice that repeats",
    types: complexType("Root", choice(A + B, MANY)),
    valid: [value("<t:B>b</t:B><t:A>1</t:A><t:B>c</t:B>")],

    unwritable: [{ $items: [] }, { $items: [{}] }, { $items: [{ A: 1, B: "b" }] }],
    broken: [
      ["value.$items.push({ B: reader.string() })", "value.$items.unshift({ B: reader.string() })"],
      ['writer.choice(item, { oneOf: [["A"], ["B"]] });', ""],
      ["value.$items, 1)", "value.$items)"],
    ],
  },
  {
    construct: "a sequence that repeats",
    types: complexType("Root", sequence(A + element("B", "xs:string", OPTIONAL), `${OPTIONAL} maxOccurs="2"`)),
    valid: [value("<t:A>1</t:A><t:A>2</t:A><t:B>b</t:B>"), value("")],

    unwritable: [{ $items: [{ A: 1 }, { A: 2 }, { A: 3 }] }, { $items: [{ B: "b" }] }],
    broken: [
      ["value.$items, 0, 2)", "value.$items)"],
      ['reader.repeated("B")', "false"],
      ['writer.required("A", item.A)', 'writer.optional("A", item.A)'],
      ['reader.completeItem(item, "A")', "{ A: 0 }"],
    ],
  },
  {
    construct: "an element in two places",
    types: complexType("Root", `<xs:element ref="tns:P"/>${A}<xs:element ref="tns:P"/>`) + element("P", "xs:string"),
    valid: [value("<t:P>p</t:P><t:A>1</t:A><t:P>q</t:P>")],

    unwritable: [{ $items: [{ P: "p" }, { P: "q" }, { A: 1 }, { P: "r" }] }, { $items: [{ P: "p" }, { A: 1 }] }],
    broken: [
      ['writer.order("$items", value.$items, orderOfRoot);', ""],
      ["{ next: { A: 2 } }", "{ next: { A: 2, P: 1 } }"],
      ["{ next: { P: 3 } }", "{ next: { P: 3 }, isEnd: true }"],
    ],
  },
  {
    construct: "limits",
    types: complexType(
      "Root",
      element("A", "xs:int", 'minOccurs="2" maxOccurs="3"') + element("B", "xs:string", 'minOccurs="0" maxOccurs="0"'),
    ),
    valid: [value("<t:A>1</t:A><t:A>2</t:A>")],

    unwritable: [{ A: [1] }, { A: [1, 2, 3, 4] }],
    broken: [
      ["value.A, 2, 3)", "value.A, 1, 3)"],
      ["value.A, 2, 3)", "value.A, 2, 4)"],
    ],
  },
  {
    construct: "a repeated element beside others",
    types: complexType("Root", A + element("L", "xs:string", OPTIONAL + MANY) + B),
    valid: [value("<t:A>1</t:A><t:L>x</t:L><t:L>y</t:L><t:B>b</t:B>"), value("<t:A>1</t:A><t:B>b</t:B>")],
    refused: [value("<t:A>1</t:A><t:L>x</t:L>")],
    broken: [
      ["value.L.push(reader.string())", "value.L = [reader.string()]"],
      ['writer.repeated("L", value.L)', "value.L.slice(0, 1)"],
      ['reader.complete(value, "A", "B")', "value"],
    ],
  },
  {
    construct: "groups",
    types: `<xs:group name="Pair">${sequence(A + B)}</xs:group>${typed('<xs:group ref="tns:Pair"/>')}`,
    valid: [value("<t:A>1</t:A><t:B>b</t:B>")],
    refused: [value("<t:A>1</t:A>")],
    unwritable: [{ A: 1 }],
    broken: [
      ['writer.required("B"', 'writer.optional("B"'],
      ['reader.complete(value, "A", "B")', "value"],
    ],
  },
  {
    construct: "elements in any order",
    types: typed(`<xs:all>${A}${element("B", "xs:string", OPTIONAL)}</xs:all>`),
    valid: [value("<t:A>1</t:A><t:B>b</t:B>")],
    refused: [value("<t:B>b</t:B>")],
    reads: [[value("<t:B>b</t:B><t:A>1</t:A>"), { A: 1, B: "b" }]],
    unwritable: [{ B: "b" }],
    broken: [
      ["while (reader.more(value))", "while (reader.more(value) && false)"],
      ['writer.required("A"', 'writer.optional("A"'],
    ],
  },
  {
    construct: "mixed content",
    types: typed(sequence(element("B", "xs:string", OPTIONAL + MANY)), ' mixed="true"'),
    valid: [value(" one <t:B>two</t:B> three ")],
    refused: [value("one <t:C>two</t:C>")],
    broken: [
      ["value.$content.push(text)", "void text"],
      ["writer.mixedText(item)", "undefined"],
      ["value.$content.push({ B: reader.string() })", "value.$content.unshift({ B: reader.string() })"],
    ],
  },
  {
    construct: "any element",
    types: complexType("Root", `${A}<xs:any namespace="##other" processContents="lax"${OPTIONAL} maxOccurs="2"/>`),
    valid: [value('<t:A>1</t:A><o:X o:y="1">text<o:Z/></o:X>')],
    refused: [value("<t:A>1</t:A><t:X/>")],
    unwritable: [{ A: 1, $any: [{ name: { namespace: TNS, localName: "X" }, xml: `<X xmlns="${TNS}"/>` }] }],
    broken: [
      ["reader.any({ not: servicesXX })", 'reader.any("any")'],
      ["namespaces: { not: servicesXX }, max: 2", 'namespaces: "any", max: 2'],
      [
        "reader.anyElement()",
        '{ name: { namespace: "urn:other", localName: "X" }, xml: "<X xmlns=\\"urn:other\\"/>" }',
      ],
    ],
  },
];
