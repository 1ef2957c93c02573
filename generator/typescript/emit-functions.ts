import type { QName } from "../xml/qname.js";
import type { GeneratedFrom } from "./doc-text.js";
import type { Document } from "./document.js";
import { literal } from "./identifiers.js";
import { onReader, runtimeName } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import { functionHead, generic, objectLiteral, property, typedMember } from "./syntax.js";
import type { Version } from "./version.js";

/** A function of generated code that writes or reads values of one type. */
export interface FunctionShape {
  readonly name: string;
  readonly valueType: Document;
  /** What a value may be beside that. */
  readonly others?: readonly Document[];
  readonly isExported?: boolean;
  /** The comment, if the function does not write or read a whole value. */
  readonly comment?: string;
  /** What the comment says of the type, if the type has no declaration that could say it. */
  readonly about?: readonly (string | GeneratedFrom)[];
}

/** `export function writeName(writer: Writer, value: Name): void` */
export function emitWriteFunction(shape: FunctionShape, file: SourceFile, body: () => void): void {
  describeExported(shape, "Writes a value of this type as the content of an element.", file);
  file.block(functionHead(startOf(shape), [writerParameter, valueParameter(shape)], "void"), body);
}

/** `export function readName(reader: Reader): Name` */
export function emitReadFunction(shape: FunctionShape, file: SourceFile, body: () => void): void {
  describeExported(shape, "Reads the content of an element as a value of this type.", file);
  file.block(functionHead(startOf(shape), [readerParameter], ...typesOf(shape)), body);
}

/** `export function readName(reader: Reader, value: Name): void`, which reads into an existing value */
export function emitReadIntoFunction(shape: FunctionShape, file: SourceFile, body: () => void): void {
  describeExported(shape, "Reads the content of an element into a value of this type or of one that extends it.", file);
  file.block(functionHead(startOf(shape), [readerParameter, valueParameter(shape)], "void"), body);
}

/** `do { … } while (reader.more(value));`. The body is left out for a type without members. */
export function emitPasses(file: SourceFile, body: (() => void) | undefined, value = "value"): void {
  const end: Document = ["while (", onReader("more", value), ");"];
  if (body === undefined) file.line(end);
  else file.block("do", body, [" ", end]);
}

/** `reader.inAnyOrder();`, before the elements of a type that has no order of its elements */
export function emitInAnyOrder(file: SourceFile): void {
  file.line(onReader("inAnyOrder"), ";");
}

/** `{ namespace: services88, localName: "Name" }` */
export function nameLiteral({ namespace, localName }: QName, version: Version): Document {
  return objectLiteral([
    property("namespace", version.namespace(namespace)),
    property("localName", literal(localName)),
  ]);
}

/** The type of a value without members. An empty interface would accept anything. */
export const NO_MEMBERS: Document = generic("Record", "string", "never");

export const writerParameter: Document = ["writer: ", runtimeName("Writer")];

export const readerParameter: Document = ["reader: ", runtimeName("Reader")];

function valueParameter(shape: FunctionShape): Document {
  return typedMember("value", typesOf(shape));
}

function typesOf({ valueType, others = [] }: FunctionShape): Document[] {
  return [valueType, ...others];
}

/** Editors show the comment where the function is used. */
function describeExported(shape: FunctionShape, text: string, file: SourceFile): void {
  const { isExported = true, comment, about = [] } = shape;
  if (isExported) file.comment(comment ?? text, ...about);
}

function startOf({ name, isExported = true }: FunctionShape): string {
  return `${isExported ? "export " : ""}function ${name}`;
}
