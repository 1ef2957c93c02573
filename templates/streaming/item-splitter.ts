import { checkLength } from "../runtime/xml/limits.js";
import { type Tag, TagFinder } from "./tag-finder.js";

/** Where the items of a list are: in the element of the member, or each in one that has its name. */
export type ListForm = "inside" | "beside";

/** An element of the payload, or of an element in it, and the message around it. */
export interface Candidate {
  /** With its prefix. */
  readonly name: string;
  readonly startTag: string;
  /** The message before the element. */
  readonly before: string;
  /** The end tags after it. */
  readonly after: string;
  /** Whether it is in an element of the payload. */
  readonly isInner: boolean;
}

/** Says whether the list begins with an element. */
export type Judge = (element: Candidate) => ListForm | undefined;

interface List {
  readonly form: ListForm;
  /** The name of its first element. */
  readonly name: string;
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
    if (tag.kind !== "start") return;
    const list = this.#listAt(tag);
    this.#open.push(tag.name);
    if (list === undefined) return;
    this.#list = list;
    this.#cut(list.before.length);
  }

  #listAt({ name, start, end }: Tag): List | undefined {
    const open = [...this.#open];
    const around = open.slice(DEPTH_OF_MEMBERS);
    if (open.length < DEPTH_OF_MEMBERS || around.length > 1 || localName(open[1]) !== "Body") return undefined;
    // Judging reads all that has come, so each name is judged once, and not any number of them.
    const path = [...around, name].join(" ");
    if (this.#others.has(path)) return undefined;
    this.#judged += start;
    checkLength(this.#judged, JUDGED * this.#maxLength);
    const candidate = {
      name,
      startTag: this.#text.slice(start, end),
      before: this.#text.slice(0, start),
      isInner: around.length > 0,
    };
    const form = this.#judge({ ...candidate, after: endTags(open) });
    if (form === undefined) {
      this.#others.add(path);
      return undefined;
    }
    if (form === "beside") return { form, name, before: candidate.before, around: open };
    return { form, name, before: this.#text.slice(0, end), around: [...open, name] };
  }

  #takeIn({ kind, name, end }: Tag, { form, name: listName, around }: List): void {
    if (kind === "end") this.#open.pop();
    const isOutside = this.#open.length < around.length;
    const isAtItem = this.#open.length === around.length;
    const isOther = isAtItem && kind !== "end" && form === "beside" && name !== listName;
    if (isOutside || isOther) this.#isAfter = true;
    else if (isAtItem && kind !== "start") this.#endItem(end);
    if (kind === "start") this.#open.push(name);
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
