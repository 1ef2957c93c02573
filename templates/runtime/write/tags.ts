import { elementName } from "../values/members.js";
import { XSI_NAMESPACE } from "../xml/qname.js";

/** A tag without prefix and attributes. */
export interface Tag {
  /** The member whose element has the tag. */
  readonly name: string;
  readonly start: string;
  readonly end: string;
  /** The tag that followed this one the last time. */
  next: Tag | undefined;
}

export const FIRST_TAG: Tag = { name: "", start: "", end: "", next: undefined };

/** Tags by name. There are few, because the names come from generated code. */
const knownTags = /* @__PURE__ */ new Map<string, Tag>();

/** The tag of a name. It is mostly the one that has followed `last` before, because the elements of a type have one order. */
export function tagAfter(last: Tag, name: string): Tag {
  const tag = last.next?.name === name ? last.next : knownTag(name);
  if (last.next !== tag) last.next = tag;
  return tag;
}

function knownTag(name: string): Tag {
  const known = knownTags.get(name);
  if (known !== undefined) return known;
  const element = elementName(name);
  const tag = { name, start: `<${element}>`, end: `</${element}>`, next: undefined };
  knownTags.set(name, tag);
  return tag;
}

/**
 * The declarations of the element around a whole text.
 * @param isKnown - whether the namespace comes from generated code
 * @param escaped - returns the namespace, escaped for an attribute
 */
export function rootDeclarations(namespace: string, isKnown: boolean, escaped: () => string): string {
  const known = knownDeclarations.get(namespace);
  if (known !== undefined) return known;
  const declarations = ` xmlns:i="${XSI_NAMESPACE}" xmlns="${escaped()}"`;
  if (isKnown) knownDeclarations.set(namespace, declarations);
  return declarations;
}

/** Declarations by default namespace. There are few, because namespaces come from generated code. */
const knownDeclarations = /* @__PURE__ */ new Map<string, string>();
