import type { ChoicePart, Part } from "./content-parts.js";
import { flatParts } from "./content-plan.js";
import type { Document } from "./document.js";
import { emitReadIntoFunction, emitWriteFunction } from "./emit-functions.js";
import { emitPartReads } from "./emit-part-reads.js";
import { emitChoiceCheck, emitPartWrites, partsOfChoice, type WritePlace } from "./emit-part-writes.js";
import { call } from "./syntax.js";

/** As many properties as one function writes or reads. The compiler refuses functions with more than about a thousand branches (TS2563). */
const MOST_IN_FUNCTION = 200;

/** The parts of a value, and the name of the functions for pieces of them, which are numbered. */
export interface Members {
  readonly parts: readonly Part[];
  readonly place: WritePlace;
  readonly name: string;
}

/** The statements that write the parts; if they are very many, calls of functions that write some each. */
export function emitMemberWrites(members: Members): void {
  const { parts, place } = members;
  if (!isInPieces(parts)) {
    emitPartWrites(parts, place);
    return;
  }
  for (const choice of parts.filter(isSharedOut)) emitChoiceCheck(choice, place.target, place.file);
  emitCalls(members, "writer");
}

/** The functions that `emitMemberWrites` calls. */
export function emitWritePieces(members: Members, valueType: Document): void {
  const { parts, place, name } = members;
  if (!isInPieces(parts)) return;
  for (const [index, piece] of piecesOf(parts).entries()) {
    place.file.blankLine();
    place.file.comment(`Writes the members ${rangeOf(piece)}.`);
    const shape = { name: pieceName(name, index), valueType, isExported: false };
    emitWriteFunction(shape, place.file, () => emitPartWrites(piece, { ...place, isEnd: false }));
  }
}

/** The statements that read the parts in one pass; if they are very many, calls of functions that read some each. */
export function emitMemberReads(members: Members): void {
  const { parts, place } = members;
  if (isInPieces(parts)) emitCalls(members, "reader");
  else emitPartReads(parts, place);
}

/** The functions that `emitMemberReads` calls. */
export function emitReadPieces(members: Members, valueType: Document): void {
  const { parts, place, name } = members;
  if (!isInPieces(parts)) return;
  for (const [index, piece] of piecesOf(parts).entries()) {
    place.file.blankLine();
    place.file.comment(`Reads the members ${rangeOf(piece)}.`);
    const shape = { name: pieceName(name, index), valueType, isExported: false };
    emitReadIntoFunction(shape, place.file, () => emitPartReads(piece, place));
  }
}

function emitCalls({ parts, place, name }: Members, cursor: "writer" | "reader"): void {
  for (const index of piecesOf(parts).keys()) place.file.line(call(pieceName(name, index), cursor, place.target), ";");
}

function pieceName(name: string, index: number): string {
  return `${name}$${index + 1}`;
}

/** `from A to Z` */
function rangeOf(piece: readonly Part[]): string {
  const keys = flatParts(piece).map(({ key }) => `\`${key}\``);
  return `from ${keys[0]} to ${keys.at(-1)}`;
}

/** Whether a choice has more parts than one function writes. Its branches are checked together, before any of them is written. */
function isSharedOut(part: Part): part is ChoicePart {
  return part.kind === "choice" && part.long === undefined && flatParts([part]).length > MOST_IN_FUNCTION;
}

function isInPieces(parts: readonly Part[]): boolean {
  // Almost no value has so many properties that it matters how they are divided.
  return flatParts(parts).length > MOST_IN_FUNCTION && piecesOf(parts).length > 1;
}

function piecesOf(parts: readonly Part[]): Part[][] {
  const pieces: Part[][] = [];
  let free = 0;
  for (const part of parts.flatMap((each) => (isSharedOut(each) ? partsOfChoice(each) : [each]))) {
    const size = flatParts([part]).length;
    if (size > free) {
      pieces.push([]);
      free = MOST_IN_FUNCTION;
    }
    pieces.at(-1)?.push(part);
    free -= size;
  }
  return pieces;
}
