import type { StructType } from "../contract/contract.js";
import type { Document } from "./document.js";
import { emitAttributeReads, emitAttributeWrites, tagKeys } from "./emit-attributes.js";
import { emitPasses, emitReadFunction, emitWriteFunction } from "./emit-functions.js";
import { literal } from "./identifiers.js";
import { onReader, onWriter } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import {
  arrayLiteral,
  assignment,
  call,
  conditionalStatement,
  generic,
  objectLiteral,
  property,
  returnStatement,
  union,
} from "./syntax.js";
import { nilType } from "./type-expressions.js";

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
  const valueType = union([version.declaredType(type.name), nilType(type, version)]);
  emitWriteFunction({ name: writeNil, valueType, comment }, file, () => {
    const nil = (): void => {
      const [namespace, name] = [version.namespace(type.name.namespace), literal(type.name.localName)];
      file.line(onWriter("beginTag", namespace, name, "value"), ";");
      emitAttributeWrites(type, file);
      file.line(onWriter("endNil", "value.$nil"), ";");
    };
    const write = call(version.declaredFunction(type.name, "write"), "writer", "value");
    file.block(["if (", literal("$nil"), " in value)"], nil, [" else ", write, ";"]);
  });
}

function emitRead(type: StructType, file: SourceFile): void {
  const { version } = file;
  const { identifier, readNil } = version.namesOf(type.name);
  const { names: attributes, required, others } = tagKeys(type, version);
  const nil = nilType(type, version);
  const comment = `Reads ${identifier}, or the attributes of an element that is nil.`;
  const valueType: Document = union([version.declaredType(type.name), nil, "null"]);
  emitReadFunction({ name: readNil, valueType, comment }, file, () => {
    const read = call(version.declaredFunction(type.name, "read"), "reader");
    file.line(conditionalStatement("if", ["!", onReader("nil")], returnStatement(read)));
    const begin = onReader(
      "beginNil",
      version.namespace(type.name.namespace),
      literal(type.name.localName),
      arrayLiteral(attributes.map((name) => literal(name))),
      ...(others === undefined ? [] : [others]),
    );
    file.line(conditionalStatement("if", ["!", begin], returnStatement("null")));
    const empty = objectLiteral([property("$nil", "true")]);
    file.line(assignment(["const value: ", generic("Partial", nil)], empty), ";");
    emitAttributeReads(type, file);
    emitPasses(file, undefined);
    const names = ["$nil", ...required].map((key) => literal(key));
    file.line(returnStatement(onReader("complete", "value", ...names)));
  });
}
