import { dictionary, element, schema, simpleType } from "../../support/component-text.js";
import { inlineWsdl } from "../../support/inline-wsdl.js";

const complex = (name: string, content: string, attributes = ""): string =>
  `<xs:complexType name="${name}" ${attributes}>${content}</xs:complexType>`;
const choice = (content: string, attributes = ""): string => `<xs:choice ${attributes}>${content}</xs:choice>`;
const sequence = (content: string, attributes = ""): string => `<xs:sequence ${attributes}>${content}</xs:sequence>`;
const OPTIONAL = 'minOccurs="0"';
const MANY = 'minOccurs="0" maxOccurs="unbounded"';

/** A choice between an element and a sequence, and one that may be left out with another in it. */
const PAYMENT = complex(
  "Payment",
  sequence(
    `${element("Id", "xs:int")}
${choice(`${element("Card", "xs:string")}${sequence(element("Invoice", "xs:string") + element("Days", "xs:int", OPTIONAL))}`)}
${choice(`${element("Note", "xs:string", 'maxOccurs="unbounded"')}${sequence(element("Code", "xs:int") + choice(element("A", "xs:int") + element("B", "xs:int", 'nillable="true"')))}`, OPTIONAL)}`,
  ),
);

const EXTENDED = `<xs:complexType name="Transfer"><xs:complexContent><xs:extension base="tns:Payment">${sequence(
  element("Bank", "xs:string"),
)}</xs:extension></xs:complexContent></xs:complexType>`;

/** What repeats, in an order that is content: elements, and sequences. */
const FEED = `${complex("Feed", choice(`${element("Card", "xs:string")}${element("Text", "xs:string", 'nillable="true"')}${sequence(`${element("Key", "xs:int")}${element("Value", "xs:string", MANY)}`)}`, MANY))}
${complex("Pairs", sequence(element("Title", "xs:string") + sequence(element("Name", "xs:string", OPTIONAL) + element("Size", "xs:int", OPTIONAL), MANY)))}
${complex("Twice", sequence(`${element("A", "xs:int")}${element("B", "xs:int")}<xs:element name="A" type="xs:int" ${OPTIONAL}/>`))}`;

/** What may follow what, within limits: a choice that repeats between two elements of one name, and elements in any order. */
const ORDERED = `${complex("Scene", sequence(`${element("Title", "xs:string")}${choice(`${element("Speech", "xs:string")}${sequence(`${element("Song", "xs:string")}${element("Verse", "xs:string", 'minOccurs="2" maxOccurs="3"')}`)}`, 'minOccurs="2" maxOccurs="3"')}<xs:element name="Title" type="xs:string" ${OPTIONAL}/>`))}
${complex("Form", `<xs:all>${element("Name", "xs:string")}${element("City", "xs:string", OPTIONAL)}</xs:all>`, 'mixed="true"')}`;

/** Limits within branches: those of an element, of wildcards and of a choice that repeats. */
const BOUNDED = `${complex("Bundle", sequence(choice(`${element("Line", "xs:int", 'minOccurs="2" maxOccurs="3"')}${sequence(`${element("Box", "xs:int")}<xs:any namespace="urn:more" minOccurs="2"  maxOccurs="2"/>`)}${choice(element("A", "xs:int") + element("B", "xs:int"), 'minOccurs="2" maxOccurs="4"')}`)))}
${complex("Album", choice(`${element("Track", "xs:string")}${sequence(element("Song", "xs:string") + element("Verse", "xs:string", 'minOccurs="2" maxOccurs="3"'))}`, 'maxOccurs="3"'))}`;

/** Defaults of elements in a list, one of them a list itself, and of the values of a dictionary. */
const DEFAULTS = `${simpleType("Numbers", '<xs:list itemType="xs:int"/>')}
${complex("Switches", choice(`${element("On", "xs:boolean", 'default="true"')}${element("Steps", "tns:Numbers", 'default="1 2"')}${sequence(element("Name", "xs:string") + element("Size", "xs:int", 'default="5" maxOccurs="2"'))}`, MANY))}
${dictionary("Labels", "xs:int", "xs:string").replace('name="Value"', 'name="Value" default="none"')}`;

/** More combinations of branches than a type may have: the largest choice is one of properties that may all be absent. */
const MANY_BRANCHES = complex(
  "Order",
  sequence(
    [
      ["A", 11],
      ["B", 10],
      ["C", 10],
    ]
      .map(([name, count]) =>
        choice(Array.from({ length: Number(count) }, (_, index) => element(`${name}${index}`, "xs:int")).join("")),
      )
      .join(""),
  ),
);

/** More elements than a list may have without a table: of several types, with what needs more than its type. */
const MANY_ELEMENTS = complex(
  "Catalogue",
  choice(
    [
      element("Card", "tns:Payment"),
      element("Labels", "tns:Labels", 'nillable="true"'),
      element("Kind", "xs:token", 'fixed="a kind"'),
      element("On", "xs:boolean", 'default="true"'),
      element("toString", "tns:Numbers", 'nillable="true"'),
      ...Array.from({ length: 29 }, (_, index) => element(`E${index}`, index % 2 === 0 ? "xs:int" : "xs:string")),
      '<xs:any namespace="##other"/>',
    ].join(""),
    MANY,
  ),
  'mixed="true"',
);

/** A choice of as many elements, of which a value has one. */
const MANY_CHOICES = complex(
  "Either",
  choice(Array.from({ length: 65 }, (_, index) => element(`E${index}`, "xs:int")).join(""), OPTIONAL),
);

/** A substitution group, whose members are in the order of their names. */
const GROUP = `<xs:element name="Shape" type="xs:string" abstract="true"/>
<xs:element name="Square" type="xs:string" substitutionGroup="tns:Shape"/>
<xs:element name="Circle" type="xs:string" substitutionGroup="tns:Shape"/>
${complex("Drawing", sequence(`<xs:element ref="tns:Shape"/><xs:element ref="tns:Shape" ${MANY}/>`))}
${complex("Picture", sequence('<xs:element ref="tns:Shape"/>'))}`;

const OPEN = `${complex("Open", `${sequence(`${element("Id", "xs:int")}<xs:any namespace="##other" processContents="lax" ${MANY}/>`)}<xs:anyAttribute/>`)}
${complex("Note", sequence(`${element("Bold", "xs:string", OPTIONAL)}<xs:any namespace="urn:more" ${OPTIONAL}/>`), 'mixed="true"')}`;

/** Elements that only a wildcard takes. Two of them have one name apart from its case, and one a name of its own only in TypeScript. */
const MORE = schema(
  "urn:more",
  `<xs:element name="Extra" type="more:Extra" nillable="true"/>
${complex("Extra", sequence(element("Size", "xs:int")), "").replace("</xs:complexType>", "<xs:anyAttribute/></xs:complexType>")}
<xs:element name="Word" type="xs:string"/><xs:element name="word"><xs:complexType>${sequence(element("Text", "xs:string"))}</xs:complexType></xs:element>
<xs:element name="delete" type="xs:int" default="1"/><xs:element name="Abstract" abstract="true"/>`,
);

/** What XML Schema can say of content beside a sequence of elements. */
export function choicesWsdl(): string {
  const uses = [
    "Payment",
    "Transfer",
    "Feed",
    "Pairs",
    "Twice",
    "Drawing",
    "Picture",
    "Open",
    "Note",
    "Scene",
    "Form",
    "Bundle",
    "Album",
    "Switches",
    "Labels",
    "Order",
    "Catalogue",
    "Either",
  ];
  return inlineWsdl({
    prefixes: { more: "urn:more" },
    schemas: MORE,
    types: [
      '<xs:import namespace="urn:more"/>',
      PAYMENT,
      EXTENDED,
      FEED,
      ORDERED,
      BOUNDED,
      DEFAULTS,
      MANY_BRANCHES,
      MANY_ELEMENTS,
      MANY_CHOICES,
      GROUP,
      OPEN,
    ].join("\n"),
    operations: { Put: { request: uses.map((name) => element(`Use${name}`, `tns:${name}`, OPTIONAL)).join("") } },
  });
}
