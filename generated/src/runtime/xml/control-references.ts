// Run-time library of netserver-soapgen, copied by it. Do not edit.

/** Whether a text may have a reference to a character that XML 1.0 has no place for, such as `&#x1;`. */
export function hasControlReference(text: string): boolean {
  return CONTROL_REFERENCE.test(text);
}

/**
 * .NET writes control characters as references such as `&#x1;`, which XML 1.0 forbids and the parser refuses.
 * Each of them becomes an entity of the same length, so that positions stay, and only where the parser would see a reference.
 * @param entities - those that the parser knows; the new ones are added
 */
export function allowControlReferences(text: string, entities: Record<string, string>): string {
  if (!hasControlReference(text)) return text;
  // No reference that the text already has may come to mean one of them.
  const first = ENTITY_STARTS.find((start) => !text.includes(`&${start}`));
  if (first === undefined) return text;
  return text.replace(REFERENCE_OR_LITERAL, (match, code: string | undefined) => {
    if (code === undefined) return match;
    const name = `${first}${code}`;
    entities[name] = String.fromCharCode(Number(code.startsWith("x") ? `0${code}` : code));
    return `&${name};`;
  });
}

const ENTITY_STARTS = [..."_ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

const CONTROL_REFERENCE =
  /&#(x0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]|[fF]{3}[efEF])|0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45]));/;

/** The first three alternatives are where `&#x1;` is not a reference; each ends at the end of the text at the latest. */
const REFERENCE_OR_LITERAL = new RegExp(
  `<!\\[CDATA\\[(?:[^]*?\\]\\]>|[^]*)|<!--(?:[^]*?-->|[^]*)|<\\?(?:[^]*?\\?>|[^]*)|${CONTROL_REFERENCE.source}`,
  "g",
);
