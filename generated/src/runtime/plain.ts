// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

import type {
  AnyElement,
  AnyTypes,
  AnyValue,
  ErrorAt,
  Reader,
  ReaderOptions,
  Writer,
  WriterOptions,
} from "./messages.js";
import type { FaultClass } from "./soap-fault.js";
import type { Declaration, ValueCheck, XmlNode } from "./unusual-values.js";
import {
  admits,
  attributeName,
  boolean,
  type Choice,
  CODE,
  checkLength,
  clarkText,
  type Datatype,
  type DateTime,
  dateTime,
  type EnumerationValues,
  elementName,
  escapeAttribute,
  escapeText,
  escapeUsualAttribute,
  escapeUsualText,
  hadEmpty,
  hasForbidden,
  hasKept,
  int,
  isKeyOf,
  isOfMessage,
  isRightChoice,
  isTrimmedByParser,
  MAX_DEPTH,
  type NamespaceSet,
  newTextBytes,
  type Parts,
  type QName,
  setOwn,
  short,
  string,
  type TextBytes,
  XML_NAMESPACE,
  XML_NAMESPACES,
  XSD_NAMESPACE,
  XSI_NAMESPACE,
} from "./values.js";

// #region runtime/write/around.ts

/** The declarations of the element around a text. */
export interface Around {
  /** The namespaces of prefixes that it declares in any case. */
  readonly prefixes?: Readonly<Record<string, string>>;
  /** A declaration that many of the elements in the text need. */
  readonly first?: Declaration | undefined;
  /** The prefix of the namespace of the message, if it is not the default one, so that elements in no namespace need no declaration. */
  readonly prefix?: string | undefined;
}

// #endregion

// #region runtime/write/datatype-writer.ts

/** The methods of a Writer that differ by their datatype alone. */
export abstract class DatatypeWriter {
  abstract simple<T>(datatype: Datatype<T>, value: T, mediaType?: string): void;

  boolean(value: boolean): void {
    this.simple(boolean, value);
  }
  short(value: number): void {
    this.simple(short, value);
  }
  int(value: number): void {
    this.simple(int, value);
  }
  string(value: string): void {
    this.simple(string, value);
  }
  dateTime(value: DateTime): void {
    this.simple(dateTime, value);
  }
}

// #endregion

// #region runtime/write/limits.ts

/** The limit stops a value that contains itself. It is lower than the reader's, which also counts the envelope. */
export const MAX_WRITTEN_DEPTH = 250;

/**
 * So many values of a message are looked at for keys that are hidden. Mistakes show in the first values: if a message has thousands of
 * values, the same code has made them all.
 */
export const THOROUGH_VALUES = 32;

/** The longest message. A value may be part of others so often that a few objects make more text than a platform can hold. */
export const MAX_MESSAGE: number = 2 ** 28;

// #endregion

// #region runtime/write/tags.ts

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

// #endregion

// #region runtime/write/scopes.ts

/** How names are written at the current place. */
export interface Scope {
  readonly namespace: string;
  /** Its prefix with the colon, which is empty for the default namespace. */
  readonly prefix: string;
  readonly tags: TagsByForm;
  /** The declaration that each tag needs because no element around it has it; usually empty. */
  readonly declaration: string;
  /** The scope inside an element that has the declaration. */
  readonly inside: Scope | undefined;
  /** Whether a tag has the declaration already. */
  isWritten: boolean;
}

/** What scopes need of the writer. */
interface ScopeWriter {
  /** A prefix that means a namespace everywhere, without its colon. */
  reserve(namespace: string): string;
  /** Declares a prefix on the element around the whole text. */
  declareAround(prefix: string, namespace: string): void;
  escape(namespace: string): string;
}

/** The scopes of the open elements. A prefix never means two namespaces, so it can be declared anywhere. */
export class Scopes {
  readonly #writer: ScopeWriter;
  /** Those of the element around the whole text. */
  #around: readonly Scope[];
  /** Outermost first. The last one is `current`. */
  readonly open: Scope[];
  /** Those that have been made for a namespace. */
  readonly #made = new Map<string, Scope>();
  current: Scope;

  /** @param around - the scopes of the element around the whole text, that of the default namespace last */
  constructor(around: readonly [...Scope[], Scope], writer: ScopeWriter) {
    this.#writer = writer;
    this.#around = around;
    this.open = [...around];
    this.current = around[around.length - 1] ?? around[0];
  }

  enter(scope: Scope): void {
    this.open.push(scope);
    this.current = scope;
  }

  leave(): void {
    this.open.pop();
    this.current = this.open[this.open.length - 1] ?? this.current;
  }

  /** Changes the namespace of what is written next in the innermost element. */
  change(namespace: string): void {
    if (namespace === this.current.namespace) return;
    this.current = this.of(namespace);
    this.open[this.open.length - 1] = this.current;
  }

  /** A scope in which names of a namespace can be written here. */
  of(namespace: string): Scope {
    if (namespace === this.current.namespace) return this.current;
    // Most messages change only between these. A prefix holds everywhere, and so does having no namespace as the default.
    for (const scope of this.#around)
      if (scope.namespace === namespace && (scope.prefix !== "" || namespace === "")) return scope;
    let hasDefault = false;
    for (let index = this.open.length - 1; index >= 0; index--) {
      const scope = this.open[index];
      const isDefault = scope?.prefix === "";
      // Only the default namespace can have been redeclared: every other namespace has its own prefix.
      if (scope?.namespace === namespace && !(isDefault && hasDefault)) return scope;
      hasDefault ||= isDefault;
    }
    return this.#make(namespace);
  }

  /** The namespace in which an element begins: that of the elements inside, unless a declaration would have to take the default away. */
  first(namespace: string, inside: string): string {
    return this.of(inside).declaration === "" ? inside : namespace;
  }

  /** The scope of an element that declares `namespace` as its default: the element itself then needs a prefix. */
  beside(namespace: string | undefined): Scope {
    const { current } = this;
    const isTakenAway = namespace === "" && current.prefix === "" && current.namespace !== "";
    return isTakenAway ? this.#make(current.namespace) : current;
  }

  #make(namespace: string): Scope {
    const made = this.#made.get(namespace);
    if (made === undefined) return this.#makeFirst(namespace);
    if (namespace === "" || made.inside === undefined || !made.isWritten) return made;
    // What a second place needs, many may need.
    this.#writer.declareAround(made.prefix.slice(0, -1), namespace);
    this.open.unshift(made.inside);
    this.#around = [made.inside, ...this.#around];
    this.#made.set(namespace, made.inside);
    return made.inside;
  }

  #makeFirst(namespace: string): Scope {
    const name = namespace === "" ? "" : this.#writer.reserve(namespace);
    const prefix = namespace === "" ? "" : `${name}:`;
    const declaration = namespace === "" ? ' xmlns=""' : ` xmlns:${name}="${this.#writer.escape(namespace)}"`;
    const inside = newScope(namespace, prefix);
    const made = { ...inside, declaration, inside };
    this.#made.set(namespace, made);
    return made;
  }
}

/**
 * The scopes of the element around the whole text.
 * @param outer - its default namespace
 * @param own - the namespace that has a prefix there, if there is one
 */
export function scopesAround(
  outer: string,
  own: { readonly namespace: string; readonly prefix: string } | undefined,
): readonly [...Scope[], Scope] {
  const root = newScope(outer, "");
  return own === undefined ? [root] : [newScope(own.namespace, `${own.prefix}:`), root, root];
}

/** A scope whose declaration an element around it has. */
function newScope(namespace: string, prefix: string): Scope {
  return { namespace, prefix, tags: tagsOf(prefix), declaration: "", inside: undefined, isWritten: false };
}

/**
 * The declarations on a tag at which namespaces change. The one for the names inside saves one on every child.
 * @param outer - the scope of the name of the tag
 */
export function declarationsOn(outer: Scope, inner: Scope): string {
  const isSaid = inner.declaration === outer.declaration;
  return `${declarationOn(outer)}${isSaid ? "" : declarationOn(inner)}`;
}

/** The declaration that a tag needs, which is written on it. */
export function declarationOn(scope: Scope): string {
  scope.isWritten = true;
  return scope.declaration;
}

// #endregion

// #region runtime/write/markup.ts

/** An element that begins where namespaces change, or with attributes that its type does not declare. */
interface UnusualTag {
  readonly name: string;
  /** The scope of its own name. */
  readonly outer: Scope;
  /** The scope of the elements inside. */
  readonly inner: Scope;
  readonly attributes: string;
  /** Whether its tag stays open for more attributes. */
  readonly staysOpen: boolean;
}

/** The text of elements: tags, attributes, and the declarations of namespaces. All values are checked and escaped before. */
export class Markup {
  readonly scopes: Scopes;
  #text = "";
  /** The tag that was written last. Its end is not in the text yet. */
  #last: Tag = ANYWHERE;
  /** The open elements. */
  readonly #open: Tag[] = [];

  constructor(scopes: Scopes) {
    this.scopes = scopes;
  }

  /** How many characters there are since the last call of `take`. */
  get length(): number {
    return this.#text.length;
  }

  /** What has been written since the last call. */
  take(): string {
    this.add("");
    const text = this.#text;
    this.#text = "";
    return text;
  }

  /** Adds what is XML already. */
  add(xml: string): void {
    this.#text += this.#last.end + xml;
    this.#last = ANYWHERE;
  }

  /** An element with text inside, and no attributes. */
  value(name: string, content: string): void {
    const { current } = this.scopes;
    if (current.declaration === "") this.#text += this.#stepTo(name, current.tags.value) + content;
    else this.element(name, "", content);
  }

  /** A text inside a tag, such as that of an attribute, that needs no declaration. @returns its name */
  fill(name: string, content: string, tags: Tags): string {
    this.#text += this.#stepTo(name, tags) + content;
    return this.#last.localName;
  }

  /** An element with anything inside. @param scope - that of its name */
  element(name: string, attributes: string, content: string, scope: Scope = this.scopes.current): void {
    const tag = this.#tag(name, scope.tags.open);
    this.#text += `${declarationOn(scope)}${attributes}>${content}`;
    this.#end(tag);
  }

  /** An element that is nil. */
  nil(name: string, attributes = ""): void {
    const { current } = this.scopes;
    this.#tag(name, current.tags.open);
    this.#text += `${declarationOn(current)}${attributes} i:nil="true"/>`;
  }

  /** Begins an element with elements inside. @param staysOpen - whether attributes come next, and then `endTag` */
  begin(name: string, namespace: string, staysOpen = false): void {
    const { current } = this.scopes;
    const inner = this.scopes.of(namespace);
    if (inner.declaration === "" && current.declaration === "") {
      this.#enter(this.#tag(name, staysOpen ? current.tags.open : current.tags.elements), inner);
    } else this.beginUnusual({ name, inner, outer: this.scopes.beside(namespace), attributes: "", staysOpen });
  }

  beginUnusual({ name, outer, inner, attributes, staysOpen }: UnusualTag): void {
    const declarations = declarationsOn(outer, inner);
    this.#enter(this.#tag(name, outer.tags.open), inner.inside ?? inner);
    this.#text += declarations + attributes;
    if (!staysOpen) this.endTag();
  }

  /** Begins what has no element of its own. */
  beginWithoutTag(): void {
    this.#enter(ANYWHERE, this.scopes.current);
  }

  endTag(): void {
    const { tagEnd = ANYWHERE } = this.#open[this.#open.length - 1] ?? ANYWHERE;
    this.#piece(tagEnd);
  }

  end(): void {
    this.scopes.leave();
    this.#end(this.#open.pop());
  }

  #end({ ending = ANYWHERE }: Tag = ANYWHERE): void {
    this.#piece(ending);
  }

  #enter(tag: Tag, scope: Scope): void {
    this.#open.push(tag);
    this.scopes.enter(scope);
  }

  /** Writes the start of a tag. */
  #tag(name: string, tags: Tags): Tag {
    this.#text += this.#stepTo(name, tags);
    return this.#last;
  }

  #stepTo(name: string, tags: Tags): string {
    const { to, text } = stepTo(this.#last, name, tags);
    this.#last = to;
    return text;
  }

  #piece(piece: Tag): void {
    const { to, text } = stepToPiece(this.#last, piece);
    this.#last = to;
    this.#text += text;
  }
}

// #endregion

// #region runtime/write/plain-values.ts

/** Thrown if a value is not plain. Only `encodePlain` catches it: then TextWriter writes the message, and says what is wrong, if anything is. */
export class NotPlain extends Error {}

/** The values that are being written, innermost last. It makes sure that nothing of them is left out. */
export class PlainValues {
  /** The objects; undefined for what has no members to be counted. */
  readonly #open: (object | undefined)[] = [];
  /** How many members of each had been taken when the next one began. */
  readonly #counts: number[] = [];
  /** How many members of the innermost one have been taken. */
  #taken = 0;
  /** How many values are still checked thoroughly. */
  #left = THOROUGH_VALUES;

  /**
   * Begins an object whose members are taken next.
   * @throws NotPlain if it is not a plain object
   */
  beginMembers(value: unknown): void {
    if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
      throw new NotPlain();
    if (this.#isThorough() ? hasHidden(value) : hasKept(value)) throw new NotPlain();
    this.#begin(value);
  }

  /** Begins an array that has an element of its own. @throws NotPlain if it has other things than items */
  beginItems(value: unknown): void {
    if (!Array.isArray(value) || !this.areItems(value) || hasKept(value)) throw new NotPlain();
    this.#begin(undefined);
  }

  /** Begins an entry of a dictionary, whose content is not an object. */
  beginEntry(): void {
    this.#begin(undefined);
  }

  #begin(value: object | undefined): void {
    if (this.#open.length >= MAX_WRITTEN_DEPTH) throw new NotPlain();
    this.#open.push(value);
    this.#counts.push(this.#taken);
    this.#taken = 0;
  }

  /** Takes a member or an item of the innermost value. */
  take(): void {
    this.#taken++;
  }

  /** Takes a member that repeats. Its items are taken next, one by one: together they count as one. */
  takeRepeated(items: readonly unknown[]): void {
    if (!this.areItems(items)) throw new NotPlain();
    this.#taken += 1 - items.length;
  }

  /** Ends the innermost value. @throws NotPlain if something of it has not been taken */
  end(): void {
    const value = this.#open.pop();
    const taken = this.#taken;
    this.#taken = this.#counts.pop() ?? 0;
    if (value === undefined) return;
    let count = 0;
    // Faster than a list of the keys.
    for (const _ in value) count++;
    if (count !== taken && Object.values(value).filter((member) => member !== undefined).length !== taken)
      throw new NotPlain();
  }

  /** Whether an array has nothing but items: no other keys that a loop finds, and no symbols. */
  areItems(value: readonly unknown[]): boolean {
    return !this.#isThorough() || !hasOthers(value, value.length);
  }

  #isThorough(): boolean {
    return this.#left-- > 0;
  }
}

/** Whether an object has keys that a loop over them leaves out, among them those of kept content, or came with empty elements. */
function hasHidden(value: object): boolean {
  return hadEmpty(value) || hasOthers(value, Object.getOwnPropertyNames(value).length);
}

/** Whether an object has symbols, or another number of keys for a loop. Two lists are faster than that of `Reflect.ownKeys`. */
function hasOthers(value: object, count: number): boolean {
  return Object.getOwnPropertySymbols(value).length > 0 || Object.keys(value).length !== count;
}

// #endregion

// #region runtime/write/plain-escapes.ts

/** Text escaped for the content of an element. @throws NotPlain if XML cannot carry it */
export function escapePlain(text: string): string {
  return escapeUsualText(text) ?? escapeText(allowed(text));
}

/** The same for an attribute. */
export function escapePlainAttribute(text: string): string {
  return escapeUsualAttribute(text) ?? escapeAttribute(allowed(text));
}

function allowed(text: string): string {
  if (hasForbidden(text)) throw new NotPlain();
  return text;
}

// #endregion

// #region runtime/write/plain-writer.ts

/**
 * Writes plain values, the same text as TextWriter: elements without attributes and without anything that reading has kept. For
 * everything else (a value that the contract does not allow, a form that few contracts have) it throws `NotPlain`, and another writer
 * writes the message instead.
 */
export class PlainWriter extends DatatypeWriter implements Writer {
  readonly declarations: string;
  outerDeclarations = "";
  /** The member that a guard has named, and a value method will write. */
  protected name = "";
  protected readonly values: PlainValues = new PlainValues();
  protected readonly markup: Markup;

  /** @param namespace - the default namespace, if `around` has no prefix for it */
  constructor(namespace: string, { prefix }: Around) {
    super();
    const own = prefix === undefined ? undefined : { namespace, prefix };
    const outer = own === undefined ? namespace : "";
    let prefixes = own === undefined ? 0 : 1;
    const scopes = new Scopes(scopesAround(outer, own), {
      reserve: () => `q${++prefixes}`,
      declareAround: (name, other) => {
        this.outerDeclarations += ` xmlns:${name}="${escapePlainAttribute(other)}"`;
      },
      escape: escapePlainAttribute,
    });
    this.markup = new Markup(scopes);
    this.declarations = rootDeclarations({ outer, own, isKnown: true }, escapePlainAttribute);
  }

  take(): string {
    this.#checkLength();
    return this.markup.take();
  }

  namespace(namespace: string): void {
    this.markup.scopes.change(namespace);
  }

  optional<T>(name: string, value: T): value is NonNullable<T> {
    return value !== undefined && this.required(name, value);
  }

  nillable<T>(name: string, value: T): value is NonNullable<T> {
    return value !== undefined && this.requiredNillable(name, value);
  }

  required<T>(name: string, value: T): value is NonNullable<T> {
    if (value === undefined || value === null) throw new NotPlain();
    this.takeMember(name);
    return true;
  }

  requiredNillable<T>(name: string, value: T): value is NonNullable<T> {
    if (value !== null) return this.required(name, value);
    this.takeMember(name);
    this.markup.nil(name);
    return false;
  }

  protected takeMember(name: string): void {
    this.name = name;
    this.values.take();
  }

  repeated<T>(
    name: string,
    value: readonly T[] | undefined,
    min = 0,
    max: number = Number.POSITIVE_INFINITY,
  ): readonly T[] {
    const items = value ?? [];
    if (value === null || !Array.isArray(items) || items.length < min || items.length > max) throw new NotPlain();
    if (value !== undefined) this.values.takeRepeated(items);
    this.name = name;
    return items;
  }

  repeatedIfAny<T>(name: string, value: readonly T[] | undefined, min: number, max?: number): readonly T[] {
    return this.repeated(name, value, value === undefined || value.length === 0 ? 0 : min, max);
  }

  check<T>(_name: string, value: T | null | undefined, check: ValueCheck<T>): void {
    if (value !== undefined && value !== null && check(value) !== undefined) throw new NotPlain();
  }

  choice(value: object, choice: Choice): void {
    if (!isRightChoice(value, choice)) throw new NotPlain();
  }

  beginHeaders(value: unknown): void {
    this.values.beginMembers(value);
    this.markup.beginWithoutTag();
  }

  beginParts(value: unknown): void {
    this.beginHeaders(value);
  }

  beginBare(value: unknown): void {
    if (typeof value === "object" && value !== null && hasKept(value)) throw new NotPlain();
  }

  beginBody({ namespace, localName }: QName, value: unknown): void {
    this.values.beginMembers(value);
    const inner = this.markup.scopes.of(namespace);
    this.markup.beginUnusual({ name: localName, outer: inner, inner, attributes: "", staysOpen: false });
  }

  beginStruct(namespace: string, _typeName: string, value: object, inside: string = namespace): void {
    this.values.beginMembers(value);
    this.markup.begin(this.name, this.markup.scopes.first(namespace, inside));
    this.namespace(inside);
  }

  beginArray(namespace: string, _typeName: string, value: object): void {
    this.values.beginItems(value);
    this.markup.begin(this.name, namespace);
  }

  beginDictionary(namespace: string, typeName: string, value: object): void {
    this.beginStruct(namespace, typeName, value);
  }

  beginEntry(namespace: string, name: string): void {
    this.takeMember(name);
    this.values.beginEntry();
    this.markup.begin(name, namespace);
  }

  end(): void {
    this.values.end();
    this.markup.end();
    this.#checkLength();
  }

  #checkLength(): void {
    if (this.markup.length > MAX_MESSAGE) throw new NotPlain();
  }

  override string(value: string): void {
    if (typeof value !== "string") throw new NotPlain();
    this.writeText(value);
  }

  override boolean(value: boolean): void {
    if (typeof value !== "boolean") throw new NotPlain();
    this.write(value ? "true" : "false");
  }

  override int(value: number): void {
    if (typeof value !== "number" || (value | 0) !== value) throw new NotPlain();
    this.write(`${value}`);
  }

  simple<T>(datatype: Datatype<T>, value: T): void {
    const text = datatype.format(value, refuse);
    if (text === undefined || datatype.check?.(value, text) !== undefined) throw new NotPlain();
    if (datatype.isPlain === true) this.write(text);
    else this.writeText(text);
  }

  enumeration(_namespace: string, _typeName: string, value: string, values: EnumerationValues): void {
    if (typeof value !== "string" || !isKeyOf(values, value)) throw new NotPlain();
    this.writeText(value);
  }

  flags(_namespace: string, _typeName: string, value: readonly string[], values: EnumerationValues): void {
    if (!Array.isArray(value) || !this.values.areItems(value)) throw new NotPlain();
    for (const flag of value) if (typeof flag !== "string" || !isKeyOf(values, flag)) throw new NotPlain();
    this.writeText(value.join(" "));
  }

  protected writeText(text: string): void {
    this.write(escapePlain(text));
  }

  /** Writes what needs no escaping. */
  protected write(content: string): void {
    this.markup.value(this.name, content);
  }

  // What few contracts have, and so clients do not bring: AllFormsWriter or TextWriter writes it.

  anyAttributes(..._: unknown[]): void {
    refuse();
  }
  anyElement(..._: unknown[]): void {
    refuse();
  }
  anyElements(..._: unknown[]): void {
    refuse();
  }
  beginItem(..._: unknown[]): void {
    refuse();
  }
  beginTag(..._: unknown[]): void {
    refuse();
  }
  mixedText(..._: unknown[]): void {
    refuse();
  }
  order(..._: unknown[]): void {
    refuse();
  }
  endItem(): void {}
  endTag(): void {}
  attribute<T>(_name: string, _value: T, _namespace?: string): _value is NonNullable<T> {
    return refuse();
  }
  requiredAttribute<T>(_name: string, _value: T, _namespace?: string): _value is NonNullable<T> {
    return refuse();
  }
  text<T>(_value: T): _value is NonNullable<T> {
    return refuse();
  }
  derived(): Writer {
    return refuse();
  }
  readonly anyType: () => never = refuse;
  readonly attachments: () => never = refuse;
  readonly beginMap: () => never = refuse;
  readonly endNil: () => never = refuse;
  readonly label: () => never = refuse;
  readonly place: () => never = refuse;
  readonly qname: () => never = refuse;
  readonly unknownType: () => never = refuse;
}

function refuse(): never {
  throw new NotPlain();
}

// #endregion

// #region runtime/read/datatype-reader.ts

/** The methods of a Reader that differ by their datatype alone. */
export abstract class DatatypeReader {
  abstract simple<T>(datatype: Datatype<T>): T;

  boolean(): boolean {
    return this.simple(boolean);
  }
  short(): number {
    return this.simple(short);
  }
  int(): number {
    return this.simple(int);
  }
  string(): string {
    return this.simple(string);
  }
  dateTime(): DateTime {
    return this.simple(dateTime);
  }
}

// #endregion

// #region runtime/scan/message-text.ts

/**
 * Thrown if the fast reader cannot be certain of the meaning of a text. Only `scanMessage` catches it. The XmlReader then reads
 * the message: it knows all of XML, and reports what is wrong, if anything is.
 */
export class Uncertain extends Error {}

/**
 * A message, seen through a window: the part that is being read, as text and as bytes. It also makes copies of parts. A copy does
 * not keep the message in memory. In V8, a slice of 13 characters or more does.
 *
 * There is a window because the bytes of a long message would need new memory, which takes time.
 */
export class MessageText {
  readonly #message: string;
  /** Where the window begins in the message. All offsets are relative to it. */
  start = 0;
  text = "";
  /** The text in Latin-1, at the same offsets. `wide` replaces other characters. */
  bytes: Uint8Array;
  /** The byte that replaces characters outside Latin-1; undefined if there are none. */
  wide: number | undefined;
  /** Whether the message ends with the window. */
  isLast = false;
  /** Whether there is a `]]>` in the window. */
  hasSectionEnd = false;
  #room: TextBytes;
  /** A buffer in which references are resolved. */
  #resolved: TextBytes = NO_ROOM;
  /** Short texts that have been copied, at a place that is computed from their bytes, and where they began. */
  readonly #copies: (string | undefined)[];
  readonly #starts: number[];
  readonly #windowLength: number;

  /**
   * @param windowLength - how many characters the window has, if no single text has more
   * @throws Uncertain if there is a character that XML forbids
   */
  constructor(message: string, windowLength: number) {
    this.#message = message;
    this.#windowLength = windowLength;
    this.#room = newTextBytes(Math.min(message.length, windowLength));
    this.bytes = this.#room.bytes;
    // A power of two. For a small message, allocating more would take longer than reading.
    const places = message.length < windowLength ? 64 : 512;
    this.#copies = new Array(places);
    this.#starts = new Array(places);
    this.open(0);
  }

  /**
   * Opens the window at another place.
   * @param start - where in the message the window begins
   * @param leastLength - the least length of the window, unless the message ends before
   * @throws Uncertain if there is a character that XML forbids
   */
  open(start: number, leastLength = 0): void {
    const text = wholePairs(this.#message, start, Math.max(this.#windowLength, leastLength));
    if (text.length > this.#room.bytes.length) this.#room = newTextBytes(text.length);
    const { bytes } = this.#room;
    const isLatin1 = this.#room.write(text);
    this.start = start;
    this.text = text;
    this.bytes = bytes.length === text.length ? bytes : bytes.subarray(0, text.length);
    if (!isLatin1) writeMasked(text, this.bytes);
    this.wide = isLatin1 ? undefined : WIDE;
    this.isLast = start + text.length === this.#message.length;
    this.hasSectionEnd = text.includes("]]>");
    this.#copies.fill(undefined);
  }

  /** A part of the message, which may be outside of the window. */
  slice(start: number, end: number): string {
    return this.#message.slice(this.start + start, this.start + end);
  }

  /** Where a mark comes next, perhaps outside of the window; before `at` if it does not come. */
  find(mark: string, at: number): number {
    return this.#message.indexOf(mark, this.start + at) - this.start;
  }

  /**
   * Copies a part that is in Latin-1. Equal short texts become the same string, because messages repeat names, types and states:
   * comparing bytes takes less time than a copy, and no memory.
   */
  copy(start: number, end: number): string {
    const length = end - start;
    if (length > LONGEST_SHARED || length < SHORTEST_SHARED) return this.#copyAnew(start, end);
    const place = this.#placeOf(start, length);
    const earlier = this.#copies[place];
    if (earlier?.length === length && this.#isSame(this.#starts[place] ?? 0, start, length)) return earlier;
    const text = this.#copyAnew(start, end);
    this.#copies[place] = text;
    this.#starts[place] = start;
    return text;
  }

  /** Copies any part. */
  copyWide(start: number, end: number): string {
    const slice = this.text.slice(start, end);
    return slice.length < SLICED ? slice : ` ${slice}`.slice(1);
  }

  /** Copies a part that is in Latin-1, and resolves its character references (XML 1.0, 4.1). */
  resolve(start: number, end: number): string {
    if (this.#room.copy === undefined) return this.resolveWide(start, end);
    if (end - start > this.#resolved.bytes.length) this.#resolved = newTextBytes(Math.max(end - start, SHORTEST_ROOM));
    const { bytes, copy } = this.#resolved;
    const length = this.#resolveInto(bytes, start, end);
    return length === undefined || copy === undefined ? this.resolveWide(start, end) : copy(0, length);
  }

  /**
   * Works on bytes, so that the result is one piece of memory. Pieces that are appended take more.
   * @returns the number of bytes; undefined if there is a reference to a character outside Latin-1
   */
  #resolveInto(resolved: Uint8Array, start: number, end: number): number | undefined {
    const { text, bytes } = this;
    let length = 0;
    let at = start;
    while (at < end) {
      const byte = bytes[at] ?? 0;
      if (byte !== CODE.ampersand) {
        resolved[length++] = byte;
        at++;
        continue;
      }
      const { reference, code } = referenceAt(text, at);
      if (code > 0xff) return undefined;
      resolved[length++] = code;
      at += reference.length;
    }
    return length;
  }

  /** Copies any part, and resolves its character references. */
  resolveWide(start: number, end: number): string {
    return resolveReferences(this.copyWide(start, end));
  }

  #copyAnew(start: number, end: number): string {
    if (end - start < SLICED) return this.text.slice(start, end);
    return this.#room.copy?.(start, end) ?? this.copyWide(start, end);
  }

  #placeOf(start: number, length: number): number {
    const { bytes } = this;
    const first = bytes[start] ?? 0;
    const middle = bytes[start + (length >> 1)] ?? 0;
    const last = bytes[start + length - 1] ?? 0;
    return (first * 7 + middle * 3 + last + length * 31) & (this.#copies.length - 1);
  }

  #isSame(earlier: number, start: number, length: number): boolean {
    const { bytes } = this;
    for (let index = 0; index < length; index++) {
      if (bytes[earlier + index] !== bytes[start + index]) return false;
    }
    return true;
  }
}

const NO_ROOM: TextBytes = /* @__PURE__ */ newTextBytes(0);

/** In bytes. Longer than most texts, so that one buffer is enough for many. */
const SHORTEST_ROOM = 1024;

/** A control character, which no message has. */
const WIDE = 1;

/** A slice of this length refers to the text that it was taken from. */
const SLICED = 13;

/** To look for a shorter one takes longer than to copy it, and its copy takes little memory. */
const SHORTEST_SHARED = 6;

/** Longer texts are seldom equal. */
const LONGEST_SHARED = 32;

/** A part of a text. It does not end inside a surrogate pair. */
function wholePairs(text: string, start: number, length: number): string {
  const end = start + length;
  if (start === 0 && end >= text.length) return text;
  const isHalf = end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1));
  return text.slice(start, isHalf ? end - 1 : end);
}

function writeMasked(text: string, bytes: Uint8Array): void {
  let isSuspect = false;
  for (let at = 0; at < bytes.length; at++) {
    const code = text.charCodeAt(at);
    bytes[at] = code > 0xff ? WIDE : code;
    if (code >= 0xd800 || code === WIDE) isSuspect = true;
  }
  if (isSuspect && hasForbidden(text)) throw new Uncertain(/* unusual characters */);
}

/** A reference in a text, such as `&lt;`. */
interface Reference {
  readonly reference: string;
  /** The code point of the character. */
  readonly code: number;
}

/** XML 1.0, 4.6; the frequent ones first. */
const PREDEFINED: readonly Reference[] = [
  { reference: "&lt;", code: CODE.less },
  { reference: "&gt;", code: CODE.greater },
  { reference: "&amp;", code: CODE.ampersand },
  { reference: "&quot;", code: CODE.quote },
  { reference: "&apos;", code: CODE.apostrophe },
];

const TO_CHARACTER = /&#(?:x([\da-fA-F]{1,6})|(\d{1,7}));/y;

/**
 * Resolves the character references of a text (XML 1.0, 4.1).
 * @throws Uncertain for any other reference, or one to a character that XML cannot carry
 */
function resolveReferences(text: string): string {
  let resolved = "";
  let from = 0;
  for (let at = text.indexOf("&"); at !== -1; at = text.indexOf("&", from)) {
    const { reference, code } = referenceAt(text, at);
    resolved += text.slice(from, at) + String.fromCodePoint(code);
    from = at + reference.length;
  }
  return resolved + text.slice(from);
}

/** The reference that begins at an ampersand. @throws Uncertain unless it means a character that XML can carry */
function referenceAt(text: string, at: number): Reference {
  for (const predefined of PREDEFINED) if (text.startsWith(predefined.reference, at)) return predefined;
  TO_CHARACTER.lastIndex = at;
  const [reference, hexadecimal, decimal] = TO_CHARACTER.exec(text) ?? [];
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  if (reference === undefined || !isCharacter(code)) throw new Uncertain(/* an unusual reference */);
  return { reference, code };
}

/** Whether a code is that of a Char (XML 1.0, 2.2). `NaN` is not. */
function isCharacter(code: number): boolean {
  return code <= 0x10ffff && !hasForbidden(String.fromCodePoint(code));
}

// #endregion

// #region runtime/scan/scan-frame.ts

/** An element that has been entered and not left. The next element at its depth uses the same object. */
export interface ScanFrame {
  /** The frame around it; undefined for the frame around the root. */
  readonly outer: ScanFrame | undefined;
  /** How many frames are around it. */
  readonly depth: number;
  /** The frame inside it that was entered last. */
  inner: ScanFrame | undefined;
  /** Where its name begins in the message. */
  nameStart: number;
  nameEnd: number;
  isEmpty: boolean;
  declarations: Declarations | undefined;
  /** The namespace of the elements inside. */
  namespace: string;
  /** The text before the local names in their tags; `NO_PREFIX` if it is not known. */
  prefix: string;
  /** The namespace before that one, with these declarations, and its prefix: elements of two namespaces often take turns. */
  otherNamespace: string | undefined;
  otherPrefix: string;
}

/** A prefix that no tag can have, because tags are compared in bytes and this is not a byte. */
export const NO_PREFIX = "\uffff";

/** A new frame inside another one, or around the root. */
export function newScanFrame(outer?: ScanFrame): ScanFrame {
  return {
    outer,
    depth: outer === undefined ? 0 : outer.depth + 1,
    inner: undefined,
    nameStart: 0,
    nameEnd: 0,
    isEmpty: false,
    declarations: undefined,
    namespace: "",
    prefix: NO_PREFIX,
    otherNamespace: undefined,
    otherPrefix: NO_PREFIX,
  };
}

/** Namespace declarations in force, innermost first; the default namespace has an empty prefix. */
export interface Declarations {
  readonly prefix: string;
  readonly namespace: string;
  readonly outer: Declarations | undefined;
  /** The number of declarations, including this one. */
  readonly count: number;
  /** The namespace of names without a prefix. */
  readonly defaultNamespace: string;
  /** What has been declared inside this one. The same declaration at the next element is the same object. */
  inner: Declarations[] | undefined;
  /** What `tagPrefix` has found for each namespace. */
  tagPrefixes: Map<string, string | undefined> | undefined;
}

/** Declarations are searched one by one, and no server needs more. */
const MAX_DECLARATIONS = 64;

/** The namespace that a prefix stands for. */
export function namespaceOf(prefix: string, declarations: Declarations | undefined): string {
  if (prefix === "") return declarations?.defaultNamespace ?? "";
  for (let inner = declarations; inner !== undefined; inner = inner.outer) {
    if (inner.prefix === prefix) return inner.namespace;
  }
  throw new Uncertain(/* a prefix that is not declared */);
}

/** The text before the local name in a tag of this namespace: a prefix with its colon, or nothing. */
export function tagPrefix(namespace: string, declarations: Declarations | undefined): string | undefined {
  if (declarations === undefined) return namespace === "" ? "" : undefined;
  if (declarations.defaultNamespace === namespace) return "";
  declarations.tagPrefixes ??= new Map();
  const known = declarations.tagPrefixes.get(namespace);
  if (known !== undefined) return known;
  const found = findTagPrefix(namespace, declarations);
  declarations.tagPrefixes.set(namespace, found);
  return found;
}

function findTagPrefix(namespace: string, declarations: Declarations): string | undefined {
  for (let inner: Declarations | undefined = declarations; inner !== undefined; inner = inner.outer) {
    const { prefix } = inner;
    // The prefix may be redeclared further in.
    if (inner.namespace === namespace && namespaceOf(prefix, declarations) === namespace) return `${prefix}:`;
  }
  return undefined;
}

/** Adds a declaration. `outer` are the declarations in force around the tag. */
export function declare(
  { prefix, namespace }: Pick<Declarations, "prefix" | "namespace">,
  declarations: Declarations | undefined,
  outer: Declarations | undefined,
): Declarations {
  for (let own = declarations; own !== outer; own = own?.outer) {
    if (own?.prefix === prefix) throw new Uncertain(/* a second declaration of a prefix */);
  }
  const known = declarations?.inner?.find((inner) => inner.prefix === prefix && inner.namespace === namespace);
  if (known !== undefined) return known;
  checkDeclaration(prefix, namespace);
  const declared = newDeclaration(prefix, namespace, declarations);
  if (declared.count > MAX_DECLARATIONS) throw new Uncertain(/* many declarations */);
  if (declarations !== undefined) keepInner(declarations, declared);
  return declared;
}

function keepInner(declarations: Declarations, declared: Declarations): void {
  declarations.inner ??= [];
  if (declarations.inner.length < MAX_DECLARATIONS) declarations.inner.push(declared);
}

function newDeclaration(prefix: string, namespace: string, outer: Declarations | undefined): Declarations {
  return {
    prefix,
    namespace,
    outer,
    count: (outer?.count ?? 0) + 1,
    defaultNamespace: prefix === "" ? namespace : (outer?.defaultNamespace ?? ""),
    inner: undefined,
    tagPrefixes: undefined,
  };
}

function checkDeclaration(prefix: string, namespace: string): void {
  const isSpecial = prefix === "xmlns" || prefix === "xml" || (prefix !== "" && namespace === "");
  if (prefix !== "" && !/^[A-Za-z_][\w.-]*$/.test(prefix)) throw new Uncertain(/* an unusual prefix */);
  if (isTrimmedByParser(namespace)) throw new Uncertain(/* white space around a namespace */);
  if (isSpecial || XML_NAMESPACES.has(namespace)) throw new Uncertain(/* an unusual declaration */);
}

// #endregion

// #region runtime/scan/text-scanner.ts

/** Reads the text between the tags of a message, and moves the window over it. Its methods throw `Uncertain`, like TagScanner's. */
export class TextScanner {
  readonly #message: MessageText;
  /** The text in the window. All offsets are relative to its beginning. */
  text: string;
  /** The text as bytes at the same offsets, because bytes are compared faster than characters. */
  bytes: Uint8Array;
  /** The offset of the first character that has not been read. */
  at = 0;
  protected integerEnd = 0;
  /** Longer than a usual tag. The other reader reads messages with longer tags. */
  readonly #margin: number;

  constructor(text: string, windowLength: number) {
    this.#message = new MessageText(text, windowLength);
    this.#margin = windowLength >> 3;
    this.text = this.#message.text;
    this.bytes = this.#message.bytes;
  }

  /** Where the window begins in the message. */
  get start(): number {
    return this.#message.start;
  }

  /** The byte that replaces characters outside Latin-1; undefined if there are none in the window. */
  protected get wide(): number | undefined {
    return this.#message.wide;
  }

  /** Whether all of the message has been read. */
  isDone(): boolean {
    return this.#message.isLast && this.at === this.text.length;
  }

  /** Makes sure that the next tag is in the window. @returns whether the window has moved */
  makeRoom(): boolean {
    if (this.#message.isLast || this.at + this.#margin < this.text.length) return false;
    this.move();
    return true;
  }

  /** Moves the window to the cursor. */
  protected move(leastLength?: number): void {
    this.#message.open(this.#message.start + this.at, leastLength);
    this.text = this.#message.text;
    this.bytes = this.#message.bytes;
    this.at = 0;
  }

  /** A part of the message, which may be outside of the window. */
  protected slice(start: number, end: number): string {
    return this.#message.slice(start, end);
  }

  /** Passes a byte order mark, the XML declaration and white space. */
  passProlog(): void {
    if (this.text.startsWith("\ufeff")) this.at = 1;
    DECLARATION.lastIndex = this.at;
    if (DECLARATION.test(this.text)) this.at = DECLARATION.lastIndex;
    this.passSpace();
  }

  passSpace(): void {
    while (isSpaceCode(this.bytes[this.at])) this.at++;
  }

  /** Passes white space and comments between elements. */
  passGap(): void {
    do this.passSpace();
    while (this.passComment());
  }

  /** Passes a comment if one comes next (XML 1.0, 2.5). @returns whether one did */
  passComment(): boolean {
    if (!this.isMarkNext()) return false;
    if (!this.passLiteral("<!--")) throw new Uncertain(/* neither an element nor a comment */);
    this.#readUpTo("--");
    if (this.bytes[this.at++] !== CODE.greater) throw new Uncertain(/* hyphens in a comment */);
    return true;
  }

  /** Whether a comment or a CDATA section comes next, or something else that is no tag. */
  isMarkNext(): boolean {
    return this.bytes[this.at] === CODE.less && this.bytes[this.at + 1] === CODE.exclamation;
  }

  /** Whether an end tag comes next. */
  isEndNext(): boolean {
    return this.bytes[this.at] === CODE.less && this.bytes[this.at + 1] === CODE.slash;
  }

  /** Passes these characters if they come next. @returns whether they did */
  passLiteral(literal: string): boolean {
    const isNext = this.isAt(literal, this.at);
    if (isNext) this.at += literal.length;
    return isNext;
  }

  /** Whether these characters are at this offset. For few characters this is faster than `startsWith`. */
  isAt(literal: string, at: number): boolean {
    for (let index = 0; index < literal.length; index++) {
      if (this.bytes[at + index] !== literal.charCodeAt(index)) return false;
    }
    return true;
  }

  /** A short integer in the usual form, if one begins here. Afterwards `integerEnd` is after its digits. */
  protected integerAt(begin: number, min: number, max: number): number | undefined {
    const { bytes } = this;
    const isNegative = bytes[begin] === CODE.minus;
    const start = isNegative ? begin + 1 : begin;
    let at = start;
    let value = 0;
    for (let code = bytes[at] ?? 0; code >= CODE.zero && code <= CODE.nine; code = bytes[++at] ?? 0)
      value = value * 10 + (code - CODE.zero);
    if (isNegative) value = 0 - value;
    this.integerEnd = at;
    return at === start || at - start > MAX_DIGITS || value < min || value > max ? undefined : value;
  }

  /** A text that does not end in the window, unread; undefined for a shorter one. Its characters are not checked. */
  longText(): string | undefined {
    const end = this.#message.find("<", this.at);
    return end < this.text.length ? undefined : this.slice(this.at, end);
  }

  /** Passes so many characters, and moves the window. */
  passLong(length: number): void {
    this.at += length;
    this.move();
  }

  /** The text of an element that contains no other elements. */
  readText(): string {
    const text = this.#readRun();
    return this.bytes[this.at + 1] === CODE.exclamation ? this.#readMarked(text) : text;
  }

  /** Text up to the next tag, comment or CDATA section. */
  #readRun(): string {
    const { bytes } = this;
    const start = this.at;
    let at = start;
    let [hasReferences, hasWide] = [false, false];
    // One loop is faster than a search for each. Most characters need one comparison more.
    for (let code = bytes[at] ?? 0; code !== CODE.less; code = bytes[++at] ?? 0) {
      if (code > CODE.ampersand) continue;
      if (code === CODE.ampersand) hasReferences = true;
      else if (at === bytes.length) return this.#readLongRun();
      else if (isControl(code)) hasWide = this.#standsForWide(code);
    }
    // This is not text (XML 1.0, 2.4). Most messages do not have it anywhere.
    if (this.#message.hasSectionEnd && this.text.slice(start, at).includes(SECTION_END))
      throw new Uncertain(/* the end of a CDATA section */);
    this.at = at;
    return this.textOf(start, at, hasReferences, hasWide);
  }

  /** Reads a text that does not end in the window, and moves the window. */
  #readLongRun(): string {
    const end = this.#message.find("<", this.at);
    if (this.#message.isLast || end < this.at) throw new Uncertain(/* no end tag */);
    this.move(end - this.at + this.#margin);
    return this.#readRun();
  }

  /** The text of an element with comments or CDATA sections in it. @param text - what comes before them */
  #readMarked(text: string): string {
    let all = text;
    while (this.isMarkNext()) {
      if (this.passLiteral("<![CDATA[")) all += this.#readUpTo(SECTION_END);
      else this.passComment();
      all += this.#readRun();
      this.makeRoom();
    }
    return all;
  }

  /** Text up to a mark, in which every character means itself, and passes the mark. */
  #readUpTo(mark: string): string {
    const length = this.#message.find(mark, this.at) - this.at;
    if (length < 0) throw new Uncertain(/* no end */);
    if (this.at + length + mark.length >= this.text.length) this.move(length + this.#margin);
    const { bytes } = this;
    const start = this.at;
    const end = start + length;
    let hasWide = false;
    for (let at = start; at < end; at++) {
      const code = bytes[at] ?? 0;
      if (isControl(code)) hasWide = this.#standsForWide(code);
    }
    this.at = end + mark.length;
    return this.textOf(start, end, false, hasWide);
  }

  /** A control character stands for one outside Latin-1, or is unusual. */
  #standsForWide(code: number): boolean {
    if (code !== this.wide) throw new Uncertain(/* an unusual character */);
    return true;
  }

  /** A part of the window as text, with its references resolved. @param hasWide - whether there are characters outside Latin-1 */
  protected textOf(start: number, end: number, hasReferences: boolean, hasWide: boolean): string {
    if (hasWide) return hasReferences ? this.#message.resolveWide(start, end) : this.#message.copyWide(start, end);
    return hasReferences ? this.#message.resolve(start, end) : this.#message.copy(start, end);
  }
}

/** A number with more digits might not be exact. */
const MAX_DIGITS = 15;

/** The end of a CDATA section (XML 1.0, 2.7). */
const SECTION_END = "]]>";

const DECLARATION = /<\?xml version="1\.0"(?: encoding="[A-Za-z][\w.-]*")?(?: standalone="(?:yes|no)")? ?\?>/y;

/** White space (XML 1.0, 2.3). Between elements and in tags, CR is like the others; in values it is not plain. */
export function isSpaceCode(code: number | undefined): boolean {
  // Nearly always the first comparison is enough.
  if (code === undefined || code > CODE.space) return false;
  return code === CODE.space || code === CODE.lineFeed || code === CODE.tab || code === CODE.carriageReturn;
}

function isControl(code: number): boolean {
  return code < CODE.space && code !== CODE.lineFeed && code !== CODE.tab;
}

/** A value of an enumeration. @throws Uncertain if the enumeration does not have it */
export function knownValue<V extends EnumerationValues>(values: V, text: string): keyof V & string {
  if (isKeyOf(values, text)) return text;
  throw new Uncertain(/* an unknown value */);
}

/** The sets of flags in a message. There are few different sets, so each text is split once. */
export class ScanFlags {
  readonly #read = new Map<EnumerationValues, Map<string, readonly string[]>>();

  /** @throws Uncertain if a flag is unknown, or if two flags are separated by more than one space */
  read<V extends EnumerationValues>(values: V, text: string): (keyof V & string)[] {
    if (text === "") return [];
    const earlier = this.#read.get(values) ?? new Map<string, readonly string[]>();
    const known = earlier.get(text);
    // The flags that are kept under an enumeration are values of it.
    if (known !== undefined) return known.slice() as (keyof V & string)[];
    const flags = text.split(" ").map((flag) => knownValue(values, flag));
    this.#read.set(values, earlier.set(text, flags));
    return flags.slice();
  }
}

// #endregion

// #region runtime/scan/attribute-scanner.ts

/** Reads the attributes of a start tag in place. */
export abstract class AttributeScanner extends TextScanner {
  // The start tag that was passed last. It is in fields and not in an object, because a message has tens of thousands of tags.
  nameStart = 0;
  nameEnd = 0;
  /** The declarations in force inside the element. */
  declarations: Declarations | undefined;
  isNil = false;
  /** The attribute xsi:type, with the name that is in it. */
  type: ScannedAttribute | undefined;
  /** The offset of the name of the last tag with other attributes than declarations, xsi:nil and xsi:type. */
  attributesAt = -1;
  /** Those of that tag. */
  protected attributes: ScannedAttribute[] = [];
  /** How many such attributes the message has so far, and how many of them have been taken. */
  protected found = 0;
  #taken = 0;
  /** The colon of the name that was passed last, or -1. */
  protected colon = -1;

  /** Moves the window. Afterwards the name of the last tag is before it, and its attributes are forgotten. */
  protected override move(leastLength?: number): void {
    const distance = this.at;
    super.move(leastLength);
    this.nameStart -= distance;
    this.nameEnd -= distance;
    this.attributesAt -= distance;
    this.attributes = [];
  }

  /** Whether all attributes of the message have been taken. */
  get hasTakenAll(): boolean {
    return this.found === this.#taken;
  }

  /** An attribute of the tag that was passed last. Each is returned once. */
  takeAttribute(localName: string, namespace: string): ScannedAttribute | undefined {
    if (this.attributesAt !== this.nameStart) return undefined;
    for (const attribute of this.attributes)
      if (!attribute.isTaken && attribute.localName === localName && attribute.namespace === namespace)
        return this.#take(attribute);
    return undefined;
  }

  /** The attributes of these namespaces that have not been taken, by their names in Clark notation; undefined if there are none. */
  takeAny(namespaces: NamespaceSet): Record<string, string> | undefined {
    let named: Record<string, string> | undefined;
    for (const attribute of this.attributesAt === this.nameStart ? this.attributes : []) {
      if (attribute.isTaken || isOfMessage(attribute.namespace) || !admits(namespaces, attribute.namespace)) continue;
      named ??= {};
      setOwn(named, clarkText(attribute), this.attributeText(this.#take(attribute)));
    }
    return named;
  }

  #take(attribute: ScannedAttribute): ScannedAttribute {
    attribute.isTaken = true;
    this.#taken++;
    return attribute;
  }

  /** The text of an attribute of the tag that was passed last. */
  attributeText({ start, end, hasReferences, hasWide }: ScannedAttribute): string {
    return this.textOf(start, end, hasReferences, hasWide);
  }

  /** Passes a name, and finds its colon. @returns the offset after it */
  protected passName(start: number): number {
    const { bytes } = this;
    this.colon = -1;
    let at = start;
    for (let kind = NAME_CODES[bytes[at] ?? 0]; kind !== END; kind = NAME_CODES[bytes[++at] ?? 0]) {
      if (kind === PLAIN) continue;
      if (kind !== COLON) throw new Uncertain(/* an unusual name */);
      if (this.colon === -1) this.colon = at;
    }
    if (this.colon === start || this.colon === at - 1) throw new Uncertain(/* half a name */);
    return at;
  }

  /**
   * Scans from the end of the name to the end of the tag.
   * @param outer - the declarations in force around it
   * @returns the offset of the `>`, or of the slash before it
   */
  protected scanAttributes(outer: Declarations | undefined): number {
    this.declarations = outer;
    this.isNil = false;
    this.type = undefined;
    let scanned: ScannedAttribute[] | undefined;
    let at = this.nameEnd;
    while (this.bytes[at] !== CODE.greater && this.bytes[at] !== CODE.slash) {
      if (!isSpaceCode(this.bytes[at++])) throw new Uncertain(/* an unusual tag */);
      const code = this.bytes[at];
      if (code === CODE.greater || code === CODE.slash || isSpaceCode(code)) continue;
      const attribute = this.#scanAttribute(at);
      const { prefix, localName } = attribute;
      at = attribute.end + 1;
      if (prefix === "xmlns:" || (prefix === "" && localName === "xmlns")) this.#declare(attribute, outer);
      else (scanned ??= []).push(attribute);
    }
    // Names are resolved last, because WCF declares a prefix after the attribute that uses it.
    if (scanned !== undefined) this.#keepAttributes(scanned);
    return at;
  }

  #scanAttribute(start: number): ScannedAttribute {
    const { bytes, text } = this;
    const nameEnd = this.passName(start);
    const localStart = this.colon === -1 ? start : this.colon + 1;
    const quote = bytes[nameEnd + 1] ?? 0;
    if (bytes[nameEnd] !== CODE.equals || (quote !== CODE.quote && quote !== CODE.apostrophe))
      throw new Uncertain(/* an unusual attribute */);
    const attribute: ScannedAttribute = {
      prefix: text.slice(start, localStart),
      namespace: "",
      localName: text.slice(localStart, nameEnd),
      firstStart: nameEnd + 2,
      firstEnd: 0,
      start: 0,
      end: 0,
      hasReferences: false,
      hasWide: false,
      isTaken: false,
    };
    this.passValue(attribute, nameEnd + 2, quote);
    attribute.firstEnd = attribute.end;
    return attribute;
  }

  #declare(attribute: ScannedAttribute, outer: Declarations | undefined): void {
    const prefix = attribute.prefix === "" ? "" : attribute.localName;
    this.declarations = declare({ prefix, namespace: this.#plainValue(attribute) }, this.declarations, outer);
  }

  #keepAttributes(scanned: readonly ScannedAttribute[]): void {
    const others: ScannedAttribute[] = [];
    for (const attribute of scanned) {
      const { prefix, localName } = attribute;
      const namespace = attributeNamespace(prefix, this.declarations);
      attribute.namespace = namespace;
      if (namespace === XSI_NAMESPACE && this.#isXsi(attribute)) continue;
      if (others.some((other) => other.localName === localName && other.namespace === namespace))
        throw new Uncertain(/* an attribute twice */);
      others.push(attribute);
    }
    if (others.length > 0) this.startAttributes(others);
  }

  /** These are the attributes of the tag, and none of them has been taken. */
  protected startAttributes(attributes: ScannedAttribute[]): void {
    this.attributes = attributes;
    this.attributesAt = this.nameStart;
    this.found += attributes.length;
  }

  /** Reads xsi:type and xsi:nil. @returns false for another attribute */
  #isXsi(attribute: ScannedAttribute): boolean {
    if (attribute.localName === "type" && this.type === undefined) {
      this.type = attribute;
      nameType(attribute, this.#plainValue(attribute), this.declarations);
      return true;
    }
    if (attribute.localName !== "nil" || this.isNil) return false;
    // Anything else is kept, or is an error.
    this.isNil = /^(?:true|1)$/.test(this.#plainValue(attribute));
    if (!this.isNil) throw new Uncertain(/* an xsi:nil that is not true */);
    return true;
  }

  /** Passes a value up to its last quote. */
  protected passValue(attribute: ScannedAttribute, start: number, quote: number): void {
    const { bytes } = this;
    attribute.hasReferences = false;
    attribute.hasWide = false;
    attribute.isTaken = false;
    let at = start;
    for (let code = bytes[at] ?? 0; code !== quote; code = bytes[++at] ?? 0)
      if (code < CODE.space || code === CODE.ampersand || code === CODE.less) this.#passUnusual(attribute, code);
    attribute.start = start;
    attribute.end = at;
  }

  #passUnusual(attribute: ScannedAttribute, code: number): void {
    if (code === CODE.ampersand) attribute.hasReferences = true;
    else if (code === this.wide) attribute.hasWide = true;
    else throw new Uncertain(/* an unusual attribute */);
  }

  /** A value in which every character means itself. */
  #plainValue({ start, end, hasReferences, hasWide }: ScannedAttribute): string {
    if (hasReferences || hasWide) throw new Uncertain(/* an unusual attribute */);
    return this.text.slice(start, end);
  }
}

/** An attribute, and where its value is in the window. A tag that comes again has the same objects with other places. */
export interface ScannedAttribute {
  /** With its colon, if there is one. */
  readonly prefix: string;
  namespace: string;
  localName: string;
  /** Where the value was when the attribute was found; in a known tag, relative to its beginning. */
  firstStart: number;
  firstEnd: number;
  start: number;
  end: number;
  hasReferences: boolean;
  hasWide: boolean;
  isTaken: boolean;
}

/** The namespace of an attribute. Without a prefix it has none. */
function attributeNamespace(prefix: string, declarations: Declarations | undefined): string {
  if (prefix === "") return "";
  return prefix === "xml:" ? XML_NAMESPACE : namespaceOf(prefix.slice(0, -1), declarations);
}

/** Gives an attribute the name that is in its text. */
function nameType(attribute: ScannedAttribute, text: string, declarations: Declarations | undefined): void {
  const colon = text.lastIndexOf(":");
  if (colon === 0) throw new Uncertain(/* half a name */);
  attribute.namespace = namespaceOf(text.slice(0, Math.max(colon, 0)), declarations);
  attribute.localName = text.slice(colon + 1);
}

// What a byte is in a name.
const PLAIN = 1;
const COLON = 2;
const END = 3;

/** Letters, digits, `_`, `-` and `.` are plain. No element has a name that begins with a digit. */
const NAME_CODES: Uint8Array = /* @__PURE__ */ Uint8Array.from({ length: 256 }, (_, code) => {
  if (code === CODE.colon) return COLON;
  if (code === CODE.greater || code === CODE.slash || code === CODE.equals || isSpaceCode(code)) return END;
  return /[\w.-]/.test(String.fromCharCode(code)) ? PLAIN : 0;
});

// #endregion

// #region runtime/scan/known-tag.ts

/** A start tag that has been scanned. The same text, apart from the values of attributes, means the same inside the same declarations. */
export interface KnownTag {
  readonly outer: Declarations | undefined;
  readonly declarations: Declarations | undefined;
  readonly namespace: string;
  readonly localName: string;
  /** All of the tag. Offsets are relative to its beginning, also those of the attributes. */
  readonly bytes: Uint8Array;
  readonly nameEnd: number;
  readonly isEmpty: boolean;
  readonly isNil: boolean;
  readonly type: ScannedAttribute | undefined;
  readonly attributes: ScannedAttribute[] | undefined;
  /** One that was known before it, perhaps of the same name. */
  readonly sibling: KnownTag | undefined;
  /** The last two tags that have followed this one. */
  next: KnownTag | undefined;
  other: KnownTag | undefined;
}

/** An equal text that is always the same object, also in generated code. Engines need not compare the characters of those. */
export function sameObject(text: string): string {
  return Object.keys({ [text]: 0 })[0] ?? text;
}

/** @param start - where its tag begins in the window */
export function makeKnown(attribute: ScannedAttribute, start: number): void {
  attribute.firstStart -= start;
  attribute.firstEnd -= start;
  attribute.namespace = sameObject(attribute.namespace);
  attribute.localName = sameObject(attribute.localName);
}

// #endregion

// #region runtime/scan/tag-scanner.ts

/**
 * Reads tags in place, without events and without a tree. It only reads plain XML: no processing instructions, document types, or names
 * outside ASCII, and no CR in values. Every method throws `Uncertain` for anything else.
 */
export class TagScanner extends AttributeScanner {
  /** The name of the last tag that was scanned. */
  namespace = "";
  localName = "";
  /** Whether there is no end tag. */
  isEmpty = false;
  /** The known tag that came last. */
  #last: KnownTag | undefined;
  /** Of each local name, the tag that was found last; undefined while there are none, as in a small message. */
  #known: Map<string, KnownTag> | undefined;
  #count = 0;
  /** How many tags may still be scanned before it is worth to know them again. */
  #few = FEW;

  /**
   * Passes a start tag if it consists of this prefix and this name alone, which is the usual case.
   * @param declarations - the declarations in force around it
   * @returns whether it has passed the tag
   */
  passTag(prefix: string, name: string, declarations: Declarations | undefined): boolean {
    const { bytes, at } = this;
    const local = at + 1 + prefix.length;
    const end = local + name.length;
    if (bytes[end] !== CODE.greater || bytes[at] !== CODE.less) return false;
    // Backwards, because names in one type more often share their beginning than their end.
    for (let index = name.length - 1; index >= 0; index--) {
      if (bytes[local + index] !== name.charCodeAt(index)) return false;
    }
    for (let index = 0; index < prefix.length; index++) {
      if (bytes[at + 1 + index] !== prefix.charCodeAt(index)) return false;
    }
    this.nameStart = at + 1;
    this.nameEnd = end;
    this.declarations = declarations;
    this.isEmpty = false;
    this.isNil = false;
    this.type = undefined;
    this.at = end + 1;
    return true;
  }

  /** Passes any start tag. @param declarations - the declarations in force around it */
  scanTag(declarations: Declarations | undefined): void {
    const last = this.#last;
    if (last !== undefined && (this.#passKnown(last.next, declarations) || this.#passKnown(last.other, declarations)))
      return;
    if (this.bytes[this.at] !== CODE.less) throw new Uncertain(/* text between elements */);
    const start = this.at;
    this.nameStart = start + 1;
    this.nameEnd = this.passName(this.nameStart);
    // Without a prefix the colon is -1.
    const { colon } = this;
    const localName = this.text.slice(Math.max(colon, start) + 1, this.nameEnd);
    if (this.#passSibling(this.#known?.get(localName), declarations)) return;
    this.localName = localName;
    this.#scanRest(declarations);
    this.namespace = namespaceOf(this.text.slice(start + 1, Math.max(colon, start + 1)), this.declarations);
    this.#remember(start, declarations);
  }

  /** Scans what follows the name of a tag. @param outer - the declarations in force around it */
  #scanRest(outer: Declarations | undefined): void {
    let at = this.scanAttributes(outer);
    this.isEmpty = this.bytes[at] === CODE.slash;
    if (this.isEmpty && this.bytes[++at] !== CODE.greater) throw new Uncertain(/* an unusual tag */);
    this.at = at + 1;
  }

  /** Passes a tag if it is one of those with its name. */
  #passSibling(last: KnownTag | undefined, outer: Declarations | undefined): boolean {
    let known = last;
    for (let tries = MOST_SIBLINGS; known !== undefined && tries > 0; tries--) {
      if (this.#passKnown(known, outer)) return true;
      known = known.sibling;
    }
    return false;
  }

  /**
   * Passes a tag if it equals one that is known, apart from the values of its attributes. That is usual: the elements of a type have
   * one order.
   */
  #passKnown(known: KnownTag | undefined, outer: Declarations | undefined): boolean {
    if (known === undefined || known.outer !== outer) return false;
    const { bytes, at } = this;
    const { attributes } = known;
    let start = 0;
    let distance = at;
    if (attributes !== undefined) {
      distance = this.#passValues(known.bytes, attributes);
      if (distance === -1) return false;
      start = attributes[attributes.length - 1]?.firstEnd ?? 0;
    }
    for (let index = known.bytes.length - 1; index >= start; index--)
      if (bytes[index + distance] !== known.bytes[index]) return false;
    this.nameStart = at + 1;
    this.nameEnd = at + known.nameEnd;
    this.localName = known.localName;
    this.declarations = known.declarations;
    this.namespace = known.namespace;
    this.isEmpty = known.isEmpty;
    this.isNil = known.isNil;
    this.type = known.type;
    this.at = known.bytes.length + distance;
    if (attributes !== undefined) this.startAttributes(attributes);
    this.#follow(known);
    return true;
  }

  /**
   * Passes the values of the attributes of a known tag, and what is between them.
   * @returns how far what follows them is from there in the known tag; -1 for another tag
   */
  #passValues(known: Uint8Array, attributes: readonly ScannedAttribute[]): number {
    const { bytes } = this;
    let from = 0;
    let distance = this.at;
    for (const attribute of attributes) {
      const { firstStart } = attribute;
      // Backwards, because tags that differ more often share their beginning.
      for (let index = firstStart - 1; index >= from; index--) if (bytes[index + distance] !== known[index]) return -1;
      this.passValue(attribute, firstStart + distance, known[firstStart - 1] ?? 0);
      from = attribute.firstEnd;
      distance = attribute.end - from;
    }
    return distance;
  }

  /** Keeps what has been scanned, so that it need not be scanned again. */
  #remember(start: number, outer: Declarations | undefined): void {
    if (this.#few > 0) {
      this.#few--;
      return;
    }
    const attributes = this.attributesAt === this.nameStart ? this.attributes : undefined;
    for (const attribute of attributes ?? []) makeKnown(attribute, start);
    if (this.type !== undefined) makeKnown(this.type, start);
    // Tags with other content than before each time must not fill the memory.
    if (this.#known === undefined || this.#count++ === MOST_KNOWN) {
      this.#known = new Map();
      this.#count = 1;
    }
    const known: KnownTag = {
      outer,
      declarations: this.declarations,
      namespace: sameObject(this.namespace),
      localName: sameObject(this.localName),
      bytes: new Uint8Array(this.bytes.subarray(start, this.at)),
      nameEnd: this.nameEnd - start,
      isEmpty: this.isEmpty,
      isNil: this.isNil,
      type: this.type,
      attributes,
      sibling: this.#known.get(this.localName),
      next: undefined,
      other: undefined,
    };
    this.#known.set(known.localName, known);
    this.#follow(known);
  }

  #follow(known: KnownTag): void {
    const last = this.#last;
    if (last !== undefined && last.next !== known && last.other !== known) {
      last.other = last.next;
      last.next = known;
    }
    this.#last = known;
  }

  /** Whether xsi:type of the tag that was passed last names this type. */
  isOfType(namespace: string, typeName: string): boolean {
    return this.type?.localName === typeName && this.type.namespace === namespace;
  }

  /** Passes the end tag of an element. The name is given by its place in the start tag, which may be before the window. */
  passEndTag(nameStart: number, nameEnd: number): void {
    const { bytes } = this;
    const distance = this.at + 2 - nameStart;
    let at = nameStart;
    if (nameStart >= 0 && this.isEndNext()) while (at < nameEnd && bytes[at] === bytes[at + distance]) at++;
    if (at === nameEnd && bytes[at + distance] === CODE.greater) this.at = at + distance + 1;
    else this.#passUnusualEndTag(nameStart, nameEnd);
  }

  /**
   * Passes the content and the end tag of the element under the cursor, if the content is a short integer in the usual form. For
   * any other it returns undefined and passes nothing.
   */
  passInteger(min: number, max: number): number | undefined {
    if (this.isNil || this.isEmpty) return undefined;
    const { bytes } = this;
    const integer = this.integerAt(this.at, min, max);
    const end = this.integerEnd;
    if (bytes[end] !== CODE.less || bytes[end + 1] !== CODE.slash || integer === undefined) return undefined;
    this.at = end;
    this.passEndTag(this.nameStart, this.nameEnd);
    return integer;
  }

  /** The value of an attribute, if it is a short integer in the usual form. */
  integerOf({ start, end }: ScannedAttribute, min: number, max: number): number | undefined {
    const integer = this.integerAt(start, min, max);
    return this.integerEnd === end ? integer : undefined;
  }

  /** Passes an end tag with white space, or one that is not in the window together with its start tag. */
  #passUnusualEndTag(nameStart: number, nameEnd: number): void {
    const tag = `</${this.slice(nameStart, nameEnd)}`;
    if (this.makeRoom()) this.passGap();
    if (!this.text.startsWith(tag, this.at)) throw new Uncertain(/* another end tag, or none */);
    this.at += tag.length;
    this.passSpace();
    if (this.bytes[this.at++] !== CODE.greater) throw new Uncertain(/* another end tag */);
  }
}

/** In a small message hardly a tag comes again. */
const FEW = 8;

/** How many tags of one name are compared, for example those of derived types. */
const MOST_SIBLINGS = 8;

const MOST_KNOWN = 512;

// #endregion

// #region runtime/scan/scan-cursor.ts

/** The current place in a message that is read in place. It finds elements and their attributes. Every method may throw `Uncertain`. */
export abstract class ScanCursor extends DatatypeReader {
  readonly tags: TagScanner;
  readonly #maxFrames: number;
  protected frame: ScanFrame = newScanFrame();
  /** The text of the next value, if its element is empty. */
  #standIn = "";
  /** The attribute that stands in for the next value. */
  protected value: ScannedAttribute | undefined;
  /** Where the tag begins that has been scanned but not taken by an `open`; -1 if there is none. */
  #scannedAt = -1;
  /** Where that tag ends. */
  #scannedEnd = 0;

  /** @throws Uncertain, as every method does */
  constructor(text: string, maxDepth: number, windowLength: number) {
    super();
    this.tags = new TagScanner(text, windowLength);
    this.tags.passProlog();
    // The envelope counts as a level, and an element with text has no frame.
    this.#maxFrames = maxDepth - 1;
  }

  open(name: string): boolean {
    const frame = this.frame;
    const tags = this.tags;
    if (frame.isEmpty) return false;
    if (this.#scannedAt !== tags.at) {
      do {
        tags.passSpace();
        if (tags.passTag(frame.prefix, name, frame.declarations)) return true;
      } while (tags.makeRoom() || tags.passComment());
      if (tags.isEndNext()) return false;
      this.#scanAhead(frame);
    }
    if (tags.namespace !== frame.namespace || tags.localName !== name) return false;
    tags.at = this.#scannedEnd;
    this.#scannedAt = -1;
    return true;
  }

  required(name: string): boolean {
    if (this.open(name)) return true;
    throw new Uncertain(/* a required element is missing */);
  }

  repeated(name: string, namespace?: string): boolean {
    const { frame } = this;
    if (namespace === undefined || namespace === frame.namespace) return this.open(name);
    const outer = frame.namespace;
    this.namespace(namespace);
    const isOpen = this.open(name);
    this.namespace(outer);
    return isOpen;
  }

  isNext(namespace: string, ...names: string[]): boolean {
    return this.#hasNext() && this.tags.namespace === namespace && names.includes(this.tags.localName);
  }

  /** The other reader keeps elements as they are. */
  any(namespaces: NamespaceSet, min = 0): boolean {
    if (min > 0) throw new Uncertain(/* an element of any name, or none */);
    if (this.#hasNext() && admits(namespaces, this.tags.namespace)) throw new Uncertain(/* an element of any name */);
    return false;
  }

  /** Whether there is an element left, which has been scanned then. */
  #hasNext(): boolean {
    const { frame, tags } = this;
    if (frame.isEmpty) return false;
    if (this.#scannedAt === tags.at) return true;
    tags.makeRoom();
    tags.passGap();
    if (tags.isEndNext()) return false;
    this.#scanAhead(frame);
    return true;
  }

  /** Scans the next tag and leaves the cursor before it: if this `open` does not take the tag, the next one may. */
  #scanAhead({ declarations }: ScanFrame): void {
    const tags = this.tags;
    const { at } = tags;
    tags.scanTag(declarations);
    this.#scannedEnd = tags.at;
    this.#scannedAt = at;
    tags.at = at;
  }

  nil(): boolean {
    const tags = this.tags;
    if (!tags.isNil) return false;
    if (tags.type !== undefined) throw new Uncertain(/* a type of nothing */);
    if (!tags.isEmpty) {
      tags.passGap();
      tags.passEndTag(tags.nameStart, tags.nameEnd);
    }
    return true;
  }

  /** Moves the cursor to the next element, whatever its name. */
  moveToNext(): void {
    if (this.frame.isEmpty) throw new Uncertain(/* nothing inside */);
    this.tags.makeRoom();
    this.tags.passGap();
    this.tags.scanTag(this.frame.declarations);
  }

  /** Whether the element under the cursor has this name. */
  isAt(namespace: string, name: string): boolean {
    return this.tags.namespace === namespace && this.tags.localName === name;
  }

  /** Checks that the element under the cursor, the one in the body of a message, has this name. */
  checkPayload({ namespace, localName }: QName): void {
    if (!this.isAt(namespace, localName)) throw new Uncertain(/* another element */);
  }

  /** Enters the element under the cursor, which must have this name. */
  enter(namespace: string, name: string): void {
    if (!this.isAt(namespace, name)) throw new Uncertain(/* another element */);
    this.begin(namespace);
  }

  /** The namespace of the element under the cursor. */
  get currentNamespace(): string {
    return this.tags.namespace;
  }

  /** Leaves the element that was entered last, which must end here. */
  leave(): void {
    const tags = this.tags;
    const { isEmpty, nameStart, nameEnd } = this.frame;
    if (!isEmpty) {
      tags.passGap();
      tags.passEndTag(nameStart - tags.start, nameEnd - tags.start);
    }
    this.frame = this.frame.outer ?? this.frame;
  }

  /** Checks that nothing is left. */
  checkEnd(): void {
    this.tags.makeRoom();
    this.tags.passGap();
    if (!this.tags.isDone()) throw new Uncertain(/* more text */);
    if (!this.tags.hasTakenAll) throw new Uncertain(/* an unknown attribute */);
  }

  /** No reference is followed here. */
  ownHref(): void {}

  attribute(member: string, namespace = "", fallback?: string): boolean {
    const localName = member.charCodeAt(0) === CODE.at ? attributeName(member, namespace).localName : member;
    this.value = this.tags.takeAttribute(localName, namespace);
    if (this.value === undefined && fallback === undefined) return false;
    this.letStandIn(fallback);
    return true;
  }

  requiredAttribute(member: string, namespace?: string, fallback?: string): boolean {
    if (this.attribute(member, namespace, fallback)) return true;
    throw new Uncertain(/* a required attribute is missing */);
  }

  anyAttributes(namespaces: NamespaceSet): Record<string, string> | undefined {
    return this.tags.takeAny(namespaces);
  }

  namespace(namespace: string): void {
    const frame = this.frame;
    if (namespace === frame.namespace) return;
    const { otherNamespace, otherPrefix } = frame;
    frame.otherNamespace = frame.namespace;
    frame.otherPrefix = frame.prefix;
    frame.namespace = namespace;
    frame.prefix = otherNamespace === namespace ? otherPrefix : (tagPrefix(namespace, frame.declarations) ?? NO_PREFIX);
  }

  /** Makes the next value that of an attribute, or of a text without an element of its own. */
  protected letStandIn(text = ""): void {
    const tags = this.tags;
    tags.isNil = false;
    tags.isEmpty = true;
    tags.type = undefined;
    this.#standIn = text;
  }

  /** The text of an empty element, or what stands in for it. */
  protected emptyText(): string {
    const text = this.value === undefined ? this.#standIn : this.tags.attributeText(this.value);
    this.value = undefined;
    this.#standIn = "";
    return text;
  }

  protected begin(namespace: string, hasAttributes = false): void {
    const { start, nameStart, nameEnd, isEmpty, isNil, declarations } = this.tags;
    const outer = this.frame;
    if (isNil || outer.depth >= this.#maxFrames) throw new Uncertain(/* nil, or too deep */);
    if (!hasAttributes && this.tags.attributesAt === nameStart) throw new Uncertain(/* an unknown attribute */);
    outer.inner ??= newScanFrame(outer);
    const frame = outer.inner;
    frame.nameStart = start + nameStart;
    frame.nameEnd = start + nameEnd;
    frame.isEmpty = isEmpty;
    this.frame = frame;
    if (frame.declarations === declarations) this.namespace(namespace);
    else {
      frame.declarations = declarations;
      frame.namespace = namespace;
      const isSame = declarations === outer.declarations && namespace === outer.namespace;
      frame.prefix = isSame ? outer.prefix : (tagPrefix(namespace, declarations) ?? NO_PREFIX);
      frame.otherNamespace = undefined;
    }
  }

  protected checkType(namespace: string, typeName: string): void {
    if (this.tags.type !== undefined && !this.tags.isOfType(namespace, typeName))
      throw new Uncertain(/* another type */);
  }
}

// #endregion

// #region runtime/scan/scan-reader.ts

/**
 * Reads a message in place. It expects the next element of the contract, and nearly always finds it there. For everything else
 * (an unknown element, another order, an invalid value, XML that is not plain) it throws `Uncertain`, and the XmlReader reads
 * the message instead.
 */
export class ScanReader extends ScanCursor implements Reader {
  readonly #flags = new ScanFlags();
  /** Whether the next text begins with a comment or a CDATA section, and has a default if it is empty. */
  #hasDefault = false;

  /** Begins the element in the body of a message. The elements inside are in its namespace. */
  beginBody({ namespace, localName }: QName): void {
    this.enter(namespace, localName);
  }

  /** Begins the headers of a message. Each header is in the namespace that was set before it. */
  beginHeaders(): void {
    this.begin("");
  }

  /** Begins the headers of a message without any. Nothing is found there, as in an empty element, and the cursor stays where it is. */
  beginNoHeaders(): void {
    const { tags } = this;
    const { isEmpty } = tags;
    tags.isEmpty = true;
    this.begin("", true);
    tags.isEmpty = isEmpty;
  }

  beginStruct(namespace: string, typeName: string, inside: string = namespace): void {
    this.checkType(namespace, typeName);
    this.begin(inside);
  }

  beginTag(namespace: string, typeName: string, inside: string = namespace): void {
    this.checkType(namespace, typeName);
    this.begin(inside, true);
  }

  /** The other reader keeps the attributes of what is nil. */
  beginNil(): boolean {
    if (this.tags.attributesAt === this.tags.nameStart) throw new Uncertain(/* attributes of nil */);
    return false;
  }

  beginMixed(): void {
    throw new Uncertain(/* text between elements */);
  }

  attachments(): never {
    throw new Uncertain(/* parts beside the envelope */);
  }

  mixedText(): undefined {
    throw new Uncertain(/* text between elements */);
  }

  anyElement(): AnyElement {
    throw new Uncertain(/* an element of any name */);
  }

  beginText(namespace: string, typeName: string): void {
    this.beginTag(namespace, typeName);
  }

  text(): Reader {
    this.letStandIn(this.frame.isEmpty ? "" : this.tags.readText());
    return this;
  }

  is(namespace: string, typeName: string): boolean {
    return this.tags.isOfType(namespace, typeName);
  }

  unknownType(): never {
    throw new Uncertain(/* an unknown type */);
  }

  /** The other reader keeps which elements were empty. */
  orDefault(): Reader {
    if (!this.tags.isNil && (this.tags.isEmpty || this.tags.isEndNext())) throw new Uncertain(/* a default */);
    this.#hasDefault = this.tags.isMarkNext();
    return this;
  }

  beginArray(namespace: string, typeName: string): void {
    this.beginStruct(namespace, typeName);
  }

  beginDictionary(namespace: string, typeName: string): void {
    this.beginStruct(namespace, typeName);
  }

  beginMap(namespace: string, typeName: string): void {
    this.beginStruct(namespace, typeName);
  }

  beginEntry(namespace: string): void {
    this.begin(namespace);
  }

  more(): boolean {
    this.leave();
    return false;
  }

  /** What is out of order is left to the other reader. */
  inAnyOrder(): void {}

  tell(): never {
    throw new Uncertain(/* a wrong number, or a wrong order */);
  }

  /** The methods that read them have looked at them. */
  complete<T extends object, K extends keyof T & string>(value: T): T & Required<Pick<T, K>> {
    return value as T & Required<Pick<T, K>>;
  }

  completeItem<T extends object, K extends keyof T & string>(item: T, ...names: K[]): T & Required<Pick<T, K>> {
    for (const name of names) if (!Object.hasOwn(item, name)) throw new Uncertain(/* a required member is missing */);
    return item as T & Required<Pick<T, K>>;
  }

  completeChoice<T>(value: Parts<T>, _required: readonly string[], ...choices: Choice[]): T {
    // A loop, because a message may have many choices.
    for (const choice of choices)
      if (!isRightChoice(value, choice)) throw new Uncertain(/* not exactly what must be there */);
    return value as T;
  }

  put<V>(dictionary: Record<string, V> | Map<string, V>, key: string, item: V): void;
  put<K, V>(dictionary: Map<K, V>, key: K, item: V): void;
  put<V>(dictionary: Record<string, V> | Map<unknown, V>, key: string, item: V): void {
    const isMap = dictionary instanceof Map;
    // The test also finds inherited keys, so a key that passes is not `__proto__`, which must not be assigned.
    if (isMap ? dictionary.has(key) : dictionary[key] !== undefined) throw new Uncertain(/* a key that is there */);
    if (isMap) dictionary.set(key, item);
    else dictionary[key] = item;
  }

  simple<T>(datatype: Datatype<T>): T {
    this.checkType(datatype.namespace ?? XSD_NAMESPACE, datatype.name);
    const long = datatype.isLong === true ? this.#long(datatype) : undefined;
    if (long !== undefined) return long;
    const text = this.#content();
    const value = datatype.parse(text, refuseNames);
    if (value === undefined) throw new Uncertain(/* no value of the type */);
    if (datatype.check?.(value, text) !== undefined) throw new Uncertain(/* a facet that is broken */);
    return value;
  }

  /** Looks at a long text only once, where it is parsed. @returns undefined for a text that is not long, or no value */
  #long<T>(datatype: Datatype<T>): T | undefined {
    const { tags } = this;
    const text = tags.isNil || tags.isEmpty ? undefined : tags.longText();
    const value = text === undefined ? undefined : datatype.parse(text);
    if (text === undefined || value === undefined) return undefined;
    tags.passLong(text.length);
    tags.passEndTag(tags.nameStart, tags.nameEnd);
    return value;
  }

  override string(): string {
    this.checkType(XSD_NAMESPACE, "string");
    return this.#content();
  }

  override int(): number {
    this.checkType(XSD_NAMESPACE, "int");
    return this.#integer(-2_147_483_648, 2_147_483_647) ?? this.simple(int);
  }

  override short(): number {
    this.checkType(XSD_NAMESPACE, "short");
    return this.#integer(-32_768, 32_767) ?? this.simple(short);
  }

  #integer(min: number, max: number): number | undefined {
    if (this.value === undefined) return this.tags.passInteger(min, max);
    const integer = this.tags.integerOf(this.value, min, max);
    if (integer !== undefined) this.value = undefined;
    return integer;
  }

  override boolean(): boolean {
    const tags = this.tags;
    this.checkType(XSD_NAMESPACE, "boolean");
    if (tags.isNil || tags.isEmpty) return this.simple(boolean);
    const isTrue = tags.passLiteral("true</");
    if (!isTrue && !tags.passLiteral("false</")) return this.simple(boolean);
    // The last characters that were passed begin the end tag.
    tags.at -= 2;
    tags.passEndTag(tags.nameStart, tags.nameEnd);
    return isTrue;
  }

  qname(): QName {
    throw new Uncertain(/* a name */);
  }

  anyType(_: AnyTypes): AnyValue {
    throw new Uncertain(/* a value of any type */);
  }

  enumeration<V extends EnumerationValues>(namespace: string, typeName: string, values: V): keyof V & string {
    this.checkType(namespace, typeName);
    return knownValue(values, this.#content());
  }

  flags<V extends EnumerationValues>(namespace: string, typeName: string, values: V): (keyof V & string)[] {
    this.checkType(namespace, typeName);
    return this.#flags.read(values, this.#content());
  }

  /** Reads the text of the element under the cursor, and leaves the element. */
  #content(): string {
    const tags = this.tags;
    if (tags.isNil) throw new Uncertain(/* nil */);
    if (tags.isEmpty) return this.emptyText();
    const text = tags.readText();
    if (this.#hasDefault && text === "") throw new Uncertain(/* a default */);
    this.#hasDefault = false;
    tags.passEndTag(tags.nameStart, tags.nameEnd);
    return text;
  }
}

/** Leaves names to the other reader, which knows the meaning of prefixes. */
function refuseNames(): never {
  throw new Uncertain(/* a name */);
}

// #endregion

// #region runtime/soap/soap.ts

/** The version of SOAP that a binding has. */
export type SoapVersion = "1.1" | "1.2";

/** The namespace of Envelope, Header, Body and Fault (SOAP 1.1, 4; SOAP 1.2 part 1, 5). */
export const SOAP_NAMESPACE: Readonly<Record<SoapVersion, string>> = {
  "1.1": "http://schemas.xmlsoap.org/soap/envelope/",
  "1.2": "http://www.w3.org/2003/05/soap-envelope",
};

/** The version that has this namespace; undefined for another namespace. */
export function soapVersionOf(namespace: string): SoapVersion | undefined {
  if (namespace === SOAP_NAMESPACE["1.1"]) return "1.1";
  return namespace === SOAP_NAMESPACE["1.2"] ? "1.2" : undefined;
}

/** The attribute of a header that names its receiver (SOAP 1.1, 4.2.2; SOAP 1.2 part 1, 5.2.2). */
export const ROLE_ATTRIBUTE: Readonly<Record<SoapVersion, string>> = { "1.1": "actor", "1.2": "role" };

/** A header that the contract does not declare, ready to be sent. `soapHeader` makes it. */
export interface UndeclaredHeader {
  /** The element as it stands in a message of this version. */
  write(soapVersion: SoapVersion): string;
}

// #endregion

// #region runtime/soap/message.ts

/** One direction of an operation: the element in the body, and how the headers and the content of that element are written and read. */
export interface Message<Headers, Body> {
  /** The element in the body, or the first of several. Absent if the body is empty, or if its first element may be one of several. */
  readonly element?: QName | undefined;
  readonly headers: Codec<Headers>;
  readonly body: Codec<Body>;
  /** Absent for a message whose schema says all of its form. */
  readonly encoding?: MessageEncoding | undefined;
  /** Whether most elements in it are in no namespace. Then the names of the others have a prefix, and no namespace is the default. */
  readonly isUnqualified?: boolean;
  /** The classes of the faults that may come instead of a response; absent if the WSDL declares none. */
  readonly faults?: readonly FaultClass[] | undefined;
}

/**
 * How the members of a value are written and read. The element around them is opened before them, and closed after them. In a
 * body, their names are in the namespace of that element. Headers have no element around them, so they say their namespaces.
 */
export interface Codec<Value> {
  write(writer: Writer, value: Value): void;
  read(reader: Reader): Value;
  /**
   * What it writes and reads of a body: the content of its element if left out; with `bare` also that element; with `parts` everything,
   * which may be several elements. A body without element is always written and read as `parts`.
   */
  readonly form?: "bare" | "parts";
  /** Whether it has texts beside the envelope, which must be there before it is read. */
  readonly hasTextBeside?: boolean;
}

/** What writing needs of a message. */
export interface WrittenMessage<Headers, Body> {
  readonly element?: QName | undefined;
  readonly headers: Pick<Codec<Headers>, "write">;
  readonly body: Pick<Codec<Body>, "write" | "form">;
  readonly encoding?: MessageEncoding | undefined;
  readonly isUnqualified?: boolean;
}

/** A form of messages in addition to what the schema says, such as the encoding of SOAP 1.1. */
export interface MessageEncoding {
  encode<Headers, Body>(
    message: WrittenMessage<Headers, Body>,
    content: Content<Headers, Body>,
    soapVersion: SoapVersion,
    options: WriterOptions,
  ): string;
  decode<Headers, Body>(
    message: Message<Headers, Body>,
    text: string,
    options: ReaderOptions,
    purpose: Purpose<Headers>,
  ): DecodedEnvelope<Headers, Body>;
}

/** What a message is read for. */
export interface Purpose<Headers> {
  /** A request is never a fault. */
  readonly isRequest?: boolean;
  /** Throws if the headers say that the call has failed. The body is not read then. */
  readonly checkHeaders?: ((headers: Headers) => void) | undefined;
  /** What is checked of requests alone. */
  readonly rules?: EnvelopeRules | undefined;
}

/** Rules for an envelope. A plain message keeps all of them. */
export interface EnvelopeRules {
  /** Throws if the root of the message is an envelope that nobody knows. */
  checkRoot(root: XmlNode, reader: { readonly error: ErrorAt }): void;
  /** Throws if the Envelope, its Header and its Body are not as they must be. */
  checkParts(soapVersion: SoapVersion, parts: EnvelopeParts, reader: { readonly error: ErrorAt }): void;
}

/** An envelope and its two parts. Its Header may be absent, and then has no children here. */
export interface EnvelopeParts {
  readonly envelope: XmlNode;
  readonly header: XmlNode;
  readonly body: XmlNode;
}

/** What a SOAP envelope carries. */
export interface Envelope<Headers, Body> {
  readonly headers: Headers;
  readonly body: Body;
}

/** What a SOAP envelope carries, and its version. */
export interface DecodedEnvelope<Headers, Body> extends Envelope<Headers, Body> {
  readonly soapVersion: SoapVersion;
}

/** What is to be sent in an envelope. Without headers, all of them are absent. */
export interface Content<Headers, Body> {
  readonly headers?: Headers | undefined;
  /** Headers that the contract does not declare; they come after the others. */
  readonly undeclaredHeaders?: readonly UndeclaredHeader[] | undefined;
  readonly body: Body;
}

// #endregion

// #region runtime/soap/empty.ts

/** Headers or a body without members. Every element in them is unknown, and is kept with the value. */
export const empty: Codec<Record<string, never>> = {
  write() {},
  read(reader) {
    const value = {};
    while (reader.more(value));
    return value;
  },
};

/** The response of a one-way operation. Some servers send an envelope all the same, in which nothing is. */
export const noResponse: Message<Record<string, never>, undefined> = {
  headers: empty,
  body: {
    write() {},
    read(reader) {
      empty.read(reader);
      return undefined;
    },
  },
};

// #endregion

// #region runtime/soap/operation.ts

/** An operation of an endpoint (WSDL 1.1, 2.4 and 3.4). */
export interface Operation<Request, Response, RequestHeaders, ResponseHeaders> {
  readonly name: string;
  /** The action in the WSDL. A server finds the operation by it; if it is empty, by the element in the body. */
  readonly soapAction: string;
  readonly soapVersion: SoapVersion;
  /** Absent if the service does not ask for addressing. */
  readonly actions?: Actions | undefined;
  /** What it has in common with the other operations of its endpoint; absent if that is nothing. */
  readonly service?: Service | undefined;
  readonly request: Message<RequestHeaders, Request>;
  readonly response: Message<ResponseHeaders, Response>;
}

/** What the operations of an endpoint have in common beside their messages. */
export interface Service {
  /** The address in the WSDL. */
  readonly address?: string | undefined;
  /** The end of the address, if what is before it belongs to one installation. */
  readonly path?: string | undefined;
  /** What clients and handlers do beside the messages, if the contract says so. */
  readonly extensions?: readonly ServiceExtension[] | undefined;
  /** Assertions of policies that a program must see to, as `{namespace}localName`, and the entry points that fulfil them. */
  readonly asked?: Readonly<Record<string, string>> | undefined;
  /** Throws if the headers of a response say that the call has failed. SOAP itself has no such header. */
  checkHeaders?(headers: unknown): void;
}

/** What an operation knows of an extension: the name of the entry point that makes it. */
interface ServiceExtension {
  readonly name: string;
}

/** What the messages of an operation are for, by WS-Addressing (Metadata, 4.4). */
export interface Actions {
  readonly request: string;
  /** Absent if the operation is one-way. */
  readonly response?: string | undefined;
  /** Those of declared faults, by the element in the detail, `{namespace}localName`. */
  readonly faults?: Readonly<Record<string, string>> | undefined;
}

/** An operation that the service does not answer (WSDL 1.1, 2.4.1): its response is `noResponse`. */
export type OneWayOperation<Request, RequestHeaders> = Operation<
  Request,
  undefined,
  RequestHeaders,
  Record<string, never>
>;

/** An operation with messages of any type: every operation is assignable to it. */
export type AnyOperation = Operation<object, object | undefined, object, object>;

// #endregion

// #region runtime/soap/write-message.ts

/** What writing a message needs of a writer, beside what generated code needs. */
export interface EnvelopeWriter extends MessageWriter {
  /** What the element around the text must declare. */
  readonly declarations: string;
  /** Further declarations of that element. */
  readonly outerDeclarations: string;
  /** The elements that have been written since the last call. */
  take(): string;
}

/** What writing the parts of a message needs. */
export interface MessageWriter extends Writer {
  beginHeaders(value: unknown): void;
  beginBody(element: QName, value: unknown): void;
  beginParts(value: unknown): void;
  beginBare(value: unknown): void;
}

/** What the envelope of a message declares in any case. */
export function declarationsOf(
  { element, isUnqualified = false }: Pick<WrittenMessage<never, never>, "element" | "isUnqualified">,
  soapVersion: SoapVersion,
): Around {
  const s = SOAP_NAMESPACE[soapVersion];
  const namespace = element?.namespace ?? "";
  if (!isUnqualified || namespace === "") return { prefixes: { s } };
  return { prefixes: { s, q1: namespace }, prefix: "q1" };
}

/** Writes an envelope with what is in it. */
export function writeMessage<Headers, Body>(
  message: WrittenMessage<Headers, Body>,
  content: Content<Headers, Body>,
  soapVersion: SoapVersion,
  writer: EnvelopeWriter,
): string {
  if (content.headers !== undefined) writeHeaders(writer, message, content.headers);
  let headers = writer.take();
  for (const header of content.undeclaredHeaders ?? []) headers += header.write(soapVersion);
  writeBody(writer, message, content.body);
  const header = headers === "" ? "" : `<s:Header>${headers}</s:Header>`;
  const start = `<s:Envelope xmlns:s="${SOAP_NAMESPACE[soapVersion]}"${writer.declarations}${writer.outerDeclarations}>`;
  return `${start}${header}<s:Body>${writer.take()}</s:Body></s:Envelope>`;
}

/** Writes the headers of a message, side by side. */
export function writeHeaders<Headers>(
  writer: MessageWriter,
  { headers }: WrittenMessage<Headers, never>,
  value: Headers,
): void {
  writer.beginHeaders(value);
  headers.write(writer, value);
  writer.end();
}

/** Writes the elements in the body of a message. */
export function writeBody<Body>(
  writer: MessageWriter,
  { element, body }: WrittenMessage<never, Body>,
  value: Body,
): void {
  if (element !== undefined && body.form === "bare") {
    writer.namespace(element.namespace);
    writer.beginBare(value);
    body.write(writer, value);
    return;
  }
  if (element === undefined || body.form === "parts") writer.beginParts(value);
  else writer.beginBody(element, value);
  body.write(writer, value);
  writer.end();
}

// #endregion

// #region runtime/soap/plain-message.ts

/** What writing a plain message needs to know of the call. */
interface PlainFacts extends Pick<WriterOptions, "attacher"> {
  readonly soapVersion: SoapVersion;
}

/** Makes a writer that throws `NotPlain` for what it does not write. */
type NewWriter = (namespace: string, around: Around) => EnvelopeWriter;

/**
 * Writes a plain message, as most are, the same text as `encodeAny`. It never reports errors.
 * @returns undefined for any other message
 */
export function encodePlain<Headers, Body>(
  message: WrittenMessage<Headers, Body>,
  content: Content<Headers, Body>,
  { soapVersion, attacher }: PlainFacts,
  newWriter: NewWriter = (namespace, around) => new PlainWriter(namespace, around),
): string | undefined {
  if (message.encoding !== undefined || attacher !== undefined) return undefined;
  const writer = newWriter(message.element?.namespace ?? "", declarationsOf(message, soapVersion));
  try {
    return writeMessage(message, content, soapVersion, writer);
  } catch (error) {
    // A RangeError is for a text that is longer than any can be.
    if (error instanceof NotPlain || error instanceof RangeError) return undefined;
    throw error;
  }
}

// #endregion

// #region runtime/soap/scan-message.ts

/**
 * Reads a plain message, as `scanMessage` does.
 * @returns undefined for any other message
 * @throws DecodeError if there are more characters than allowed
 */
export function scanPlain<Headers, Body>(
  message: Message<Headers, Body>,
  text: string,
  { maxLength = Number.POSITIVE_INFINITY, maxDepth = MAX_DEPTH, attached }: ReaderOptions,
): DecodedEnvelope<Headers, Body> | undefined {
  checkLength(text.length, maxLength);
  // No message in another encoding is plain, nor is one with values beside it.
  return message.encoding !== undefined || attached?.isNeeded === true
    ? undefined
    : scanMessage(message, text, maxDepth);
}

/**
 * Reads a plain message, which servers usually send. It never reports errors.
 * @param windowLength - how many characters the window over the message has; more if a single text has more
 * @returns undefined for any other text: a fault, a message with something unknown in it, or something that is not a message
 */
export function scanMessage<Headers, Body>(
  message: Message<Headers, Body>,
  text: string,
  maxDepth: number,
  windowLength: number = WINDOW_LENGTH,
): DecodedEnvelope<Headers, Body> | undefined {
  try {
    return scan(message, new ScanReader(text, maxDepth, windowLength));
  } catch (error) {
    if (error instanceof Uncertain) return undefined;
    throw error;
  }
}

const WINDOW_LENGTH = 65_536;

function scan<Headers, Body>(
  message: Message<Headers, Body>,
  reader: ScanReader,
): DecodedEnvelope<Headers, Body> | undefined {
  reader.moveToNext();
  const soapVersion = soapVersionOf(reader.currentNamespace);
  if (soapVersion === undefined) return undefined;
  const soap = SOAP_NAMESPACE[soapVersion];
  reader.enter(soap, "Envelope");
  reader.moveToNext();
  const hasHeader = reader.isAt(soap, "Header");
  if (hasHeader) reader.beginHeaders();
  else reader.beginNoHeaders();
  const headers = message.headers.read(reader);
  if (hasHeader) reader.moveToNext();
  reader.enter(soap, "Body");
  const body = scanBody(message, reader);
  reader.leave();
  reader.checkEnd();
  return { headers, body, soapVersion };
}

/** Reads what is in the Body, and leaves it. */
function scanBody<Body>({ element, body }: Pick<Message<never, Body>, "element" | "body">, reader: ScanReader): Body {
  // Parts are read as the content of the Body itself.
  if (element === undefined || body.form === "parts") return body.read(reader);
  reader.moveToNext();
  if (body.form === "bare") reader.checkPayload(element);
  else reader.beginBody(element);
  const value = body.read(reader);
  reader.leave();
  return value;
}

// #endregion
