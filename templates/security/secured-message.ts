import { DecodeError } from "../runtime/errors.js";
import { ROLE_ATTRIBUTE, SOAP_NAMESPACE, type SoapVersion, soapVersionOf } from "../runtime/soap/soap.js";
import * as datatypes from "../runtime/values/datatypes.js";
import { MAX_DEPTH } from "../runtime/xml/limits.js";
import { clarkName } from "../runtime/xml/name-forms.js";
import { parseXml } from "../runtime/xml/parse-xml.js";
import { trimSpace } from "../runtime/xml/white-space.js";
import { attributeOf, isElement, type XmlNode } from "../runtime/xml/xml-node.js";
import { WSSE } from "./names.js";
import { SecurityError } from "./security-error.js";

/** A message with the elements that security is about. Each is known by where it stands, never by its id. */
export interface SecuredMessage {
  readonly text: string;
  readonly soapVersion: SoapVersion;
  readonly envelope: XmlNode;
  readonly body: XmlNode;
  /** The header blocks, in their order. */
  readonly headers: readonly XmlNode[];
  /** A receiver that counts as this one, in addition to the last one. */
  readonly actor: string | undefined;
  /** The Security header for this receiver; undefined if there is none. */
  readonly security: XmlNode | undefined;
}

/**
 * Finds the parts of a message with the parser that reads messages. So what is checked here is what is read after it.
 * @param actor - a receiver that counts as this one, in addition to the last one
 * @throws SecurityError for what is no envelope, or one with two Security headers for this receiver
 */
export function securedMessage(text: string, actor: string | undefined): SecuredMessage {
  const envelope = parseEnvelope(text);
  const soapVersion = envelope.localName === "Envelope" ? soapVersionOf(envelope.namespace) : undefined;
  if (soapVersion === undefined) throw new SecurityError("InvalidSecurity", "the message is not an envelope");
  const soap = SOAP_NAMESPACE[soapVersion];
  const { children } = envelope;
  const [header, body] = isElement(children[0], soap, "Header") ? children : [undefined, ...children];
  if (!isElement(body, soap, "Body") || children.at(-1) !== body)
    throw new SecurityError("InvalidSecurity", "the envelope does not have a Header, if any, and a Body");
  const headers = header?.children ?? [];
  const [security, second] = headers.filter(
    (block) => isElement(block, WSSE, "Security") && isOwn(block, soapVersion, actor),
  );
  if (second !== undefined)
    throw new SecurityError("InvalidSecurity", "there are two Security headers for the same receiver");
  return { text, soapVersion, envelope, body, headers, actor, security };
}

function parseEnvelope(text: string): XmlNode {
  try {
    return parseXml(text, MAX_DEPTH);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw new SecurityError("InvalidSecurity", "the message is not XML as SOAP allows it", { cause: error });
  }
}

function isOwn(block: XmlNode, soapVersion: SoapVersion, actor: string | undefined): boolean {
  const role = trimSpace(attributeOf(block, SOAP_NAMESPACE[soapVersion], ROLE_ATTRIBUTE[soapVersion]) ?? "");
  return OWN_ROLES.has(role) || role === actor;
}

/** Without a receiver, the last one is meant, which this is (SOAP 1.1, 4.2.2; SOAP 1.2 part 1, 2.2). */
const OWN_ROLES: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "",
  "http://schemas.xmlsoap.org/soap/actor/next",
  `${SOAP_NAMESPACE["1.2"]}/role/next`,
  `${SOAP_NAMESPACE["1.2"]}/role/ultimateReceiver`,
]);

/** Whether a header says that its receiver must understand it. */
export function mustBeUnderstood(block: XmlNode, soapVersion: SoapVersion): boolean {
  const value = attributeOf(block, SOAP_NAMESPACE[soapVersion], "mustUnderstand") ?? "";
  return datatypes.boolean.parse(value) === true;
}

/**
 * The only child of an element with a name; undefined if there is none.
 * @throws SecurityError for a second one
 */
export function onlyChild(node: XmlNode | undefined, namespace: string, localName: string): XmlNode | undefined {
  const [child, second] = (node?.children ?? []).filter((each) => isElement(each, namespace, localName));
  if (second !== undefined) throw new SecurityError("InvalidSecurity", `${clarkName(second)} is there twice`);
  return child;
}
