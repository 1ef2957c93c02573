// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { quote, visibleText } from "./visible-text.js";

/**
 * What is wrong with a message, where, and what was expected. Every character of an error message can be seen, because names,
 * keys and values may come from anywhere.
 */
export interface Failure {
  /** The element of the message: `StartBatchJob`, `StartBatchJobResponse`, `Header`; empty before it is known. */
  readonly element: string;
  /** The place inside it: `BatchTaskInfo.ProgressPercent`, `Response[3].Name`; empty for the element itself. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

/** A value that the contract does not allow in a message. */
export class EncodeError extends Error implements Failure {
  override readonly name: string = "EncodeError";
  readonly element: string;
  readonly path: string;
  readonly expected: string;
  readonly found: string;

  constructor(failure: Failure) {
    const { element, path, expected, found } = mapFacts(failure, visibleText);
    super(`cannot write ${place(element, path)}: expected ${expected}, found ${found}`);
    this.element = element;
    this.path = path;
    this.expected = expected;
    this.found = found;
  }
}

/** A message that is not XML, not SOAP, or not what the contract says. */
export class DecodeError extends Error implements Failure {
  override readonly name: string = "DecodeError";
  readonly element: string;
  readonly path: string;
  readonly expected: string;
  readonly found: string;
  /** Counts from 1. */
  readonly line: number;
  /** Counts from 1, in UTF-16 units. */
  readonly column: number;

  constructor(failure: Failure, { line, column }: LineAndColumn) {
    const { element, path, expected, found } = mapFacts(shortened(failure), visibleText);
    super(`cannot read ${place(element, path)} at ${line}:${column}: expected ${expected}, found ${found}`);
    this.element = element;
    this.path = path;
    this.expected = expected;
    this.found = found;
    this.line = line;
    this.column = column;
  }
}

/** Shortens what comes from a message. An error is read by people, and may be sent back to the sender of the message. */
function shortened(failure: Failure): Failure {
  return mapFacts(failure, (fact) => (fact.length > LONGEST_FACT ? `${fact.slice(0, LONGEST_FACT)}…` : fact));
}

function mapFacts({ element, path, expected, found }: Failure, map: (fact: string) => string): Failure {
  return { element: map(element), path: map(path), expected: map(expected), found: map(found) };
}

/** In characters: longer than any name of a contract with its namespace. */
const LONGEST_FACT = 300;

export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

/**
 * A value in an error message. Text may be a ticket or a password, so it is described and not shown, unless it looks like a
 * number or a date.
 */
export function describe(value: unknown): string {
  if (typeof value === "string" && /^[\d \t\r\n+\-.:TZ]{1,40}$/.test(value)) return quote(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "bigint" && value > -SHOWN_BIGINT && value < SHOWN_BIGINT) return `${value}n`;
  return describeKind(value);
}

/** Larger than any number of 64 bits. Larger numbers may have millions of digits. */
const SHOWN_BIGINT = 10n ** 40n;

/** The names that are allowed, if they are few; otherwise their number and the first. */
export function oneOf(names: readonly string[]): string {
  return names.length > 12 ? `one of ${names.length} values such as ${names[0]}` : `one of ${names.join(", ")}`;
}

/** A value in an error message, of which nothing is shown: it may be a secret, whatever it looks like. */
export function describeKind(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (value === "") return "empty text";
  if (typeof value === "string") return `text of ${value.length} characters`;
  if (Array.isArray(value)) return "an array";
  const kind = Object.prototype.toString.call(value).slice("[object ".length, -1);
  return typeof value === "object" && kind !== "Object" ? `an object (${kind})` : `a value of type ${typeof value}`;
}

/** The value of an enumeration, or a name: text that a person chose from a list. It is shown if it is short. */
export function describeName(value: unknown): string {
  return typeof value === "string" && value.length <= 60 ? quote(value) : describe(value);
}

function place(element: string, path: string): string {
  if (element === "") return "the message";
  return path === "" ? element : `${element}: ${path}`;
}
