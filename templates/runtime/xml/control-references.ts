/** References that XML 1.0 forbids and .NET sends. */

/** Whether a text may have a reference that XML 1.0 forbids: to a character such as `&#x1;`, or two to the halves of one character. */
export function hasControlReference(text: string): boolean {
  return CONTROL_REFERENCE.test(text);
}

/**
 * Makes the parser accept references that XML 1.0 forbids and whose meaning is certain: to control characters such as `&#x1;`, which
 * .NET writes, and pairs such as `&#xD83D;&#xDE00;`, as which old serializers of Java write one character.
 * An entity of the same length replaces each one that the parser would see as a reference, so positions do not change.
 * @param entities - the entities that the parser knows; the new ones are added
 */
export function allowControlReferences(text: string, entities: Record<string, string>): string {
  if (!hasControlReference(text)) return text;
  // The names of the new entities must not occur in the text.
  const first = ENTITY_STARTS.find((start) => !text.includes(`&${start}`));
  if (first === undefined) return text;
  const replaced = (_: string, code: string): string => {
    entities[first + code] = String.fromCharCode(Number(code.replace("x", "0x")));
    return `&${first}${code};`;
  };
  return text.replace(REFERENCE_OR_LITERAL, (match, reference?: string) =>
    reference === undefined ? match : match.replace(/&#(\w+);/g, replaced),
  );
}

const ENTITY_STARTS = [..."_ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** Those to control characters, then pairs of halves: in hexadecimal digits, and in decimal ones. */
const CONTROL_REFERENCE =
  /(&#(?:x0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]|[fF]{3}[efEF])|0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45]));|&#x[dD][89abAB][\da-fA-F]{2};&#x[dD][c-fC-F][\da-fA-F]{2};|&#5(?:529[6-9]|5[3-9]\d\d|6[0-2]\d\d|63[01]\d);&#5(?:63[2-9]\d|6[4-9]\d\d|7[0-2]\d\d|73[0-3]\d|734[0-3]);)/;

/** The first three alternatives match places where `&#x1;` is not a reference. Without an end mark, they match the rest of the text. */
const REFERENCE_OR_LITERAL = /* @__PURE__ */ new RegExp(
  `<!\\[CDATA\\[(?:[^]*?\\]\\]>|[^]*)|<!--(?:[^]*?-->|[^]*)|<\\?(?:[^]*?\\?>|[^]*)|${CONTROL_REFERENCE.source}`,
  "g",
);
