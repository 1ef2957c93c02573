import { canBeDeclared, qnameOf } from "../xml/name-forms.js";
import { type QName, XML_NAMESPACE } from "../xml/qname.js";
import { resolvePrefix, type Scope } from "../xml/xml-node.js";
import type { NamespaceOf } from "./datatype.js";
import { collapse } from "./lexical.js";
import { NCName } from "./name-texts.js";

/** The words of error messages for a value that must be a name. */
export const A_NAME = "a name with a namespace and a local name";

/** The name that the text of an xs:QName means; undefined if it is not a name or its prefix is not declared. */
export function resolveName(lexical: string, scope: Scope): QName | undefined {
  return parseName(lexical, (prefix) => resolvePrefix(scope, prefix));
}

/** Like `resolveName`, with a function that knows the prefixes. */
export function parseName(lexical: string, namespaceOf: NamespaceOf): QName | undefined {
  const [, prefix = "", localName = ""] = /^(?:([^:]+):)?([^:]+)$/.exec(collapse(lexical)) ?? [];
  if (NCName.parse(localName) !== localName) return undefined;
  const namespace = namespaceOf(prefix);
  if (namespace === undefined && prefix !== "") return undefined;
  return { namespace: namespace ?? "", localName };
}

/** A copy of a value that is a name; undefined if it is not a name that a message can carry. */
export function nameOf(value: unknown): QName | undefined {
  const name = qnameOf(value);
  const isName = name !== undefined && NCName.format(name.localName) !== undefined;
  return isName && canBeDeclared(name.namespace) ? name : undefined;
}

/** A copy of a value that is the name of an attribute; undefined if XML has no such attribute. */
export function attributeNameOf(value: unknown): QName | undefined {
  const name = qnameOf(value);
  // For checking the local name, any namespace will do.
  if (name?.namespace === XML_NAMESPACE) return nameOf({ ...name, namespace: "" }) && name;
  return name?.namespace === "" && name.localName === "xmlns" ? undefined : nameOf(name);
}
