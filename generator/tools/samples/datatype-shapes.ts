import { NAMESPACE, type QName } from "../../xml/qname.js";
import { shape, type TextShape } from "./text-shape.js";

/** The texts of a datatype, roughly: a few of them may not be values, and some values have other texts. */
export function shapeOfDatatype({ namespace, localName }: QName): TextShape {
  const pattern = namespace === NAMESPACE.serialization ? WCF[localName] : XSD[localName];
  return shape(pattern ?? ANY);
}

const ANY = "[\\s\\S]*";
const INTEGER = "[+\\-]?[0-9]+";
const DECIMAL = "[+\\-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)";
const YEAR = "-?([1-9][0-9]{3,8}|0[0-9]{3})";
const MONTH = "(0[1-9]|1[0-2])";
const DAY = "(0[1-9]|[12][0-9]|3[01])";
const TIME = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?";
const ZONE = "(Z|[+\\-](0[0-9]|1[0-3]):[0-5][0-9]|[+\\-]14:00)?";
const FLOAT = `${DECIMAL}([Ee][+\\-]?[0-9]{1,2})?|-?INF|NaN`;
const DURATION = "-?P([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+(\\.[0-9]+)?S)?)?";
const TOKEN = "(\\S+( \\S+)*)?";
const NAME = "[\\i-[:]][\\c-[:]]*";
const AUTHORITY = "(//[a-zA-Z0-9.\\-]*(:[0-9]{1,4})?)?";
const URI_PART = "[a-zA-Z0-9_.~!$&'()*+,;=@/\\-]";

const XSD: Readonly<Record<string, string>> = {
  boolean: "true|false|0|1",
  decimal: DECIMAL,
  integer: INTEGER,
  long: INTEGER,
  int: INTEGER,
  short: INTEGER,
  byte: INTEGER,
  nonNegativeInteger: "[+]?[0-9]+",
  positiveInteger: "[+]?[0-9]*[1-9][0-9]*",
  unsignedLong: "[+]?[0-9]+",
  unsignedInt: "[+]?[0-9]+",
  unsignedShort: "[+]?[0-9]+",
  unsignedByte: "[+]?[0-9]+",
  nonPositiveInteger: "-[0-9]+|0+",
  negativeInteger: "-[0-9]*[1-9][0-9]*",
  float: FLOAT,
  double: FLOAT,
  dateTime: `${YEAR}-${MONTH}-${DAY}T${TIME}${ZONE}`,
  date: `${YEAR}-${MONTH}-${DAY}${ZONE}`,
  time: `${TIME}${ZONE}`,
  gYear: `${YEAR}${ZONE}`,
  gYearMonth: `${YEAR}-${MONTH}${ZONE}`,
  gMonth: `--${MONTH}${ZONE}`,
  gMonthDay: `--${MONTH}-${DAY}${ZONE}`,
  gDay: `---${DAY}${ZONE}`,
  duration: DURATION,
  hexBinary: "([0-9A-F]{2})*",
  base64Binary: "([A-Za-z0-9+/]{4})*([A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?",
  // A relative reference has no colon before its first slash.
  anyURI: `([a-zA-Z][a-zA-Z0-9+.\\-]*:${AUTHORITY}(:|${URI_PART})*|${AUTHORITY}(/?${URI_PART}*)?)(\\?${URI_PART}*)?(#${URI_PART}*)?`,
  QName: `(${NAME}:)?${NAME}`,
  NOTATION: `(${NAME}:)?${NAME}`,
  normalizedString: "[^\\t\\n\\r]*",
  token: TOKEN,
  language: "[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*",
  Name: "\\i\\c*",
  NCName: NAME,
  ID: NAME,
  IDREF: NAME,
  ENTITY: NAME,
  NMTOKEN: "\\c+",
  NMTOKENS: "\\c+( \\c+)*",
  IDREFS: `${NAME}( ${NAME})*`,
  ENTITIES: `${NAME}( ${NAME})*`,
};

const WCF: Readonly<Record<string, string>> = {
  char: "[0-9]{1,5}",
  guid: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
  duration: DURATION,
};
