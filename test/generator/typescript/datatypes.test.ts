import { expect, it } from "vitest";
import { mapDatatype } from "../../../generator/typescript/datatypes.js";
import { flatText } from "../../../generator/typescript/document.js";
import { isReserved } from "../../../generator/typescript/identifiers.js";
import { NAMESPACE } from "../../../generator/xml/qname.js";
import { BUILTIN_TYPES } from "../../../generator/xsd/builtin-types.js";
import { XmlReader } from "../../../templates/runtime/read/xml-reader.js";
import * as datatypes from "../../../templates/runtime/values/datatypes.js";
import * as otherDatatypes from "../../../templates/runtime/values/other-datatypes.js";
import { TextWriter } from "../../../templates/runtime/write/text-writer.js";
import { contractOf, inlineWsdl } from "../../support/inline-wsdl.js";

const DATATYPES = [
  ...[...BUILTIN_TYPES].map((name) => [NAMESPACE.xsd, name] as const),
  ...["char", "duration", "guid"].map((name) => [NAMESPACE.serialization, name] as const),
];

/** The constants that describe datatypes, as generated code names them. */
const DESCRIBED = [
  ...Object.keys(datatypes).map((name) => `datatypes.${name}`),
  ...Object.keys(otherDatatypes).map((name) => `otherDatatypes.${name}`),
];

it.each([
  [NAMESPACE.xsd, "boolean", "boolean"],
  [NAMESPACE.xsd, "int", "number"],
  [NAMESPACE.xsd, "unsignedInt", "number"],
  [NAMESPACE.xsd, "double", "number"],
  [NAMESPACE.xsd, "long", "bigint"],
  [NAMESPACE.xsd, "unsignedLong", "bigint"],
  [NAMESPACE.xsd, "integer", "bigint"],
  [NAMESPACE.xsd, "decimal", "Decimal"],
  [NAMESPACE.xsd, "string", "string"],
  [NAMESPACE.xsd, "token", "string"],
  [NAMESPACE.xsd, "dateTime", "DateTime"],
  [NAMESPACE.xsd, "date", "CalendarDate"],
  [NAMESPACE.xsd, "duration", "Duration"],
  [NAMESPACE.xsd, "base64Binary", "Uint8Array"],
  [NAMESPACE.xsd, "hexBinary", "Uint8Array"],
  [NAMESPACE.xsd, "QName", "QName"],
  [NAMESPACE.xsd, "anyType", "AnyValue"],
  [NAMESPACE.serialization, "char", "number"],
  [NAMESPACE.serialization, "duration", "TimeSpan"],
  [NAMESPACE.serialization, "guid", "Guid"],
])("{%s}%s is %s", (namespace, localName, want) => {
  expect(flatText(mapDatatype({ namespace, localName }).type)).toBe(want);
});

it.each(DATATYPES)("the library has the methods for {%s}%s", (namespace, localName) => {
  const { method, constant } = mapDatatype({ namespace, localName });
  const writer = new TextWriter("urn:x");
  expect(Reflect.get(writer, method)).toBeTypeOf("function");
  expect(Reflect.get(new XmlReader("<a/>"), method)).toBeTypeOf("function");
  expect(constant === undefined || DESCRIBED.includes(flatText(constant))).toBe(true);
});

it.each(DATATYPES)("no type of a schema can have the name that {%s}%s imports", (namespace, localName) => {
  const { type } = mapDatatype({ namespace, localName });
  expect(typeof type === "string" || isReserved(type.name)).toBe(true);
});

it.each(["constructor", "toString", "__proto__"])(
  "xs:%s, a property of every object, has no TypeScript type",
  (localName) => {
    expect(() => mapDatatype({ namespace: NAMESPACE.xsd, localName })).toThrow(/no TypeScript type/);
  },
);

it("a decimal of a service of .NET is one that .NET holds, and any other one has any digits", () => {
  const decimal = { namespace: NAMESPACE.xsd, localName: "decimal" };
  const shown = ({ method, constant = "" }: ReturnType<typeof mapDatatype>): string =>
    `${method} ${flatText(constant)}`;
  expect(shown(mapDatatype(decimal, {}, true))).toBe("simple mapped.decimalOfDotNet");
  expect(shown(mapDatatype(decimal))).toBe("simple datatypes.decimal");
});

it.each([
  ["imports WCF's own schema", `<xs:schema targetNamespace="${NAMESPACE.serialization}"/>`, true],
  ["does not", "", false],
])("a service is one of .NET if it %s", (_, schemas, want) => {
  expect(contractOf({ "Sample.wsdl": inlineWsdl({ schemas }) }).isDotNet).toBe(want);
});
