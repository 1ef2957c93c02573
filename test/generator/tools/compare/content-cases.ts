import { NAMESPACE } from "../../../../generator/xml/qname.js";
import { complexType, element, schema } from "../../../support/component-text.js";
import { inlineWsdl } from "../../../support/inline-wsdl.js";
import type { Case } from "./change-cases.js";
import { int, request, response, type Source, type, typed } from "./changed-sources.js";

const many = (min: number, max: number | string): string => int("a", `minOccurs="${min}" maxOccurs="${max}"`);
const attributed = (attributes: string): Source =>
  typed(`<xs:complexType name="T"><xs:sequence/>${attributes}</xs:complexType>`, "request");
const attribute = (more: string): Source => attributed(`<xs:attribute name="a" type="xs:int" ${more}/>`);
const any = (more: string): Source => type(`<xs:any minOccurs="0" processContents="lax" ${more}/>`);
const choice = (more: string, last = ""): Source =>
  type(`<xs:choice ${more}>${int("a", "")}${int("b", "")}${last}</xs:choice>`);
const abstract = (is: boolean, use: "request" | "response"): Source =>
  typed(
    `${complexType("T").replace("<xs:complexType", `<xs:complexType abstract="${is}"`)}<xs:complexType name="U"><xs:complexContent><xs:extension base="tns:T"/></xs:complexContent></xs:complexType>`,
    use,
  );
const references = (...attributes: string[]): Source => ({
  types: `<xs:complexType name="T"><xs:sequence/>${attributes.map((name) => `<xs:attribute ref="ser:${name}"/>`).join("")}</xs:complexType>`,
  schemas: schema(
    NAMESPACE.serialization,
    '<xs:attribute name="Id" type="xs:ID"/><xs:attribute name="Ref" type="xs:IDREF"/>',
  ),
  operations: { Get: { request: element("t", "tns:T") } },
});
const openOf = (name: string, of: string): Exclude<Source, string> => ({
  prefixes: { o: "urn:o" },
  types: `<xs:import namespace="urn:o"/>${complexType("T", '<xs:any namespace="urn:o" minOccurs="0"/>')}`,
  schemas: schema("urn:o", element(name, of)),
  operations: { Get: { request: element("t", "tns:T"), response: element("t", "tns:T") } },
});
const open = (...names: string[]): Source => ({
  ...openOf("", ""),
  schemas: schema("urn:o", names.map((name) => element(name, "xs:int")).join("")),
});
const all = (...names: string[]): Source =>
  typed(`<xs:complexType name="T"><xs:all>${names.map((name) => int(name, "")).join("")}</xs:all></xs:complexType>`);
const mixed = (model: string): Source =>
  typed(`<xs:complexType name="T" mixed="true"><xs:${model}>${int("a", "")}</xs:${model}></xs:complexType>`);
const restricting = (base: string): Source => ({
  types: `${complexType("A")}${complexType("B")}<xs:complexType name="T"><xs:complexContent><xs:restriction base="tns:${base}"/></xs:complexContent></xs:complexType>`,
  operations: { Get: { request: ["A", "B", "T"].map((name) => element(name, `tns:${name}`)).join("") } },
});
const group = (...members: string[]): Source =>
  typed(
    `<xs:element name="H" type="xs:int" abstract="true"/>${members.map((name) => `<xs:element name="${name}" type="xs:int" substitutionGroup="tns:H"/>`).join("")}${complexType("T", '<xs:element ref="tns:H"/>')}`,
  );
const WSAW = "http://www.w3.org/2006/05/addressing/wsdl";
const ADDRESSING = `<w:UsingAddressing xmlns:w="${WSAW}"/>`;
const withAction = (action: string): string =>
  policy(ADDRESSING).replace('<wsdl:input message="tns:Get"', `$& xmlns:w="${WSAW}" w:Action="${action}"`);
const policy = (assertion: string): string =>
  inlineWsdl({})
    .replace(
      "<wsdl:types>",
      `<p:Policy xmlns:p="http://schemas.xmlsoap.org/ws/2004/09/policy" xmlns:u="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd" u:Id="P">${assertion}</p:Policy><wsdl:types>`,
    )
    .replace(
      /(<wsdl:binding [^>]*>)/,
      '$1<p:PolicyReference xmlns:p="http://schemas.xmlsoap.org/ws/2004/09/policy" URI="#P"/>',
    );
const SIGNED = '<x:Signed xmlns:x="urn:x"/>';

/** How often something may be there, which values it has without one, and what may stand beside it. */
export const CONTENT_CASES: readonly Case[] = [
  [
    "one that repeats now",
    request(int("a")),
    request(many(0, "unbounded")),
    ["Sample.Get request a: repeats now (0 to 1, now 0 or more) | breaking, breaking"],
  ],
  [
    "one that repeats no more",
    response(many(1, 5)),
    response(int("a", "")),
    ["Sample.Get response a: repeats no more (1 to 5, now 1) | breaking, breaking"],
  ],
  [
    "fewer items",
    request(many(1, "unbounded")),
    request(many(2, 5)),
    ["Sample.Get request a: bounds tightened (1 or more, now 2 to 5) | breaking, compatible"],
  ],
  [
    "more items",
    request(many(2, 5)),
    request(many(1, 6)),
    ["Sample.Get request a: bounds loosened (2 to 5, now 1 to 6) | compatible, breaking"],
  ],
  [
    "other numbers of items",
    request(many(2, 5)),
    request(many(3, 6)),
    ["Sample.Get request a: bounds changed (2 to 5, now 3 to 6) | breaking, breaking"],
  ],
  [
    "numbers of items that are only read",
    response(many(1, 5)),
    response(many(1, 6)),
    ["Sample.Get response a: bounds loosened (1 to 5, now 1 to 6) | compatible, compatible"],
  ],
  [
    "items that must be there",
    request(many(0, "unbounded")),
    request(many(1, "unbounded")),
    ["Sample.Get request a: required now | breaking, compatible"],
  ],
  [
    "a default of an element",
    request(int("a", 'minOccurs="0" default="1"')),
    request(int("a", 'minOccurs="0" default="2"')),
    ["Sample.Get request a: default changed (default 1, now default 2) | breaking, breaking"],
  ],
  [
    "a default of an attribute",
    attribute('default="1"'),
    attribute(""),
    ["T.@a: default changed (default 1, now nothing) | breaking, breaking"],
  ],
  [
    "a fixed value",
    attribute(""),
    attribute('fixed="1"'),
    ["T.@a: fixed value added (nothing, now fixed 1) | breaking, compatible"],
  ],
  [
    "no fixed value any more",
    attribute('fixed="1"'),
    attribute('default="1"'),
    ["T.@a: fixed value removed (fixed 1, now default 1) | compatible, breaking"],
  ],
  [
    "another fixed value",
    attribute('fixed="1"'),
    attribute('fixed="2"'),
    ["T.@a: fixed value changed (fixed 1, now fixed 2) | breaking, breaking"],
  ],
  [
    "an attribute that is required",
    attribute(""),
    attribute('use="required"'),
    ["T.@a: required now | breaking, compatible"],
  ],
  [
    "further attributes",
    attributed('<xs:anyAttribute namespace="##other"/>'),
    attributed('<xs:anyAttribute namespace="urn:a ##local"/>'),
    [
      "T.$attributes: further attributes changed (names of any namespace but http://example.com/ServicesXX, now names of urn:a or no namespace) | breaking, breaking",
    ],
  ],
  [
    "the namespaces of a wildcard",
    any('namespace="urn:a"'),
    any('namespace="urn:a urn:b" maxOccurs="2"'),
    ["T: content model changed (0 to 1 of urn:a, now 0 to 2 of urn:a or urn:b) | breaking, breaking"],
  ],
  [
    "a choice that may be left out",
    choice(""),
    choice('minOccurs="0"'),
    ["T: content model changed (choice of a or b, now optional choice of a or b) | breaking, breaking"],
  ],
  [
    "how often a choice may be there",
    choice('maxOccurs="3"'),
    choice('maxOccurs="unbounded"'),
    [
      "T: content model changed (repetition of a or b, 1 to 3, now repetition of a or b, 1 or more) | breaking, breaking",
    ],
  ],
  [
    "a branch of a choice",
    choice(""),
    choice("", int("c", "")),
    [
      "T: content model changed (choice of a or b, now choice of a or b or c) | breaking, breaking",
      "T.c: required member added (int) | breaking, breaking",
    ],
  ],
  [
    "a member of a substitution group",
    group("X", "Y"),
    group("X", "Y", "Z"),
    [
      "T: content model changed (choice of X or Y, now choice of X or Y or Z) | breaking, breaking",
      "T.Z: required member added (int) | breaking, breaking",
    ],
  ],
  [
    "a type that is abstract now",
    abstract(false, "request"),
    abstract(true, "request"),
    ["T: abstract now | breaking, compatible"],
  ],
  [
    "a type that is abstract no more",
    abstract(true, "response"),
    abstract(false, "response"),
    ["T: abstract no more | breaking, compatible"],
  ],
  [
    "objects in several places",
    references(),
    references("Id", "Ref"),
    ["T: sharing changed (in one place, now in several places) | compatible, compatible"],
  ],
  [
    "text between elements in any order",
    mixed("sequence"),
    mixed("all"),
    ["T: content model changed (text, now text and elements in any order) | breaking, breaking"],
  ],
  [
    "elements that only a wildcard takes",
    open("X", "Y"),
    open("Y", "Z"),
    ["X: open element removed | compatible, compatible", "Z: open element added | compatible, compatible"],
  ],
  [
    "an element that only a wildcard takes",
    open("X"),
    openOf("X", "xs:long"),
    ["X: type changed (int, now long) | breaking, breaking"],
  ],
  ["elements in any order", all("a", "b"), all("b", "a"), []],
  [
    "elements in an order now",
    all("a"),
    type(int("a", "")),
    ["T: content model changed (elements in any order, now a sequence) | breaking, breaking"],
  ],
  [
    "the type that a type restricts",
    restricting("A"),
    restricting("B"),
    ["T: restricted type changed (A, now B) | breaking, breaking"],
  ],
  [
    "what a policy asks for",
    policy(""),
    policy(SIGNED),
    ["Sample: policy added ({urn:x}Signed) | breaking, compatible"],
  ],
  [
    "what a policy does not ask for any more",
    policy(SIGNED),
    policy(""),
    ["Sample: policy removed ({urn:x}Signed) | compatible, breaking"],
  ],
  [
    "addressing that a client must do",
    policy(""),
    policy(ADDRESSING),
    [`Sample: policy added ({${WSAW}}UsingAddressing) | breaking, compatible`],
  ],
  [
    "addressing that a client need not do any more",
    policy(ADDRESSING),
    policy(ADDRESSING.replace("/>", ' xmlns:o="http://schemas.xmlsoap.org/ws/2004/09/policy" o:Optional="true"/>')),
    [`Sample: policy removed ({${WSAW}}UsingAddressing) | compatible, breaking`],
  ],
  [
    "the action of an addressed request",
    withAction("urn:a"),
    withAction("urn:b"),
    ["Sample.Get: action changed (urn:a, now urn:b) | breaking, breaking"],
  ],
];
