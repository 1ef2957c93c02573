import type { StructType } from "../contract/contract.js";
import type { QName } from "../xml/qname.js";
import { generatedFrom } from "./doc-text.js";
import type { Document } from "./document.js";
import {
  emitAttributeReads,
  emitAttributeWrites,
  emitTagProperties,
  emitTextRead,
  emitTextWrite,
  hasTag,
  hasTagProperties,
  hasText,
  requiredOfTag,
} from "./emit-attributes.js";
import { emitPasses, emitReadFunction, emitReadIntoFunction, emitWriteFunction, NO_MEMBERS } from "./emit-functions.js";
import {
  emitProperties,
  emitReads,
  emitReturn,
  emitWrites,
  emptyValue,
  membersOf,
  unfinished,
} from "./emit-members.js";
import { literal } from "./identifiers.js";
import { onReader, onWriter } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import { assignment, call, interfaceHead } from "./syntax.js";
import type { Version } from "./version.js";

/** An interface, and the functions that write and read it. A type that others extend has separate functions for its members. */
export function emitStruct(type: StructType, file: SourceFile): void {
  file.comment(type.documentation, generatedFrom("complexType", type.name));
  emitType(type, file);
  file.blankLine();
  emitWrite(type, file);
  file.blankLine();
  emitRead(type, file);
}

function emitType(type: StructType, file: SourceFile): void {
  const { version } = file;
  const { identifier } = version.namesOf(type.name);
  const base = type.base && version.typeName(type.base);
  const head = interfaceHead(`export interface ${identifier}`, base);
  const members = membersOf(type.content);
  const properties = (): void => {
    emitProperties(members, file);
    emitTagProperties(type, file);
  };
  if (members.length > 0 || hasTagProperties(type, version)) file.block(head, properties);
  else if (base !== undefined) file.line(head, " {}");
  // Types that extend this one may have members.
  else file.line(assignment(`export type ${identifier}`, version.types.isBase(type) ? "object" : NO_MEMBERS), ";");
}

function emitWrite(type: StructType, file: SourceFile): void {
  const { identifier, write, writeMembers } = file.version.namesOf(type.name);
  const namespace = file.version.namespace(type.name.namespace);
  emitWriteFunction({ name: write, valueType: identifier }, file, () => {
    const isTagged = hasTag(type, file.version);
    file.line(onWriter(isTagged ? "beginTag" : "beginStruct", namespace, literal(type.name.localName), "value"), ";");
    if (isTagged) {
      emitAttributeWrites(type, file);
      file.line(onWriter("endTag"), ";");
      emitTextWrite(type, file);
    }
    if (hasMembersApart(type, file.version)) file.line(call(writeMembers, "writer", "value"), ";");
    else emitMembers(type, "write", file);
    file.line(onWriter("end"), ";");
  });
  if (!hasMembersApart(type, file.version)) return;
  file.blankLine();
  file.comment(`Writes what a type that extends ${identifier} has from it.`);
  emitWriteFunction({ name: writeMembers, valueType: identifier }, file, () => emitMembers(type, "write", file));
}

function emitRead(type: StructType, file: SourceFile): void {
  const { identifier, read, readMembers } = file.version.namesOf(type.name);
  const members = file.version.types.allElements(type);
  const others = requiredOfTag(type, file.version);
  const isPartial = others.length > 0 || undefined;
  const valueType = unfinished(identifier, members, file.version, isPartial);
  emitReadFunction({ name: read, valueType: identifier }, file, () => {
    file.line(assignment(["const value: ", valueType], emptyValue(members)), ";");
    file.line(
      onReader(beginOf(type, file.version), file.version.namespace(type.name.namespace), literal(type.name.localName)),
      ";",
    );
    emitAttributeReads(type, file);
    emitTextRead(type, file);
    const readAll = (): void => {
      if (hasMembersApart(type, file.version)) file.line(call(readMembers, "reader", "value"), ";");
      else emitMembers(type, "read", file);
    };
    emitPasses(file, members.length === 0 ? undefined : readAll);
    emitReturn(members, file, others);
  });
  if (!hasMembersApart(type, file.version)) return;
  file.blankLine();
  file.comment(`Reads what a type that extends ${identifier} has from it, in one pass.`);
  emitReadIntoFunction({ name: readMembers, valueType }, file, () => emitMembers(type, "read", file));
}

/** The members that come from the base type, then the type's own. */
function emitMembers(type: StructType, direction: "write" | "read", file: SourceFile): void {
  const { types } = file.version;
  const { namespace } = type.name;
  if (type.base !== undefined && types.allElements(types.struct(type.base)).length > 0) {
    emitBaseMembers(type.base, namespace, direction, file);
  }
  if (direction === "write") emitWrites(membersOf(type.content), namespace, file);
  else emitReads(membersOf(type.content), namespace, file);
}

/** @param namespace - the current namespace of the writer or reader */
function emitBaseMembers(base: QName, namespace: string, direction: "write" | "read", file: SourceFile): void {
  const { version } = file;
  const isWrite = direction === "write";
  const change = (to: string): Document => {
    const constant = version.namespace(to);
    return [isWrite ? onWriter("namespace", constant) : onReader("namespace", constant), ";"];
  };
  const elsewhere = base.namespace !== namespace;
  if (elsewhere) file.line(change(base.namespace));
  const members = version.typeFunction(base, isWrite ? "writeMembers" : "readMembers");
  file.line(call(members, isWrite ? "writer" : "reader", "value"), ";");
  if (elsewhere) file.line(change(namespace));
}

/** Whether the members have separate functions, which those of the extending types call. */
function hasMembersApart(type: StructType, { types }: Version): boolean {
  return types.isBase(type) && types.allElements(type).length > 0;
}

/** The first statements of reading. */
function beginOf(type: StructType, version: Version): "beginStruct" | "beginTag" | "beginText" {
  if (hasText(type, version)) return "beginText";
  return hasTag(type, version) ? "beginTag" : "beginStruct";
}
