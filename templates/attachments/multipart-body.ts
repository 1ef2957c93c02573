import { parseMediaType } from "../runtime/http/media-type.js";
import { type BodyBlob, type SentBody, utf8Bytes } from "../runtime/platform/platform.js";
import { isBytes } from "../runtime/values/binary.js";
import { type AttachmentSource, checkUnread, piecesOf, SentAttachment } from "./attachment.js";
import type { Packaging } from "./options.js";
import { isPlatformBlob, newBlob, newByteStream, randomName } from "./platform.js";
import type { SentPart } from "./sent-parts.js";
import { XOP_TYPE } from "./xop.js";

export interface PackedMessage {
  readonly body: SentBody;
  readonly contentType: string;
}

/**
 * Makes one body of an envelope and its attachments (RFC 2387; MTOM, 4; SOAP with Attachments, 3). It is read while it is sent.
 * @param contentType - that of the envelope alone
 */
export function packMessage(
  envelope: string,
  contentType: string,
  parts: readonly SentPart[],
  packaging: Packaging,
): PackedMessage {
  const boundary = `part-${randomName()}`;
  const rootId = `envelope.${randomName()}@attachments`;
  const { name = "text/xml", parameters } = parseMediaType(contentType) ?? {};
  const action = parameters?.get("action");
  const type = packaging === "mtom" ? XOP_TYPE : name;
  const startInfo = packaging === "mtom" ? `; start-info="${name}"` : "";
  const ofAction = action === undefined ? "" : `; action="${action.replace(/[\\"]/g, "\\$&")}"`;
  const ofRoot = packaging === "mtom" ? `; type="${name}"` : ofAction;
  const root = { contentId: rootId, contentType: `${type}; charset=utf-8${ofRoot}`, source: utf8Bytes(envelope) };
  return {
    body: bodyOf([root, ...parts], boundary),
    contentType: `multipart/related; type="${type}"; boundary="${boundary}"; start="<${rootId}>"${startInfo}${ofAction}`,
  };
}

/** @throws EncodeError for a stream that has been sent, before anything of the message is */
function bodyOf(parts: readonly SentPart[], boundary: string): SentBody {
  const pieces = parts.flatMap((part) => {
    const source = innermostSource(part);
    checkUnread(source);
    return [headOf(part, boundary), source, "\r\n"];
  });
  pieces.push(`--${boundary}--\r\n`);
  return pieces.every(isCounted) ? newBlob(pieces) : newByteStream(bytesOf(pieces));
}

function headOf({ contentId, contentType }: SentPart, boundary: string): string {
  return `--${boundary}\r\nContent-Type: ${contentType}\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <${contentId}>\r\n\r\n`;
}

function innermostSource({ source }: { readonly source: AttachmentSource }): AttachmentSource {
  return source instanceof SentAttachment ? innermostSource(source) : source;
}

/** Whether the number of bytes is known. Then the body is a Blob: every platform can send one, also a second time. */
function isCounted(piece: string | AttachmentSource): piece is string | Uint8Array | BodyBlob {
  return typeof piece === "string" || isBytes(piece) || isPlatformBlob(piece);
}

async function* bytesOf(pieces: readonly (string | AttachmentSource)[]): AsyncGenerator<Uint8Array, void, undefined> {
  for (const piece of pieces) {
    if (typeof piece === "string") yield utf8Bytes(piece);
    else yield* piecesOf(piece);
  }
}
