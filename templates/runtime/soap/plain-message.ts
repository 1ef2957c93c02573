import type { Around } from "../write/around.js";
import { NotPlain } from "../write/plain-values.js";
import { PlainWriter } from "../write/plain-writer.js";
import type { WriterOptions } from "../write/writer-options.js";
import type { Content, WrittenMessage } from "./message.js";
import type { SoapVersion } from "./soap.js";
import { declarationsOf, type EnvelopeWriter, writeMessage } from "./write-message.js";

/** What writing a plain message needs to know of the call. */
interface PlainFacts extends Pick<WriterOptions, "attacher"> {
  readonly soapVersion: SoapVersion;
}

/** Makes a writer that throws `NotPlain` for what it does not write. */
type NewWriter = (namespace: string, around: Around) => EnvelopeWriter;

/**
 * Writes a plain message, as most are, the same text as `encodeAny`. It never reports errors.
 * @returns undefined for any other message
 */
export function encodePlain<Headers, Body>(
  message: WrittenMessage<Headers, Body>,
  content: Content<Headers, Body>,
  { soapVersion, attacher }: PlainFacts,
  newWriter: NewWriter = (namespace, around) => new PlainWriter(namespace, around),
): string | undefined {
  if (message.encoding !== undefined || attacher !== undefined) return undefined;
  const writer = newWriter(message.element?.namespace ?? "", declarationsOf(message, soapVersion));
  try {
    return writeMessage(message, content, soapVersion, writer);
  } catch (error) {
    // A RangeError is for a text that is longer than any can be.
    if (error instanceof NotPlain || error instanceof RangeError) return undefined;
    throw error;
  }
}
