import { checkLength } from "../runtime/xml/limits.js";
import { type Tag, TagFinder } from "./tag-finder.js";

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
