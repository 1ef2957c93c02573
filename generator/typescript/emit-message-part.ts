import { emitReadFunction, emitRounds, emitWriteFunction, NO_MEMBERS } from "./emit-functions.js";
import { emitProperties, emitReads, emitReturn, emitWrites, unfinished } from "./emit-members.js";
import type { MessagePart } from "./message-parts.js";
import { onWriter } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import { assignment, objectLiteral } from "./syntax.js";

export function emitPartInterface({ identifier, documentation, members }: MessagePart, file: SourceFile): void {
  file.comment(...documentation);
  if (members.length === 0) file.line(assignment(`export type ${identifier}`, NO_MEMBERS), ";");
  else file.block(`export interface ${identifier}`, () => emitProperties(members, file));
  file.blankLine();
}

export function emitPartFunctions(part: MessagePart, file: SourceFile): void {
  const { identifier, members, namespace, writeBegin, readBegin } = part;
  emitWriteFunction({ name: `write${identifier}`, valueType: identifier, isExported: false }, file, () => {
    file.line(writeBegin, ";");
    emitWrites(members, namespace, file);
    file.line(onWriter("end"), ";");
  });
  file.blankLine();
  emitReadFunction({ name: `read${identifier}`, valueType: identifier, isExported: false }, file, () => {
    file.line(assignment(["const value: ", unfinished(identifier, members)], objectLiteral([])), ";");
    file.line(readBegin, ";");
    emitRounds(file, members.length === 0 ? undefined : () => emitReads(members, namespace, file));
    emitReturn(members, file);
  });
  file.blankLine();
}
