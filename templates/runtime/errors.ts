import { visibleText } from "./visible-text.js";

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

/** The parts of a failure, each changed. */
export function mapFacts({ element, path, expected, found }: Failure, map: (fact: string) => string): Failure {
  return { element: map(element), path: map(path), expected: map(expected), found: map(found) };
}

/** In characters: longer than any name of a contract with its namespace. */
const LONGEST_FACT = 300;

export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

/** The place of a failure, in words. */
export function place(element: string, path: string): string {
  if (element === "") return "the message";
  return path === "" ? element : `${element}: ${path}`;
}
