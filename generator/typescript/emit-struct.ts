import type { CodeBlockWriter } from "ts-morph";
import type { StructType } from "../contract/contract.js";
import { clarkName } from "../xml/qname.js";
import { codeSpan } from "./doc-text.js";
import { emitReadFunction, emitReadIntoFunction, emitRounds, emitWriteFunction } from "./emit-functions.js";
import { emitProperties, emitReads, emitWrites, membersOf, requiredNames } from "./emit-members.js";
import { literal } from "./identifiers.js";
import { writeJsdoc } from "./layout.js";
import type { Module } from "./module.js";
import { isExtended } from "./polymorphism.js";

/** An interface, and the functions that write and read it; for a type that others extend, its members apart. */
export function emitStruct(type: StructType, module: Module, out: CodeBlockWriter): void {
  const { identifier } = module.names(type.name);
  writeJsdoc(out, type.documentation, `The complex type ${codeSpan(clarkName(type.name))}.`);
  const base = type.base === undefined ? "" : ` extends ${module.typeName(type.base)}`;
  const members = membersOf(type.content);
  if (members.length > 0) {
    out.write(`export interface ${identifier}${base}`).block(() => emitProperties(members, module, out));
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
  const required = requiredNames(module.version.types.allElements(type));
  const partial = required.length > 0 ? `Partial<${identifier}>` : identifier;
  emitReadFunction({ name: read, valueType: identifier }, module, out, () => {
    out.writeLine(`const value: ${partial} = {};`);
    out.writeLine(`reader.beginStruct(${module.namespace(type.name.namespace)}, ${literal(type.name.localName)});`);
    const readAll = (): void => {
      if (hasMembersApart(type, module)) out.writeLine(`${readMembers}(reader, value);`);
      else emitMembers(type, "read", module, out);
    };
    emitRounds(out, isEmpty(type, module) ? undefined : readAll);
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
  if (type.base !== undefined && !isEmpty(module.version.types.struct(type.base), module)) {
    const cursor = direction === "write" ? "writer" : "reader";
    const elsewhere = type.base.namespace !== namespace;
    if (elsewhere) out.writeLine(`${cursor}.namespace(${module.namespace(type.base.namespace)});`);
    const role = direction === "write" ? "writeMembers" : "readMembers";
    out.writeLine(`${module.typeFunction(type.base, role)}(${cursor}, value);`);
    if (elsewhere) out.writeLine(`${cursor}.namespace(${module.namespace(namespace)});`);
  }
  if (direction === "write") emitWrites(membersOf(type.content), { namespace, module, out });
  else emitReads(membersOf(type.content), { namespace, module, out });
}

/** Whether the members have functions of their own, which those of the extending types call. */
function hasMembersApart(type: StructType, module: Module): boolean {
  return isExtended(type) && !isEmpty(type, module);
}

/** Whether it has no members, those of the types that it extends included. */
function isEmpty(type: StructType, module: Module): boolean {
  return module.version.types.allElements(type).length === 0;
}
