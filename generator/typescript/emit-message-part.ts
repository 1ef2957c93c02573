import type { ElementUse } from "../contract/contract.js";
import type { Part } from "./content-parts.js";
import type { Document } from "./document.js";
import { ATTACHMENTS, attachmentsRead, emitAttachmentsProperty, emitAttachmentsWrite } from "./emit-attachments.js";
import { emitInAnyOrder, emitPasses, emitReadFunction, emitWriteFunction, NO_MEMBERS } from "./emit-functions.js";
import { guardedItemWrite } from "./emit-members.js";
import { emitMemberReads, emitMemberWrites, emitReadPieces, emitWritePieces } from "./emit-pieces.js";
import { emitCountCheck } from "./emit-read-checks.js";
import { emitElementCheck } from "./emit-value-check.js";
import { literal } from "./identifiers.js";
import { BARE_VALUE, isBareStruct } from "./member-name.js";
import type { MessagePart } from "./message-parts.js";
import { emitOwnHref } from "./own-href.js";
import { emitPartProperties, emptyParts, requiredKeys, unfinishedType } from "./part-types.js";
import { onReader, onWriter } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import { assignment, objectLiteral, objectType, property, returnStatement, typedMember } from "./syntax.js";
import { memberType, readNillable, writeUse } from "./type-expressions.js";
import type { Version } from "./version.js";

export function emitPartInterface(part: MessagePart, file: SourceFile): void {
  const { identifier, documentation, parts, bare, attachments } = part;
  file.comment(...documentation);
  if (bare !== undefined) file.line(assignment(`export type ${identifier}`, bareType(bare, file.version)), ";");
  else if (isEmpty(part)) file.line(assignment(`export type ${identifier}`, NO_MEMBERS), ";");
  else
    file.block(`export interface ${identifier}`, () => {
      emitPartProperties(parts, file, new Map());
      emitAttachmentsProperty(attachments, file);
    });
  file.blankLine();
}

/** Emits nothing for a part without members. */
export function emitPartFunctions(part: MessagePart, file: SourceFile): void {
  const { identifier, parts, namespace, bare, attachments } = part;
  if (bare !== undefined) {
    emitBareFunctions(bare, identifier, file);
    return;
  }
  if (isEmpty(part)) return;
  const { version } = file;
  const first = firstNamespace(parts);
  const place = { target: "value", namespace: namespace ?? first ?? "", file };
  const start = namespace === undefined && first !== undefined ? version.namespace(first) : undefined;
  const written = { parts, place, name: `write${identifier}` };
  emitWriteFunction({ name: written.name, valueType: identifier, isExported: false }, file, () => {
    emitAttachmentsWrite(attachments, file);
    if (start !== undefined) file.line(onWriter("namespace", start), ";");
    emitMemberWrites({ ...written, place: { ...place, isEnd: true } });
  });
  emitWritePieces(written, identifier);
  file.blankLine();
  const read = { ...written, name: `read${identifier}` };
  const unfinished = unfinishedType(identifier, parts, version);
  emitReadFunction({ name: read.name, valueType: identifier, isExported: false }, file, () => {
    const empty = emptyParts(parts, attachmentsRead(attachments));
    file.line(assignment(["const value: ", unfinished], empty), ";");
    if (start !== undefined) file.line(onReader("namespace", start), ";");
    emitOwnHref(membersOf(parts), file);
    if (part.inAnyOrder === true) emitInAnyOrder(file);
    emitPasses(file, parts.length === 0 ? undefined : () => emitMemberReads(read));
    for (const each of parts) emitCountCheck(each, "value", file);
    const required = requiredKeys(parts);
    const names = required.length === 0 || attachments.length === 0 ? required : [...required, ATTACHMENTS];
    file.line(returnStatement(names.length > 0 ? onReader("complete", "value", ...names.map(literal)) : "value"));
  });
  emitReadPieces(read, unfinished);
  file.blankLine();
}

function membersOf(parts: readonly Part[]): ElementUse[] {
  return parts.flatMap((part) => (part.kind === "member" ? [part.use] : []));
}

/** The namespace of the first element that a part of a body declares. */
function firstNamespace(parts: readonly Part[]): string | undefined {
  return membersOf(parts)[0]?.element.namespace;
}

/** Whether a part has nothing to write or to read. */
export function isEmpty({ parts, bare, attachments }: MessagePart): boolean {
  return bare === undefined && parts.length === 0 && attachments.length === 0;
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
    emitElementCheck(value.element.localName, value, written, file);
    file.line(guardedItemWrite(value, written, writeUse(value, written, version)));
  });
  file.blankLine();
  emitReadFunction({ name: `read${identifier}`, valueType: identifier, isExported: false }, file, () => {
    const read = readNillable(value, version);
    file.line(returnStatement(isWhole ? read : objectLiteral([property(BARE_VALUE, read)])));
  });
  file.blankLine();
}
