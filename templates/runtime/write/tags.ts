import { attributeName, elementName } from "../values/members.js";
import { XSI_NAMESPACE } from "../xml/qname.js";

/** The text around a value: the tags of an element, or the name and the quotes of an attribute. */
export interface Tag {
  /** The member that has the value. */
  readonly name: string;
  readonly tags: Tags;
  readonly localName: string;
  /** The start tag without its end; for an attribute, all before its value. */
  readonly open: string;
  readonly start: string;
  readonly end: string;
  /** The tag that followed this one the last time, and the one before that. */
  next: Tag | undefined;
  other: Tag | undefined;
}

/** All tags with one prefix, by name. They are few, because the names come from generated code. */
export interface Tags {
  /** The prefix with its colon, or nothing. */
  readonly prefix: string;
  readonly byName: Map<string, Tag>;
}

/** Attributes without a prefix. */
export const ATTRIBUTES: Tags = { prefix: "@", byName: /* @__PURE__ */ new Map() };

const knownTags = /* @__PURE__ */ new Map<string, Tags>();

/** More prefixes than a message has. They have numbers, so most messages have the same. */
const MOST_PREFIXES = 64;

/** The tags with a prefix. */
export function tagsOf(prefix: string): Tags {
  const known = knownTags.get(prefix);
  if (known !== undefined) return known;
  const tags = { prefix, byName: new Map<string, Tag>() };
  if (knownTags.size < MOST_PREFIXES) knownTags.set(prefix, tags);
  return tags;
}

/** The tag of a name. It is mostly one that has followed `last` before, because the elements of a type have one order. */
export function tagAfter(last: Tag, name: string, tags: Tags): Tag {
  const { next, other } = last;
  if (next?.name === name && next.tags === tags) return next;
  if (other?.name === name && other.tags === tags) return other;
  last.other = next;
  last.next = knownTag(name, tags);
  return last.next;
}

function knownTag(name: string, tags: Tags): Tag {
  const known = tags.byName.get(name);
  if (known !== undefined) return known;
  const tag = newTag(name, tags);
  tags.byName.set(name, tag);
  return tag;
}

function newTag(name: string, tags: Tags): Tag {
  const isAttribute = tags === ATTRIBUTES;
  const localName = isAttribute ? attributeName(name, "").localName : elementName(name);
  const element = tags.prefix + localName;
  const open = isAttribute ? ` ${localName}="` : `<${element}`;
  const end = isAttribute ? '"' : `</${element}>`;
  return { name, tags, localName, open, start: `${open}>`, end, next: undefined, other: undefined };
}

/** What is before the first tag of a message. */
export const FIRST_TAG: Tag = /* @__PURE__ */ newTag("", ATTRIBUTES);

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
