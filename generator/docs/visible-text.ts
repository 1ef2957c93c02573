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

/** XML in which such characters are references, which mean the same. Those that a name may have stay as they are. */
export function visibleXml(xml: string): string {
  return xml.replace(UNSEEN, (character) =>
    /[\n\t\u200c\u200d]/.test(character) ? character : `&#x${codeOf(character)};`,
  );
}

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}
