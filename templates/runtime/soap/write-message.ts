import type { Around } from "../write/around.js";
import type { Writer } from "../write/writer.js";
import type { QName } from "../xml/qname.js";
import type { Content, WrittenMessage } from "./message.js";
import { SOAP_NAMESPACE, type SoapVersion } from "./soap.js";

/** What writing a message needs of a writer, beside what generated code needs. */
export interface EnvelopeWriter extends MessageWriter {
  /** What the element around the text must declare. */
  readonly declarations: string;
  /** Further declarations of that element. */
  readonly outerDeclarations: string;
  /** The elements that have been written since the last call. */
  take(): string;
}

/** What writing the parts of a message needs. */
export interface MessageWriter extends Writer {
  beginHeaders(value: unknown): void;
  beginBody(element: QName, value: unknown): void;
  beginParts(value: unknown): void;
  beginBare(value: unknown): void;
}

/** What the envelope of a message declares in any case. */
export function declarationsOf(
  { element, isUnqualified = false }: Pick<WrittenMessage<never, never>, "element" | "isUnqualified">,
  soapVersion: SoapVersion,
): Around {
  const s = SOAP_NAMESPACE[soapVersion];
  const namespace = element?.namespace ?? "";
  if (!isUnqualified || namespace === "") return { prefixes: { s } };
  return { prefixes: { s, q1: namespace }, prefix: "q1" };
}

/** Writes an envelope with what is in it. */
export function writeMessage<Headers, Body>(
  message: WrittenMessage<Headers, Body>,
  content: Content<Headers, Body>,
  soapVersion: SoapVersion,
  writer: EnvelopeWriter,
): string {
  if (content.headers !== undefined) writeHeaders(writer, message, content.headers);
  let headers = writer.take();
  for (const header of content.undeclaredHeaders ?? []) headers += header.write(soapVersion);
  writeBody(writer, message, content.body);
  const header = headers === "" ? "" : `<s:Header>${headers}</s:Header>`;
  const start = `<s:Envelope xmlns:s="${SOAP_NAMESPACE[soapVersion]}"${writer.declarations}${writer.outerDeclarations}>`;
  return `${start}${header}<s:Body>${writer.take()}</s:Body></s:Envelope>`;
}

/** Writes the headers of a message, side by side. */
export function writeHeaders<Headers>(
  writer: MessageWriter,
  { headers }: WrittenMessage<Headers, never>,
  value: Headers,
): void {
  writer.beginHeaders(value);
  headers.write(writer, value);
  writer.end();
}

/** Writes the elements in the body of a message. */
export function writeBody<Body>(
  writer: MessageWriter,
  { element, body }: WrittenMessage<never, Body>,
  value: Body,
): void {
  if (element !== undefined && body.form === "bare") {
    writer.namespace(element.namespace);
    writer.beginBare(value);
    body.write(writer, value);
    return;
  }
  if (element === undefined || body.form === "parts") writer.beginParts(value);
  else writer.beginBody(element, value);
  body.write(writer, value);
  writer.end();
}
