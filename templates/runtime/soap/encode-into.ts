import type { Around } from "../write/around.js";
import { PassingWriter } from "../write/passing-writer.js";
import type { TextSink } from "../write/text-sink.js";
import type { WriterOptions } from "../write/writer-options.js";
import { encodeAny } from "./envelope.js";
import type { Content, WrittenMessage } from "./message.js";
import { encodePlain } from "./plain-message.js";
import type { SoapVersion } from "./soap.js";

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
export function encodeInto<Headers, Body>(
  sink: TextSink,
  { message, content, soapVersion, options }: Written<Headers, Body>,
): string {
  const facts = { soapVersion, attacher: options.attacher };
  const newWriter = (namespace: string, around: Around): PassingWriter => new PassingWriter(namespace, around, sink);
  const text = encodePlain(message, content, facts, newWriter);
  if (text === undefined) return encodeAny(message, content, soapVersion, options);
  if (sink.length === 0) return text;
  sink.finish(text.slice(0, -END.length), END);
  return "";
}

/** What is after the body of every message. */
const END = "</s:Body></s:Envelope>";
