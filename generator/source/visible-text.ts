/**
 * The forms in which the generator shows text from elsewhere. Which characters nobody can see is decided in the run-time
 * library, which needs it for its error messages and imports nothing of the generator.
 */
import { codeOf, replaceUnseen } from "../../templates/runtime/visible-text.js";

export { codeOf, quote, visibleJson, visibleLine, visibleText } from "../../templates/runtime/visible-text.js";

/** Text for a comment, on one line: there is a space for characters that nobody can see, as for white space. */
export function commentText(text: string): string {
  return replaceUnseen(text, () => " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Text as a literal of JavaScript in double quotes, with the escapes that are usual there. */
export function visibleLiteral(text: string): string {
  return replaceUnseen(JSON.stringify(text), (character) => {
    const code = codeOf(character);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
  });
}

/** A name in which every character can be seen. Another character replaces each one that cannot. */
export function visibleName(name: string, instead: string): string {
  return replaceUnseen(name, () => instead);
}

/**
 * A message as the writers of the library make them, with references for characters that nobody can see, which mean the same.
 * A reference cannot stand in a name, so names keep them.
 */
export function visibleXml(xml: string): string {
  return xml.replace(/<[^>]*|[^<]+/g, (part) =>
    part.startsWith("<") ? part.replace(/"[^"]*"/g, referToUnseen) : referToUnseen(part),
  );
}

function referToUnseen(text: string): string {
  return replaceUnseen(text, (character) => (/[\n\t]/.test(character) ? character : `&#x${codeOf(character)};`));
}
