/** What nobody can see, or would turn the text around it. */
export const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** XML in which characters that nobody can see are references, which mean the same. Those that a name may have stay as they are. */
export function visibleXml(xml: string): string {
  return xml.replace(UNSEEN, (character) =>
    /[\n\t\u200c\u200d]/.test(character) ? character : `&#x${codeOf(character)};`,
  );
}

export function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}
