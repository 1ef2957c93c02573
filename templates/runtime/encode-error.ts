import { type Failure, mapFacts, place } from "./errors.js";
import { visibleText } from "./visible-text.js";

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
