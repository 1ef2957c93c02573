import { elementName } from "../values/members.js";
import { XSI_NAMESPACE } from "../xml/qname.js";

/** A tag without attributes. */
export interface Tag {
  /** The member whose element has the tag. */
  readonly name: string;
  /** The prefix with its colon, or nothing. */
  readonly prefix: string;
  /** The start tag without its end. */
  readonly open: string;
  readonly start: string;
  readonly end: string;
  /** The tag that followed this one the last time. */
  next: Tag | undefined;
}

export const FIRST_TAG: Tag = { name: "", prefix: "", open: "", start: "", end: "", next: undefined };

/** Tags by prefix and by name. There are few, because the names come from generated code. */
const knownTags = /* @__PURE__ */ new Map<string, Map<string, Tag>>();

/** More prefixes than a message has. They have numbers, so most messages have the same. */
const MOST_PREFIXES = 64;

/** The tag of a name. It is mostly the one that has followed `last` before, because the elements of a type have one order. */
export function tagAfter(last: Tag, name: string, prefix: string): Tag {
  const { next } = last;
  const tag = next?.name === name && next.prefix === prefix ? next : knownTag(name, prefix);
  if (next !== tag) last.next = tag;
  return tag;
}

function knownTag(name: string, prefix: string): Tag {
  const tags = knownTags.get(prefix) ?? new Map<string, Tag>();
  const known = tags.get(name);
  if (known !== undefined) return known;
  const element = prefix + elementName(name);
  const tag = { name, prefix, open: `<${element}`, start: `<${element}>`, end: `</${element}>`, next: undefined };
  if (knownTags.size < MOST_PREFIXES || knownTags.has(prefix)) knownTags.set(prefix, tags.set(name, tag));
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
