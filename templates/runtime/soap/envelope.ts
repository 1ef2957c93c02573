import { describeName } from "../descriptions.js";
import type { ReaderOptions } from "../read/reader-options.js";
import { XmlReader } from "../read/xml-reader.js";
import { keepUnknownElement } from "../values/unknown-elements.js";
import { AllFormsWriter } from "../write/all-forms-writer.js";
import type { Around } from "../write/around.js";
import { RepeatedDeclarationError } from "../write/outer-declarations.js";
import { TextWriter } from "../write/text-writer.js";
import type { WriterOptions } from "../write/writer-options.js";
import { fragmentOf, standaloneXml } from "../xml/fragment.js";
import { clarkName } from "../xml/name-forms.js";
import type { QName } from "../xml/qname.js";
import { isElement, type XmlNode } from "../xml/xml-node.js";
import { readDeclared } from "./declared-detail.js";
import type {
  Content,
  DecodedEnvelope,
  EnvelopeParts,
  EnvelopeRules,
  Message,
  Purpose,
  WrittenMessage,
} from "./message.js";
import { readHeadersOf } from "./must-understand.js";
import { encodePlain } from "./plain-message.js";
import { readFault } from "./read-fault.js";
import { scanPlain } from "./scan-message.js";
import { SOAP_NAMESPACE, type SoapVersion, soapVersionOf } from "./soap.js";
import { declarationsOf, writeMessage } from "./write-message.js";

/**
 * Writes a message as text, ready to be sent as UTF-8.
 * @throws EncodeError for a value that the contract does not allow
 */
export function encodeMessage<Headers, Body>(
  message: WrittenMessage<Headers, Body>,
  content: Content<Headers, Body>,
  soapVersion: SoapVersion = "1.1",
  options: WriterOptions = {},
): string {
  const facts = { soapVersion, attacher: options.attacher };
  const plain = encodePlain(message, content, facts, (namespace, around) => new AllFormsWriter(namespace, around));
  return plain ?? encodeAny(message, content, soapVersion, options);
}

/** Writes a message of any kind, and says what is wrong with it. */
export function encodeAny<Headers, Body>(
  message: WrittenMessage<Headers, Body>,
  content: Content<Headers, Body>,
  soapVersion: SoapVersion,
  options: WriterOptions,
): string {
  const { element, encoding } = message;
  if (encoding !== undefined) return encoding.encode(message, content, soapVersion, options);
  const namespace = element?.namespace ?? "";
  return encodeWith(message, content, soapVersion, (around) => new TextWriter(namespace, options, around));
}

/** Writes a message with a writer that is made for the declarations around the message. */
export function encodeWith<Headers, Body>(
  message: WrittenMessage<Headers, Body>,
  content: Content<Headers, Body>,
  soapVersion: SoapVersion,
  newWriter: (around: Around) => TextWriter,
): string {
  const around = declarationsOf(message, soapVersion);
  try {
    return writeMessage(message, content, soapVersion, newWriter(around));
  } catch (error) {
    if (!(error instanceof RepeatedDeclarationError)) throw error;
    return writeMessage(message, content, soapVersion, newWriter({ ...around, first: error.declaration }));
  }
}

/**
 * Reads a message in SOAP 1.1 or 1.2.
 * @throws DecodeError for anything but a well-formed envelope with this message in it; SoapFault for a fault
 */
export function decodeMessage<Headers, Body>(
  message: Message<Headers, Body>,
  text: string,
  options: ReaderOptions = {},
): DecodedEnvelope<Headers, Body> {
  return decodeEnvelope(message, text, options, {});
}

/** Reads a message for a purpose. @throws what `decodeMessage` throws, and what `checkHeaders` does */
export function decodeEnvelope<Headers, Body>(
  message: Message<Headers, Body>,
  text: string,
  options: ReaderOptions,
  purpose: Purpose<Headers>,
): DecodedEnvelope<Headers, Body> {
  const scanned = scanPlain(message, text, options);
  if (scanned !== undefined) {
    purpose.checkHeaders?.(scanned.headers);
    return scanned;
  }
  if (message.encoding !== undefined) return message.encoding.decode(message, text, options, purpose);
  return readMessage(message, new XmlReader(text, options), purpose, options.understood);
}

/** Reads a message of any kind, and says what is wrong with it. */
export function readMessage<Headers, Body>(
  message: Message<Headers, Body>,
  reader: XmlReader,
  { isRequest = false, checkHeaders, rules }: Purpose<Headers> = {},
  understood: readonly string[] = [],
): DecodedEnvelope<Headers, Body> {
  rules?.checkRoot(reader.current, reader);
  const soapVersion = envelopeVersion(reader);
  const parts = envelopeParts(reader, SOAP_NAMESPACE[soapVersion]);
  // A fault is a fault, whatever headers come with it.
  if (!isRequest) throwFault(message, parts, reader);
  reader.moveTo(parts.header);
  const headers = readHeadersOf(message, reader, soapVersion, understood);
  checkHeaders?.(headers);
  rules?.checkParts(soapVersion, parts, reader);
  return { headers, body: readPayload(message, parts.body, reader), soapVersion };
}

/**
 * The name of the first element in the body of a message, whatever message it is; undefined if the body is empty.
 * @throws DecodeError for anything but a well-formed envelope
 */
export function payloadElement(text: string, options: ReaderOptions, rules: EnvelopeRules): QName | undefined {
  const reader = new XmlReader(text, options);
  rules.checkRoot(reader.current, reader);
  const { body } = envelopeParts(reader, SOAP_NAMESPACE[envelopeVersion(reader)]);
  return entriesOf(body, reader)[0];
}

/** The children of the envelope under the cursor. An absent Header is the same as an empty one. */
function envelopeParts(reader: XmlReader, soap: string): EnvelopeParts {
  reader.checkNoText();
  const envelope = reader.current;
  const { children } = envelope;
  const [header, body] = isElement(children[0], soap, "Header") ? children : [undefined, ...children];
  if (isElement(body, soap, "Body") && children.at(-1) === body)
    return { envelope, header: header ?? { ...envelope, children: [] }, body };
  const names = children.slice(0, 5).map(({ localName }) => describeName(localName));
  const found = children.length > names.length ? [...names, "…"] : names;
  throw reader.error("Header, if any, and Body", found.length === 0 ? "nothing" : `the elements ${found.join(", ")}`);
}

/** The SOAP version of the envelope under the cursor. @throws DecodeError if the element is not an envelope */
export function envelopeVersion(reader: XmlReader): SoapVersion {
  const { localName, namespace } = reader.current;
  const version = localName === "Envelope" ? soapVersionOf(namespace) : undefined;
  if (version === undefined) throw reader.error("a SOAP envelope", `the element ${clarkName(reader.current)}`);
  return version;
}

/** A fault should be alone in the body (SOAP 1.1, 4.4), but it is one wherever it stands. */
function throwFault(
  { faults = [] }: Pick<Message<never, never>, "faults">,
  { header, body }: ReturnType<typeof envelopeParts>,
  reader: XmlReader,
): void {
  for (const entry of body.children) {
    const found = readFault(entry, reader.source);
    if (found === undefined) continue;
    const fault = readDeclared(found, entry, reader, faults);
    // What a fault says of a header is in a header itself (SOAP 1.1, 4.2). `undeclaredHeadersOf` looks into the Header as a whole.
    if (header.children.length > 0)
      keepUnknownElement(fault, { xml: standaloneXml(fragmentOf(header, reader.source)) });
    throw fault;
  }
}

/** The children of the Body, without those that are only targets of references (SOAP 1.1, 5.6). */
function entriesOf({ children }: XmlNode, reader: XmlReader): readonly XmlNode[] {
  return children.length < 2 ? children : children.filter((child) => !reader.isReferredTo(child));
}

/** The content of the Body: usually one element (SOAP 1.1, 4.3; WS-I Basic Profile 1.1, R2201). */
export function readPayload<Body>(
  { element, body: codec }: Pick<Message<never, Body>, "element" | "body">,
  body: XmlNode,
  reader: XmlReader,
): Body {
  reader.moveTo(body);
  reader.checkNoText();
  if (element === undefined || codec.form === "parts") {
    reader.beginParts();
    return codec.read(reader);
  }
  const [payload, second] = entriesOf(body, reader);
  if (payload === undefined) throw reader.error(`the element ${element.localName}`, "an empty Body");
  if (second !== undefined) throw reader.error("one element", `${body.children.length} of them`);
  reader.moveTo(payload, true);
  if (codec.form === "bare") reader.checkPayload(element);
  else reader.beginBody(element);
  const value = codec.read(reader);
  reader.keepOutermost(value);
  return value;
}
