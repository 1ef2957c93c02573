import { isMultipart, type MediaType, parseMediaType } from "../runtime/http/media-type.js";
import type { ByteStream } from "../runtime/platform/platform.js";
import { allBytes } from "./attachment.js";
import { checkLimit, type Limits, MultipartError } from "./limits.js";
import { MultipartReader } from "./multipart-reader.js";
import { bareContentId, comparedId } from "./part-head.js";
import { type ReceivedPart, ReceivedParts } from "./received-parts.js";
import { XOP_TYPE } from "./xop.js";

/** A body of several parts: the envelope, and the parts beside it. */
export interface ReceivedMessage {
  /** The bytes of the envelope. */
  readonly envelope: Uint8Array;
  /** What the content type of the envelope would be without anything beside it. */
  readonly contentType: string;
  readonly parts: ReceivedParts;
  /** The part of the envelope. */
  readonly root: ReceivedPart;
  readonly isXop: boolean;
}

/** The media type of a body that has several parts of one message (RFC 2387); undefined for any other body. */
export function relatedType(contentType: string | null): MediaType | undefined {
  const mediaType = parseMediaType(contentType);
  return isMultipart(mediaType) ? mediaType : undefined;
}

/**
 * Reads the envelope of a message. The other parts are left to be read.
 * @throws MultipartError if the body is not what its content type says
 */
export async function readMessage(body: ByteStream, mediaType: MediaType, limits: Limits): Promise<ReceivedMessage> {
  const { parameters } = mediaType;
  const boundary = parameters.get("boundary") ?? "";
  // RFC 2046, 5.1.1. Some senders have other characters in theirs.
  if (!/^[\x20-\x7e]{1,200}$/.test(boundary)) throw new MultipartError("a boundary in the Content-Type", "none");
  const parts = new ReceivedParts(new MultipartReader(body, boundary, limits), limits);
  const root = await findRoot(parts, bareContentId(parameters.get("start")));
  if (root === undefined) throw new MultipartError("a part with the envelope", "no part");
  const type = parseMediaType(root.contentType);
  const isXop = type?.name === XOP_TYPE;
  // In a package of XOP, the type of the envelope is a parameter.
  const ofEnvelope = isXop ? (type.parameters.get("type") ?? parameters.get("start-info")) : root.contentType;
  const envelope = await allBytes(limited(root, limits.maxHeld));
  return {
    envelope,
    contentType: envelopeType(ofEnvelope, mediaType, type),
    parts,
    root,
    isXop,
  };
}

/** The part that the parameter `start` names, else the first one (RFC 2387, 3.2). */
async function findRoot(parts: ReceivedParts, start: string | undefined): Promise<ReceivedPart | undefined> {
  const compared = start === undefined ? undefined : comparedId(start);
  const named = compared === undefined ? undefined : await parts.find(({ head }) => head.comparedId === compared);
  return named ?? (await parts.after(undefined));
}

async function* limited(pieces: AsyncIterable<Uint8Array>, limit: number): AsyncIterable<Uint8Array> {
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    checkLimit(size, limit, "bytes in an envelope");
    yield piece;
  }
}

/**
 * The content type of an envelope without a package around it. Each of several places may have the action, because senders differ in it.
 * @param ofEnvelope - what a package of XOP says of its type; else that of its part
 * @param root - the type of the part of the envelope, if it is known
 */
export function envelopeType(ofEnvelope: string | undefined, { parameters }: MediaType, root?: MediaType): string {
  const type = parameters.get("type");
  const own = parseMediaType(ofEnvelope ?? (type === XOP_TYPE ? undefined : type));
  const inner = parseMediaType(parameters.get("start-info"));
  const action = [parameters, own?.parameters, root?.parameters, inner?.parameters]
    .map((all) => all?.get("action"))
    .find((value) => value !== undefined);
  const charset = root?.parameters.get("charset") ?? own?.parameters.get("charset");
  const ofCharset = charset === undefined ? "" : `; charset=${quoted(charset)}`;
  return `${own?.name ?? "text/xml"}${ofCharset}${action === undefined ? "" : `; action=${quoted(action)}`}`;
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&")}"`;
}
