import type { PerCall } from "../runtime/http/call-options.js";
import type { AccessToken, UserNameAndPassword } from "./login.js";
import type { NetServerOptions } from "./netserver-client.js";
import type { Renewal } from "./shared-ticket.js";

/**
 * The installation of a session, and what to do when its ticket has expired. Options of a client, such as `timeout`, `fetch` and
 * `onRequest`, apply to every client of the session.
 */
export interface SessionOptions extends Omit<NetServerOptions<object>, "url" | "headers">, Renewal {
  /**
   * The installation's folder Remote: `https://example.com/Cust12345/Remote`. The claim `netserver_url` and the address of a tenant
   * are accepted too. A function is called before each call.
   */
  readonly remote: PerCall<string>;
  /** The token of the application. Online installations require one. */
  readonly applicationToken?: string | undefined;
  /** The time zone of dates without a zone; the user's own if left out. */
  readonly timeZone?: TimeZone | undefined;
  /** Whether an error means that the ticket has expired; `isTicketExpired` if left out. The call is then sent again with a new ticket. */
  readonly isExpired?: ((error: unknown) => boolean) | undefined;
}

/** The options of a session that logs in by itself. */
export interface RenewedSessionOptions extends SessionOptions {
  readonly renew: () => string | Promise<string>;
}

/** The user to log in. */
export interface LoginOptions<Credentials = UserNameAndPassword | AccessToken> extends Omit<SessionOptions, "renew"> {
  /**
   * A function is called each time that they are needed: if there is no ticket in the store, and when the ticket has expired.
   * Credentials that are not given by a function are used once, immediately, and not kept. Such a session ends with its ticket.
   */
  readonly credentials: PerCall<Credentials>;
}

/** The time zone of the dateTimes in a session's messages, by its number or by its code of a location. */
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
  /** The path of its endpoint below Remote. */
  readonly path: Path;
  new (options: NetServerOptions<Headers>): Client;
}
