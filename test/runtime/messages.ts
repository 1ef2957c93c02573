import type { Reader } from "../../templates/runtime/read/reader.js";
import type { ReaderOptions } from "../../templates/runtime/read/reader-options.js";
import { XmlReader } from "../../templates/runtime/read/xml-reader.js";
import { encodeMessage } from "../../templates/runtime/soap/envelope.js";
import type { Message } from "../../templates/runtime/soap/message.js";
import { SOAP_NAMESPACE } from "../../templates/runtime/soap/soap.js";
import type { Writer } from "../../templates/runtime/write/writer.js";

/** The namespace of the payload `P` that `written` and `reading` have around their elements. */
export const NS = "urn:payload";
const PAYLOAD = { namespace: NS, localName: "P" };
export const SERVICES88 = "http://www.superoffice.net/ws/crm/NetServer/Services88";
export const XSI = "http://www.w3.org/2001/XMLSchema-instance";

/** The text that a writer writes for the elements in a payload. */
export function written(write: (writer: Writer) => void, value: object = {}): string {
  const text = writtenMessage(write, value);
  const [, content] = /<P>([\s\S]*)<\/P>/.exec(text) ?? [];
  if (content === undefined) throw new Error(text);
  return content;
}

/** The whole message with it. */
export function writtenMessage(write: (writer: Writer) => void, value: object = {}): string {
  const codec = { write };
  return encodeMessage({ element: PAYLOAD, headers: codec, body: codec }, { body: value });
}

/** The result of `read` for elements in a payload, after the reader has entered it. */
export function reading<T>(content: string, read: (reader: Reader) => T, options: ReaderOptions = {}): T {
  const reader = new XmlReader(`<P xmlns="${NS}" xmlns:i="${XSI}">${content}</P>`, options);
  reader.beginBody(PAYLOAD);
  return read(reader);
}

/** Reads the one element V of a payload. */
export function readingV<T>(element: string, read: (reader: Reader) => T): T {
  return reading(element, (reader) => {
    if (!reader.open("V")) throw new Error("no V");
    const value = read(reader);
    reader.more({});
    return value;
  });
}

/** Writes the one element V of a payload. */
export function writtenV(write: (writer: Writer) => void): string {
  return written((writer) => {
    writer.required("V", 0);
    write(writer);
  });
}

/** A message with values of any type, as JavaScript may pass it. */
export type UntypedMessage = Message<unknown, unknown>;

/** A SOAP 1.1 envelope in a layout that a server may use. */
export function envelope(body: string, header = ""): string {
  return `<s:Envelope xmlns:s="${SOAP_NAMESPACE["1.1"]}" xmlns:i="${XSI}"><s:Header>${header}</s:Header><s:Body>${body}</s:Body></s:Envelope>`;
}

/** The response of GetBatchTaskInfo with these members. */
export function taskResponse(members: string): string {
  return envelope(
    `<GetBatchTaskInfoResponse xmlns="${SERVICES88}"><Response>${members}</Response></GetBatchTaskInfoResponse>`,
  );
}

/** The error that a function throws. */
export function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}
