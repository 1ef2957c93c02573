import { codeOf, UNSEEN } from "../samples/visible-xml.js";

/**
 * A text from a schema on one line. What nobody can see, or would turn the text around it, stands as its code, the way
 * the terminal has it.
 */
export function visibleText(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(UNSEEN, (character) => `\\u{${codeOf(character)}}`);
}
