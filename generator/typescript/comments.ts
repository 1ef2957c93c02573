import { docText, type GeneratedFrom, tagText } from "./doc-text.js";

/** The lines of a documentation comment; none if all paragraphs are empty. Nothing in the text can end the comment or be a tag. */
export function commentLines(...paragraphs: readonly (string | GeneratedFrom)[]): string[] {
  const lines: string[] = [];
  for (const paragraph of paragraphs) {
    if (paragraph === "") continue;
    if (lines.length > 0) lines.push("");
    if (typeof paragraph === "string") lines.push(...wrap(docText(paragraph)));
    else lines.push(tagText(paragraph));
  }
  if (lines.length <= 1) return lines.map((line) => `/** ${line} */`);
  return ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"];
}

function wrap(text: string): string[] {
  if (text.length <= LONGEST) return [text];
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + word.length + 1 > LONGEST) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Columns of the text of a comment. */
const LONGEST = 100;
