import { CODE } from "./characters.js";

// XML has four white space characters (XML 1.0, 2.3). JavaScript's `\s` and `trim` count more, such as the no-break space. In
// XML those are content, or part of a name.

/** Whether a text is nothing but white space. */
export function isBlank(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!isSpace(text.charCodeAt(at))) return false;
  return true;
}

/** Text without the white space at its ends. */
export function trimSpace(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** The words of a text, separated by white space. */
export function splitWords(text: string): string[] {
  return text.split(/[ \t\r\n]+/).filter((word) => word !== "");
}

function isSpace(code: number): boolean {
  return code === CODE.space || code === CODE.lineFeed || code === CODE.carriageReturn || code === CODE.tab;
}
