import type { ReaderOptions } from "../read/reader-options.js";
import { XmlReader } from "../read/xml-reader.js";
import type { AnyElement } from "../values/any-element.js";
import { TextWriter } from "../write/text-writer.js";
import type { WriterOptions } from "../write/writer-options.js";
import { fragmentOf, rememberFragments, standaloneXml } from "../xml/fragment.js";
import { MAX_DEPTH } from "../xml/limits.js";
import { parseXml } from "../xml/parse-xml.js";
import type { QName } from "../xml/qname.js";
import type { Codec } from "./message.js";
import { writeBody } from "./write-message.js";

/** An element of its own, and how it is written and read. A message is one, by the element in its body: `startBatchJob.request`. */
export interface ElementCodec<Value> {
  readonly element?: QName | undefined;
  readonly body: Codec<Value>;
}

/**
 * Writes an element that stands alone: for a header that the contract does not declare, for a wildcard, for a file.
 * @throws EncodeError for a value that the contract does not allow; TypeError for a message that is not one element
 */
export function encodeElement<Value>(
  { element, body }: ElementCodec<Value>,
  value: Value,
  options: WriterOptions = {},
): AnyElement {
  const { namespace, localName } = nameOfOne(element, body);
  const writer = new TextWriter(namespace, options);
  writeBody(writer, { element, body, headers: NO_HEADERS }, value);
  const text = `<V${writer.declarations}${writer.outerDeclarations}>${writer.take()}</V>`;
  const [fragment] = parseXml(text, MAX_DEPTH + 1).children.map((node) => fragmentOf(node, text));
  if (fragment === undefined) throw new Error("nothing was written");
  return rememberFragments({ name: { namespace, localName }, xml: standaloneXml(fragment) }, [fragment]);
}

const NO_HEADERS = { write() {} };

/**
 * Reads an element that stands alone, such as one of `undeclaredHeadersOf`.
 * @throws DecodeError for anything but this element; TypeError for a message that is not one element
 */
export function decodeElement<Value>(
  { element, body }: ElementCodec<Value>,
  { xml }: Pick<AnyElement, "xml">,
  options: ReaderOptions = {},
): Value {
  const name = nameOfOne(element, body);
  const reader = new XmlReader(xml, options);
  if (body.form === "bare") reader.checkPayload(name);
  else reader.beginBody(name);
  const value = body.read(reader);
  reader.keepOutermost(value);
  return value;
}

function nameOfOne(element: QName | undefined, { form }: Pick<Codec<never>, "form">): QName {
  if (element === undefined || form === "parts") throw new TypeError("a body of none or of several elements");
  return element;
}
