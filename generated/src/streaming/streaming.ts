// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

import { isBytes } from "../runtime/binary.js";
import {
  type CallOptions,
  type Extension,
  encodingOf,
  isMultipart,
  isSuccess,
  type MediaType,
  parseMediaType,
  type SoapClient,
  START_LENGTH,
  type WithHeaders,
} from "../runtime/calls.js";
import { wholeAnswers } from "../runtime/handlers.js";
import { decodeMessage, type InvalidContent, type ReaderOptions, type UnknownContent } from "../runtime/messages.js";
import type { Message, Operation } from "../runtime/plain.js";
import { describe } from "../runtime/unusual-values.js";
import {
  type ByteStream,
  checkLength,
  DecodeError,
  type HttpResponse,
  newTextDecoder,
  utf8Bytes,
} from "../runtime/values.js";

// #region streaming/tag-finder.ts

/** A tag in the text of a message. */
export interface Tag {
  readonly kind: "start" | "end" | "empty";
  /** With its prefix. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the tags in a text that grows. What has been searched is not searched again: long values and comments come in many pieces, which
 * may be as short as the sender likes.
 */
export class TagFinder {
  /** Where the search goes on. */
  #at = 0;
  /** Where markup begins that has not ended yet. */
  #start: number | undefined;
  /** What ends it; undefined for a tag. */
  #closing: string | undefined;
  /** The quotation mark that ends the attribute value at which the search goes on; empty outside of one. */
  #quote = "";
  /** Whether the text ends where it is not clear yet what begins. */
  #isUnclear = false;
  /** Whether something looked like a tag and was none. Then nothing more is found, and reading says what is wrong. */
  #isBroken = false;

  /** Whether a piece that is added to the text may have the end of what the search waits for. */
  isAwaiting(piece: string): boolean {
    return !this.#isBroken && (this.#isUnclear || piece.includes(this.#start === undefined ? "<" : ">"));
  }

  /** Says that the text has lost its beginning. */
  cut(length: number): void {
    this.#at -= length;
    if (this.#start !== undefined) this.#start -= length;
  }

  /** The next whole tag; undefined if more text must come first, and before a document type, which no message may have. */
  next(text: string): Tag | undefined {
    while (!this.#isBroken) {
      if (this.#start === undefined && !this.#begin(text)) return undefined;
      const start = this.#start ?? 0;
      if (this.#closing === undefined) return this.#endTag(text, start);
      if (!this.#endOther(text, this.#closing)) return undefined;
    }
    return undefined;
  }

  /** Moves on to the next markup. */
  #begin(text: string): boolean {
    const start = text.indexOf("<", this.#at);
    this.#at = start < 0 ? text.length : start;
    this.#isUnclear = start >= 0 && isPartOfOpening(text, start);
    if (start < 0 || this.#isUnclear) return false;
    const [opening, closing] = OTHER_MARKUP.find(([other]) => text.startsWith(other, start)) ?? ["<", undefined];
    this.#start = start;
    this.#closing = closing;
    this.#at = start + opening.length;
    this.#quote = "";
    return true;
  }

  #endOther(text: string, closing: string): boolean {
    const found = text.indexOf(closing, this.#at);
    // The end of the text may be the beginning of what is searched.
    this.#at = found < 0 ? Math.max(this.#at, text.length - closing.length + 1) : found + closing.length;
    if (found >= 0) this.#start = undefined;
    return found >= 0;
  }

  #endTag(text: string, start: number): Tag | undefined {
    const end = this.#endOfTag(text);
    if (end === undefined) return undefined;
    const tag = tagIn(text.slice(start, end), start);
    this.#isBroken = tag === undefined;
    this.#start = undefined;
    return tag;
  }

  /** The offset after a tag. Attribute values may contain `>`. */
  #endOfTag(text: string): number | undefined {
    for (;;) {
      MARK.lastIndex = this.#at;
      const at = this.#quote === "" ? (MARK.exec(text)?.index ?? -1) : text.indexOf(this.#quote, this.#at);
      this.#at = at < 0 ? text.length : at + 1;
      if (at < 0) return undefined;
      if (this.#quote !== "") this.#quote = "";
      else if (text[at] === ">") return at + 1;
      else this.#quote = text.charAt(at);
    }
  }
}

const MARK = /[>"']/g;

/** What may contain characters that look like a tag (XML 1.0, 2.5 to 2.7). */
const OTHER_MARKUP: readonly (readonly [opening: string, closing: string])[] = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
];

/** Whether a text ends inside of what opens other markup. */
function isPartOfOpening(text: string, start: number): boolean {
  const rest = text.slice(start, start + LONGEST_OPENING);
  return (
    start + rest.length === text.length &&
    OTHER_MARKUP.some(([opening]) => opening !== rest && opening.startsWith(rest))
  );
}

const LONGEST_OPENING = "<![CDATA[".length;

const TAG = /^<(\/?)([^\s/>"'=<!]+)(?=[\s/>])(?:[^"'<>]|"[^"<]*"|'[^'<]*')*>$/;

function tagIn(text: string, start: number): Tag | undefined {
  const [, slash, name] = TAG.exec(text) ?? [];
  if (name === undefined) return undefined;
  const kind = slash === "/" ? "end" : text.endsWith("/>") ? "empty" : "start";
  return { kind, name, start, end: start + text.length };
}

// #endregion

// #region streaming/item-splitter.ts

/**
 * Where the items of a list are. `inside`: in the element of the member. `beside`: each in an element with the name of the member.
 * `several`: each in elements of any names, so that only the element after an item tells that the item is whole.
 */
export type ListForm = "inside" | "beside" | "several";

/** What an element is after those of an item: the beginning of the next item, or one more of its own. */
export type Following = "next" | "same";

/** An element of the payload, or in one of its elements, and the message around it. */
export interface Candidate {
  /** With its prefix. */
  readonly name: string;
  readonly startTag: string;
  /** The message before the element. */
  readonly before: string;
  /** The end tags after it. */
  readonly after: string;
  /** In how many elements of the payload it is. */
  readonly depth: number;
}

/** Says what elements are. */
export interface Judge {
  /** In how many elements of the payload the list may be. */
  readonly mostDepth: number;
  /** Whether an element is the list or one of its items. */
  formOf(element: Candidate): ListForm | undefined;
  /** What an element is after the text of an item; undefined for one that is not of the list. */
  followingOf(element: Candidate, item: string): Following | undefined;
}

interface List {
  readonly form: ListForm;
  /** The names of its elements, which may have several prefixes. */
  readonly names: Set<string>;
  readonly before: string;
  /** The names of the elements around the items. */
  readonly around: readonly string[];
}

/**
 * Splits the text of a message into what comes before the items of a list, the items, and what comes after them. It only looks for the
 * ends of elements: each part is read as a message of its own, with the elements around it, so reading finds everything that is wrong.
 */
export class ItemSplitter {
  readonly #judge: Judge;
  readonly #maxLength: number;
  /** What begins no list: the names of elements, each after that of the element around it. */
  readonly #others = new Set<string>();
  /** How many characters have been read to find that out. */
  #judged = 0;
  /** The names of the open elements, with their prefixes. */
  readonly #open: string[] = [];
  #list: List | undefined;
  /** The names of the elements of the item that is arriving, if it may have several. */
  #item: string[] = [];
  /** What is known of the elements after those of an item: the names of all of them. */
  readonly #followings = new Map<string, Following | undefined>();
  #isAfter = false;
  /** What has come and is not in `#list.before` and not in an item that was taken. */
  #text = "";
  readonly #tags = new TagFinder();
  /** The end of the last whole item in it. */
  #end = 0;

  /** @param maxLength - how many characters an item may have, and also everything else together */
  constructor(judge: Judge, maxLength: number) {
    this.#judge = judge;
    this.#maxLength = maxLength;
  }

  /** The message without the items that were taken. */
  get rest(): string {
    return (this.#list?.before ?? "") + this.#text;
  }

  /**
   * Adds text.
   * @returns a message with the items that have come as a whole; undefined if there are none
   * @throws DecodeError if there are more characters than the limit
   */
  add(text: string): string | undefined {
    this.#text += text;
    // Searching copies the text into one piece: for a long value, this would be all of it for each piece that comes.
    if (this.#tags.isAwaiting(text)) this.#takeTags();
    const items = this.#takeItems();
    checkLength(this.#text.length, this.#maxLength);
    return items;
  }

  #takeTags(): void {
    while (!this.#isAfter) {
      const tag = this.#tags.next(this.#text);
      if (tag === undefined) return;
      if (this.#list === undefined) this.#takeBefore(tag);
      else this.#takeIn(tag, this.#list);
    }
  }

  #takeBefore(tag: Tag): void {
    if (tag.kind === "end") this.#open.pop();
    else this.#list = this.#listAt(tag);
    if (tag.kind === "start") this.#open.push(tag.name);
    if (this.#list === undefined) return;
    const { length } = this.#list.before;
    this.#cut(length);
    this.#item = [tag.name];
    if (tag.kind === "empty" && this.#list.form === "beside") this.#endItem(tag.end - length);
  }

  #listAt(tag: Tag): List | undefined {
    const open = [...this.#open];
    const around = open.slice(DEPTH_OF_MEMBERS);
    const isDeep = around.length > this.#judge.mostDepth;
    if (open.length < DEPTH_OF_MEMBERS || isDeep || localName(open[1]) !== "Body") return undefined;
    // Judging reads all that has come, so each name is judged once, and not any number of them.
    const path = [...around, tag.name].join(" ");
    if (this.#others.has(path)) return undefined;
    const before = this.#text.slice(0, tag.start);
    const form = this.#formOf(tag, before, open);
    // A list in an element without content has no items.
    if (form === undefined || (form === "inside" && tag.kind === "empty")) {
      if (form === undefined) this.#others.add(path);
      return undefined;
    }
    if (form !== "inside") return { form, names: new Set([tag.name]), before, around: open };
    return { form, names: new Set(), before: this.#text.slice(0, tag.end), around: [...open, tag.name] };
  }

  #formOf(tag: Tag, before: string, open: readonly string[]): ListForm | undefined {
    return this.#judge.formOf(this.#candidate(tag, before, open));
  }

  #candidate({ name, start, end }: Tag, before: string, open: readonly string[]): Candidate {
    this.#judged += before.length;
    checkLength(this.#judged, JUDGED * this.#maxLength);
    // The judge fills an element without content.
    const startTag = this.#text.slice(start, end).replace(/\/>$/, ">");
    return { name, startTag, before, after: endTags(open), depth: open.length - DEPTH_OF_MEMBERS };
  }

  #takeIn(tag: Tag, list: List): void {
    if (tag.kind === "end") this.#open.pop();
    const depth = this.#open.length - list.around.length;
    if (depth < 0) this.#endList(tag, list);
    else if (depth === 0 && list.form === "several") this.#takeOfSeveral(tag, list);
    else if (depth === 0) this.#takeItem(tag, list);
    if (tag.kind === "start") this.#open.push(tag.name);
  }

  #endList({ start }: Tag, { form }: List): void {
    if (form === "several") this.#endItem(start);
    this.#isAfter = true;
  }

  #takeItem(tag: Tag, list: List): void {
    if (tag.kind !== "end" && !this.#isItem(tag, list)) this.#isAfter = true;
    else if (tag.kind !== "start") this.#endItem(tag.end);
  }

  #takeOfSeveral(tag: Tag, list: List): void {
    if (tag.kind === "end") return;
    const following = this.#followingOf(tag, list);
    if (following !== "same") {
      this.#endItem(tag.start);
      this.#item = [];
    }
    // An element that repeats in an item changes nothing of what may follow.
    if (following !== "same" || this.#item.at(-1) !== tag.name) this.#item.push(tag.name);
    this.#isAfter = following === undefined;
  }

  /** Judging reads the item, so each row of names is judged once. */
  #followingOf(tag: Tag, { before, around }: List): Following | undefined {
    const names = [...this.#item, tag.name].join(" ");
    if (this.#followings.has(names)) return this.#followings.get(names);
    const item = this.#text.slice(this.#end, tag.start);
    this.#judged += item.length;
    const following = this.#judge.followingOf(this.#candidate(tag, before, around), item);
    this.#followings.set(names, following);
    return following;
  }

  /** Whether an element after others is an item too. Each name is judged once. */
  #isItem(tag: Tag, { form, names, before, around }: List): boolean {
    if (form === "inside" || names.has(tag.name)) return true;
    const isItem = this.#formOf(tag, before, around) === "beside";
    if (isItem) names.add(tag.name);
    return isItem;
  }

  #endItem(end: number): void {
    checkLength(end - this.#end, this.#maxLength);
    this.#end = end;
  }

  #takeItems(): string | undefined {
    if (this.#list === undefined || this.#end === 0) return undefined;
    const items = this.#text.slice(0, this.#end);
    this.#cut(this.#end);
    return `${this.#list.before}${items}${endTags(this.#list.around)}`;
  }

  #cut(length: number): void {
    this.#text = this.#text.slice(length);
    this.#tags.cut(length);
    this.#end = 0;
  }
}

/** Envelope, Body and the element in it are around the members. */
const DEPTH_OF_MEMBERS = 3;

/** How many times as many characters may be read to find the list as an item may have. */
const JUDGED = 16;

function endTags(open: readonly string[]): string {
  return open
    .toReversed()
    .map((name) => `</${name}>`)
    .join("");
}

function localName(name = ""): string {
  return name.slice(name.indexOf(":") + 1);
}

// #endregion

// #region streaming/find-list.ts

/** The list that begins with an element. */
export interface FoundList {
  /** With the members that it is in before it, and dots between them. */
  readonly member: string;
  readonly form: ListForm;
}

/**
 * Asks the functions that read a response whether an element of it begins a list: they read a message in which it holds nothing of its
 * own, and the list shows.
 * @param wanted - the only list that it may be; any member of the response if left out
 */
export function findList(
  response: Message<unknown, unknown>,
  { startTag, name, before, after, depth }: Candidate,
  wanted: string | undefined,
): FoundList | undefined {
  const without = membersOf(response, before + after, depth);
  for (const content of CONTENTS) {
    const members = membersOf(response, `${before}${startTag}${content}</${name}>${after}`, depth);
    for (const [member, value] of members) {
      const isAsked = wanted === undefined ? depth === 0 && mayBeList(member) : member === wanted;
      const form = isAsked ? formOf(member, value, without.get(member)) : undefined;
      if (form !== undefined) return { member, form };
    }
  }
  return undefined;
}

/** Whether each item of a list is in elements of its own names. */
export function isOfSeveral(member: string): boolean {
  return member === "$items" || member.endsWith(".$items");
}

/** Asks the functions that read a response what an element is after the text of an item, in the list that is a member. */
export function followingOf(
  response: Message<unknown, unknown>,
  { startTag, name, before, after, depth }: Candidate,
  { item, member }: { readonly item: string; readonly member: string },
): Following | undefined {
  const listIn = (text: string): readonly unknown[] => {
    const list = membersOf(response, before + text + after, depth).get(member);
    return Array.isArray(list) ? list : [];
  };
  const without = listIn(item);
  for (const content of CONTENTS) {
    const list = listIn(`${item}${startTag}${content}</${name}>`);
    if (list.length > without.length) return "next";
    if (list.length === without.length && sizeOf(list.at(-1)) > sizeOf(without.at(-1))) return "same";
  }
  return undefined;
}

/** How many elements an item has. */
function sizeOf(item: unknown): number {
  return entriesOf(item).reduce((size, [, value]) => size + (Array.isArray(value) ? value.length : 1), 0);
}

/** Of the members that no element has the name of, one holds elements that the contract declares. */
function mayBeList(member: string): boolean {
  return !member.startsWith("$") || member === "$items";
}

/** The form of a list with one more element in it, or with one that holds nothing. @param without - the value without that element */
function formOf(member: string, value: unknown, without: unknown): ListForm | undefined {
  if (!Array.isArray(value)) return undefined;
  if (value.length > (Array.isArray(without) ? without.length : 0)) return isOfSeveral(member) ? "several" : "beside";
  return value.length === 0 && !Array.isArray(without) ? "inside" : undefined;
}

/** An element that no contract knows is no item of an array. An item that is a text cannot have one. */
const CONTENTS = ['<p:none xmlns:p="urn:netserver-soapgen:none"/>', ""];

/** The members of a response, or those so deep in it; none if it cannot be read. Missing members and values that are none do no harm. */
function membersOf(response: Message<unknown, unknown>, text: string, depth: number): ReadonlyMap<string, unknown> {
  try {
    const { body } = decodeMessage(response, text, { onInvalid: ({ kind }) => (kind === "text" ? { value: "" } : {}) });
    return new Map(membersAt(body, depth));
  } catch (error) {
    if (error instanceof DecodeError) return new Map();
    throw error;
  }
}

/**
 * Takes the items that are left in a response out of it: those that are elements of their own are given while they arrive, but not those of
 * several elements each, and those after other elements.
 * @param member - the list; the first one with items if it is not known
 */
export function takeItems<Item>(response: unknown, member: string | undefined): Item[] {
  const lists =
    member === undefined
      ? entriesOf(response).filter(([name]) => mayBeList(name))
      : [[member, memberOf(response, member)]];
  const items = lists.map(([, list]) => list).find((list) => Array.isArray(list) && list.length > 0);
  return isList<Item>(items) ? items.splice(0) : [];
}

/** The list is that of the response whose items the type says: findList has found it by reading one. */
export function isList<Item>(value: unknown): value is Item[] {
  return Array.isArray(value);
}

/** How deep the member with a name may be: names of members may have dots too. */
export function mostDepth(name = ""): number {
  return name.split(".").length - 1;
}

/** The value of a member of a response, or of one in its members: their names with dots between them. */
export function memberOf(response: unknown, name: string): unknown {
  for (let depth = mostDepth(name); depth >= 0; depth--) {
    const found = membersAt(response, depth).find(([path]) => path === name);
    if (found !== undefined) return found[1];
  }
  return undefined;
}

/** The members of a value, or those so deep in its members. */
function membersAt(value: unknown, depth: number): [string, unknown][] {
  const entries = entriesOf(value);
  if (depth === 0) return entries;
  return entries.flatMap(([outer, member]) =>
    membersAt(member, depth - 1).map(([name, one]): [string, unknown] => [`${outer}.${name}`, one]),
  );
}

/** Lists and bytes have no members. */
function entriesOf(value: unknown): [string, unknown][] {
  const isStruct = typeof value === "object" && value !== null && !Array.isArray(value) && !isBytes(value);
  return isStruct ? Object.entries(value) : [];
}

// #endregion

// #region streaming/hand-over.ts

/** Hands values from one side to another that takes them one after the other. The giver waits until they are taken. */
export class HandOver<T> {
  #given: readonly T[] = [];
  #taken: (() => void) | undefined;
  #wake: (() => void) | undefined;
  #isEnded = false;
  #hasGiven = false;

  /** Whether anything has been given. */
  get hasGiven(): boolean {
    return this.#hasGiven;
  }

  /** Waits until all values have been taken. @returns false if nobody takes values any more */
  async give(values: readonly T[]): Promise<boolean> {
    if (this.#isEnded) return false;
    if (values.length === 0) return true;
    this.#given = values;
    this.#hasGiven = true;
    this.#wake?.();
    await new Promise<void>((resolve) => {
      this.#taken = resolve;
    });
    return !this.#isEnded;
  }

  /** Ends it, from either side. */
  end(): void {
    this.#isEnded = true;
    this.#wake?.();
    this.#taken?.();
  }

  async *values(): AsyncGenerator<T, void, undefined> {
    for (;;) {
      if (this.#given.length === 0 && !this.#isEnded)
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      if (this.#given.length === 0) return;
      yield* this.#given;
      this.#given = [];
      this.#taken?.();
    }
  }
}

// #endregion

// #region streaming/item-options.ts

/**
 * The options for reading items. They count for nothing but items: the client reads all of the rest, and finds what is wrong or missing
 * there.
 * @param options - those of the client
 * @param member - the list
 * @param inWhole - makes a path of one in a message with a few items
 */
export function itemOptions(options: ReaderOptions, member: string, inWhole: (path: string) => string): ReaderOptions {
  const { strict = false, onUnknown, onInvalid } = options;
  const isOfItem = ({ path }: { readonly path: string }): boolean => isPathOfItem(path, member);
  return {
    ...options,
    strict: false,
    onUnknown: (unknown) => {
      if (!isOfItem(unknown)) return;
      if (strict) throw unknownError(unknown);
      onUnknown?.({ ...unknown, path: inWhole(unknown.path) });
    },
    onInvalid: (invalid) => {
      if (!isOfItem(invalid)) return {};
      if (strict) throw invalidError(invalid);
      return onInvalid?.({ ...invalid, path: inWhole(invalid.path) });
    },
  };
}

/** The paths of items of several kinds have the names of their elements, and those of other items that of the list. */
function isPathOfItem(path: string, member: string): boolean {
  if (!isOfSeveral(member)) return path.startsWith(`${member}[`);
  const around = member.slice(0, -"$items".length);
  return path.startsWith(around) && /^[^.[]+\[/.test(path.slice(around.length));
}

function unknownError({ kind, name, ...place }: UnknownContent): DecodeError {
  // Nobody says where unknown content is.
  const position = { line: 1, column: 1 };
  return new DecodeError({ ...place, expected: `an ${kind} of the contract`, found: `the unknown ${name}` }, position);
}

function invalidError({ element, path, expected, text, ...position }: InvalidContent): DecodeError {
  return new DecodeError({ element, path, expected, found: text === undefined ? "nothing" : describe(text) }, position);
}

// #endregion

// #region streaming/list-judge.ts

/** Asks the functions that read a response which of its elements are the list and its items. */
export class ListJudge implements Judge {
  readonly #response: Message<unknown, unknown>;
  readonly #member: string | undefined;
  #list: FoundList | undefined;

  /** @param member - the only list that it may be; any member of the response if left out */
  constructor(response: Message<unknown, unknown>, member: string | undefined) {
    this.#response = response;
    this.#member = member;
  }

  /** The list, if it has been found, else the one that is wanted. */
  get member(): string | undefined {
    return this.#list?.member ?? this.#member;
  }

  get mostDepth(): number {
    return mostDepth(this.#member);
  }

  formOf(element: Candidate): ListForm | undefined {
    const found = findList(this.#response, element, this.member);
    this.#list ??= found;
    return found?.form;
  }

  followingOf(element: Candidate, item: string): Following | undefined {
    return followingOf(this.#response, element, { item, member: this.member ?? "" });
  }
}

// #endregion

// #region streaming/text-pieces.ts

/**
 * The text of a body, in the pieces in which it arrives.
 * @throws TypeError, as the platform does, for bytes that are not in the encoding; whatever the platform throws if the body does not
 * arrive whole
 */
export async function* textPieces(body: ByteStream, contentType: string | null): AsyncGenerator<string, void> {
  const reader = body.getReader();
  const text = new PieceDecoder(parseMediaType(contentType));
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read())
      if (piece.value !== undefined) yield text.decode(piece.value);
    yield text.decode(undefined);
  } finally {
    // Whoever stops reading wants no more. At the end, and after a failure, there is nothing to cancel.
    await reader.cancel().catch(() => undefined);
  }
}

class PieceDecoder {
  readonly #charset: string | undefined;
  /** The first bytes, until there are enough to tell the encoding. */
  readonly #start: number[] = [];
  #decoder: ReturnType<typeof newTextDecoder> | undefined;

  constructor(mediaType: MediaType | undefined) {
    this.#charset = mediaType?.parameters.get("charset");
  }

  /** @param bytes - undefined at the end */
  decode(bytes: Uint8Array | undefined): string {
    if (this.#decoder !== undefined) return this.#decoder.decode(bytes, { stream: bytes !== undefined });
    for (const byte of bytes ?? []) this.#start.push(byte);
    if (bytes !== undefined && this.#start.length < START_LENGTH) return "";
    const start = Uint8Array.from(this.#start);
    this.#decoder = newTextDecoder(encodingOf(start, this.#charset), true);
    return this.#decoder.decode(start, { stream: bytes !== undefined });
  }
}

// #endregion

// #region streaming/streamed-answer.ts

/** What is done with the items of an answer. */
export interface Wanted<Item> {
  readonly judge: ListJudge;
  readonly maxLength: number;
  readonly given: HandOver<Item>;
}

/** Nobody takes the items any more, so nothing more of the answer is read. */
class StoppedError extends Error {
  override readonly name: string = "StoppedError";

  constructor() {
    super("nobody takes further items of the answer");
  }
}

type ListOperation = Pick<Operation<never, unknown, never, unknown>, "name" | "response">;

/** An extension that takes the items out of an answer while it arrives. The client reads the rest as the response. */
export function streamedAnswer<Item>({ name, response }: ListOperation, wanted: Wanted<Item>): Extension {
  if (response.element === undefined || response.body.form === "parts" || response.encoding !== undefined)
    throw new TypeError(`${name}: its response has no list in an element of its own`);
  // If the call is sent again, its error is thrown: the same items would be given again.
  let broken: unknown = new Error(`${name}: items of its answer have been given, so it cannot be sent again`);
  return {
    name: "streaming",
    beginCall: (call) => {
      if (wanted.given.hasGiven) throw broken;
      if (wholeAnswers.has(call))
        throw new TypeError(
          `${name}: an extension of the client must see the whole answer, so its items cannot be given before`,
        );
      return {
        fetch: async (url, request, next, options) => {
          const answer = await next(url, request);
          const isSeveral = isMultipart(parseMediaType(answer.headers.get("content-type")));
          // Whoever reads bodies of several parts has made one of it: otherwise it is an error.
          if (!isSuccess(answer.status) || isSeveral) return answer;
          const items = new AnswerItems({ name, response }, wanted, options);
          return withoutItems(answer, items).catch((error: unknown) => {
            broken = error;
            throw error;
          });
        },
      };
    },
  };
}

/** Gives the items of an answer. @returns an answer with all of the rest */
async function withoutItems<Item>(answer: HttpResponse, items: AnswerItems<Item>): Promise<HttpResponse> {
  const { status, statusText = "", headers } = answer;
  const body = answer.body ?? streamOf(new Uint8Array(await answer.arrayBuffer()));
  for await (const piece of textPieces(body, headers.get("content-type"))) await items.add(piece);
  const rest = utf8Bytes(items.rest).buffer;
  return {
    status,
    statusText,
    // The rest is in UTF-8, whatever the answer was in.
    headers: { get: (name) => (name.toLowerCase() === "content-type" ? "text/xml; charset=utf-8" : headers.get(name)) },
    arrayBuffer: async () => rest,
  };
}

/** Bytes that are there already, because another extension has read them. */
function streamOf(bytes: Uint8Array): ByteStream {
  const pieces = [bytes];
  return {
    getReader: () => ({
      read: async () => {
        const value = pieces.shift();
        return value === undefined ? { done: true } : { done: false, value };
      },
      cancel: async () => void pieces.pop(),
    }),
  };
}

class AnswerItems<Item> {
  readonly #operation: string;
  readonly #response: Message<unknown, unknown>;
  readonly #given: HandOver<Item>;
  readonly #options: ReaderOptions;
  readonly #splitter: ItemSplitter;
  readonly #judge: ListJudge;
  /** How many elements of each name have been items, or in one. */
  readonly #counts = new Map<string, number>();

  constructor({ name, response }: ListOperation, wanted: Wanted<Item>, options: ReaderOptions) {
    this.#options = options;
    this.#operation = name;
    this.#response = response;
    this.#given = wanted.given;
    this.#judge = wanted.judge;
    this.#splitter = new ItemSplitter(wanted.judge, wanted.maxLength);
  }

  get rest(): string {
    return this.#splitter.rest;
  }

  async add(text: string): Promise<void> {
    const message = this.#splitter.add(text);
    if (message === undefined) return;
    const items = this.#read(message);
    for (const name of namesOf(items, this.#judge.member)) this.#counts.set(name, this.#countOf(name) + 1);
    if (!(await this.#given.give(items))) throw new StoppedError();
  }

  #read(message: string): readonly Item[] {
    try {
      const { body } = decodeMessage(this.#response, message, this.#itemOptions());
      const list = memberOf(body, this.#judge.member ?? "");
      return isList<Item>(list) ? list : [];
    } catch (error) {
      throw error instanceof DecodeError ? this.#ofWhole(error) : error;
    }
  }

  #itemOptions(): ReaderOptions {
    return itemOptions(this.#options, this.#judge.member ?? "", (path) => this.#inWhole(path));
  }

  /** A path with the index that the item has in the whole answer. */
  #inWhole(path: string): string {
    const start = path.indexOf("[") + 1;
    const end = path.indexOf("]", start);
    const index = Number(path.slice(start, end));
    if (start === 0 || !Number.isInteger(index)) return path;
    const name = path.slice(path.lastIndexOf(".", start) + 1, start - 1);
    return `${path.slice(0, start)}${index + this.#countOf(name)}${path.slice(end)}`;
  }

  #countOf(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  #ofWhole({ element, path, expected, found, line, column }: DecodeError): DecodeError {
    const isReference = /^a reference to an element of the message/.test(expected);
    const hint = isReference
      ? `${expected}, in the same item; call ${this.#operation} without items() to resolve it`
      : expected;
    return new DecodeError({ element, path: this.#inWhole(path), expected: hint, found }, { line, column });
  }
}

/** The names of the elements of items: those of a list have the name of its member, unless they are of several kinds. */
function namesOf(items: readonly unknown[], member = ""): string[] {
  const [name = ""] = member.split(".").slice(-1);
  return items.flatMap((item) => (isOfSeveral(member) ? Object.keys(Object(item)) : [name]));
}

// #endregion

// #region streaming/items.ts

/** The members of a response that are lists: also `$items`, whose items are of several kinds. */
export type ListsOf<Response> = {
  [Name in keyof Response & string]: Name extends "$any" | "$content"
    ? never
    : NonNullable<Response[Name]> extends readonly unknown[]
      ? Name
      : never;
}[keyof Response & string];

/** The lists in the members of a response, or in members of those: `Result.Items`, `Result.Page.Items`. */
export type InnerListsOf<Response, Levels extends readonly unknown[] = [1, 1]> = Levels extends readonly [
  unknown,
  ...infer Others,
]
  ? {
      [Name in keyof Response & string]: NonNullable<Response[Name]> extends readonly unknown[] | Uint8Array
        ? never
        : NonNullable<Response[Name]> extends object
          ? `${Name}.${ListsOf<NonNullable<Response[Name]>> | InnerListsOf<NonNullable<Response[Name]>, Others>}`
          : never;
    }[keyof Response & string]
  : never;

/** An item of a list in a response. */
export type ItemOf<Response, Name extends string = ListsOf<Response>> = Name extends keyof Response
  ? NonNullable<Response[Name]> extends readonly (infer Item)[]
    ? Item
    : never
  : Name extends `${infer Outer}.${infer Inner}`
    ? Outer extends keyof Response
      ? ItemOf<NonNullable<Response[Outer]>, Inner>
      : never
    : never;

type AnyList<Response> = ListsOf<Response> | InnerListsOf<Response>;

/** Which list of a response is read item by item, and the options of the call. */
export interface ItemsOptions<Response, Headers, Name extends AnyList<Response> = ListsOf<Response>>
  extends CallOptions<Headers> {
  /**
   * The list whose items are wanted: a member of the response, or one of a member of it (`Result.Items`). It may be left out if the response
   * has only one member that is a list.
   */
  readonly member?: Name | undefined;
  /** How many characters an item may have, and everything else in the answer together; 2^24 if left out. */
  readonly maxLength?: number | undefined;
}

/**
 * Calls an operation whose response has a list, and gives the items while they arrive: the memory that it needs does not grow with their
 * number. The program that takes them decides how fast the answer is read. Who stops taking them ends the call.
 *
 * What the generator returns at its end is the response without the items that it has given.
 *
 * The client's `timeout` is for the whole answer, with the time in which its items are used. Hooks that receive messages see the
 * response without the items.
 * @throws what `call` throws: at once for a fault; for something wrong in the message, after the items before it
 * @throws DecodeError for a reference to an element that is not in the same item: `call` resolves it
 * @throws TypeError if an extension must see the whole answer, such as one that verifies signatures, or if the response has no list
 */
export async function* items<
  Request,
  Response,
  Headers extends object,
  ResponseHeaders,
  Name extends AnyList<Response> = ListsOf<Response>,
>(
  client: SoapClient<Headers>,
  operation: Operation<Request, Response, Headers, ResponseHeaders>,
  request: Request,
  options: ItemsOptions<Response, Headers, Name> = {},
): AsyncGenerator<ItemOf<Response, Name>, WithHeaders<Response, ResponseHeaders>, undefined> {
  const { member, maxLength = MAX_LENGTH, ...call } = options;
  const given = new HandOver<ItemOf<Response, Name>>();
  const judge = new ListJudge(operation.response, member);
  const extension = streamedAnswer<ItemOf<Response, Name>>(operation, { judge, maxLength, given });
  const extensions = [...(call.extensions ?? []), extension];
  const response = client.call(operation, request, { ...call, extensions }).finally(() => given.end());
  // It is awaited below, unless nobody takes the items any more.
  response.catch(() => undefined);
  try {
    yield* given.values();
    const rest = await response;
    yield* takeItems<ItemOf<Response, Name>>(rest, judge.member);
    return rest;
  } finally {
    given.end();
  }
}

const MAX_LENGTH = 2 ** 24;

// #endregion
