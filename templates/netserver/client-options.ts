import type { NetServerOptions } from "./netserver-client.js";
import type { SessionOptions } from "./session-options.js";

/** What is left of a session's options are those of its clients. */
export function clientOptions(options: Partial<SessionOptions>): Omit<NetServerOptions<object>, "url" | "headers"> {
  const { remote, applicationToken, timeZone, isExpired, renew, store, ...others } = options;
  return others;
}
