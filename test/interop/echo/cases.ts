import { OPERATIONS, operationsIn, type Parts, type Style } from "./shapes.js";
import { isMembers, type Members } from "./values.js";

/** A call and what comes back; of every peer and in every style the same, unless a fact of the peer says otherwise. */
export interface EchoCase {
  readonly title: string;
  readonly operation: string;
  readonly request: Members;
  readonly response: Members;
}

function echoed(operation: string, values: Readonly<Record<string, unknown>>): EchoCase[] {
  const [input = ""] = Object.keys(OPERATIONS[operation]?.input ?? {});
  return Object.entries(values).map(([what, value]) => {
    return { title: `${operation}: ${what}`, operation, request: { [input]: value }, response: { return: value } };
  });
}

const STRUCT = { varString: "Grüße & <mehr>", varInt: -42, varFloat: 0.5 };
const SIMPLE = { outputString: STRUCT.varString, outputInteger: STRUCT.varInt, outputFloat: STRUCT.varFloat };

const CASES: readonly EchoCase[] = [
  ...echoed("echoString", {
    "an empty text": "",
    markup: "<&>\"']]><![CDATA[x]]>&amp;<!-- -->",
    "white space": " \t padded\n\r\n twice  ",
    "a carriage return": "a\rb",
    "other characters": "blåbær 漢字 😀 \u0085\u00a0\u2028\ufeff\ufffd",
  }),
  ...echoed("echoStringArray", {
    texts: ["a", "", " b ", "<&>"],
    "one text": ["a"],
    "nothing in it": [],
    "null in it": ["a", null, "b"],
  }),
  ...echoed("echoInteger", { least: -2147483648, most: 2147483647, zero: 0 }),
  ...echoed("echoIntegerArray", { numbers: [1, -2, 3], "one number": [0] }),
  ...echoed("echoFloat", { small: 0.5, negative: -1.25, large: 16777216, INF: Infinity, NaN: Number.NaN }),
  ...echoed("echoFloatArray", { numbers: [0.5, -2, 1024] }),
  ...echoed("echoStruct", { members: STRUCT, "null in it": { ...STRUCT, varString: null } }),
  ...echoed("echoStructArray", {
    structs: [STRUCT, { varString: "", varInt: 0, varFloat: 0 }],
    "one struct": [STRUCT],
  }),
  { title: "echoVoid", operation: "echoVoid", request: {}, response: {} },
  ...echoed("echoBase64", { bytes: Uint8Array.of(0, 255, 128, 13, 10), nothing: Uint8Array.of() }),
  ...echoed("echoHexBinary", { bytes: Uint8Array.of(0, 255, 128, 13, 10) }),
  ...echoed("echoDate", { UTC: "2024-02-29T23:59:59Z", "a zone": "2024-07-01T12:00:00+02:00" }),
  ...echoed("echoDecimal", { digits: "12345678901234567890.0123456789", negative: "-0.5" }),
  ...echoed("echoBoolean", { true: true, false: false }),
  {
    title: "echoStructAsSimpleTypes",
    operation: "echoStructAsSimpleTypes",
    request: { inputStruct: STRUCT },
    response: SIMPLE,
  },
  {
    title: "echoSimpleTypesAsStruct",
    operation: "echoSimpleTypesAsStruct",
    request: { inputString: STRUCT.varString, inputInteger: STRUCT.varInt, inputFloat: STRUCT.varFloat },
    response: { return: STRUCT },
  },
  ...echoed("echoNestedStruct", {
    "a struct in a struct": { ...STRUCT, varStruct: { ...STRUCT, varInt: 7 } },
    "null in a struct": { ...STRUCT, varStruct: null },
  }),
  ...echoed("echoNestedArray", {
    "an array in a struct": { ...STRUCT, varArray: ["a", "b"] },
    "null in a struct": { ...STRUCT, varArray: null },
  }),
  ...echoed("echoLong", { least: -9223372036854775808n, most: 9223372036854775807n, small: 5n }),
  ...echoed("echoDouble", {
    exact: 0.1,
    least: 5e-324,
    most: Number.MAX_VALUE,
    INF: Infinity,
    "-INF": -Infinity,
    NaN: Number.NaN,
  }),
  ...echoed("echoDay", { "a day": "2024-02-29" }),
  ...echoed("echoColor", { "a value": "dark green" }),
  ...echoed("echoTable", { "arrays in an array": [[1, 2], [3], []] }),
];

/** Only in SOAP's encoding, parts may be nil. */
const NULLS = [
  ...echoed("echoString", { null: null }),
  ...echoed("echoStruct", { null: null }),
  ...echoed("echoStringArray", { null: null }),
  ...echoed("echoInteger", { null: null }),
];

export function casesIn(style: Style): EchoCase[] {
  const names = new Set(operationsIn(style).map(([name]) => name));
  return [...CASES, ...(style === "rpc encoded" ? NULLS : [])].filter(({ operation }) => names.has(operation));
}

/** The parts of both messages of an operation. */
function partsOf(operation: string): Parts {
  const { input = {}, output = {} } = OPERATIONS[operation] ?? {};
  return { ...input, ...output };
}

/** The element of an array's items: `int` of `x:ArrayOfint`. */
function itemOf(type: string | undefined): string | undefined {
  return type?.match(/^x:ArrayOf(.+)$/)?.[1];
}

/** What the generated code of a style has for these members: in the bare style the message is the one part. */
export function inStyle(style: Style, operation: string, members: Members): unknown {
  if (style !== "bare") return members;
  const [[part, value] = []] = Object.entries(members);
  if (part === undefined) return {};
  const item = itemOf(partsOf(operation)[part]);
  if (item !== undefined) return { [item]: value };
  return typeof value === "object" && !(value instanceof Uint8Array) ? value : { $value: value };
}

/** The parts of a message as other libraries have them: an array is what its element holds, but in SOAP's encoding. */
export function asOthers(style: Style, operation: string, members: Members): Members {
  return style === "rpc encoded" ? members : othersMembers(members, partsOf(operation));
}

const VARIABLES: Parts = { varArray: "x:ArrayOfstring" };

function othersMembers(members: Members, types: Parts): Members {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, othersValue(value, types[name])]));
}

function othersValue(value: unknown, type: string | undefined): unknown {
  const item = itemOf(type);
  if (Array.isArray(value) && item !== undefined)
    return value.length === 0 ? {} : { [item]: value.map((one) => othersValue(one, `x:${item}`)) };
  return isMembers(value) && !(value instanceof Uint8Array) ? othersMembers(value, VARIABLES) : value;
}
