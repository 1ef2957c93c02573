import { type AttachmentSource, isSource } from "./attachment.js";

const further = new WeakMap<object, readonly AttachmentSource[]>();

/**
 * Sends further attachments with a message, to which nothing in its envelope refers. The receiver finds them by `attachmentsOf`. They come
 * after all others, in their order.
 * @param body - the members of a request, or those of a response that an implementation returns. It stays as it is
 * @returns the same object
 * @throws TypeError for what is no source of bytes
 */
export function withAttachments<Body extends object>(body: Body, attachments: readonly AttachmentSource[]): Body {
  if (!attachments.every(isSource)) throw new TypeError("an attachment must be bytes, a Blob, or a stream of bytes");
  further.set(body, [...attachments]);
  return body;
}

/** What is sent with a message in addition to its values. */
export function furtherAttachments(body: unknown): readonly AttachmentSource[] {
  return (typeof body === "object" && body !== null ? further.get(body) : undefined) ?? [];
}
