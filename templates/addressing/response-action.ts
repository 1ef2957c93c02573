import { encodeUri } from "../runtime/values/text.js";
import { visibleText } from "../runtime/visible-text.js";
import { trimSpace } from "../runtime/xml/white-space.js";
import { declaredTexts, headerNodes, shortened } from "./answer-headers.js";
import type { AddressingNames } from "./versions.js";

/** The Action of a response is not the one that the contract has for the operation, or the response has none. */
export class UnexpectedActionError extends Error {
  override readonly name: string = "UnexpectedActionError";
  /** The action that the contract has for the response. */
  readonly expected: string;
  /** The action of the response; undefined if it has none. */
  readonly found: string | undefined;

  constructor(expected: string, found: string | undefined) {
    const shown = found === undefined ? "none" : shortened(found);
    super(visibleText(`the response must have the Action ${expected}, and has ${shown}`));
    this.expected = expected;
    this.found = found;
  }
}

/**
 * Checks the Action of a response (Core, 3.2; Metadata, 4.4).
 * @param expected - undefined if the contract says none
 * @param headers - those that were read
 */
export function checkAction(expected: string | undefined, headers: unknown, names: AddressingNames): void {
  if (expected === undefined) return;
  const undeclared = headerNodes(headers, "Action", names).map(({ text }) => trimSpace(text));
  const [found, ...others] = [...undeclared, ...declaredTexts(headers, "Action")];
  const isExpected = found !== undefined && encodeUri(found) === encodeUri(expected);
  if (!isExpected || others.length > 0) throw new UnexpectedActionError(expected, found);
}
