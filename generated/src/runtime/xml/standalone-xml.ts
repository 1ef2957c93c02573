// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { escapeAttribute } from "./escape.js";
import { declaringScope, type Scope } from "./scope.js";
import type { XmlNode } from "./xml-node.js";

/**
 * An element as text that can stand anywhere: it takes along the declarations that it uses from the elements around it.
 * @param text - the message that the element was parsed from
 */
export function standaloneXml(node: XmlNode, text: string): string {
  const xml = text.slice(node.start, node.end);
  const used = new Set([""]);
  // Whatever stands before a colon may be a prefix: of a name, or in text of a name that is a value.
  for (const [, name = "", colon] of xml.matchAll(/([^ \t\r\n:<>/="']+)(:?)/g)) if (colon !== "") used.add(name);
  let declarations = "";
  for (const prefix of used) {
    if (Object.hasOwn(node.scope.declared, prefix)) continue;
    declarations += declarationOf(node.scope, prefix);
  }
  const nameEnd = xml.search(/[ \t\r\n/>]/);
  return xml.slice(0, nameEnd) + declarations + xml.slice(nameEnd);
}

/** Kept with the scope that declares: thousands of elements may need one declaration, and would each hold a copy of a long one. */
const declarationTexts = new WeakMap<Scope, Map<string, string>>();

/** The declaration of a prefix as an attribute; nothing for a prefix that nothing declares. */
function declarationOf(scope: Scope, prefix: string): string {
  const declaring = declaringScope(scope, prefix);
  if (declaring === undefined) return prefix === "" ? declare("", "") : "";
  const known = declarationTexts.get(declaring) ?? new Map<string, string>();
  declarationTexts.set(declaring, known);
  const text = known.get(prefix) ?? declare(prefix, declaring.declared[prefix] ?? "");
  known.set(prefix, text);
  return text;
}

function declare(prefix: string, namespace: string): string {
  const name = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
  return ` ${name}="${escapeAttribute(namespace)}"`;
}
