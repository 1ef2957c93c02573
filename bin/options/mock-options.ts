import { InvalidArgumentError, Option } from "commander";
import type { CallFailure, FailureRule, Latency } from "../../generator/tools/mock/disturb-calls.js";

/** A minute, because every client times out before. */
const LONGEST_MILLISECONDS = 60_000;

/** Reads `200` or `100-500`. */
export function parseLatency(text: string): Latency {
  const [, first = "", second = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
  const [min, max] = [Number(first), Number(second)];
  if (first !== "" && min <= max && max <= LONGEST_MILLISECONDS) return { min, max };
  throw new InvalidArgumentError(
    `It must be a number of milliseconds up to ${LONGEST_MILLISECONDS}, such as 200, or a range of them, such as 100-500.`,
  );
}

/** Reads a rule, and adds it to those that came before it on the command line. */
export function addFailureRule(text: string, before: readonly FailureRule[] = []): FailureRule[] {
  return [...before, parseFailureRule(text)];
}

/** Reads `10%`, `Batch`, `Batch.GetBatchTaskInfo`, `10%:reset`, `Batch:50%:503`: which calls, how often, how. */
function parseFailureRule(text: string): FailureRule {
  const parts = text.split(":");
  const [calls, percent, failure] = [CALLS, PERCENT, FAILURE].map((part) => takeFirst(parts, part));
  const chance = Number(percent?.replace("%", "") ?? 100) / 100;
  if (parts.length === 0 && chance <= 1) return { calls, chance, failure: failureOf(failure) };
  throw new InvalidArgumentError(
    "It says which calls, how often and how, and may leave out two of these: Batch, Batch.GetBatchTaskInfo, 10%, 10%:reset, Batch:50%:503. How is fault, reset, or an HTTP status from 400 to 599.",
  );
}

/** The name of an endpoint, or an endpoint and an operation with a dot between. */
const CALLS = /^(?!(?:fault|reset)$)[^\d%\s][^%\s]*$/;

const PERCENT = /^\d{1,3}(?:\.\d{1,4})?%$/;

const FAILURE = /^(?:fault|reset|[45]\d\d)$/;

function takeFirst(parts: string[], pattern: RegExp): string | undefined {
  return pattern.test(parts[0] ?? "") ? parts.shift() : undefined;
}

function failureOf(text = "fault"): CallFailure {
  return text === "fault" || text === "reset" ? text : Number(text);
}

export function parseSeed(text: string): number {
  const seed = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (seed < 2 ** 32) return seed;
  throw new InvalidArgumentError("It must be a whole number from 0 to 4294967295.");
}

export function parseTaskStep(text: string): number {
  const milliseconds = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  if (milliseconds <= 3_600_000) return milliseconds;
  throw new InvalidArgumentError("It must be a number of milliseconds from 0 to 3600000.");
}

/** Reads seconds. @returns milliseconds */
export function parseLifetime(text: string): number {
  const seconds = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (seconds >= 1) return seconds * 1000;
  throw new InvalidArgumentError("It must be a number of seconds from 1 to 999999.");
}

/** Which pages may call the mock. Its value is not that of the option for documents, which has this flag elsewhere. */
export function pagesOption(): Option {
  const description = "pages that may call it, in addition to those of this machine; * for all";
  return new PagesOption("--allow-origin <origins...>", description).argParser(addOrigin);
}

class PagesOption extends Option {
  override attributeName(): string {
    return "allowedOrigins";
  }
}

/** Reads `https://app.example.com`, as a browser writes it in the header Origin, or `*`. */
function addOrigin(text: string, before: readonly string[] = []): string[] {
  if (text === "*" || (URL.canParse(text) && new URL(text).origin === text)) return [...before, text];
  throw new InvalidArgumentError("It must be an origin, such as https://app.example.com, or * for all.");
}
