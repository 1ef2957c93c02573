import type { Attachment } from "./attachment.js";
import type { ReceivedMessage } from "./received-message.js";

/**
 * All attachments of a message in their order, as they arrive: also those that nothing in the envelope refers to. An attachment that has
 * been read as the value of a member cannot be read again.
 */
export interface Attachments extends AsyncIterable<Attachment> {
  /** Says that nothing more will be read of the message, so that its connection can end. */
  cancel(): Promise<void>;
}

const remembered = new WeakMap<object, ReceivedMessage>();

/** @param values - what stands for the message: its headers, its body */
export function rememberParts(message: ReceivedMessage, ...values: readonly unknown[]): void {
  for (const value of values) if (typeof value === "object" && value !== null) remembered.set(value, message);
}

/**
 * The attachments of a message.
 * @param headers - the headers that were read with it: `$headers` of a response, or the second argument of an implementation
 * @returns undefined for a message without any
 */
export function attachmentsOf(headers: object): Attachments | undefined {
  const message = remembered.get(headers);
  if (message === undefined) return undefined;
  const { parts, root } = message;
  return {
    async *[Symbol.asyncIterator]() {
      for (let part = await parts.after(undefined); part !== undefined; part = await parts.after(part))
        if (part !== root) yield part;
    },
    cancel: () => parts.cancel(),
  };
}
