import { isForReceiver } from "../runtime/soap/must-understand.js";
import { SOAP_NAMESPACE, type SoapVersion, soapVersionOf } from "../runtime/soap/soap.js";
import { MAX_DEPTH } from "../runtime/xml/limits.js";
import { parseXml } from "../runtime/xml/parse-xml.js";
import { trimSpace } from "../runtime/xml/white-space.js";
import { isElement, type XmlNode } from "../runtime/xml/xml-node.js";
import type { AddressingNames } from "./versions.js";

/** The addressing headers of a request that are for this receiver. */
export interface ReceivedHeaders {
  readonly soapVersion: SoapVersion;
  /** Empty if the message has no addressing headers. */
  readonly nodes: readonly XmlNode[];
}

/**
 * Finds the addressing headers of a message.
 * @param maxDepth - how deep elements may nest
 * @returns undefined if the text is no envelope: then reading it says what is wrong
 * @throws DecodeError for a text that is not well-formed, or nested deeper
 */
export function receivedHeaders(
  text: string,
  { namespace }: AddressingNames,
  maxDepth: number = MAX_DEPTH,
): ReceivedHeaders | undefined {
  const envelope = parseXml(text, maxDepth);
  const soapVersion = envelope.localName === "Envelope" ? soapVersionOf(envelope.namespace) : undefined;
  if (soapVersion === undefined) return undefined;
  const header = envelope.children.find((child) => isElement(child, SOAP_NAMESPACE[soapVersion], "Header"));
  const nodes = (header?.children ?? []).filter(
    (node) => node.namespace === namespace && isForReceiver(node, soapVersion),
  );
  return { soapVersion, nodes };
}

/** The text of a header; undefined if it is not there. */
export function headerText({ nodes }: ReceivedHeaders, name: string): string | undefined {
  const node = nodes.find(({ localName }) => localName === name);
  return node && trimSpace(node.text);
}

/** The address of an endpoint reference: undefined if the header is not there, empty if it has no address. */
export function headerAddress({ nodes }: ReceivedHeaders, name: string): string | undefined {
  const node = nodes.find(({ localName }) => localName === name);
  if (node === undefined) return undefined;
  const address = node.children.find((child) => isElement(child, node.namespace, "Address"));
  return trimSpace(address?.text ?? "");
}
