import type { Direction } from "../../generator/contract/contract.js";
import type { DocumentedLayout } from "../../generator/tools/documented/documented-layout.js";
import { DocumentedWriter } from "../../generator/tools/documented/documented-writer.js";
import type { ReaderOptions } from "../../templates/runtime/read/reader-options.js";
import { envelopeVersion, readPayload } from "../../templates/runtime/soap/envelope.js";
import type { Envelope, Message } from "../../templates/runtime/soap/message.js";
import { SOAP_NAMESPACE } from "../../templates/runtime/soap/soap.js";
import { writeBody, writeHeaders } from "../../templates/runtime/soap/write-message.js";
import { isElement } from "../../templates/runtime/xml/xml-node.js";
import { DocumentedReader } from "./documented-reader.js";

/** Writes a message in the documented layout. @throws EncodeError for a value that the contract does not allow */
export function encodeDocumented<Headers, Body>(
  message: Message<Headers, Body>,
  { headers, body }: Envelope<Headers, Body>,
  layout: DocumentedLayout,
  direction: Direction,
): string {
  const writer = new DocumentedWriter(layout, direction);
  writeHeaders(writer, message, headers);
  writeBody(writer, message, body);
  return writer.finish();
}

/**
 * Reads a documented envelope. Its headers are directly in the Envelope, which no server accepts, and values that it leaves out get
 * the defaults of `documented-defaults.ts`. Otherwise it is read like a message from the wire.
 * @throws DecodeError for anything but a documented envelope with this message in it
 */
export function decodeDocumented<Headers, Body>(
  message: Message<Headers, Body>,
  text: string,
  options: ReaderOptions = {},
): Envelope<Headers, Body> {
  const reader = new DocumentedReader(text, options);
  const envelope = reader.current;
  const soap = SOAP_NAMESPACE[envelopeVersion(reader)];
  const body = envelope.children.at(-1);
  if (!isElement(body, soap, "Body")) throw reader.error("a Body at the end", "none");
  reader.moveTo({ ...envelope, children: envelope.children.slice(0, -1) });
  reader.beginHeaders();
  const headers = message.headers.read(reader);
  return { headers, body: readPayload(message, body, reader) };
}
