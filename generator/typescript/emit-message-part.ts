import type { ElementUse } from "../contract/contract.js";
import type { Document } from "./document.js";
import { emitFixedCheck } from "./emit-fixed.js";
import { emitPasses, emitReadFunction, emitWriteFunction, NO_MEMBERS } from "./emit-functions.js";
import {
  emitProperties,
  emitReads,
  emitReturn,
  emitWrites,
  emptyValue,
  guardedItemWrite,
  unfinished,
} from "./emit-members.js";
import { BARE_VALUE, isBareStruct } from "./member-name.js";
import type { MessagePart } from "./message-parts.js";
import { emitOwnHref } from "./own-href.js";
import { onReader, onWriter } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import { assignment, objectLiteral, objectType, property, returnStatement, typedMember } from "./syntax.js";
import { memberType, readNillable, writeUse } from "./type-expressions.js";
import type { Version } from "./version.js";

export function emitPartInterface({ identifier, documentation, members, bare }: MessagePart, file: SourceFile): void {
  file.comment(...documentation);
  if (bare !== undefined) file.line(assignment(`export type ${identifier}`, bareType(bare, file.version)), ";");
  else if (members.length === 0) file.line(assignment(`export type ${identifier}`, NO_MEMBERS), ";");
  else file.block(`export interface ${identifier}`, () => emitProperties(members, file));
  file.blankLine();
}

/** Emits nothing for a part without members. */
export function emitPartFunctions(part: MessagePart, file: SourceFile): void {
  const { identifier, members, namespace, bare } = part;
  if (bare !== undefined) {
    emitBareFunctions(bare, identifier, file);
    return;
  }
  const [first] = members;
  if (first === undefined) return;
  const start = namespace ?? first.element.namespace;
  const constant = file.version.namespace(start);
  emitWriteFunction({ name: `write${identifier}`, valueType: identifier, isExported: false }, file, () => {
    if (namespace === undefined) file.line(onWriter("namespace", constant), ";");
    emitWrites(members, start, file);
  });
  file.blankLine();
  emitReadFunction({ name: `read${identifier}`, valueType: identifier, isExported: false }, file, () => {
    file.line(assignment(["const value: ", unfinished(identifier, members, file.version)], emptyValue(members)), ";");
    if (namespace === undefined) file.line(onReader("namespace", constant), ";");
    emitOwnHref(members, file);
    emitPasses(file, () => emitReads(members, start, file));
    emitReturn(members, file);
  });
  file.blankLine();
}

/** A value that is not an object is in `$value`, so that the message can have headers as well. */
function bareType(value: ElementUse, version: Version): Document {
  const type = memberType(value, version);
  return isBareStruct(value, version.types) ? type : objectType([typedMember(BARE_VALUE, [type])]);
}

function emitBareFunctions(value: ElementUse, identifier: string, file: SourceFile): void {
  const { version } = file;
  const isWhole = isBareStruct(value, version.types);
  const written = isWhole ? "value" : `value.${BARE_VALUE}`;
  emitWriteFunction({ name: `write${identifier}`, valueType: identifier, isExported: false }, file, () => {
    emitFixedCheck(value.element.localName, value, written, file);
    file.line(guardedItemWrite(value, written, writeUse(value, written, version)));
  });
  file.blankLine();
  emitReadFunction({ name: `read${identifier}`, valueType: identifier, isExported: false }, file, () => {
    const read = readNillable(value, version);
    file.line(returnStatement(isWhole ? read : objectLiteral([property(BARE_VALUE, read)])));
  });
  file.blankLine();
}
