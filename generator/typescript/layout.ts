import type { CodeBlockWriter } from "ts-morph";

/** What Biome is told in this repository, so that generated code and code by hand look alike. */
export const LINE_WIDTH = 120;

/** `if (condition) statement;`, on two lines where one would be too long. */
export function writeConditional(
  out: CodeBlockWriter,
  condition: string,
  statement: string,
  keyword: "if" | "while" = "if",
): void {
  const line = `${keyword} (${condition}) ${statement};`;
  if (fits(out, line)) out.writeLine(line);
  else out.writeLine(`${keyword} (${condition})`).indent(() => out.writeLine(`${statement};`));
}

/** A list between brackets, on one line or with one item a line. */
export function writeList(out: CodeBlockWriter, start: string, items: readonly string[], end: string): void {
  const line = `${start}${items.join(", ")}${end}`;
  if (fits(out, line)) {
    out.writeLine(line);
    return;
  }
  // Type arguments are the one list without a comma at its end.
  const last = end.startsWith(">") ? "" : ",";
  out.writeLine(start.trimEnd()).indent(() => out.write(items.join(",\n")).write(last).newLine());
  out.writeLine(end.trimStart());
}

/** A function declaration; its parameters stand on lines of their own where one line would be too long. */
export function writeFunction(
  out: CodeBlockWriter,
  start: string,
  parameters: readonly string[],
  returnType: string,
  body: () => void,
): void {
  const line = `${start}(${parameters.join(", ")}): ${returnType}`;
  if (fits(out, `${line} {`)) out.write(line).block(body);
  else {
    out.writeLine(`${start}(`).indent(() => {
      for (const parameter of parameters) out.writeLine(`${parameter},`);
    });
    out.write(`): ${returnType}`).block(body);
  }
}

function fits(out: CodeBlockWriter, line: string): boolean {
  return out.getIndentationLevel() * 2 + line.length <= LINE_WIDTH;
}

/** A documentation comment; none for empty text. Nothing in the text can end the comment. */
export function writeJsdoc(out: CodeBlockWriter, ...paragraphs: readonly string[]): void {
  const lines = paragraphs
    .filter((paragraph) => paragraph !== "")
    .flatMap((paragraph, index) => [...(index > 0 ? [""] : []), ...wrap(sanitize(paragraph))]);
  const [only] = lines;
  if (only === undefined) return;
  if (lines.length === 1) out.writeLine(`/** ${only} */`);
  else {
    out.writeLine("/**");
    for (const line of lines) out.writeLine(` * ${line}`.trimEnd());
    out.writeLine(" */");
  }
}

/** Text from a schema on its way into a comment: no end of comment, no tags, no control characters. */
function sanitize(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, " ")
    .replaceAll("*/", "*\\/")
    .replace(/(^|\s)@/g, "$1\\@")
    .trim();
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + word.length + 1 > 100) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
