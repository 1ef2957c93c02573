import type { CodeBlockWriter } from "ts-morph";
import { compareText } from "../xml/qname.js";
import { docText } from "./doc-text.js";

/** What Biome is told in this repository, so that generated code and code by hand look alike. */
export const LINE_WIDTH = 120;

/** `if (condition) statement;`, on two lines where one would be too long. */
export function writeConditional(
  out: CodeBlockWriter,
  condition: string,
  statement: string,
  keyword: "if" | "else if" | "while" = "if",
): void {
  const line = `${keyword} (${condition}) ${statement};`;
  if (fits(out, line)) out.writeLine(line);
  else out.writeLine(`${keyword} (${condition})`).indent(() => out.writeLine(`${statement};`));
}

/** `key: value,`, on two lines where one would be too long. */
export function writeProperty(out: CodeBlockWriter, key: string, value: string): void {
  writeAssignment(out, `${key}:`, `${value},`);
}

/** `start value`, broken between the two where one line would be too long. */
export function writeAssignment(out: CodeBlockWriter, start: string, value: string): void {
  if (fits(out, `${start} ${value}`)) out.writeLine(`${start} ${value}`);
  else out.writeLine(start).indent(() => out.writeLine(value));
}

/** `start<A, B> = { … };` */
export function writeTypedConstant(
  out: CodeBlockWriter,
  start: string,
  typeArguments: readonly string[],
  properties: () => void,
): void {
  const line = `${start}<${typeArguments.join(", ")}> =`;
  const object = (): CodeBlockWriter => out.inlineBlock(properties).write(";").newLine();
  // A line that only the brace makes too long is broken before the brace.
  if (fits(out, line) && !fits(out, `${line} {`)) out.writeLine(line).indent(() => object());
  else {
    writeList(out, `${start}<`, typeArguments, "> = {");
    out.indent(properties).writeLine("};");
  }
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

/**
 * Orders names and paths as Biome does: punctuation, numbers, letters; numbers by their length first, letters by the
 * alphabet, a capital before its small letter.
 */
export function compareNatural(a: string, b: string): number {
  const [left, right] = [tokens(a), tokens(b)];
  for (const [index, token] of left.entries()) {
    const other = right[index];
    const order = other === undefined ? 1 : compareTokens(token, other);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareTokens(a: string, b: string): number {
  const order = rank(a) - rank(b) || (rank(a) === 1 ? a.length - b.length : 0);
  return order || compareText(a.toLowerCase(), b.toLowerCase()) || compareText(a, b);
}

function tokens(name: string): string[] {
  return name.match(/\d+|\D/gu) ?? [];
}

function rank(token: string): number {
  if (token === "/") return -1;
  return /^\d/.test(token) ? 1 : /^[\p{L}$]/u.test(token) ? 2 : 0;
}

/** A documentation comment; none for empty text. Nothing in the text can end the comment, or is a tag in it. */
export function writeJsdoc(out: CodeBlockWriter, ...paragraphs: readonly string[]): void {
  const lines = paragraphs
    .filter((paragraph) => paragraph !== "")
    .flatMap((paragraph, index) => [...(index > 0 ? [""] : []), ...wrap(docText(paragraph))]);
  const [only] = lines;
  if (only === undefined) return;
  if (lines.length === 1) out.writeLine(`/** ${only} */`);
  else {
    out.writeLine("/**");
    for (const line of lines) out.writeLine(` * ${line}`.trimEnd());
    out.writeLine(" */");
  }
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
