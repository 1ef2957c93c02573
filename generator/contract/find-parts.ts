import { SchemaError } from "../source/errors.js";
import type { Message, MimeContent, Part, SoapBody, SoapHeader, SoapHeaderFault } from "../wsdl/definitions.js";
import { findPart, type Messages } from "../wsdl/link-definitions.js";
import { clarkName, sameName } from "../xml/qname.js";

/**
 * The parts that are in the body: those that soap:body lists. If it lists none, all but those that are headers or beside the envelope: no
 * part is sent twice, although WSDL 1.1 does not say so.
 */
export function bodyParts(message: Message, { body, headers, contents }: PartPlaces): readonly Part[] {
  const { name } = message;
  const beside = attachedParts(message, contents);
  const parts = message.parts.filter((part) => !beside.has(part));
  const missing = body.parts?.find((wanted) => !message.parts.some((part) => part.name === wanted));
  if (missing !== undefined)
    throw new SchemaError(`the message ${clarkName(name)} has no part ${missing}`, body.position);
  if (body.parts !== undefined) return parts.filter((part) => body.parts?.includes(part.name));
  const own = headers.filter((header) => sameName(header.message, name));
  return parts.filter((part) => !own.some((header) => header.part === part.name));
}

/** Where a binding has the parts of a message. */
interface PartPlaces {
  readonly body: SoapBody;
  readonly headers: readonly SoapHeader[];
  readonly contents: readonly MimeContent[];
}

/**
 * The parts that are beside the envelope, with the media types that each may have. One that names no part of the message has nothing to
 * send, so it is as if it were not there.
 */
export function attachedParts({ parts }: Message, contents: readonly MimeContent[]): Map<Part, string[]> {
  const attached = new Map<Part, string[]>();
  for (const { part: name, type = "application/octet-stream" } of contents) {
    const part = name === undefined && parts.length === 1 ? parts[0] : parts.find((one) => one.name === name);
    if (part !== undefined) attached.set(part, [...(attached.get(part) ?? []), type]);
  }
  return attached;
}

/** The parts of headers, each once. A binding may list one header twice. */
export function headerParts(headers: readonly SoapHeaderFault[], messages: Messages): Map<Part, SoapHeaderFault> {
  return new Map(
    headers.map((header) => [findPart(messages, header.message, header.part, header.position), header] as const),
  );
}
