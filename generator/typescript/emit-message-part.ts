import type { ElementUse } from "../contract/contract.js";
import type { Document } from "./document.js";
import { ATTACHMENTS, attachmentsRead, emitAttachmentsProperty, emitAttachmentsWrite } from "./emit-attachments.js";
import { emitFixedCheck } from "./emit-fixed.js";
import { emitInAnyOrder, emitPasses, emitReadFunction, emitWriteFunction, NO_MEMBERS } from "./emit-functions.js";
import {
  emitProperties,
  emitReads,
  emitReturn,
  emitWrites,
  emptyValue,
  guardedItemWrite,
  unfinished,
} from "./emit-members.js";
import { emitCountCheck } from "./emit-read-checks.js";
import { BARE_VALUE, isBareStruct, memberName } from "./member-name.js";
import type { MessagePart } from "./message-parts.js";
import { emitOwnHref } from "./own-href.js";
import { onReader, onWriter } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import { assignment, objectLiteral, objectType, property, returnStatement, typedMember } from "./syntax.js";
import { memberType, readNillable, writeUse } from "./type-expressions.js";
import type { Version } from "./version.js";

export function emitPartInterface(part: MessagePart, file: SourceFile): void {
  const { identifier, documentation, members, bare, attachments } = part;
  file.comment(...documentation);
  if (bare !== undefined) file.line(assignment(`export type ${identifier}`, bareType(bare, file.version)), ";");
  else if (isEmpty(part)) file.line(assignment(`export type ${identifier}`, NO_MEMBERS), ";");
  else
    file.block(`export interface ${identifier}`, () => {
      emitProperties(members, file);
      emitAttachmentsProperty(attachments, file);
    });
  file.blankLine();
}

/** Emits nothing for a part without members. */
export function emitPartFunctions(part: MessagePart, file: SourceFile): void {
  const { identifier, members, namespace, bare, attachments } = part;
  if (bare !== undefined) {
    emitBareFunctions(bare, identifier, file);
    return;
  }
  if (isEmpty(part)) return;
  const [first] = members;
  const start = namespace ?? first?.element.namespace;
  const ofParts = namespace === undefined ? first?.element.namespace : undefined;
  emitWriteFunction({ name: `write${identifier}`, valueType: identifier, isExported: false }, file, () => {
    emitAttachmentsWrite(attachments, file);
    if (ofParts !== undefined) file.line(onWriter("namespace", file.version.namespace(ofParts)), ";");
    emitWrites(members, start ?? "", file);
  });
  file.blankLine();
  emitReadFunction({ name: `read${identifier}`, valueType: identifier, isExported: false }, file, () => {
    const first = emptyValue(members, attachmentsRead(attachments));
    file.line(assignment(["const value: ", unfinished(identifier, members, file.version)], first), ";");
    if (ofParts !== undefined) file.line(onReader("namespace", file.version.namespace(ofParts)), ";");
    emitOwnHref(members, file);
    if (part.inAnyOrder === true) emitInAnyOrder(file);
    emitPasses(file, members.length === 0 ? undefined : () => emitReads(members, start ?? "", file));
    for (const use of members)
      emitCountCheck({ kind: "member", key: memberName(use), use, isLazy: false }, "value", file);
    emitReturn(members, file, attachments.length === 0 ? [] : [ATTACHMENTS]);
  });
  file.blankLine();
}

/** Whether a part has nothing to write or to read. */
export function isEmpty({ members, bare, attachments }: MessagePart): boolean {
  return bare === undefined && members.length === 0 && attachments.length === 0;
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
