import { expect, it } from "vitest";
import { compareDecimals, compareDurations, compareMoments } from "../../../templates/runtime/values/order.js";

type Row = [a: string, order: "<" | "=" | ">" | "?", b: string];

function sign(order: number | undefined): string {
  if (order === undefined || Number.isNaN(order)) return "?";
  return order < 0 ? "<" : order > 0 ? ">" : "=";
}

function expectOrder(compare: (a: string, b: string) => number | undefined, [a, order, b]: Row): void {
  expect(`${a} ${sign(compare(a, b))} ${b}`).toBe(`${a} ${order} ${b}`);
  const reverse = { "<": ">", ">": "<", "=": "=", "?": "?" }[order];
  expect(`${b} ${sign(compare(b, a))} ${a}`).toBe(`${b} ${reverse} ${a}`);
}

it.each<Row>([
  ["1", "=", "+01.00"],
  ["0", "=", "-0.0"],
  ["9", "<", "10"],
  ["0.1", "<", "0.11"],
  [".5", ">", "0.45"],
  ["-2", "<", "-1.5"],
  ["-1", "<", "1"],
  ["123456789012345678901234567890.1", "<", "123456789012345678901234567890.2"],
])("decimals: %s %s %s", (...row) => expectOrder(compareDecimals, row));

it.each<Row>([
  ["2024-02-29T12:00:00Z", "=", "2024-02-29T13:00:00+01:00"],
  ["2024-02-29T12:00:00.10", "=", "2024-02-29T12:00:00.1"],
  ["2024-02-29T12:00:00.1", "<", "2024-02-29T12:00:00.11"],
  ["2024-02-29T24:00:00Z", "=", "2024-03-01T00:00:00Z"],
  ["2024-02-29T12:00:00Z", "?", "2024-02-29T12:00:00"],
  ["2024-02-29T12:00:00Z", "<", "2024-03-01T12:00:01"],
  ["2023-12-31", "<", "2024-01-01"],
  ["-0002-01-01", "<", "-0001-01-01"],
  ["12024-01-01", ">", "9999-12-31"],
  ["09:00:00", "<", "10:00:00"],
  ["09:00:00Z", ">", "09:00:00+01:00"],
  ["2024", "<", "2025"],
  ["2024-02", "<", "2024-03"],
  ["--02", "<", "--03"],
  ["--02-29", "<", "--03-01"],
  ["---09", "<", "---10"],
])("moments: %s %s %s", (...row) => expectOrder(compareMoments, row));

it.each<Row>([
  ["P1Y", "=", "P12M"],
  ["P1D", "=", "PT24H"],
  ["P1M", ">", "P27D"],
  ["P1M", "?", "P30D"],
  ["P1Y", "?", "P365D"],
  ["P1Y", "<", "P367D"],
  ["-P1D", "<", "PT0S"],
  ["PT1.5S", ">", "PT1.25S"],
  ["P5M", "<", "P153DT1S"],
])("durations: %s %s %s", (...row) => expectOrder(compareDurations, row));
