import type { Signal } from "../platform/platform.js";
import type { HttpHeaders } from "./http-headers.js";
import { withTimeout } from "./timeout.js";

/**
 * Sees the text of every message, and may change it: to sign it, to log it, to give it an XML declaration. Several are an onion: what is
 * sent goes through the first one first, and what is received through the last one first.
 */
export interface MessageHook {
  /** Gets a message that is about to be sent. @returns what is sent instead */
  readonly send?: ((text: string, message: SentMessage) => string | Promise<string>) | undefined;
  /** Gets a message that has come, before it is read. @returns what is read instead */
  readonly receive?: ((text: string, message: ReceivedMessage) => string | Promise<string>) | undefined;
}

interface MessageFacts {
  /** Empty if it is not known yet: on the server side, the body may have to say it. */
  readonly operation: string;
  readonly url: string;
}

/** What is known of a message that is sent. */
export interface SentMessage extends MessageFacts {
  /** What is changed here is sent: give names in lower case. */
  readonly httpHeaders: HttpHeaders;
}

/** What is known of a message that is received. */
export interface ReceivedMessage extends MessageFacts {
  readonly httpHeaders: { get(name: string): string | null };
}

/** @throws what a hook throws; TypeError for one that returns no text; the reason of the signal */
export async function afterSendHooks(
  hooks: readonly MessageHook[],
  text: string,
  message: SentMessage,
  signal?: Signal,
): Promise<string> {
  let changed = text;
  for (const hook of hooks)
    changed = textOf(await withTimeout(undefined, signal, async () => hook.send?.(changed, message)), changed);
  return changed;
}

/** The same for a message that was received. */
export async function afterReceiveHooks(
  hooks: readonly MessageHook[],
  text: string,
  message: ReceivedMessage,
  signal?: Signal,
): Promise<string> {
  let changed = text;
  for (const hook of hooks.toReversed())
    changed = textOf(await withTimeout(undefined, signal, async () => hook.receive?.(changed, message)), changed);
  return changed;
}

/** What a hook has returned. In plain JavaScript it may be anything; one that only looks returns nothing. */
function textOf(returned: unknown, text: string): string {
  const changed = returned ?? text;
  if (typeof changed === "string") return changed;
  throw new TypeError("what a hook returns must be text");
}
