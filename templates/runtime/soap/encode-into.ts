import { PassingWriter } from "../write/passing-writer.js";
import type { TextSink } from "../write/text-sink.js";
import type { WriterOptions } from "../write/writer-options.js";
import { encodeMessage, encodeWith } from "./envelope.js";
import type { Content, WrittenMessage } from "./message.js";
import type { SoapVersion } from "./soap.js";

/** What is written of a message. */
interface Written<Headers, Body> {
  readonly message: WrittenMessage<Headers, Body>;
  readonly content: Content<Headers, Body>;
  readonly soapVersion?: SoapVersion | undefined;
  readonly options?: WriterOptions | undefined;
}

/**
 * Writes a message as `encodeMessage` does. If it is long, a sink takes it.
 * @returns empty text if the sink has taken the message
 * @throws EncodeError for a value that the contract does not allow
 */
export function encodeInto<Headers, Body>(
  sink: TextSink,
  { message, content, soapVersion = "1.1", options = {} }: Written<Headers, Body>,
): string {
  if (message.encoding !== undefined) return encodeMessage(message, content, soapVersion, options);
  const namespace = message.element?.namespace ?? "";
  const text = encodeWith(
    message,
    content,
    soapVersion,
    (around) => new PassingWriter(namespace, options, around, sink),
  );
  if (sink.length === 0) return text;
  sink.finish(text.slice(0, -END.length), END);
  return "";
}

/** What is after the body of every message. */
const END = "</s:Body></s:Envelope>";
