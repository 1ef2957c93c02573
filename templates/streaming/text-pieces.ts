import { encodingOf, START_LENGTH } from "../runtime/http/body-text.js";
import { type MediaType, parseMediaType } from "../runtime/http/media-type.js";
import { type ByteStream, newTextDecoder } from "../runtime/platform/platform.js";

/**
 * The text of a body, in the pieces in which it arrives.
 * @throws TypeError, as the platform does, for bytes that are not in the encoding; whatever the platform throws if the body does not
 * arrive whole
 */
export async function* textPieces(body: ByteStream, contentType: string | null): AsyncGenerator<string, void> {
  const reader = body.getReader();
  const text = new PieceDecoder(parseMediaType(contentType));
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read())
      if (piece.value !== undefined) yield text.decode(piece.value);
    yield text.decode(undefined);
  } finally {
    // Whoever stops reading wants no more. At the end, and after a failure, there is nothing to cancel.
    await reader.cancel().catch(() => undefined);
  }
}

class PieceDecoder {
  readonly #charset: string | undefined;
  /** The first bytes, until there are enough to tell the encoding. */
  readonly #start: number[] = [];
  #decoder: ReturnType<typeof newTextDecoder> | undefined;

  constructor(mediaType: MediaType | undefined) {
    this.#charset = mediaType?.parameters.get("charset");
  }

  /** @param bytes - undefined at the end */
  decode(bytes: Uint8Array | undefined): string {
    if (this.#decoder !== undefined) return this.#decoder.decode(bytes, { stream: bytes !== undefined });
    for (const byte of bytes ?? []) this.#start.push(byte);
    if (bytes !== undefined && this.#start.length < START_LENGTH) return "";
    const start = Uint8Array.from(this.#start);
    this.#decoder = newTextDecoder(encodingOf(start, this.#charset), true);
    return this.#decoder.decode(start, { stream: bytes !== undefined });
  }
}
