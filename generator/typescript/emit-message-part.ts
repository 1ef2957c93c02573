import { emitPasses, emitReadFunction, emitWriteFunction, NO_MEMBERS } from "./emit-functions.js";
import { emitProperties, emitReads, emitReturn, emitWrites, unfinished } from "./emit-members.js";
import type { MessagePart } from "./message-parts.js";
import { onReader, onWriter } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import { assignment, objectLiteral } from "./syntax.js";

export function emitPartInterface({ identifier, documentation, members }: MessagePart, file: SourceFile): void {
  file.comment(...documentation);
  if (members.length === 0) file.line(assignment(`export type ${identifier}`, NO_MEMBERS), ";");
  else file.block(`export interface ${identifier}`, () => emitProperties(members, file));
  file.blankLine();
}

/** Emits nothing for a part without members. */
export function emitPartFunctions({ identifier, members, namespace }: MessagePart, file: SourceFile): void {
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
    file.line(assignment(["const value: ", unfinished(identifier, members)], objectLiteral([])), ";");
    if (namespace === undefined) file.line(onReader("namespace", constant), ";");
    emitPasses(file, () => emitReads(members, start, file));
    emitReturn(members, file);
  });
  file.blankLine();
}
