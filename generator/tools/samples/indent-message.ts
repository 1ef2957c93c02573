/**
 * Indents a message of the text writer, which has no white space between elements, no comments and no CDATA. Every element gets a
 * line of its own. An element with text inside stays on one line, because white space in it would be content.
 */
export function indentMessage(message: string): string {
  const lines: string[] = [];
  let depth = 0;
  let isInLine = false;
  // A tag, with the text after it. No attribute holds a raw `<` or `>`.
  for (const tagAndText of message.split("<").slice(1)) {
    const isEnd = tagAndText.startsWith("/");
    if (isEnd) depth--;
    if (isEnd && isInLine) lines.push(`${lines.pop()}<${tagAndText}`);
    else lines.push(`${"  ".repeat(depth)}<${tagAndText}`);
    // The end tag of an element without elements follows its start tag directly.
    isInLine = !isEnd && tagAndText.charAt(tagAndText.indexOf(">") - 1) !== "/";
    if (isInLine) depth++;
  }
  return `<?xml version="1.0" encoding="utf-8"?>\n${lines.join("\n")}\n`;
}
