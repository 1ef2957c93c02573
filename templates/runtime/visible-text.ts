/**
 * Characters that nobody can see, and how text from elsewhere is shown in spite of them: in error messages, on a terminal, on
 * a page. A name from a schema, a message or a server may hold any of them.
 */

/**
 * Controls, format characters such as those that turn the direction of text, separators of lines and paragraphs, characters
 * that every font leaves out, and halves of surrogate pairs.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** The code of a character (its first, in a longer text) in hexadecimal digits, as small as they are. */
export function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}

/** Text with something else in the place of every character that nobody can see. */
export function replaceUnseen(text: string, replace: (character: string) => string): string {
  return text.replace(UNSEEN, replace);
}

/** Text in which every character can be seen: one that cannot stands as its code, `\u{202e}`. It is on one line. */
export function visibleText(text: string): string {
  return replaceUnseen(text, (character) => `\\u{${codeOf(character)}}`);
}

/** The words of somebody else on one line: runs of white space become one space, other characters stand as `visibleText` has them. */
export function visibleLine(text: string): string {
  return visibleText(text.replace(/\s+/g, " ").trim());
}

/** Text in double quotes, in which every character can be seen. */
export function quote(text: string): string {
  return visibleText(JSON.stringify(text));
}

/** JSON in which every character can be seen. It means what it meant before. */
export function visibleJson(json: string): string {
  // Between values, JSON has line ends of its own; within text they are escaped already.
  return replaceUnseen(json, (character) => (character === "\n" ? character : escapeUnits(character)));
}

/** JSON has escapes for code units only, of which a character may need two. */
function escapeUnits(character: string): string {
  const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return character.split("").map(escapeUnit).join("");
}
