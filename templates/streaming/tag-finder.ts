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
