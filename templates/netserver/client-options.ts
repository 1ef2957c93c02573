import type { NetServerOptions } from "./netserver-client.js";
import type { SessionOptions } from "./session-options.js";

/** The options of a session's clients: those of the session without its own. */
export function clientOptions(options: Partial<SessionOptions>): Omit<NetServerOptions<object>, "url" | "headers"> {
  const { remote, applicationToken, timeZone, isExpired, renew, store, ...others } = options;
  return others;
}
