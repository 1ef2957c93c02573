import type { PerCall } from "../runtime/http/per-call.js";
import type { AccessToken, UserNameAndPassword } from "./login.js";
import type { NetServerOptions } from "./netserver-client.js";
import type { Renewal } from "./shared-ticket.js";

/**
 * Where a session is, and how it goes on when its ticket has expired. Options of a client, such as `timeout`, `fetch` and
 * `onRequest`, go to every client of the session.
 */
export interface SessionOptions extends Omit<NetServerOptions<object>, "url" | "headers">, Renewal {
  /**
   * The installation's folder Remote: `https://example.com/Cust12345/Remote`. What the claim `netserver_url` gives will do, and the
   * address of a tenant. A function is asked for it before each call.
   */
  readonly remote: PerCall<string>;
  /** The token of the application. An installation in the cloud wants one. */
  readonly applicationToken?: string | undefined;
  /** The time zone of dates that do not say theirs; the user's own if left out. */
  readonly timeZone?: TimeZone | undefined;
  /** Whether an error says that the ticket has expired; `isTicketExpired` if left out. The call is sent again with a new ticket. */
  readonly isExpired?: ((error: unknown) => boolean) | undefined;
}

/** The options of a session that logs in by itself. */
export interface RenewedSessionOptions extends SessionOptions {
  readonly renew: () => string | Promise<string>;
}

/** For whom to log in. */
export interface LoginOptions<Credentials = UserNameAndPassword | AccessToken> extends Omit<SessionOptions, "renew"> {
  /**
   * A function is asked for them each time that they are needed: if there is no ticket in the store, and when the ticket has
   * expired. What is not given by a function is used once, at once, and not kept; such a session ends with its ticket.
   */
  readonly credentials: PerCall<Credentials>;
}

export interface TimeZone {
  SoTimeZoneId?: number | undefined;
  SoTimeZoneLocationCode?: string | null | undefined;
}

/** The request headers of every endpoint but SoPrincipal. */
export interface SessionHeaders {
  ApplicationToken?: string | null | undefined;
  Credentials?: { Ticket?: string | null | undefined } | null | undefined;
  TimeZone?: TimeZone | null | undefined;
}

/** A generated client class. */
export interface ClientClass<Headers, Client, Path extends string = string> {
  /** Where its endpoint is served, below Remote. */
  readonly path: Path;
  new (options: NetServerOptions<Headers>): Client;
}
