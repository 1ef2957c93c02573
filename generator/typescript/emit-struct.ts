import type { CodeBlockWriter } from "ts-morph";
import type { Field, StructType } from "../contract/contract.js";
import { clarkName, type QName } from "../xml/qname.js";
import { codeSpan } from "./doc-text.js";
import { emitReadFunction, emitReadIntoFunction, emitRounds, emitWriteFunction } from "./emit-functions.js";
import { emitProperties, emitReads, emitWrites, requiredNames } from "./emit-members.js";
import { literal } from "./identifiers.js";
import { writeJsdoc } from "./layout.js";
import type { Module } from "./module.js";
import { isExtended } from "./polymorphism.js";

/** An interface, and the functions that write and read it; for a type that others extend, its members apart. */
export function emitStruct(type: StructType, module: Module, out: CodeBlockWriter): void {
  const { identifier } = module.names(type.name);
  writeJsdoc(out, type.documentation, `The complex type ${codeSpan(clarkName(type.name))}.`);
  const base = type.base === undefined ? "" : ` extends ${module.typeName(type.base)}`;
  if (type.fields.length > 0) {
    out.write(`export interface ${identifier}${base}`).block(() => emitProperties(type.fields, module, out));
  } else if (base !== "") out.writeLine(`export interface ${identifier}${base} {}`);
  // An empty interface would take anything; what extends this one may have members all the same.
  else out.writeLine(`export type ${identifier} = ${isExtended(type) ? "object" : "Record<string, never>"};`);
  emitWrite(type, module, out.blankLine());
  emitRead(type, module, out.blankLine());
}

function emitWrite(type: StructType, module: Module, out: CodeBlockWriter): void {
  const { identifier, write, writeMembers } = module.names(type.name);
  const namespace = module.namespace(type.name.namespace);
  emitWriteFunction({ name: write, valueType: identifier }, module, out, () => {
    out.writeLine(`writer.beginStruct(${namespace}, ${literal(type.name.localName)}, value);`);
    if (hasMembersApart(type, module)) out.writeLine(`${writeMembers}(writer, value);`);
    else emitMembers(type, "write", module, out);
    out.writeLine("writer.end();");
  });
  if (!hasMembersApart(type, module)) return;
  writeJsdoc(out.blankLine(), `Writes what a type that extends ${identifier} has from it.`);
  emitWriteFunction({ name: writeMembers, valueType: identifier }, module, out, () =>
    emitMembers(type, "write", module, out),
  );
}

function emitRead(type: StructType, module: Module, out: CodeBlockWriter): void {
  const { identifier, read, readMembers } = module.names(type.name);
  const required = requiredNames(allFields(type, module));
  const partial = required.length > 0 ? `Partial<${identifier}>` : identifier;
  emitReadFunction({ name: read, valueType: identifier }, module, out, () => {
    out.writeLine(`const value: ${partial} = {};`);
    out.writeLine(`reader.beginStruct(${module.namespace(type.name.namespace)}, ${literal(type.name.localName)});`);
    const readAll = (): void => {
      if (hasMembersApart(type, module)) out.writeLine(`${readMembers}(reader, value);`);
      else emitMembers(type, "read", module, out);
    };
    emitRounds(out, allFields(type, module).length === 0 ? undefined : readAll);
    out.writeLine(required.length > 0 ? `return reader.complete(value, ${required.join(", ")});` : "return value;");
  });
  if (!hasMembersApart(type, module)) return;
  writeJsdoc(out.blankLine(), `Reads what a type that extends ${identifier} has from it; one round.`);
  emitReadIntoFunction({ name: readMembers, valueType: partial }, module, out, () =>
    emitMembers(type, "read", module, out),
  );
}

/** The members that come from the base type, then the type's own. */
function emitMembers(type: StructType, direction: "write" | "read", module: Module, out: CodeBlockWriter): void {
  const { namespace } = type.name;
  if (type.base !== undefined && allFields(structOf(type.base, module), module).length > 0) {
    const cursor = direction === "write" ? "writer" : "reader";
    const elsewhere = type.base.namespace !== namespace;
    if (elsewhere) out.writeLine(`${cursor}.namespace(${module.namespace(type.base.namespace)});`);
    const role = direction === "write" ? "writeMembers" : "readMembers";
    out.writeLine(`${module.typeFunction(type.base, role)}(${cursor}, value);`);
    if (elsewhere) out.writeLine(`${cursor}.namespace(${module.namespace(namespace)});`);
  }
  if (direction === "write") emitWrites(type.fields, { namespace, module, out });
  else emitReads(type.fields, { namespace, module, out });
}

/** Whether the members have functions of their own, which those of the extending types call. */
function hasMembersApart(type: StructType, module: Module): boolean {
  return isExtended(type) && allFields(type, module).length > 0;
}

/** With those of the types that it extends. */
function allFields({ base, fields }: StructType, module: Module): Field[] {
  return [...(base === undefined ? [] : allFields(structOf(base, module), module)), ...fields];
}

function structOf(name: QName, module: Module): StructType {
  const type = module.definition(name);
  if (type.kind !== "struct") throw new Error(`${clarkName(name)} is no struct`);
  return type;
}
