/** A tag in the text of a message. */
export interface Tag {
  readonly kind: "start" | "end" | "empty";
  /** With its prefix. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The next whole tag; undefined if more text must come first, and before a document type, which no message may have. */
export function nextTag(text: string, from: number): Tag | undefined {
  for (let start = text.indexOf("<", from); start >= 0; ) {
    const other = OTHER_MARKUP.find(([opening]) => text.startsWith(opening, start));
    if (other === undefined) return tagAt(text, start);
    const [opening, closing] = other;
    const end = text.indexOf(closing, start + opening.length);
    if (end < 0) return undefined;
    start = text.indexOf("<", end);
  }
  return undefined;
}

/** What may contain characters that look like a tag (XML 1.0, 2.5 to 2.7). */
const OTHER_MARKUP: readonly (readonly [opening: string, closing: string])[] = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
];

/** Attribute values may contain `>`. */
const TAG = /<(\/?)([^\s/>"'=<!]+)(?=[\s/>])(?:[^"'<>]|"[^"<]*"|'[^'<]*')*>/y;

function tagAt(text: string, start: number): Tag | undefined {
  TAG.lastIndex = start;
  const [whole, slash, name] = TAG.exec(text) ?? [];
  if (whole === undefined || name === undefined) return undefined;
  const kind = slash === "/" ? "end" : whole.endsWith("/>") ? "empty" : "start";
  return { kind, name, start, end: start + whole.length };
}
