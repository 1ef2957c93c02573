import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateTime } from "../../../templates/runtime/values/datatypes.js";
import { fromDate, toDate, withoutZone, type ZoneOffset } from "../../../templates/runtime/values/date-time.js";
import { property } from "./cases.js";

describe("toDate", () => {
  it.each<[string, ZoneOffset, string]>([
    ["2024-07-01T12:00:00", "Z", "2024-07-01T12:00:00.000Z"],
    ["2024-07-01T12:00:00", "+02:00", "2024-07-01T10:00:00.000Z"],
    ["2024-07-01T12:00:00", "-05:30", "2024-07-01T17:30:00.000Z"],
    ["2024-07-01T12:00:00", "+00:00", "2024-07-01T12:00:00.000Z"],
    ["2024-07-01T12:00:00", "+14:00", "2024-06-30T22:00:00.000Z"],
    ["2024-07-01T12:00:00", "-14:00", "2024-07-02T02:00:00.000Z"],
    ["2024-07-01T12:00:00Z", "+02:00", "2024-07-01T12:00:00.000Z"],
    ["2024-07-01T12:00:00-01:00", "+02:00", "2024-07-01T13:00:00.000Z"],
    ["2024-02-29T23:59:59.12Z", "Z", "2024-02-29T23:59:59.120Z"],
    ["2024-02-29T23:59:59.1239999Z", "Z", "2024-02-29T23:59:59.123Z"],
    ["1969-12-31T23:59:59.9999999Z", "Z", "1969-12-31T23:59:59.999Z"],
    ["2024-02-29T24:00:00", "Z", "2024-03-01T00:00:00.000Z"],
    ["2024-12-31T23:30:00-01:00", "Z", "2025-01-01T00:30:00.000Z"],
    ["0001-01-01T00:00:00", "Z", "0001-01-01T00:00:00.000Z"],
    ["0001-01-01T00:00:00", "+02:00", "0000-12-31T22:00:00.000Z"],
    ["0070-02-03T04:05:06", "Z", "0070-02-03T04:05:06.000Z"],
    ["9999-12-31T23:59:59.9999999", "-14:00", "+010000-01-01T13:59:59.999Z"],
    ["12345-02-03T04:05:06Z", "Z", "+012345-02-03T04:05:06.000Z"],
    ["275760-09-13T00:00:00Z", "Z", "+275760-09-13T00:00:00.000Z"],
  ])("%s at %s is %s", (value, zone, want) => {
    expect(toDate(value, zone).toISOString()).toBe(want);
  });

  it.each<[unknown, string]>([
    ["", 'found ""'],
    ["2024-02-30T00:00:00Z", 'found "2024-02-30T00:00:00Z"'],
    ["2024-02-29", 'found "2024-02-29"'],
    [" 2024-02-29T00:00:00Z", 'found " 2024-02-29T00:00:00Z"'],
    ["-0001-01-01T00:00:00Z", "from year 1 on"],
    ["275760-09-13T00:00:01Z", 'A Date cannot hold "275760-09-13T00:00:01Z"'],
    ["x".repeat(1000), `found "${"x".repeat(60)}…"`],
    [null, "found null"],
    [undefined, "found undefined"],
    [new Date(0), "found object"],
    [0, "found number"],
  ])("refuses %j", (value, message) => {
    const call = () => Reflect.apply(toDate, undefined, [value, "Z"]);
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});

describe("fromDate and withoutZone", () => {
  it.each<[string, ZoneOffset, string]>([
    ["2024-02-29T23:59:59.120Z", "Z", "2024-02-29T23:59:59.12"],
    ["2024-02-29T23:59:59.123Z", "Z", "2024-02-29T23:59:59.123"],
    ["2024-02-29T23:59:59.100Z", "+00:00", "2024-02-29T23:59:59.1"],
    ["2024-02-29T23:59:59.003Z", "-00:00", "2024-02-29T23:59:59.003"],
    ["2024-07-01T10:00:00.000Z", "+02:00", "2024-07-01T12:00:00"],
    ["2024-12-31T23:30:00.000Z", "+01:00", "2025-01-01T00:30:00"],
    ["2024-07-01T10:20:30.000Z", "-05:30", "2024-07-01T04:50:30"],
    ["2024-07-01T10:00:00.000Z", "+14:00", "2024-07-02T00:00:00"],
    ["0001-01-01T00:00:00.000Z", "Z", "0001-01-01T00:00:00"],
    ["0000-12-31T22:00:00.000Z", "+02:00", "0001-01-01T00:00:00"],
    ["9999-12-31T23:59:59.999Z", "Z", "9999-12-31T23:59:59.999"],
    ["+010000-01-01T00:00:00.000Z", "-00:01", "9999-12-31T23:59:00"],
  ])("%s at %s", (given, zone, local) => {
    expect(withoutZone(new Date(given), zone)).toBe(local);
    expect(fromDate(new Date(given), zone)).toBe(local + zone);
  });

  it.each<[Date, ZoneOffset, string]>([
    [new Date(NaN), "Z", "Expected a valid Date"],
    [new Date(8.64e15), "+00:01", "Expected a valid Date"],
    [new Date("0000-12-31T23:59:59.999Z"), "Z", "found year 0"],
    [new Date("0001-01-01T00:00:00Z"), "-00:01", "found year 0"],
    [new Date("-000001-01-01T00:00:00Z"), "Z", "found year -1"],
    [new Date("+010000-01-01T00:00:00Z"), "Z", "found year 10000"],
    [new Date("9999-12-31T23:59:59Z"), "+00:01", "found year 10000"],
  ])("refuse %s at %s", (given, zone, message) => {
    for (const write of [fromDate, withoutZone]) {
      expect(() => write(given, zone)).toThrow(RangeError);
      expect(() => write(given, zone)).toThrow(message);
    }
  });
});

it.each<ZoneOffset>(["+14:01", "-14:30", "+15:00", "+2:00", "+0200", "+02", "+02:60", "+", "-x", "+02:00 "])(
  "no function accepts %j as a zone",
  (zone) => {
    const message = `Expected the zone Z or an offset from -14:00 to +14:00 such as +02:00, found ${JSON.stringify(zone)}`;
    expect(() => toDate("2024-07-01T12:00:00Z", zone)).toThrow(new RangeError(message));
    expect(() => fromDate(new Date(0), zone)).toThrow(new RangeError(message));
    expect(() => withoutZone(new Date(0), zone)).toThrow(new RangeError(message));
  },
);

describe("there and back", () => {
  const dates = fc.date({
    min: new Date("0001-01-02T00:00:00Z"),
    max: new Date("9999-12-30T23:59:59.999Z"),
    noInvalidDate: true,
  });
  const zones = fc.constantFrom<ZoneOffset>("Z", "+02:00", "-05:30", "+14:00", "-14:00");

  it("returns the same instant, and text that may be sent", () => {
    const roundTrip = (given: Date, zone: ZoneOffset) => {
      expect(toDate(fromDate(given, zone), "Z")).toEqual(given);
      expect(toDate(withoutZone(given, zone), zone)).toEqual(given);
      expect(dateTime.format(fromDate(given, zone))).toBe(fromDate(given, zone));
    };
    fc.assert(fc.property(dates, zones, roundTrip), property);
  });
});
