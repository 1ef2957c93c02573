import type { Document } from "./document.js";
import { onReader, runtimeName } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import { functionHead, generic } from "./syntax.js";

/** A function of generated code that writes or reads values of one type. */
export interface FunctionShape {
  readonly name: string;
  readonly valueType: Document;
  readonly isExported?: boolean;
}

/** `export function writeName(writer: Writer, value: Name): void` */
export function emitWriteFunction(shape: FunctionShape, file: SourceFile, body: () => void): void {
  file.block(functionHead(startOf(shape), [writerParameter, valueParameter(shape)], "void"), body);
}

/** `export function readName(reader: Reader): Name` */
export function emitReadFunction(shape: FunctionShape, file: SourceFile, body: () => void): void {
  file.block(functionHead(startOf(shape), [readerParameter], shape.valueType), body);
}

/** `export function readName(reader: Reader, value: Name): void`, which reads into a value that is there already */
export function emitReadIntoFunction(shape: FunctionShape, file: SourceFile, body: () => void): void {
  file.block(functionHead(startOf(shape), [readerParameter, valueParameter(shape)], "void"), body);
}

/** `do { … } while (reader.again(value));`; no body is for what has no members. */
export function emitRounds(file: SourceFile, body: (() => void) | undefined, value = "value"): void {
  const end: Document = ["while (", onReader("again", value), ");"];
  if (body === undefined) file.line(end);
  else file.block("do", body, [" ", end]);
}

/** The type of what has no members; an empty interface would take anything. */
export const NO_MEMBERS: Document = generic("Record", "string", "never");

export const writerParameter: Document = ["writer: ", runtimeName("Writer")];

export const readerParameter: Document = ["reader: ", runtimeName("Reader")];

function valueParameter({ valueType }: FunctionShape): Document {
  return ["value: ", valueType];
}

function startOf({ name, isExported = true }: FunctionShape): string {
  return `${isExported ? "export " : ""}function ${name}`;
}
