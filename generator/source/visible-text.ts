/**
 * The forms in which the generator shows text from elsewhere. The run-time library decides which characters nobody can see: it
 * needs them for its error messages, and imports nothing from the generator.
 */
import { codeOf, replaceUnseen } from "../../templates/runtime/visible-text.js";

export { codeOf, quote, visibleJson, visibleLine, visibleText } from "../../templates/runtime/visible-text.js";

/** Text for a comment, on one line. A space replaces white space and characters that nobody can see. */
export function commentText(text: string): string {
  return replaceUnseen(text, () => " ")
    .replace(/\s{2,}|[^\S ]/g, " ")
    .trim();
}

/**
 * Text as a JavaScript literal, with the usual escapes and in the quotes that formatters choose: double ones, unless single ones need
 * fewer escapes.
 */
export function visibleLiteral(text: string): string {
  return replaceUnseen(inFewestEscapes(text), (character) => {
    const code = codeOf(character);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
  });
}

function inFewestEscapes(text: string): string {
  const inDouble = JSON.stringify(text);
  const count = (quote: string): number => text.split(quote).length;
  if (count('"') <= count("'")) return inDouble;
  const content = inDouble.slice(1, -1).replace(/\\.|'/g, inSingle);
  return `'${content}'`;
}

/** Turns an escape or a single quote of a literal in double quotes into its form in single quotes. */
function inSingle(part: string): string {
  if (part === "'") return "\\'";
  return part === '\\"' ? '"' : part;
}

/** A name in which every character can be seen: `instead` replaces the others. */
export function visibleName(name: string, instead: string): string {
  return replaceUnseen(name, () => instead);
}

/**
 * A message that the library has written, with character references for the characters that nobody can see. It means the same.
 * Names keep such characters, because a name cannot contain a reference.
 */
export function visibleXml(xml: string): string {
  return xml.replace(/<[^>]*|[^<]+/g, (part) =>
    part.startsWith("<") ? part.replace(/"[^"]*"/g, referToUnseen) : referToUnseen(part),
  );
}

function referToUnseen(text: string): string {
  return replaceUnseen(text, (character) => (/[\n\t]/.test(character) ? character : `&#x${codeOf(character)};`));
}
