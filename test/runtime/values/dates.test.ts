import { describe, expect, it } from "vitest";
import {
  date,
  dateTime,
  gDay,
  gMonth,
  gMonthDay,
  gYear,
  gYearMonth,
  time,
} from "../../../templates/runtime/values/datatypes.js";
import { duration } from "../../../templates/runtime/values/other-datatypes.js";
import { describeDatatype, sameText } from "./cases.js";

const NOT_STRINGS = [2024, 2024n, true, new Date(0), new String("2024")];

const ZONES = ["", "Z", "+00:00", "-00:00", "+02:00", "-05:30", "+13:59", "-13:59", "+14:00", "-14:00"];
const NOT_ZONES = [
  ...["z", "+14:01", "-14:30", "+15:00", "+1:00", "+0100", "+01", "+01:60", "01:00", " Z", "ZZ", "Z+01:00", "UTC"],
  ...["+01:00:00", "\u221201:00", "+"],
];
/** 3.2.7.1: at least four digits, no more zeros in front than that, no sign but minus, no year 0. */
const YEARS = ["0001", "0999", "1900", "2024", "9999", "10000", "123456789012345678901234567890", "-0001", "-12345"];
const NOT_YEARS = ["0000", "-0000", "24", "999", "02024", "00001", "+2024", "--2024", "2o24", "", "-", "٢٠٢٤"];
const MONTHS = ["01", "02", "09", "10", "12"];
const NOT_MONTHS = ["00", "13", "1", "001", "20", "-1", ""];
const TIMES = [
  ...["00:00:00", "23:59:59", "12:30:00.5", "12:30:00.0", "12:30:00.1234567", "12:30:00.120", "09:08:07"],
  ...["24:00:00", "24:00:00.000", "19:59:59.99999999999999999999"],
];
const NOT_TIMES = [
  ...["24:00:01", "24:01:00", "24:00:00.1", "25:00:00", "12:60:00", "12:00:60", "12:00:61", "12:00", "12", "1:00:00"],
  ...["12:00:00.", "12:00:0", "12:0:00", "12:00:00,5", "120000", "-12:00:00", "12:00:00 PM", "12:00:000", ""],
];
/** Month and day together, in a year that is not a leap year. */
const DAYS = [
  "01-01",
  "01-31",
  "02-28",
  "04-30",
  "06-30",
  "09-30",
  "11-30",
  "12-31",
  "03-31",
  "07-31",
  "08-31",
  "10-31",
];
const NOT_DAYS = [
  ...["02-30", "02-31", "04-31", "06-31", "09-31", "11-31", "01-32", "01-00", "00-01", "13-01", "1-01", "01-1", "01"],
];
const LEAP_YEARS = ["2024", "2000", "0004", "0400", "1600", "12000", "-0004", "123456789012345678901234567600"];
const NOT_LEAP_YEARS = ["2023", "1900", "2100", "0100", "0001", "11900", "-0001", "123456789012345678901234567500"];

/** Puts each part in turn in place of `{}` in the frame. */
function fill(frame: string, pieces: readonly string[]): string[] {
  return pieces.map((piece) => frame.replace("{}", piece));
}

const DATES = [
  ...fill("2024-02-01{}", ZONES),
  ...fill("{}-02-01", YEARS),
  ...fill("2023-{}", DAYS),
  ...fill("{}-02-29", LEAP_YEARS),
];
const NOT_DATES = [
  ...fill("2024-02-01{}", NOT_ZONES),
  ...fill("{}-02-01", NOT_YEARS),
  ...fill("2023-{}", NOT_DAYS),
  ...fill("{}-02-29", NOT_LEAP_YEARS),
  ...["2024-02-30", "2024/02/01", "20240201", "2024-2-1", "01-02-2024", "2024-02", "2024-02-01T00:00:00", "2024-032"],
];

describeDatatype(date, {
  reads: [...sameText(DATES).reads, [" \t\r\n2024-02-29Z\n", "2024-02-29Z"]],
  refusesText: [...NOT_DATES, "2024 -02-01", "\u00a02024-02-01"],
  writes: sameText(DATES).writes,
  refusesValue: [...NOT_DATES, " 2024-02-01", "2024-02-01\n", ...NOT_STRINGS],
});

const CLOCK = [...TIMES, ...fill("12:30:00.5{}", ZONES)];
const NOT_CLOCK = [...NOT_TIMES, ...fill("12:30:00{}", NOT_ZONES), "T12:00:00", "2024-02-01T12:00:00"];

describeDatatype(time, {
  reads: [...sameText(CLOCK).reads, ["\n12:00:00 ", "12:00:00"]],
  refusesText: NOT_CLOCK,
  writes: sameText(CLOCK).writes,
  refusesValue: [...NOT_CLOCK, " 12:00:00", "12:00:00\n", ...NOT_STRINGS],
});

/** Texts that the specification allows and .NET does not: they are read, but never sent. */
const READ_ONLY_DATE_TIMES = [
  ...["24:00:00", "24:00:00.000", "12:00:00.12345678", "12:00:00.00000000", "12:00:00.12345678Z"].map(
    (text) => `2024-02-29T${text}`,
  ),
  ...["10000", "123456789012345678901234567890", "-0001", "-12345"].map((year) => `${year}-01-01T00:00:00`),
];
const DATE_TIMES = [
  ...["2024-02-29T23:59:59.123Z", "2024-07-01T12:00:00", "2024-07-02T16:04:05+02:00", "0001-01-01T00:00:00"],
  ...["9999-12-31T23:59:59.9999999", "9999-12-31T23:59:59.9999999-14:00", "2024-02-29T23:59:59.1200000+02:00"],
  ...fill("2024-02-29T23:59:59.5{}", ZONES),
  ...fill("2024-02-29T23:59:59{}", ZONES),
  ...fill("2023-{}T00:00:00", DAYS),
  ...fill(
    "{}-02-29T00:00:00Z",
    LEAP_YEARS.filter((year) => year.length === 4),
  ),
];
const NOT_DATE_TIMES = [
  ...fill("2024-02-29T12:00:00{}", NOT_ZONES),
  ...fill("{}-02-01T12:00:00", NOT_YEARS),
  ...fill("2023-{}T12:00:00", NOT_DAYS),
  ...fill("{}-02-29T12:00:00", NOT_LEAP_YEARS),
  ...fill("2024-02-29T{}", NOT_TIMES),
  ...["2024-02-29", "2024-02-29 12:00:00", "2024-02-29t12:00:00", "2024-02-29T12:00:00T", "12:00:00", "", " "],
];

describeDatatype(dateTime, {
  reads: [
    ...sameText([...DATE_TIMES, ...READ_ONLY_DATE_TIMES]).reads,
    ["\t2024-02-29T12:00:00Z\n", "2024-02-29T12:00:00Z"],
  ],
  refusesText: [...NOT_DATE_TIMES, "2024-02-29 T12:00:00", "\u00a02024-02-29T12:00:00"],
  writes: sameText(DATE_TIMES).writes,
  refusesValue: [
    ...[...NOT_DATE_TIMES, ...READ_ONLY_DATE_TIMES, " 2024-02-29T12:00:00", "2024-02-29T12:00:00\n"],
    ...NOT_STRINGS,
  ],
});

it("dateTime names the limits for sending", () => {
  expect(dateTime.expected).toContain("when sent: years 0001 to 9999, no 24:00:00, at most 7 digits of fraction");
});

const PARTS: [typeof gYear, string, readonly string[], readonly string[]][] = [
  [gYear, "{}", YEARS, [...NOT_YEARS, "2024-02", "2024-02-01"]],
  [gYearMonth, "2024-{}", MONTHS, [...NOT_MONTHS, "01-01"]],
  [gMonth, "--{}", MONTHS, [...NOT_MONTHS, "01--", "01-01"]],
  [gMonthDay, "--{}", [...DAYS, "02-29"], [...NOT_DAYS, "02"]],
  [gDay, "---{}", ["01", "09", "10", "28", "29", "30", "31"], ["00", "32", "1", "001", "-1", ""]],
];

describe.each(PARTS)("$name", (datatype, frame, good, bad) => {
  const [example = ""] = fill(frame, good);
  const texts = [...fill(frame, good), ...ZONES.map((zone) => example + zone)];
  const others = [...fill(frame, bad), ...NOT_ZONES.map((zone) => example + zone), "", "2024-02-01T00:00:00"];
  describeDatatype(datatype, {
    reads: [...sameText(texts).reads, [` \t\r\n${example}\n`, example]],
    refusesText: others,
    writes: sameText(texts).writes,
    refusesValue: [...others, ` ${example}`, `${example}\n`, ...NOT_STRINGS],
  });
});

it("gYearMonth has the same years as the others", () => {
  expect(YEARS.map((year) => gYearMonth.parse(`${year}-02`))).toEqual(YEARS.map((year) => `${year}-02`));
  expect(NOT_YEARS.map((year) => gYearMonth.parse(`${year}-02`))).toEqual(NOT_YEARS.map(() => undefined));
});

const DURATIONS = [
  ...["P1Y2M3DT10H30M", "-P120D", "P1347Y", "P1347M", "P1Y2MT2H", "P0Y1347M", "P0Y1347M0D", "-P1347M", "PT0S", "P0D"],
  ...["PT1.5S", "PT0.123456789012S", "P1Y2M3DT4H5M6.7S", "PT36H", "P99999999999999999999Y", "PT1M", "P1M", "P007D"],
];
const NOT_DURATIONS = [
  ...["", "P", "-P", "PT", "P1YT", "P1Y2MT", "P-1347M", "+P1D", "1D", "P1", "P1S", "P1H", "PT1D", "PT1Y", "P1M1Y"],
  ...["P1D1M", "PT1M1H", "PT1S1M", "P1.5D", "PT1.5H", "PT.5S", "PT1.S", "PT1,5S", "P 1D", "P1W", "p1d", "P1DT1"],
  ...["--P1D", "P1D1D", "PT1S1S"],
];

describeDatatype(duration, {
  reads: [...sameText(DURATIONS).reads, [" P1D\n", "P1D"]],
  refusesText: NOT_DURATIONS,
  writes: sameText(DURATIONS).writes,
  refusesValue: [...NOT_DURATIONS, " P1D", "P1D\n", ...NOT_STRINGS],
});
