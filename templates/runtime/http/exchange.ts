import type { ByteStream, SentBody, Signal } from "../platform/platform.js";
import type { encodeMessage } from "../soap/envelope.js";

/** A request as any HTTP server has it, so that a handler needs no objects of the fetch standard. */
export interface PlainRequest {
  /** In upper case. */
  readonly method: string;
  /** The address, or the part of it from the path on. */
  readonly url: string;
  /** What comes before the path if the address begins there: `https://example.com`. */
  readonly origin?: string | undefined;
  /** Names in any case. */
  readonly headers: { get(name: string): string | null };
  /**
   * Reads the body as text, once.
   * @param maxLength - how many characters it may have, after it has been decompressed
   * @returns undefined if the bytes are not text in their encoding
   * @throws DecodeError if there are more characters; BodyError if it is damaged or does not arrive
   */
  text(maxLength: number): Promise<string | undefined>;
  /** The bytes of the body, decompressed, as they arrive; in place of the text. A handler reads attachments only where this is there. */
  bytes?(): ByteStream;
  /** Writes the response in a form that the server sends faster than text. Whoever changes a response reads its body as usual. */
  respond?(...message: Parameters<typeof encodeMessage<object, object>>): PlainResponse;
  /** Fires when the caller has gone. Where nobody asks for it, nothing waits for that. */
  readonly signal?: Signal | undefined;
}

/** A response that any HTTP server can send. */
export interface PlainResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: SentBody;
}

/** How a body may be compressed (RFC 9110, 8.4.1). `deflate` is the format of zlib (RFC 1950). */
export type Coding = "identity" | "gzip" | "deflate";

/** The codings of a body, as the field Accept-Encoding names them. */
export const CODINGS = "gzip, deflate";

/** The coding of a body by its field Content-Encoding; undefined for one that is coded in another way, or more than once. */
export function codingOf({ headers }: Pick<PlainRequest, "headers">): Coding | undefined {
  const name = headers.get("content-encoding")?.trim().toLowerCase() ?? "";
  if (name === "") return "identity";
  return KNOWN.get(name);
}

const KNOWN: ReadonlyMap<string, Coding> = /* @__PURE__ */ new Map([
  ["identity", "identity"],
  ["gzip", "gzip"],
  // RFC 9110, 8.4.1.3.
  ["x-gzip", "gzip"],
  ["deflate", "deflate"],
]);

/** The caller has not sent what the HTTP headers say: the body is damaged, or does not arrive whole. */
export class BodyError extends Error {
  override readonly name: string = "BodyError";
}

/** A body cannot be decompressed. */
export function codingError(coding: Coding, cause: unknown): BodyError {
  return new BodyError(`the body is not ${coding}, as its Content-Encoding says`, { cause });
}
