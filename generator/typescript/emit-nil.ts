import type { StructType } from "../contract/contract.js";
import type { Document } from "./document.js";
import { emitAttributeReads, emitAttributeWrites, tagKeys } from "./emit-attributes.js";
import { emitPasses, emitReadFunction, emitWriteFunction } from "./emit-functions.js";
import { literal } from "./identifiers.js";
import { onReader, onWriter, readerMethod } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import {
  arrayLiteral,
  assignment,
  call,
  callWithLast,
  conditionalStatement,
  generic,
  objectLiteral,
  property,
  returnStatement,
} from "./syntax.js";
import { nilType } from "./type-expressions.js";
import type { Version } from "./version.js";

/** The functions for elements of a type with attributes that may be nil: one that is nil may have them too. */
export function emitNilFunctions(type: StructType, file: SourceFile): void {
  if (!file.version.mayBeNil(type.name)) return;
  file.blankLine();
  emitWrite(type, file);
  file.blankLine();
  emitRead(type, file);
}

function emitWrite(type: StructType, file: SourceFile): void {
  const { version } = file;
  const { identifier, writeNil } = version.namesOf(type.name);
  const comment = `Writes ${identifier}, or the attributes of an element that is nil.`;
  const valueType = version.declaredType(type.name);
  emitWriteFunction({ name: writeNil, valueType, others: [nilType(type, version)], comment }, file, () => {
    const nil = (): void => {
      const [namespace, name] = [version.namespace(type.name.namespace), literal(type.name.localName)];
      file.line(onWriter("beginTag", namespace, name, "value"), ";");
      emitAttributeWrites(type, file);
      file.line(onWriter("endNil", "value.$nil"), ";");
    };
    const write = call(version.declaredFunction(type.name, "write"), "writer", "value");
    file.block(["if (typeof value === ", literal("object"), " && ", literal("$nil"), " in value)"], nil, [
      " else ",
      write,
      ";",
    ]);
  });
}

function emitRead(type: StructType, file: SourceFile): void {
  const { version } = file;
  const { identifier, readNil } = version.namesOf(type.name);
  const { required } = tagKeys(type, version);
  const nil = nilType(type, version);
  const comment = `Reads ${identifier}, or the attributes of an element that is nil.`;
  const valueType = version.declaredType(type.name);
  emitReadFunction({ name: readNil, valueType, others: [nil, "null"], comment }, file, () => {
    const read = call(version.declaredFunction(type.name, "read"), "reader");
    file.line(conditionalStatement("if", ["!", onReader("nil")], returnStatement(read)));
    file.line(conditionalStatement("if", ["!", beginNil(type, version)], returnStatement("null")));
    const empty = objectLiteral([property("$nil", "true")]);
    file.line(assignment(["const value: ", generic("Partial", nil)], empty), ";");
    emitAttributeReads(type, file);
    emitPasses(file, undefined);
    const names = ["$nil", ...required].map((key) => literal(key));
    file.line(returnStatement(onReader("complete", "value", ...names)));
  });
}

/** `reader.beginNil(orders, "Price", ["currency"])` */
function beginNil(type: StructType, version: Version): Document {
  const { names, others } = tagKeys(type, version);
  const tag = [version.namespace(type.name.namespace), literal(type.name.localName)];
  const attributes = arrayLiteral(names.map((name) => literal(name)));
  if (others !== undefined) return onReader("beginNil", ...tag, attributes, others);
  return callWithLast(readerMethod("beginNil"), tag, attributes);
}
