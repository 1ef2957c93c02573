import type { CodeBlockWriter } from "ts-morph";
import { writeFunction } from "./layout.js";
import type { Module } from "./module.js";

/** A function of generated code that writes or reads values of one type. */
export interface FunctionShape {
  readonly name: string;
  readonly valueType: string;
  readonly isExported?: boolean;
}

/** `export function writeName(writer: Writer, value: Name): void` */
export function emitWriteFunction(shape: FunctionShape, module: Module, out: CodeBlockWriter, body: () => void): void {
  const parameters = [`writer: ${module.runtimeType("Writer")}`, `value: ${shape.valueType}`];
  writeFunction(out, startOf(shape), parameters, "void", body);
}

/** `export function readName(reader: Reader): Name` */
export function emitReadFunction(shape: FunctionShape, module: Module, out: CodeBlockWriter, body: () => void): void {
  writeFunction(out, startOf(shape), [`reader: ${module.runtimeType("Reader")}`], shape.valueType, body);
}

/** `export function readName(reader: Reader, value: Name): void`, which reads into a value that is there already */
export function emitReadIntoFunction(
  shape: FunctionShape,
  module: Module,
  out: CodeBlockWriter,
  body: () => void,
): void {
  const parameters = [`reader: ${module.runtimeType("Reader")}`, `value: ${shape.valueType}`];
  writeFunction(out, startOf(shape), parameters, "void", body);
}

/** `do { … } while (reader.again(value));`; no body is for what has no members. */
export function emitRounds(out: CodeBlockWriter, body: (() => void) | undefined, value = "value"): void {
  if (body === undefined) {
    out.writeLine(`while (reader.again(${value}));`);
    return;
  }
  out.write("do").space().inlineBlock(body).write(` while (reader.again(${value}));`).newLine();
}

function startOf({ name, isExported = true }: FunctionShape): string {
  return `${isExported ? "export " : ""}function ${name}`;
}
