import { trimSpace } from "../../templates/runtime/xml/white-space.js";
import { isNamed, NAMESPACE } from "../xml/qname.js";
import type { XmlElement } from "../xml/xml-element.js";

/**
 * The media type that the bytes of an element have (Describing Media Content of Binary Data in XML, 2.2).
 * @returns undefined if the schema says none, several, or a range: then each message says it
 */
export function parseMediaType({ attributes }: XmlElement): string | undefined {
  const expected = attributes.find(({ name }) => isNamed(name, NAMESPACE.mediaContent, "expectedContentTypes"));
  const value = trimSpace(expected?.value ?? "");
  return MEDIA_TYPE.test(value) ? value : undefined;
}

/** A type and a subtype, without parameters (RFC 9110, 8.3.1). */
const MEDIA_TYPE = /^[\w!#$%&'+.^`|~-]+\/[\w!#$%&'+.^`|~-]+$/;
