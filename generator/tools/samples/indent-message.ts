/** A start tag, an end tag or an empty-element tag, with the text behind it; no attribute holds a raw `>`. */
const TAG_AND_TEXT = /<(\/?)[^>]*?(\/?)>[^<]*/g;

/**
 * A message of the text writer with a line for every element. It has no white space between elements, no comments and
 * no CDATA; elements with text inside stay on one line, as white space in them would be content.
 */
export function indentMessage(message: string): string {
  const lines: string[] = [];
  let depth = 0;
  let isInLine = false;
  for (const [tagAndText, slash, emptySlash] of message.matchAll(TAG_AND_TEXT)) {
    if (slash !== "") depth--;
    if (slash !== "" && isInLine) lines.push(`${lines.pop()}${tagAndText}`);
    else lines.push(`${"  ".repeat(depth)}${tagAndText}`);
    // The end tag of an element without elements follows its start tag directly.
    isInLine = slash === "" && emptySlash === "";
    if (isInLine) depth++;
  }
  return `<?xml version="1.0" encoding="utf-8"?>\n${lines.join("\n")}\n`;
}
