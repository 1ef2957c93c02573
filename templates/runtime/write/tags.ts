import { elementName } from "../values/members.js";
import { XSI_NAMESPACE } from "../xml/qname.js";

/** A piece of a message that has the same text each time: a tag, or what is around the value of an attribute. */
export interface Tag {
  /** The member, or "" for what needs none. */
  readonly name: string;
  readonly tags: Tags | undefined;
  /** The name of an element or an attribute, without a prefix. */
  readonly localName: string;
  /** The text before a value, or all of it. */
  readonly start: string;
  /** The text after the value. It comes into the message together with what follows it. */
  readonly end: string;
  /** For an element with elements inside: the `>` of a start tag that is open, and the end tag. */
  readonly tagEnd: Tag | undefined;
  readonly ending: Tag | undefined;
  /** What followed it the last time, and before that. */
  next: Step | undefined;
  other: Step | undefined;
  /** All that has followed it, if that is not always the same. */
  steps: Map<Tag, Step> | undefined;
}

/** From one piece to the next. */
export interface Step {
  readonly to: Tag;
  /** The end of the one and the start of the other. */
  readonly text: string;
}

/** The form of a tag: around a value, around elements, and the same without the `>` of its start. */
type TagForm = "value" | "elements" | "open";

/** All tags of one form and with one prefix, by name. They are few, because the names come from generated code. */
export interface Tags {
  readonly form: TagForm | "attribute";
  /** The prefix with its colon, or nothing. */
  readonly prefix: string;
  readonly byName: Map<string, Tag>;
  readonly newTag: (name: string, tags: Tags) => Tag;
}

/** All tags of elements with one prefix. */
export type TagsByForm = Readonly<Record<TagForm, Tags>>;

const knownTags = /* @__PURE__ */ new Map<string, TagsByForm>();

/** More prefixes than a message has. They have numbers, so most messages have the same. */
export const MOST_PREFIXES = 64;

/** The tags with a prefix. */
export function tagsOf(prefix: string): TagsByForm {
  const known = knownTags.get(prefix);
  if (known !== undefined) return known;
  const tags = {
    value: newTags("value", prefix),
    elements: newTags("elements", prefix),
    open: newTags("open", prefix),
  };
  if (knownTags.size < MOST_PREFIXES) knownTags.set(prefix, tags);
  return tags;
}

function newTags(form: TagForm, prefix: string): Tags {
  return { form, prefix, byName: new Map(), newTag };
}

/** The step to the tag of a name. It is mostly one that was taken before, because the elements of a type have one order. */
export function stepTo(from: Tag, name: string, tags: Tags): Step {
  const { next, other } = from;
  if (next?.to.name === name && next.to.tags === tags) return next;
  if (other?.to.name === name && other.to.tags === tags) return other;
  return step(from, knownTag(name, tags));
}

/** The step to a piece that needs no name. */
export function stepToPiece(from: Tag, to: Tag): Step {
  const { next, other } = from;
  if (next?.to === to) return next;
  return other?.to === to ? other : step(from, to);
}

function step(from: Tag, to: Tag): Step {
  if (from.next !== undefined) from.steps ??= new Map([[from.next.to, from.next]]);
  let taken = from.steps?.get(to);
  if (taken === undefined) {
    // A joined text is flat, unlike that of an operator: it will be a part of many others.
    taken = { to, text: [from.end, to.start].join("") };
    // Values decide what follows what, so there is a limit.
    if (from.steps !== undefined && from.steps.size < MOST_STEPS) from.steps.set(to, taken);
  }
  from.other = from.next;
  from.next = taken;
  return taken;
}

const MOST_STEPS = 64;

function knownTag(name: string, tags: Tags): Tag {
  const known = tags.byName.get(name);
  if (known !== undefined) return known;
  const tag = tags.newTag(name, tags);
  tags.byName.set(name, tag);
  return tag;
}

function newTag(name: string, tags: Tags): Tag {
  const { form, prefix } = tags;
  const localName = elementName(name);
  const endTag = `</${prefix}${localName}>`;
  return Object.assign(piece(`<${prefix}${localName}${form === "open" ? "" : ">"}`), {
    name,
    tags,
    localName,
    end: form === "value" ? endTag : "",
    tagEnd: piece(">"),
    ending: piece(endTag),
  });
}

/** A tag with all properties, because engines are faster if all have the same ones in the same order. */
export function piece(start: string): Tag {
  return {
    name: "",
    tags: undefined,
    localName: "",
    start,
    end: "",
    tagEnd: undefined,
    ending: undefined,
    next: undefined,
    other: undefined,
    steps: undefined,
  };
}

/** A place that may follow anything. */
export const ANYWHERE: Tag = /* @__PURE__ */ piece("");

/** The declarations of the element around a whole text. */
interface RootDeclarations {
  /** Its default namespace. */
  readonly outer: string;
  /** Whether that comes from generated code. */
  readonly isKnown: boolean;
  /** The namespace that has a prefix there, if there is one. */
  readonly own: { readonly namespace: string; readonly prefix: string } | undefined;
}

/** @param escaped - escapes a namespace for an attribute */
export function rootDeclarations(
  { outer, isKnown, own }: RootDeclarations,
  escaped: (namespace: string) => string,
): string {
  const known = own === undefined ? knownDeclarations.get(outer) : undefined;
  if (known !== undefined) return known;
  let declarations = ` xmlns:i="${XSI_NAMESPACE}"`;
  if (outer !== "" || own === undefined) declarations += ` xmlns="${escaped(outer)}"`;
  if (own !== undefined) declarations += ` xmlns:${own.prefix}="${escaped(own.namespace)}"`;
  else if (isKnown) knownDeclarations.set(outer, declarations);
  return declarations;
}

/** Declarations by default namespace. There are few, because namespaces come from generated code. */
const knownDeclarations = /* @__PURE__ */ new Map<string, string>();
