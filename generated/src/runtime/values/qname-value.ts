// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { canBeDeclared, type QName, qnameOf } from "../xml/qname.js";
import { resolvePrefix, type Scope } from "../xml/scope.js";
import { collapse } from "./lexical.js";
import { NCName } from "./text.js";

/** What is expected where a name is. */
export const A_NAME = "a name with a namespace and a local name";

/** The name that the text of an xs:QName stands for; undefined if it is none or its prefix is not declared. */
export function resolveName(lexical: string, scope: Scope): QName | undefined {
  const [, prefix = "", localName = ""] = /^(?:([^:]+):)?([^:]+)$/.exec(collapse(lexical)) ?? [];
  if (NCName.parse(localName) !== localName) return undefined;
  const namespace = resolvePrefix(scope, prefix);
  if (namespace === undefined && prefix !== "") return undefined;
  return { namespace: namespace ?? "", localName };
}

/** A copy of a value that is a name; undefined if it is none that a message can carry. */
export function nameOf(value: unknown): QName | undefined {
  const name = qnameOf(value);
  const isName = name !== undefined && NCName.format(name.localName) !== undefined;
  return isName && canBeDeclared(name.namespace) ? name : undefined;
}
