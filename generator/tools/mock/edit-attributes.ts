import { escapeAttribute } from "../../../templates/runtime/xml/characters.js";
import { bug } from "../../source/errors.js";
import type { XmlElement } from "../../xml/xml-element.js";

/** A new value for an attribute that an element has. */
export interface AttributeEdit {
  readonly element: XmlElement;
  readonly name: string;
  readonly value: string;
}

/** The text of a document with new values of attributes. Everything else stays unchanged. */
export function editAttributes({ position: { source } }: XmlElement, edits: readonly AttributeEdit[]): string {
  let text = source.text;
  // From the end, so that the offsets before an edit stay valid.
  for (const edit of [...edits].sort((a, b) => b.element.position.offset - a.element.position.offset)) {
    const place = placeOf(edit, source.text);
    text = `${text.slice(0, place.start)}"${escapeAttribute(edit.value)}"${text.slice(place.end)}`;
  }
  return text;
}

/** The range of the value, with its quotes. */
function placeOf({ element, name }: AttributeEdit, text: string): { start: number; end: number } {
  const tag = START_TAG.exec(text.slice(element.position.offset))?.[0] ?? "";
  // Names and values are matched in turn, so text inside a value never counts as an attribute.
  for (const match of tag.matchAll(ATTRIBUTE)) {
    const [whole, found, quoted = ""] = match;
    if (found !== name) continue;
    const end = element.position.offset + match.index + whole.length;
    return { start: end - quoted.length, end };
  }
  throw bug(`no attribute ${name} in ${tag}`);
}

/** Matches from the first character of a name only, so that a long name is not tried from each of its characters. */
const ATTRIBUTE = /(?<![^ \t\r\n=<>"'/])([^ \t\r\n=<>"'/]+)[ \t\r\n]*=[ \t\r\n]*("[^"]*"|'[^']*')/g;

const START_TAG = /^<(?:[^"'>]|"[^"]*"|'[^']*')*>/;
