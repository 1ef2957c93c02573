import { SchemaError } from "../source/errors.js";
import type { Message, Part, SoapBody, SoapHeader } from "../wsdl/definitions.js";
import { findPart, type Messages } from "../wsdl/link-definitions.js";
import { clarkName } from "../xml/qname.js";

/**
 * The parts that are in the body: those that soap:body lists. If it lists none, all but those that are headers: no part is sent twice,
 * although WSDL 1.1 does not say so.
 */
export function bodyParts(message: Message, body: SoapBody, headers: readonly SoapHeader[]): readonly Part[] {
  const { parts, name } = message;
  const missing = body.parts?.find((wanted) => !parts.some((part) => part.name === wanted));
  if (missing !== undefined)
    throw new SchemaError(`the message ${clarkName(name)} has no part ${missing}`, body.position);
  if (body.parts !== undefined) return parts.filter((part) => body.parts?.includes(part.name));
  const own = headers.filter((header) => clarkName(header.message) === clarkName(name));
  return parts.filter((part) => !own.some((header) => header.part === part.name));
}

/** The parts of headers, each once. A binding may list one header twice. */
export function headerParts(headers: readonly SoapHeader[], messages: Messages): Map<Part, SoapHeader> {
  return new Map(
    headers.map((header) => [findPart(messages, header.message, header.part, header.position), header] as const),
  );
}
