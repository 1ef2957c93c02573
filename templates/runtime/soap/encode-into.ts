import { PassingWriter } from "../write/passing-writer.js";
import { NotPlain } from "../write/plain-values.js";
import type { TextSink } from "../write/text-sink.js";
import type { WriterOptions } from "../write/writer-options.js";
import { encodeAny } from "./envelope.js";
import type { Content, WrittenMessage } from "./message.js";
import type { SoapVersion } from "./soap.js";
import { declarationsOf, writeMessage } from "./write-message.js";

/** What is written of a message. */
interface Written<Headers, Body> {
  readonly message: WrittenMessage<Headers, Body>;
  readonly content: Content<Headers, Body>;
  readonly soapVersion: SoapVersion;
  readonly options: WriterOptions;
}

/**
 * Writes a message as `encodeMessage` does. If it is long, and plain as most are, a sink takes it.
 * @returns empty text if the sink has taken the message
 * @throws EncodeError for a value that the contract does not allow
 */
export function encodeInto<Headers, Body>(sink: TextSink, written: Written<Headers, Body>): string {
  const { message, content, soapVersion, options } = written;
  const isPlain = message.encoding === undefined && options.attacher === undefined;
  const text = isPlain ? encodePlainInto(sink, written) : undefined;
  return text ?? encodeAny(message, content, soapVersion, options);
}

/** @returns undefined for a message that is not plain */
function encodePlainInto<Headers, Body>(
  sink: TextSink,
  { message, content, soapVersion }: Written<Headers, Body>,
): string | undefined {
  const writer = new PassingWriter(message.element?.namespace ?? "", declarationsOf(message, soapVersion), sink);
  try {
    const text = writeMessage(message, content, soapVersion, writer);
    if (sink.length === 0) return text;
    sink.finish(text.slice(0, -END.length), END);
    return "";
  } catch (error) {
    if (error instanceof NotPlain || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What is after the body of every message. */
const END = "</s:Body></s:Envelope>";
