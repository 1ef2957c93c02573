import { EncodeError } from "../errors.js";
import { resolveName } from "../values/qname-value.js";
import { visibleLine } from "../visible-text.js";
import type { WriterOptions } from "../write/writer-options.js";
import { hasControlReference } from "../xml/control-references.js";
import { escapeAttribute, escapeText, replaceForbidden } from "../xml/escape.js";
import { isContent } from "../xml/parse-xml.js";
import type { QName } from "../xml/qname.js";
import { standaloneXml } from "../xml/standalone-xml.js";
import { trimSpace } from "../xml/white-space.js";
import { isElement, type XmlNode } from "../xml/xml-node.js";
import { SOAP_NAMESPACE, type SoapVersion, soapVersionOf } from "./soap.js";

/** What a fault says (SOAP 1.1, 4.4; SOAP 1.2 part 1, 5.4). */
export interface FaultFacts {
  /** Who is to blame: `Client` or `Server` in SOAP 1.1, `Sender` or `Receiver` in 1.2, or a code of the server's own. */
  readonly code: QName;
  /** Finer codes, from the outer to the inner; only SOAP 1.2 has them. */
  readonly subcodes: readonly QName[];
  /** The explanation for people: faultstring, or Reason. */
  readonly reason: string;
  /** Where the fault comes from: faultactor, or Role. */
  readonly actor: string | undefined;
  /**
   * The content of the detail element as XML, each element with the namespace declarations that it needs. Where a fault is to be
   * sent, a detail that is no such content is an error of whoever sends it.
   */
  readonly detail: string | undefined;
}

/**
 * The server has answered with a fault instead of a response. The words are the server's. In the message of the error they stand
 * on one line, and every character of them can be seen.
 */
export class SoapFault extends Error implements FaultFacts {
  override readonly name: string = "SoapFault";
  readonly code: QName;
  readonly subcodes: readonly QName[];
  readonly reason: string;
  readonly actor: string | undefined;
  readonly detail: string | undefined;

  constructor({ code, subcodes, reason, actor, detail }: FaultFacts, options?: ErrorOptions) {
    super(visibleLine(`${code.localName}: ${reason}`), options);
    this.code = code;
    this.subcodes = subcodes;
    this.reason = reason;
    this.actor = actor;
    this.detail = detail;
  }
}

/**
 * Writes a fault as a whole message. SOAP 1.1 has no place for subcodes, nor for the name of a header that has not been
 * understood, which SOAP 1.2 has in a header of its own (part 1, 5.4.8).
 * @throws EncodeError if `checkDetail` does
 */
export function encodeFault(
  fault: FaultFacts,
  soapVersion: SoapVersion,
  options: WriterOptions = {},
  notUnderstood?: QName,
): string {
  checkDetail(fault, options);
  const content = soapVersion === "1.1" ? writeFault11(fault) : writeFault12(fault);
  const soap = SOAP_NAMESPACE[soapVersion];
  const header = soapVersion === "1.1" || notUnderstood === undefined ? "" : writeNotUnderstood(notUnderstood);
  return `<s:Envelope xmlns:s="${soap}">${header}<s:Body><s:Fault>${content}</s:Fault></s:Body></s:Envelope>`;
}

/**
 * Checks the detail of a fault, which may be the words of another server or of a person: it is written as it stands.
 * @throws EncodeError if it is not the content of an element, or refers to a character that XML has no place for
 */
export function checkDetail({ detail = "" }: FaultFacts, { forbiddenCharacters }: WriterOptions): void {
  const refuse = (expected: string, found: string): never => {
    throw new EncodeError({ element: "Fault", path: "detail", expected, found });
  };
  if (!isContent(detail, MAX_DETAIL_DEPTH)) refuse("well-formed XML", "other text");
  if (forbiddenCharacters !== "reference" && hasControlReference(detail))
    refuse("characters that XML can carry", "a reference to one that it cannot");
}

/** Less than the reader allows, which also counts the elements around the detail. */
const MAX_DETAIL_DEPTH = 250;

function writeNotUnderstood(name: QName): string {
  const { declaration, lexical } = declareName(name);
  return `<s:Header><s:NotUnderstood qname="${escapeAttribute(lexical)}"${declaration}/></s:Header>`;
}

function writeFault11({ code, reason, actor, detail }: FaultFacts): string {
  return (
    `${writeCode("faultcode", codeFor(code, "1.1"))}<faultstring>${escapeText(replaceForbidden(reason))}</faultstring>` +
    `${actor === undefined ? "" : `<faultactor>${escapeText(replaceForbidden(actor))}</faultactor>`}` +
    `${detail === undefined ? "" : `<detail>${detail}</detail>`}`
  );
}

function writeFault12({ code, subcodes, reason, actor, detail }: FaultFacts): string {
  // Codes of the server's own can only be subcodes (part 1, 5.4.1.1).
  const isOwn = soapVersionOf(code.namespace) === undefined;
  const outer = isOwn ? RECEIVER : codeFor(code, "1.2");
  const inner = (isOwn ? [code, ...subcodes] : subcodes).reduceRight(
    (within, subcode) => `<s:Subcode>${writeCode("s:Value", subcode)}${within}</s:Subcode>`,
    "",
  );
  return (
    `<s:Code>${writeCode("s:Value", outer)}${inner}</s:Code>` +
    `<s:Reason><s:Text xml:lang="en">${escapeText(replaceForbidden(reason))}</s:Text></s:Reason>` +
    `${actor === undefined ? "" : `<s:Role>${escapeText(replaceForbidden(actor))}</s:Role>`}` +
    `${detail === undefined ? "" : `<s:Detail>${detail}</s:Detail>`}`
  );
}

const RECEIVER: QName = { namespace: SOAP_NAMESPACE["1.2"], localName: "Receiver" };

/** A code of SOAP's as the version names it: who is to blame has other names in 1.2 (part 1, 5.4.6). */
function codeFor(code: QName, soapVersion: SoapVersion): QName {
  if (soapVersionOf(code.namespace) === undefined) return code;
  const [client, server] = soapVersion === "1.1" ? ["Client", "Server"] : ["Sender", "Receiver"];
  const names: Readonly<Record<string, string>> = { Client: client, Sender: client, Server: server, Receiver: server };
  return { namespace: SOAP_NAMESPACE[soapVersion], localName: names[code.localName] ?? code.localName };
}

function writeCode(tag: string, name: QName): string {
  const { declaration, lexical } = declareName(name);
  return `<${tag}${declaration}>${escapeText(lexical)}</${tag}>`;
}

/** A name as a value. Only names in no namespace have no prefix: the envelope has no default namespace. */
function declareName({ namespace, localName }: QName): { declaration: string; lexical: string } {
  const name = replaceForbidden(localName);
  if (namespace === "") return { declaration: "", lexical: name };
  if (soapVersionOf(namespace) !== undefined) return { declaration: "", lexical: `s:${name}` };
  return { declaration: ` xmlns:c="${escapeAttribute(replaceForbidden(namespace))}"`, lexical: `c:${name}` };
}

/** The fault that an element of a Body is, or undefined if it is none. */
export function readFault(payload: XmlNode, text: string): SoapFault | undefined {
  if (isElement(payload, SOAP_NAMESPACE["1.1"], "Fault")) return new SoapFault(readFault11(payload, text));
  if (isElement(payload, SOAP_NAMESPACE["1.2"], "Fault")) return new SoapFault(readFault12(payload, text));
  return undefined;
}

/** The elements in the detail of a fault. */
export function detailEntries(payload: XmlNode): readonly XmlNode[] {
  return (child(payload, "detail") ?? child(payload, "Detail"))?.children ?? [];
}

/** The children of a 1.1 fault are in no namespace; some servers put them in SOAP's, so only local names count. */
function readFault11(fault: XmlNode, text: string): FaultFacts {
  return {
    code: nameIn(child(fault, "faultcode")),
    subcodes: [],
    reason: textOf(child(fault, "faultstring")) ?? "",
    actor: textOf(child(fault, "faultactor")),
    detail: detailIn(child(fault, "detail"), text),
  };
}

function readFault12(fault: XmlNode, text: string): FaultFacts {
  const code = child(fault, "Code");
  const reason = child(fault, "Reason");
  return {
    code: nameIn(child(code, "Value")),
    subcodes: subcodesIn(code),
    reason: textOf(child(reason, "Text")) ?? "",
    actor: textOf(child(fault, "Role")),
    detail: detailIn(child(fault, "Detail"), text),
  };
}

function subcodesIn(code: XmlNode | undefined): QName[] {
  const subcodes: QName[] = [];
  for (let subcode = child(code, "Subcode"); subcode !== undefined; subcode = child(subcode, "Subcode")) {
    subcodes.push(nameIn(child(subcode, "Value")));
  }
  return subcodes;
}

function child(parent: XmlNode | undefined, localName: string): XmlNode | undefined {
  return parent?.children.find((candidate) => candidate.localName === localName);
}

function textOf(node: XmlNode | undefined): string | undefined {
  return node && trimSpace(node.text);
}

/** A code with an undeclared prefix is still a code: it becomes a name without namespace. */
function nameIn(node: XmlNode | undefined): QName {
  const lexical = textOf(node) ?? "";
  return (node && resolveName(lexical, node.scope)) ?? { namespace: "", localName: lexical };
}

function detailIn(detail: XmlNode | undefined, text: string): string | undefined {
  if (detail === undefined) return undefined;
  const elements = detail.children.map((element) => standaloneXml(element, text));
  return elements.length > 0 ? elements.join("") : escapeText(replaceForbidden(trimSpace(detail.text)));
}
