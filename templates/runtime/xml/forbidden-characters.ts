import { FORBIDDEN, FORBIDDEN_CONTROL, hasForbidden, LONE_SURROGATE } from "./characters.js";

/** The first character that XML cannot carry, in words; undefined if there is none. */
export function forbiddenCharacter(text: string): string | undefined {
  return hasForbidden(text) ? firstOf(FORBIDDEN, text) : undefined;
}

/** The first surrogate without its other half, in words. Neither UTF-8 nor a reference can represent it. */
export function loneSurrogate(text: string): string | undefined {
  return firstOf(LONE_SURROGATE, text);
}

/** The offset of that surrogate; -1 if there is none. */
export function loneSurrogateIn(text: string): number {
  return POSSIBLY_SURROGATE.test(text) ? text.search(LONE_SURROGATE) : -1;
}

const POSSIBLY_SURROGATE = /[\ud800-\udfff]/;

function firstOf(forbidden: RegExp, text: string): string | undefined {
  const found = forbidden.exec(text);
  if (found === null) return undefined;
  const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return `U+${code} at position ${found.index}`;
}

/** Text with references for the characters that XML cannot carry. .NET writes and reads such references; other parsers refuse them. */
export function referForbidden(text: string): string {
  return text.replace(ALL_FORBIDDEN_CONTROLS, (character) => {
    return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
  });
}

const ALL_FORBIDDEN_CONTROLS = /* @__PURE__ */ new RegExp(FORBIDDEN_CONTROL, "gu");
