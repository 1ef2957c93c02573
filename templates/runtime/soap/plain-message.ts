import { NotPlain } from "../write/plain-values.js";
import { PlainWriter } from "../write/plain-writer.js";
import type { WriterOptions } from "../write/writer-options.js";
import type { Content, WrittenMessage } from "./message.js";
import type { SoapVersion } from "./soap.js";
import { declarationsOf, writeMessage } from "./write-message.js";

/**
 * Writes a plain message, as most are, the same text as `encodeMessage`. It never reports errors.
 * @returns undefined for any other message
 */
export function encodePlain<Headers, Body>(
  message: WrittenMessage<Headers, Body>,
  content: Content<Headers, Body>,
  soapVersion: SoapVersion,
  options: WriterOptions,
): string | undefined {
  if (message.encoding !== undefined || options.attacher !== undefined) return undefined;
  const writer = new PlainWriter(message.element?.namespace ?? "", declarationsOf(message, soapVersion));
  try {
    return writeMessage(message, content, soapVersion, writer);
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}
