import { describeKind } from "../describe-kind.js";
import { EncodeError } from "../encode-error.js";
import type { WriterOptions } from "../write/writer-options.js";
import { escapeAttribute, escapeText, replaceForbidden } from "../xml/characters.js";
import { qnameOf } from "../xml/name-forms.js";
import type { QName } from "../xml/qname.js";
import { checkDetail, writeDetail } from "./fault-detail.js";
import { SOAP_NAMESPACE, type SoapVersion, soapVersionOf, type UndeclaredHeader } from "./soap.js";
import type { FaultFacts } from "./soap-fault.js";

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
