import { expect, it } from "vitest";
import {
  anyDateTime,
  dateTimeAsDate,
  decimalOfDotNet,
  longAsNumber,
  longAsString,
  unsignedLongAsNumber,
  unsignedLongAsString,
} from "../../../templates/runtime/values/mapped.js";
import { describeDatatype } from "./cases.js";

describeDatatype(dateTimeAsDate, {
  reads: [
    ["2024-02-29T23:59:59.123Z", new Date("2024-02-29T23:59:59.123Z")],
    ["2024-02-29T23:59:59.1239999Z", new Date("2024-02-29T23:59:59.123Z")],
    ["2024-07-02T16:04:05+02:00", new Date("2024-07-02T14:04:05Z")],
    ["2024-07-01T12:00:00", new Date("2024-07-01T12:00:00Z")],
    ["0001-01-01T00:00:00", new Date("0001-01-01T00:00:00Z")],
    [" 9999-12-31T23:59:59\n", new Date("9999-12-31T23:59:59Z")],
  ],
  refusesText: [
    ...["", "2024-02-30T00:00:00", "10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "2024-07-01"],
    // In UTC these are in years that cannot be sent.
    ...["0001-01-01T00:00:00+02:00", "9999-12-31T23:59:59-02:00"],
  ],
  writes: [
    [new Date("2024-07-01T12:00:00Z"), "2024-07-01T12:00:00Z"],
    [new Date("2024-02-29T23:59:59.120Z"), "2024-02-29T23:59:59.12Z"],
    [new Date("0001-01-01T00:00:00Z"), "0001-01-01T00:00:00Z"],
  ],
  refusesValue: [new Date(Number.NaN), new Date(8.64e15), new Date("0000-12-31T00:00:00Z"), "2024-07-01T12:00:00Z", 0],
});

describeDatatype(longAsNumber, {
  reads: [
    ["-9007199254740991", Number.MIN_SAFE_INTEGER],
    ["+009007199254740991", Number.MAX_SAFE_INTEGER],
    ["-0", 0],
  ],
  refusesText: ["", "9007199254740992", "9007199254740993", "-9007199254740992", "1.0", "1e3", "9223372036854775807"],
  writes: [
    [Number.MAX_SAFE_INTEGER, "9007199254740991"],
    [-0, "0"],
  ],
  refusesValue: [Number.MAX_SAFE_INTEGER + 1, 0.5, 1n, "1", Number.NaN],
});

describeDatatype(unsignedLongAsNumber, {
  reads: [["9007199254740991", Number.MAX_SAFE_INTEGER]],
  refusesText: ["-1", "9007199254740992"],
  writes: [[0, "0"]],
  refusesValue: [-1, Number.MAX_SAFE_INTEGER + 1, 1n],
});

describeDatatype(longAsString, {
  reads: [
    ["9223372036854775807", "9223372036854775807"],
    [" -009 ", "-9"],
  ],
  refusesText: ["", "9223372036854775808", "1.0"],
  writes: [
    ["-9223372036854775808", "-9223372036854775808"],
    ["+007", "7"],
  ],
  refusesValue: ["", "x", "9223372036854775808", 1, 1n],
});

describeDatatype(unsignedLongAsString, {
  reads: [["18446744073709551615", "18446744073709551615"]],
  refusesText: ["-1", "18446744073709551616"],
  writes: [["0", "0"]],
  refusesValue: ["-1", 0, 0n],
});

const FITS = [
  ...["0", "-0", "12.50", "+5.", ".5", "79228162514264337593543950335", "-79228162514264337593543950335"],
  ...["7.9228162514264337593543950335", "0.0000000000000000000000000001", "1.00000000000000000000000000000"],
  ...["00000000000000000000000000000000001", "0.00000000000000000000000000000000000"],
];
const DOES_NOT_FIT = [
  ...["79228162514264337593543950336", "-79228162514264337593543950336", "7.9228162514264337593543950336"],
  ...["0.00000000000000000000000000001", "12345678901234567890.1234567891", "1".repeat(40)],
];

describeDatatype(decimalOfDotNet, {
  reads: [...FITS, ...DOES_NOT_FIT].map((text) => [text, text]),
  refusesText: ["", "1e3"],
  writes: FITS.map((text) => [text, text]),
  refusesValue: [...DOES_NOT_FIT, " 1", 12.5, 12n],
});

it.each(["10739-03-04T23:00:00", "2024-02-29T24:00:00Z", "-0044-03-15T12:00:00", "2024-02-29T12:00:00.123456789"])(
  "services that are not of .NET are sent any date and time: %s",
  (text) => {
    expect(anyDateTime.format(text)).toBe(text);
    expect(anyDateTime.parse(text)).toBe(text);
    expect(anyDateTime.format(`${text}x`)).toBeUndefined();
  },
);
