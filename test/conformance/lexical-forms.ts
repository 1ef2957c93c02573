/** Valid and invalid texts of one datatype, by XML Schema 1.0 part 2. */
export interface LexicalForms {
  readonly valid: readonly string[];
  readonly invalid: readonly string[];
}

const INTEGERS: LexicalForms = {
  valid: ["0", "-0", "+0", "1", "-1", "+1", "007", " 1 ", "\n1\t"],
  invalid: ["", " ", "1.0", "1.", "1e0", "0x1", "1 2", "--1", "+-1", "1_000", "١", "NaN", "INF"],
};

/** An integer with limits. */
function bounded(least: string, most: string, below: string, above: string): LexicalForms {
  const isUnsigned = least === "0";
  const signed = isUnsigned ? ["-1"] : [];
  const valid = INTEGERS.valid.filter((form) => !signed.includes(form.trim()));
  return { valid: [...valid, least, most], invalid: [...INTEGERS.invalid, ...signed, below, above] };
}

const ZONES = ["Z", "+00:00", "-00:00", "+14:00", "-14:00", "+05:30", "-13:59"];
const NO_ZONES = ["z", "+14:01", "+15:00", "+5:30", "+0530", "05:30", " Z", "+24:00"];

function zoned(form: string): LexicalForms {
  return { valid: [form, ...ZONES.map((zone) => form + zone)], invalid: NO_ZONES.map((zone) => form + zone) };
}

function all(...parts: readonly LexicalForms[]): LexicalForms {
  return { valid: parts.flatMap(({ valid }) => valid), invalid: parts.flatMap(({ invalid }) => invalid) };
}

const FLOATS: LexicalForms = {
  valid: ["0", "-0", "+1", "1.", ".5", "1.5e3", "1E-3", "1e+3", "INF", "-INF", "NaN", " 1 ", "12345678901234567890"],
  invalid: ["", "+INF", "inf", "Infinity", "nan", "1e", "e1", ".", "1.5.2", "1,5", "0x1p3", "1 000", "1f"],
};

/** By the datatype's local name, in the order of the specification (3.2 and 3.3). */
export const LEXICAL_FORMS: Readonly<Record<string, LexicalForms>> = {
  boolean: { valid: ["true", "false", "1", "0", " true "], invalid: ["", "TRUE", "True", "yes", "2", "01", "t"] },
  decimal: {
    valid: ["0", "-0", "+1", "1.", ".5", "-.5", "1.50", "0001.5000", " 1.5 ", "123456789012345678901234567890.5"],
    invalid: ["", ".", "1e3", "1,5", "INF", "NaN", "1.5.2", "- 1", "0x1"],
  },
  float: FLOATS,
  double: FLOATS,
  duration: {
    valid: [
      "P1Y",
      "P1M",
      "P1D",
      "PT1H",
      "PT1M",
      "PT1S",
      "PT1.5S",
      "-P1Y2M3DT4H5M6.7S",
      "P0Y",
      "PT36H",
      "P400D",
      " P1D ",
    ],
    invalid: ["", "P", "PT", "P1DT", "1D", "P1S", "PT1D", "P-1D", "+P1D", "P1.5D", "PT.5S", "PT1.S", "P1D2Y", "p1d"],
  },
  dateTime: all(zoned("2024-02-29T12:30:59"), {
    valid: [
      "2024-01-01T00:00:00.1",
      "2024-01-01T00:00:00.1234567",
      "0001-01-01T00:00:00",
      "9999-12-31T23:59:59",
      "1900-02-28T00:00:00",
      " 2024-01-01T00:00:00 ",
    ],
    invalid: [
      "",
      "2024-01-01",
      "2024-01-01T00:00",
      "2024-01-01 00:00:00",
      "2024-1-1T00:00:00",
      "2023-02-29T00:00:00",
      "1900-02-29T00:00:00",
      "2024-02-30T00:00:00",
      "2024-13-01T00:00:00",
      "2024-00-01T00:00:00",
      "2024-01-32T00:00:00",
      "2024-01-01T25:00:00",
      "2024-01-01T00:60:00",
      "2024-01-01T00:00:60",
      "2024-01-01T24:00:01",
      "2024-01-01T00:00:00.",
      "24-01-01T00:00:00",
      "02024-01-01T00:00:00",
      "0000-01-01T00:00:00",
      "+2024-01-01T00:00:00",
      "2024-01-01t00:00:00",
    ],
  }),
  time: all(zoned("12:30:59"), {
    valid: ["00:00:00", "23:59:59.999"],
    invalid: ["", "12:30", "1:30:00", "25:00:00", "12:60:00", "12:30:60", "12:30:00.", "24:00:01"],
  }),
  date: all(zoned("2024-02-29"), {
    valid: ["0001-01-01", "9999-12-31"],
    invalid: [
      "",
      "2024-2-29",
      "2023-02-29",
      "2024-13-01",
      "2024-04-31",
      "29-02-2024",
      "2024/02/29",
      "2024-02-29T00:00:00",
      "0000-01-01",
    ],
  }),
  gYearMonth: all(zoned("2024-02"), { valid: [], invalid: ["", "2024", "2024-13", "2024-2"] }),
  gYear: all(zoned("2024"), { valid: ["0001", "12345"], invalid: ["", "24", "0000", "02024"] }),
  gMonthDay: all(zoned("--02-29"), { valid: [], invalid: ["", "02-29", "--02-30", "--13-01", "--2-29"] }),
  gDay: all(zoned("---31"), { valid: [], invalid: ["", "31", "---32", "---00", "---1"] }),
  gMonth: all(zoned("--12"), { valid: [], invalid: ["", "12", "--13", "--00", "--1"] }),
  hexBinary: { valid: ["", "00", "fF", "0123456789abcdefABCDEF"], invalid: ["0", "0g", "0x00", "0 0"] },
  base64Binary: {
    valid: ["", "AA==", "AAA=", "AAAA", " AAAA ", "A A A A", "AAAA AAAA", "+/8="],
    invalid: ["A", "AA", "AAA", "A===", "AA=A", "AAAA=", "A-_A", "AB==", "AAB="],
  },
  anyURI: { valid: ["", "urn:x", "http://example.com/a b", "../x#y", "æ"], invalid: [] },
  QName: { valid: ["a", "p:a", " p:a ", "_"], invalid: ["", ":a", "p:", "p:a:b", "1a", "p:1", "p a"] },
  string: { valid: ["", " a\tb\n ", "æ😀"], invalid: [] },
  normalizedString: { valid: ["", " a  b ", "a\tb"], invalid: [] },
  token: { valid: ["", "a b", " a   b "], invalid: [] },
  language: { valid: ["en", "en-US", "x-klingon", " nb "], invalid: ["", "en_US", "e1", "toolonglanguage", "en-"] },
  Name: { valid: ["a", "_a", ":a", "a.b-c", "é"], invalid: ["", "1a", "-a", "a b", "a/"] },
  NCName: { valid: ["a", "_a", "a.b-c", "é", " a "], invalid: ["", "a:b", "1a", "-a", "a b"] },
  NMTOKEN: { valid: ["a", "1a", "-a", "a:b", " a "], invalid: ["", "a b", "a/b"] },
  ID: { valid: ["a", "_1"], invalid: ["", "1", "a:b"] },
  IDREF: { valid: ["a"], invalid: ["", "1", "a:b"] },
  integer: { ...INTEGERS, valid: [...INTEGERS.valid, "123456789012345678901234567890"] },
  nonPositiveInteger: { valid: ["0", "-1", "-99999999999999999999"], invalid: [...INTEGERS.invalid, "1"] },
  negativeInteger: { valid: ["-1", "-99999999999999999999"], invalid: [...INTEGERS.invalid, "0", "1"] },
  long: bounded("-9223372036854775808", "9223372036854775807", "-9223372036854775809", "9223372036854775808"),
  int: bounded("-2147483648", "2147483647", "-2147483649", "2147483648"),
  short: bounded("-32768", "32767", "-32769", "32768"),
  byte: bounded("-128", "127", "-129", "128"),
  nonNegativeInteger: { valid: ["0", "-0", "1", "99999999999999999999"], invalid: [...INTEGERS.invalid, "-1"] },
  unsignedLong: bounded("0", "18446744073709551615", "-2", "18446744073709551616"),
  unsignedInt: bounded("0", "4294967295", "-2", "4294967296"),
  unsignedShort: bounded("0", "65535", "-2", "65536"),
  unsignedByte: bounded("0", "255", "-2", "256"),
  positiveInteger: { valid: ["1", "+1", "99999999999999999999"], invalid: [...INTEGERS.invalid, "0", "-1"] },
};

/** Where libxml2 differs from the specification. */
export const LIBXML2_DIFFERS: Readonly<Record<string, readonly string[]>> = {
  float: ["1e"],
  double: ["1e"],
  duration: [" P1D ", "PT.5S", "PT1.S"],
  dateTime: [" 2024-01-01T00:00:00 "],
};

/** What .NET does with a form that the specification allows, and what follows for the library. */
export interface DotNetDifference {
  readonly type: string;
  readonly form: string;
  readonly dotNet: string;
  /** All forms are read, because the other side may not be .NET. Writing refuses forms that .NET refuses or silently changes. */
  readonly isWritten: boolean;
}

export const DOT_NET_DIFFERS: readonly DotNetDifference[] = [
  { type: "dateTime", form: "2024-01-01T24:00:00", dotNet: "refuses it", isWritten: false },
  { type: "dateTime", form: "12024-01-01T00:00:00", dotNet: "refuses years of five digits", isWritten: false },
  { type: "dateTime", form: "-0001-01-01T00:00:00", dotNet: "refuses years before 1", isWritten: false },
  { type: "dateTime", form: "2024-01-01T00:00:00.12345678", dotNet: "rounds to seven digits", isWritten: false },
  { type: "decimal", form: "123456789012345678901234567890.5", dotNet: "holds 28 digits", isWritten: true },
  { type: "float", form: "0.1", dotNet: "rounds to 32 bits", isWritten: true },
];
