/** The bytes of a text that has only ASCII; any other character becomes one byte. */
export function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function joinedBytes(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Adds a piece after others. Small ones become one, because each needs memory of its own, and a sender chooses how long they are. */
export function addPiece(pieces: Uint8Array[], piece: Uint8Array): void {
  const last = pieces.at(-1);
  if (last === undefined || last.length + piece.length > LONG_PIECE) pieces.push(piece);
  else pieces[pieces.length - 1] = joinedBytes(last, piece);
}

const LONG_PIECE = 1024;

/** The bytes of pieces, in a row. */
export function concatBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const [only, second] = pieces;
  if (only !== undefined && second === undefined) return only;
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
