import { DecodeError, describeKind, EncodeError } from "../errors.js";
import { resolveName } from "../values/text.js";
import { visibleLine } from "../visible-text.js";
import type { WriterOptions } from "../write/writer-options.js";
import { escapeAttribute, escapeText, replaceForbidden, trimSpace } from "../xml/characters.js";
import { type QName, qnameOf, XML_NAMESPACE } from "../xml/qname.js";
import { attributeOf, isElement, type XmlNode } from "../xml/xml-node.js";
import { checkDetail, type Detail, readDetail, writeDetail } from "./fault-detail.js";
import { SOAP_NAMESPACE, type SoapVersion, soapVersionOf, type UndeclaredHeader } from "./soap.js";

/** What a fault says (SOAP 1.1, 4.4; SOAP 1.2 part 1, 5.4). */
export interface FaultFacts extends Detail {
  /** Who is to blame: `Client` or `Server` in SOAP 1.1, `Sender` or `Receiver` in 1.2, or a code of the server's own. */
  readonly code: QName;
  /** Finer codes, from the outer to the inner; only SOAP 1.2 has them. */
  readonly subcodes: readonly QName[];
  /** The explanation for people: faultstring, or Reason. */
  readonly reason: string;
  /** The reason in each language that it came in, by the code of the language; only SOAP 1.2 has several. */
  readonly reasons?: Readonly<Record<string, string>> | undefined;
  /** Where the fault comes from: faultactor, or Role. */
  readonly actor: string | undefined;
  /** The address of the node that has found the fault: Node, which only SOAP 1.2 has. */
  readonly node?: string | undefined;
}

/**
 * The server has answered with a fault instead of a response. The error message has the innermost code, which tells most, and the
 * reason. The words are the server's: they stand on one line, and every character can be seen.
 */
export class SoapFault extends Error implements FaultFacts {
  override readonly name: string = "SoapFault";
  // The constructor sets them all, so none needs a field in the JavaScript.
  declare readonly code: QName;
  declare readonly subcodes: readonly QName[];
  declare readonly reason: string;
  declare readonly reasons: Readonly<Record<string, string>> | undefined;
  declare readonly actor: string | undefined;
  declare readonly node: string | undefined;
  declare readonly detail: string | undefined;
  declare readonly detailAttributes: Readonly<Record<string, string>> | undefined;

  constructor(facts: FaultFacts, options?: { readonly cause?: unknown }) {
    const { code, subcodes, reason, reasons, actor, node, detail, detailAttributes } = facts;
    // Plain JavaScript may leave facts out. `checkFault` says so, where the fault is to be sent.
    super(visibleLine(`${(subcodes?.at(-1) ?? code)?.localName}: ${reason}`), options);
    this.code = code;
    this.subcodes = subcodes;
    this.reason = reason;
    this.reasons = reasons;
    this.actor = actor;
    this.node = node;
    this.detail = detail;
    this.detailAttributes = detailAttributes;
  }
}

/**
 * Writes a fault as a whole message. SOAP 1.1 has no place for subcodes.
 * @throws EncodeError if `checkFault` does
 */
export function encodeFault(
  fault: FaultFacts,
  soapVersion: SoapVersion,
  options: WriterOptions = {},
  headers: readonly UndeclaredHeader[] = [],
): string {
  checkFault(fault, options);
  const content = soapVersion === "1.1" ? writeFault11(fault) : writeFault12(fault);
  const soap = SOAP_NAMESPACE[soapVersion];
  const written = headers.map((each) => each.write(soapVersion)).join("");
  const header = written === "" ? "" : `<s:Header>${written}</s:Header>`;
  return `<s:Envelope xmlns:s="${soap}">${header}<s:Body><s:Fault>${content}</s:Fault></s:Body></s:Envelope>`;
}

/**
 * Checks a fault that is to be sent, which plain JavaScript may have made of anything.
 * @throws EncodeError for a fault that is not what its type says, or one with a detail that cannot be written
 */
export function checkFault(fault: FaultFacts, options: WriterOptions): void {
  const { code, subcodes, reason, reasons = {}, actor = "", node = "" } = fault;
  checkFact("reason", "text", reason, typeof reason === "string");
  checkFact(
    "reasons",
    "texts",
    reasons,
    Object.values(reasons).every((text) => typeof text === "string"),
  );
  checkFact("actor", "text", actor, typeof actor === "string");
  checkFact("node", "text", node, typeof node === "string");
  checkFact("code", "a name", code, qnameOf(code) !== undefined);
  checkFact("subcodes", "an array of names", subcodes, Array.isArray(subcodes) && subcodes.every(qnameOf));
  checkDetail(fault, options);
}

function checkFact(path: keyof FaultFacts, expected: string, value: unknown, isRight: boolean): void {
  if (!isRight) throw new EncodeError({ element: "Fault", path, expected, found: describeKind(value) });
}

/** The header that says which other header has not been understood (SOAP 1.2 part 1, 5.4.8). SOAP 1.1 has no such header. */
export function notUnderstoodHeader(name: QName): UndeclaredHeader {
  const { declaration, lexical } = declareName(name);
  const text = `<s:NotUnderstood qname="${escapeAttribute(lexical)}"${declaration}/>`;
  return { write: (soapVersion) => (soapVersion === "1.1" ? "" : text) };
}

/** The header with the envelopes that would have been taken, in either version (SOAP 1.2 part 1, 5.4.7 and appendix A). */
export function upgradeHeader(): UndeclaredHeader {
  const supported = ["1.2", "1.1"] as const;
  const envelopes = supported.map(
    (version) => `<u:SupportedEnvelope qname="e:Envelope" xmlns:e="${SOAP_NAMESPACE[version]}"/>`,
  );
  const text = `<u:Upgrade xmlns:u="${SOAP_NAMESPACE["1.2"]}">${envelopes.join("")}</u:Upgrade>`;
  return { write: () => text };
}

function writeFault11(fault: FaultFacts): string {
  const { code, reason, actor } = fault;
  return (
    `${writeCode("faultcode", codeFor(code, "1.1"))}<faultstring>${escapeText(replaceForbidden(reason))}</faultstring>` +
    `${actor === undefined ? "" : `<faultactor>${escapeText(replaceForbidden(actor))}</faultactor>`}` +
    writeDetail("detail", fault)
  );
}

function writeFault12(fault: FaultFacts): string {
  const { code, subcodes, actor, node } = fault;
  // Codes of the server's own can only be subcodes (part 1, 5.4.1.1).
  const isOwn = soapVersionOf(code.namespace) === undefined;
  const outer = isOwn ? RECEIVER : codeFor(code, "1.2");
  const inner = (isOwn ? [code, ...subcodes] : subcodes).reduceRight(
    (within, subcode) => `<s:Subcode>${writeCode("s:Value", subcode)}${within}</s:Subcode>`,
    "",
  );
  return (
    `<s:Code>${writeCode("s:Value", outer)}${inner}</s:Code>` +
    `<s:Reason>${writeReasons(fault)}</s:Reason>` +
    `${node === undefined ? "" : `<s:Node>${escapeText(replaceForbidden(node))}</s:Node>`}` +
    `${actor === undefined ? "" : `<s:Role>${escapeText(replaceForbidden(actor))}</s:Role>`}` +
    writeDetail("s:Detail", fault)
  );
}

/** Each language may stand once (SOAP 1.2 part 1, 5.4.2). The reason itself counts more than what there is in its language. */
function writeReasons({ reason, reasons = {} }: FaultFacts): string {
  const all = Object.entries(reasons);
  const [own] = all.find(([, text]) => text === reason) ?? ["en"];
  return [[own, reason] as const, ...all.filter(([language]) => language !== own)]
    .map(([language, text]) => {
      const escaped = escapeAttribute(replaceForbidden(language));
      return `<s:Text xml:lang="${escaped}">${escapeText(replaceForbidden(text))}</s:Text>`;
    })
    .join("");
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

/** The fault that an element of a Body is; undefined if it is not one. What is wrong with the detail is the `cause`. */
export function readFault(payload: XmlNode, text: string): SoapFault | undefined {
  const facts = factsOf(payload);
  if (facts === undefined) return undefined;
  try {
    return new SoapFault({ ...facts, ...readDetail(detailElement(payload), text) });
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return new SoapFault({ ...facts, detail: undefined }, { cause: error });
  }
}

/** The elements in the detail of a fault. */
export function detailEntries(payload: XmlNode): readonly XmlNode[] {
  return detailElement(payload)?.children ?? [];
}

function detailElement(payload: XmlNode): XmlNode | undefined {
  return child(payload, "detail") ?? child(payload, "Detail");
}

type FactsWithoutDetail = Omit<FaultFacts, keyof Detail>;

function factsOf(payload: XmlNode): FactsWithoutDetail | undefined {
  if (isElement(payload, SOAP_NAMESPACE["1.1"], "Fault")) return factsOf11(payload);
  return isElement(payload, SOAP_NAMESPACE["1.2"], "Fault") ? factsOf12(payload) : undefined;
}

/** The children of a 1.1 fault are in no namespace. Some servers put them in SOAP's, so only local names count. */
function factsOf11(fault: XmlNode): FactsWithoutDetail {
  return {
    code: nameIn(child(fault, "faultcode")),
    subcodes: [],
    reason: nodeText(child(fault, "faultstring")) ?? "",
    actor: nodeText(child(fault, "faultactor")),
  };
}

function factsOf12(fault: XmlNode): FactsWithoutDetail {
  const code = child(fault, "Code");
  const reason = child(fault, "Reason");
  return {
    code: nameIn(child(code, "Value")),
    subcodes: subcodesIn(code),
    reason: nodeText(child(reason, "Text")) ?? "",
    reasons: reasonsIn(reason),
    actor: nodeText(child(fault, "Role")),
    node: nodeText(child(fault, "Node")),
  };
}

function reasonsIn(reason: XmlNode | undefined): Readonly<Record<string, string>> | undefined {
  const texts = (reason?.children ?? []).flatMap((text): [string, string][] => {
    const language = attributeOf(text, XML_NAMESPACE, "lang");
    return language === undefined ? [] : [[language, trimSpace(text.text)]];
  });
  return texts.length === 0 ? undefined : Object.fromEntries(texts);
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

function nodeText(node: XmlNode | undefined): string | undefined {
  return node && trimSpace(node.text);
}

/** The name in an element. A code whose prefix is not declared is still a code: it becomes a name without namespace. */
function nameIn(node: XmlNode | undefined): QName {
  const lexical = nodeText(node) ?? "";
  return (node && resolveName(lexical, node.scope)) ?? { namespace: "", localName: lexical };
}
