/**
 * Characters that nobody can see, and how to show text with them: in error messages, on a terminal, on a page. A name from a
 * schema, a message or a server may contain any of them.
 */

/**
 * Control characters, format characters such as those that change the direction of text, separators of lines and paragraphs,
 * characters that fonts do not show, and halves of surrogate pairs.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** The code of the first character of a text, in lower-case hexadecimal digits. */
export function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}

/** Replaces every character that nobody can see. */
export function replaceUnseen(text: string, replace: (character: string) => string): string {
  return text.replace(UNSEEN, replace);
}

/** Text on one line in which every character can be seen: the code, `\u{202e}`, replaces one that cannot. */
export function visibleText(text: string): string {
  return replaceUnseen(text, (character) => `\\u{${codeOf(character)}}`);
}

/** Text from elsewhere on one line: runs of white space become one space, and the rest is as in `visibleText`. */
export function visibleLine(text: string): string {
  return visibleText(text.replace(/\s+/g, " ").trim());
}

/** Text in double quotes, in which every character can be seen. */
export function quote(text: string): string {
  return visibleText(JSON.stringify(text));
}

/** JSON in which every character can be seen. Its meaning does not change. */
export function visibleJson(json: string): string {
  // Line ends in JSON are between values; inside text they are already escaped.
  return replaceUnseen(json, (character) => (character === "\n" ? character : escapeUnits(character)));
}

/** JSON escapes code units, and a character may have two. */
function escapeUnits(character: string): string {
  const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return character.split("").map(escapeUnit).join("");
}
