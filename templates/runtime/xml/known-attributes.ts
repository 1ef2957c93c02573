import { isOfMessage } from "./message-namespaces.js";
import { XML_NAMESPACE } from "./qname.js";
import { isLabel, referenceOf } from "./reference.js";
import type { XmlAttribute, XmlNode } from "./xml-node.js";

/**
 * The attributes of an element that belong to its value.
 * @param isReferredTo - whether its `id` is the target of a reference
 * @param hasOwnHref - whether its `href` is not a reference
 */
export function attributesOfValue(
  node: XmlNode,
  isReferredTo: (node: XmlNode) => boolean,
  hasOwnHref: boolean,
): readonly XmlAttribute[] {
  return node.attributes.filter((attribute) => {
    if (isOfMessage(attribute.namespace)) return false;
    if (!isLabel(attribute)) return true;
    if (attribute.localName === "id") return !isReferredTo(node);
    return referenceOf(node) === undefined || (hasOwnHref && attribute.namespace === "");
  });
}

/** Whether the meaning of an attribute is unknown. The attributes of XML itself, `id` and `href` are known. */
export function isUnknown(attribute: XmlAttribute): boolean {
  return attribute.namespace !== XML_NAMESPACE && !isLabel(attribute);
}
