import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Datatype } from "../../../templates/runtime/values/datatype.js";
import {
  boolean,
  byte,
  decimal,
  double,
  float,
  int,
  integer,
  long,
  negativeInteger,
  nonNegativeInteger,
  nonPositiveInteger,
  positiveInteger,
  short,
  unsignedByte,
  unsignedInt,
  unsignedLong,
  unsignedShort,
} from "../../../templates/runtime/values/datatypes.js";
import { describeDatatype, property, sameText } from "./cases.js";

describeDatatype(boolean, {
  reads: [
    ["true", true],
    ["1", true],
    ["false", false],
    ["0", false],
    [" \t\r\ntrue\n", true],
  ],
  refusesText: ["", " ", "True", "TRUE", "False", "yes", "01", "-1", "2", "true false", "\u00a0true"],
  writes: [
    [true, "true"],
    [false, "false"],
  ],
  refusesValue: ["true", "false", 1, 0, 1n, new Boolean(true)],
});

/** Texts that are not integers of any datatype. */
const NOT_INTEGERS = [
  ...["", " ", "+", "-", "--1", "+-1", "- 1", "1 2", "1.0", "1.", ".1", "1e3", "1E3", "0x10", "0b1", "1n", "1_000"],
  ...["1,000", "NaN", "INF", "Infinity", "one", "\u0661", "\uff11", "\u00a01", "1\u00a0", "\u22121"],
];

const SMALL_INTEGERS: [Datatype<number>, number, number][] = [
  [byte, -128, 127],
  [short, -32768, 32767],
  [int, -2147483648, 2147483647],
  [unsignedByte, 0, 255],
  [unsignedShort, 0, 65535],
  [unsignedInt, 0, 4294967295],
];

for (const [datatype, min, max] of SMALL_INTEGERS) {
  describeDatatype(datatype, {
    reads: [
      [String(min), min],
      [String(max), max],
      ["0", 0],
      ["-0", 0],
      ["+0", 0],
      ["+7", 7],
      ["007", 7],
      [` \t\r\n${max}\n`, max],
      [`${"0".repeat(400)}1`, 1],
    ],
    refusesText: [...NOT_INTEGERS, String(min - 1), String(max + 1), "9".repeat(400), `-${"9".repeat(400)}`],
    writes: [
      [min, String(min)],
      [max, String(max)],
      [0, "0"],
      [-0, "0"],
    ],
    refusesValue: [min - 1, max + 1, 0.5, 1e21, NaN, Infinity, -Infinity, "1", "", 1n, true, new Number(1)],
  });

  it(`${datatype.name} names its range`, () => {
    expect(datatype.expected).toBe(`an integer from ${min} to ${max}`);
  });

  it(`${datatype.name} reads what it writes`, () => {
    const roundTrip = (value: number) => {
      expect(datatype.parse(datatype.format(value) ?? "")).toBe(value);
    };
    fc.assert(fc.property(fc.integer({ min, max }), roundTrip), property);
  });
}

const HUGE = 10n ** 400n;

interface BigCase {
  readonly datatype: Datatype<bigint>;
  readonly min: bigint;
  readonly max: bigint;
  readonly outside: readonly bigint[];
  readonly expected: string;
}

const BIG_INTEGERS: BigCase[] = [
  {
    datatype: long,
    min: -9223372036854775808n,
    max: 9223372036854775807n,
    outside: [-9223372036854775809n, 9223372036854775808n, HUGE, -HUGE],
    expected: "an integer (bigint) from -9223372036854775808 to 9223372036854775807",
  },
  {
    datatype: unsignedLong,
    min: 0n,
    max: 18446744073709551615n,
    outside: [-1n, 18446744073709551616n, HUGE],
    expected: "an integer (bigint) from 0 to 18446744073709551615",
  },
  { datatype: integer, min: -HUGE, max: HUGE, outside: [], expected: "an integer (bigint)" },
  { datatype: nonNegativeInteger, min: 0n, max: HUGE, outside: [-1n], expected: "an integer (bigint) of 0 or more" },
  { datatype: positiveInteger, min: 1n, max: HUGE, outside: [0n, -1n], expected: "an integer (bigint) of 1 or more" },
  { datatype: nonPositiveInteger, min: -HUGE, max: 0n, outside: [1n], expected: "an integer (bigint) of 0 or less" },
  { datatype: negativeInteger, min: -HUGE, max: -1n, outside: [0n, 1n], expected: "an integer (bigint) of -1 or less" },
];

for (const { datatype, min, max, outside, expected } of BIG_INTEGERS) {
  describeDatatype(datatype, {
    reads: [
      [String(min), min],
      [String(max), max],
      [` \t\r\n${max}\n`, max],
      [String(max).replace(/^(-?)/, "$1000"), max],
    ],
    refusesText: [...NOT_INTEGERS, ...outside.map(String)],
    writes: [
      [min, String(min)],
      [max, String(max)],
    ],
    refusesValue: [...outside, 1, -1, 0, "1", "-1", "0", true, Object(1n)],
  });

  it(`${datatype.name} names its range`, () => {
    expect(datatype.expected).toBe(expected);
  });

  it(`${datatype.name} reads what it writes`, () => {
    const roundTrip = (value: bigint) => {
      expect(datatype.parse(datatype.format(value) ?? "")).toBe(value);
    };
    fc.assert(fc.property(fc.bigInt({ min, max }), roundTrip), property);
  });
}

it.each([
  ["-0", 0n],
  ["+0", 0n],
  ["+12", 12n],
  ["9007199254740993", 9007199254740993n],
])("long reads %j without rounding and with one zero", (text, value) => {
  expect(long.parse(text)).toBe(value);
});

const FLOATING_POINT: Pick<Parameters<typeof describeDatatype>[1], "reads" | "writes"> = {
  reads: [
    ["0", 0],
    ["-0", -0],
    ["+0", 0],
    ["-0.0E5", -0],
    ["1", 1],
    ["+1", 1],
    ["-1E4", -10000],
    ["1267.43233E12", 1267432330000000],
    ["12.78e-2", 0.1278],
    ["1e+21", 1e21],
    ["1E05", 100000],
    ["5.", 5],
    [".5", 0.5],
    ["-.5e1", -5],
    ["0.1", 0.1],
    [" \t\r\n12 ", 12],
    ["INF", Infinity],
    ["-INF", -Infinity],
    [" INF\n", Infinity],
    ["NaN", NaN],
    ["1e-400", 0],
    ["-1e-400", -0],
  ],
  writes: [
    [0, "0"],
    [-0, "-0"],
    [1, "1"],
    [-12.5, "-12.5"],
    [0.1, "0.1"],
    [1e21, "1e+21"],
    [1.5e-7, "1.5e-7"],
    [Infinity, "INF"],
    [-Infinity, "-INF"],
    [NaN, "NaN"],
  ],
};

const NOT_FLOATING_POINT = [
  ...["", " ", "+", ".", "-.", "e5", ".e5", "1e", "1e+", "1e1.5", "1 e5", "1e 5", "1d", "1f", "0x10", "1_0", "1,5"],
  ...["+INF", "inf", "Infinity", "-Infinity", "+NaN", "-NaN", "nan", "1..2", "1.2.3", "--1", "\u00a01", "\u0661"],
  ...["1e400", "-1e400", "9".repeat(400)],
];

describeDatatype(double, {
  reads: [...FLOATING_POINT.reads, ["1.7976931348623157E308", Number.MAX_VALUE], ["4.9E-324", 5e-324], ["1E39", 1e39]],
  refusesText: [...NOT_FLOATING_POINT, "1.8E308"],
  writes: [...FLOATING_POINT.writes, [Number.MAX_VALUE, "1.7976931348623157e+308"], [5e-324, "5e-324"]],
  refusesValue: ["1", "", "NaN", 1n, true, new Number(1)],
});

describeDatatype(float, {
  reads: [...FLOATING_POINT.reads, ["3.4028235E+38", 3.4028235e38], ["-3.40282347E+38", -3.40282347e38]],
  refusesText: [...NOT_FLOATING_POINT, "3.4028236E38", "-3.4028236E38", "1E39"],
  writes: [...FLOATING_POINT.writes, [3.4028234663852886e38, "3.4028234663852886e+38"]],
  refusesValue: [3.4028236e38, -3.4028236e38, 1e39, Number.MAX_VALUE, "1", "", 1n, true, new Number(1)],
});

describe("reading what was written", () => {
  it.each([
    [double, fc.double()],
    [float, fc.float()],
  ])("gives the same number: $name", (datatype, numbers) => {
    const roundTrip = (value: number) => {
      expect(datatype.parse(datatype.format(value) ?? "")).toBe(value);
    };
    fc.assert(fc.property(numbers, roundTrip), property);
  });

  it("gives the nearest number to digits with and without a point", () => {
    const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), maxLength: 17 });
    const asNumber = (before: string, after: string) => {
      const text = `${before}.${after}`;
      expect(double.parse(text)).toBe(text === "." ? undefined : Number(text));
      expect(double.parse(before)).toBe(before === "" ? undefined : Number(before));
    };
    fc.assert(fc.property(digits, digits, asNumber), { ...property, numRuns: 20_000 });
  });

  it("writes every double in a form that the specification allows", () => {
    const xsdDouble = /^(?:-?INF|NaN|[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
    const check = (value: number) => {
      expect(double.format(value)).toMatch(xsdDouble);
    };
    fc.assert(fc.property(fc.double(), check), property);
  });
});

const DECIMALS = [
  ...["0", "-0", "+0", "12.50", "-1.23", "12678967.543233", "+100000.00", "210", "007.700", "5.", ".5", "-.5", "+5."],
  ...["79228162514264337593543950335", "0.1000000000000000000000000000000000000000000001"],
];
const NOT_DECIMALS = [
  ...["", ".", "+", "-", "-.", "1e3", "1E3", "INF", "NaN", "1,5", "1 000", "- 1", "--1", "0x1", "1.2.3", "\u0661"],
];

describeDatatype(decimal, {
  reads: [...sameText(DECIMALS).reads, [" \t\r\n12.50\n", "12.50"]],
  refusesText: [...NOT_DECIMALS, " ", "\u00a01", `0.${"1".repeat(9_999)}`],
  writes: sameText(DECIMALS).writes,
  refusesValue: [...NOT_DECIMALS, " 1", "1\n", "1".repeat(10_001), 12.5, 12n, true, new String("1")],
});
