import { undeclaredHeadersOf } from "../runtime/soap/undeclared-header.js";
import { parseXml } from "../runtime/xml/parse-xml.js";
import { trimSpace } from "../runtime/xml/white-space.js";
import type { XmlNode } from "../runtime/xml/xml-node.js";
import type { AddressingNames } from "./versions.js";

/**
 * The addressing headers of an answer with one name.
 * @param headers - those that were read, or a fault
 */
export function headerNodes(headers: unknown, localName: string, { namespace }: AddressingNames): XmlNode[] {
  if (typeof headers !== "object" || headers === null) return [];
  return undeclaredHeadersOf(headers)
    .filter(({ name }) => name.namespace === namespace && name.localName === localName)
    .flatMap(({ xml }) => parseXml(xml, Number.POSITIVE_INFINITY));
}

/** Whether an answer has addressing headers. */
export function isAddressed(headers: unknown, { namespace }: AddressingNames): boolean {
  if (typeof headers !== "object" || headers === null) return false;
  return (
    undeclaredHeadersOf(headers).some(({ name }) => name.namespace === namespace) ||
    declaredTexts(headers, "RelatesTo").length > 0
  );
}

/** The texts of a header that the contract declares itself, as a text or as one with attributes. */
export function declaredTexts(headers: unknown, localName: string): string[] {
  if (typeof headers !== "object" || headers === null) return [];
  const declared: unknown = Reflect.get(headers, localName);
  return (Array.isArray(declared) ? declared : [declared]).flatMap((one: unknown) => {
    const value: unknown = typeof one === "object" && one !== null ? Reflect.get(one, "$value") : one;
    return typeof value === "string" ? [trimSpace(value)] : [];
  });
}

/** Text of an answer in an error message, which may be anybody's and of any length. */
export function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
