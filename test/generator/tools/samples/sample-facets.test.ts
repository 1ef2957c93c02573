import { expect, it } from "vitest";
import { InputError } from "../../../../generator/source/errors.js";
import { sampleMessage } from "../../../../generator/tools/samples/sample-message.js";
import { element, payload, schema, simpleType } from "../../../support/component-text.js";
import { contractOf, inlineWsdl, TNS } from "../../../support/inline-wsdl.js";
import { MessageValidator } from "../../../support/xsd-validator.js";

const base = (type: string, ...facets: string[]): string =>
  `<xs:restriction base="xs:${type}">${facets.join("")}</xs:restriction>`;
const facet = (name: string, value: string | number): string => `<xs:${name} value="${value}"/>`;
const pattern = (value: string): string => facet("pattern", value);
const listOf = (content: string): string => `<xs:list><xs:simpleType>${content}</xs:simpleType></xs:list>`;
const restricted = (content: string, ...facets: string[]): string =>
  `<xs:restriction><xs:simpleType>${content}</xs:simpleType>${facets.join("")}</xs:restriction>`;
const unionOf = (...members: string[]): string =>
  `<xs:union>${members.map((content) => `<xs:simpleType>${content}</xs:simpleType>`).join("")}</xs:union>`;

/** What the types are made of. Their values are the less obvious, the more facets they have. */
const TYPES: Readonly<Record<string, string>> = {
  "line breaks": base("string", pattern("\\r\\na\\r\\tb\\n")),
  "spaces that are kept": base("string", pattern("  a  b  ")),
  "a letter of another script": base("string", pattern("\\p{IsCyrillic}{2}\\p{Lu}[^\\c&#x80;-&#xFFF;]")),
  "a set without another": base("string", pattern("[\\i-[:A-Za-z_]]{2}")),
  "a month after September": base("gMonth", facet("minExclusive", "--09")),
  "a month after September and before November": base(
    "gMonth",
    facet("minExclusive", "--09"),
    facet("maxExclusive", "--11"),
  ),
  "a moment before the century": base("dateTime", facet("maxExclusive", "2000-01-01T00:00:00Z")),
  "less than a second": base(
    "dateTime",
    facet("minExclusive", "2000-01-01T00:00:00Z"),
    facet("maxExclusive", "2000-01-01T00:00:01Z"),
  ),
  "a small gap": base("decimal", facet("minExclusive", "0.19"), facet("maxExclusive", "0.2")),
  "a small gap below zero": base("decimal", facet("minExclusive", "-0.2"), facet("maxExclusive", "-0.1")),
  "between two numbers": base("double", facet("minExclusive", "1.0E5"), facet("maxExclusive", "1.0E6")),
  "between large integers": base(
    "integer",
    facet("minExclusive", "9".repeat(30)),
    facet("maxInclusive", `1${"0".repeat(30)}`),
  ),
  "a bound and a pattern": base("int", facet("minInclusive", 7000), pattern("\\d\\d42")),
  "digits, a pattern and bounds": base(
    "decimal",
    facet("totalDigits", 5),
    facet("fractionDigits", 3),
    facet("minExclusive", "40"),
    pattern("\\d{2}\\.\\d{2}7"),
  ),
  "a number with an exponent": base("float", pattern("...E..")),
  "a boolean": base("boolean", pattern("[01]")),
  "dates with some digits": base("date", pattern("1\\d67-\\d8-3\\d")),
  "a time zone": base("time", pattern(".*\\+0[^0]:.5")),
  "a duration": base("duration", pattern("P.*T\\d{3}.*"), facet("minInclusive", "P1D")),
  "the text of a list": restricted(listOf(base("gYearMonth")), pattern("17\\d\\d-\\d8 19\\d\\d-1\\d \\d\\d42-\\d7")),
  "a long list": restricted(listOf(base("dateTime", facet("minInclusive", "1990-01-01T00:00:00"))), facet("length", 7)),
  "a list of few values": restricted(
    listOf(base("NMTOKEN", ...["aa", "bb", "cc"].map((value) => facet("enumeration", value)))),
    facet("minLength", 4),
    facet("maxLength", 5),
    pattern("bb( \\S+)* cc"),
  ),
  "a list of names": restricted(listOf(base("QName")), facet("minLength", 7)),
  "a URI": base("anyURI", pattern("\\c\\c\\c://\\c{1,9}\\.\\c{3}/?"), facet("minLength", 14)),
  "a list of URIs": restricted(listOf(base("anyURI")), pattern("\\c{2,4}://\\c\\.\\c+ \\c{3}://.*")),
  "a union with a pattern": restricted(unionOf(base("anyURI"), base("float")), pattern("\\c\\c\\c://.*\\d")),
  "the second of a union": restricted(
    unionOf(base("int", facet("maxInclusive", 9)), base("NCName")),
    pattern("[a-z]{9}"),
  ),
  "bytes in a pattern": base("hexBinary", facet("length", 3), pattern("0A.*F")),
  "base64 in a pattern": base("base64Binary", facet("minLength", 4), pattern("[a-z]+=*")),
  "a language": base("language", pattern("[^-]+-[A-Z]{2}-.*"), facet("length", 9)),
  "names that are long": base("NCName", facet("length", 5000)),
  "patterns of two steps": restricted(
    base("string", pattern("[a-f]{2,6}")),
    pattern("[d-z]{4}|[0-9]*"),
    facet("minLength", 3),
  ),
  "names without a namespace": base("QName", pattern("[a-z]{3}")),
};

function sampleOf(content: string): string {
  const types = simpleType("Value", content);
  const wsdl = inlineWsdl({ types, operations: { Send: { request: element("Value", "tns:Value") } } });
  const contract = contractOf({ "sample.wsdl": wsdl });
  const [endpoint] = contract.endpoints;
  const [operation] = endpoint?.operations ?? [];
  if (endpoint === undefined || operation === undefined) throw new Error("no operation");
  return sampleMessage({ contract, endpoint, operation, direction: "request" }, { layout: "wire", timestamp: TIME });
}

const TIME = "2024-01-01T00:00:00Z";

it.each(Object.entries(TYPES))("a sample is valid: %s", (_, content) => {
  const sample = sampleOf(content);
  const components = `${simpleType("Value", content)}${payload("Send", element("Value", "tns:Value"))}`;
  const declarations = `xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${TNS}"`;
  const validator = new MessageValidator(
    "sample.xsd",
    schema(TNS, components).replace("<xs:schema", `$& ${declarations}`),
  );
  expect(validator.validate(sample), sample).toEqual(["Send"]);
});

it("a type without values is named", () => {
  const none = base("int", pattern("[a-z]+"));
  expect(() => sampleOf(none)).toThrow(
    new InputError(`no sample has Value: no value was found that keeps all facets of {${TNS}}Value`),
  );
});
