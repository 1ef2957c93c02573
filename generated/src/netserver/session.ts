// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

import { type FailedCall, isAsked, type PerCall } from "../runtime/calls.js";
import { HttpError } from "../runtime/http-error.js";
import { SoapFault } from "../runtime/soap-fault.js";
import { LoginError } from "./login-error.js";
import { NetServerError, type NetServerOptions } from "./netserver-client.js";

// #region netserver/login.ts

/** The credentials of a user of the installation. */
export interface UserNameAndPassword {
  readonly userName: string;
  readonly password: string;
}

/** For Services86 and later versions. */
export interface AccessToken {
  readonly accessToken: string;
}

/** The part of `SoPrincipalClient` that logging in needs, of any version. */
export interface PrincipalClient {
  authenticateUsernamePassword(request: { UserName: string; Password: string }): Promise<Authenticated>;
  authenticateWithAccessToken?(request: { AccessToken: string }): Promise<Authenticated>;
}

/** The credentials that a version accepts: access tokens only if it has an operation for them. */
export type CredentialsFor<Client> = Client extends { authenticateWithAccessToken(request: never): unknown }
  ? UserNameAndPassword | AccessToken
  : UserNameAndPassword;

interface Authenticated {
  readonly AuthenticationSucceeded?: boolean | undefined;
  readonly Credentials?: { readonly Ticket?: string | null | undefined } | null | undefined;
}

/**
 * Logs in at the endpoint SoPrincipal.
 * @returns the ticket
 * @throws LoginError if NetServer refuses, or if the version has no access tokens; all errors of a call
 * @throws TypeError without credentials
 */
export async function authenticate(
  client: PrincipalClient,
  credentials: UserNameAndPassword | AccessToken,
): Promise<string> {
  const { AuthenticationSucceeded, Credentials } = await present(client, credentials);
  const ticket = Credentials?.Ticket;
  if (AuthenticationSucceeded === false || !ticket) throw new LoginError("NetServer has refused the login");
  return ticket;
}

function present(client: PrincipalClient, credentials: UserNameAndPassword | AccessToken): Promise<Authenticated> {
  // By the types one of them is present; plain JavaScript may leave out both.
  const { userName, password, accessToken }: Partial<UserNameAndPassword & AccessToken> = credentials ?? {};
  if (userName !== undefined && password !== undefined)
    return client.authenticateUsernamePassword({ UserName: userName, Password: password });
  if (accessToken === undefined)
    throw new TypeError("the credentials must have a userName and a password, or an accessToken");
  if (client.authenticateWithAccessToken === undefined)
    throw new LoginError("this version has no access tokens: they come with Services86; use a userName and a password");
  return client.authenticateWithAccessToken({ AccessToken: accessToken });
}

// #endregion

// #region netserver/shared-ticket.ts

type MaybePromise<T> = T | Promise<T>;

/** A place where processes share a ticket: a database, a cache, a file. Its content is as secret as a password. */
export interface TicketStore {
  /** The ticket that was written last, by any process. */
  read(): MaybePromise<string | null | undefined>;
  write(ticket: string): MaybePromise<void>;
  /** Lets only one process at a time run a function, so that only the first of them logs in. If left out, each of them may. */
  exclusively?(run: () => Promise<void>): Promise<void>;
}

/** How to get a new ticket after the old one has expired. */
export interface Renewal {
  /** Logs in again, and returns the ticket. It runs once for all clients of a session. If left out, a session ends with its ticket. */
  readonly renew?: (() => MaybePromise<string>) | undefined;
  readonly store?: TicketStore | undefined;
}

/** The ticket that all clients of a session send. */
export class SharedTicket {
  readonly #renewal: Renewal;
  #ticket: string | undefined;
  /** The ticket that was found in the store last. Others may have left an expired one there. */
  #found: string | undefined;
  #running: Promise<void> | undefined;

  /** @param ticket - the first ticket; if left out, that of the store, or else a new one */
  constructor(renewal: Renewal, ticket?: string) {
    this.#renewal = renewal;
    this.#ticket = ticket;
  }

  /** The ticket. During a renewal, it is the next one. */
  async current(): Promise<string> {
    await (this.#ticket === undefined ? this.#replaceOnce(undefined) : this.#running);
    return checkTicket(this.#ticket);
  }

  /**
   * Replaces an expired ticket. It is done once for several calls at the same time.
   * @param isSecond - whether the same call has asked before: then a new ticket did not help, unless this one is of the store
   * @returns whether there is another ticket
   */
  async replace(expired: string, isSecond: boolean): Promise<boolean> {
    if (isSecond && expired !== this.#found) return false;
    if (expired === this.#ticket) await this.#replaceOnce(expired);
    return expired !== this.#ticket;
  }

  #replaceOnce(expired: string | undefined): Promise<void> {
    const { store } = this.#renewal;
    const replace = (): Promise<void> => this.#replace(expired);
    this.#running ??= (store?.exclusively ? store.exclusively(replace) : replace()).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #replace(expired: string | undefined): Promise<void> {
    const { renew, store } = this.#renewal;
    const found = (await store?.read()) ?? undefined;
    if (found !== undefined && found !== expired) {
      this.#ticket = checkTicket(found);
      this.#found = this.#ticket;
    } else if (renew !== undefined) {
      this.#ticket = checkTicket(await renew());
      await store?.write(this.#ticket);
    }
  }
}

/** @throws TypeError for a value that is not a ticket. The error does not show the value, because it may be part of a ticket */
export function checkTicket(ticket: unknown): string {
  if (typeof ticket === "string" && ticket !== "") return ticket;
  throw new TypeError("a ticket must be text, and not empty");
}

// #endregion

// #region netserver/session-options.ts

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

// #endregion

// #region netserver/access-tokens.ts

/** A session that sends an access token instead of a ticket. Every session is one as well, for functions that take any. */
export interface AccessTokenSession {
  /** A client of Services86 or a later version. For the others the type of the parameter is `never`. */
  client<Client, Path extends string>(
    endpoint: ClientClass<SessionHeaders, Client, Path> & (Path extends WithoutAccessTokens ? never : unknown),
  ): Client;
}

/** The paths of endpoints that do not accept an access token instead of a ticket. */
type WithoutAccessTokens = `Services84/${string}` | `Services85/${string}`;

export function takesAccessTokens(path: string): boolean {
  return !/^Services8[45]\//.test(path);
}

// #endregion

// #region netserver/client-options.ts

/** The options of a session's clients: those of the session without its own. */
export function clientOptions(options: Partial<SessionOptions>): Omit<NetServerOptions<object>, "url" | "headers"> {
  const { remote, applicationToken, timeZone, isExpired, renew, store, ...others } = options;
  return others;
}

// #endregion

// #region netserver/expired-ticket.ts

/**
 * Whether an error means that the ticket of a call is not valid, or no longer valid. Then the server has not carried out the call.
 * SuperOffice does not document this error. These errors count: the HTTP status 401, a fault of WS-Security (1.0, 12), NetServer's own
 * exception for sessions, and an access that was denied because of the ticket. Other exceptions for an authentication do not count: an
 * operation that has done half its work may have failed to log in elsewhere, at a mail server for one.
 */
export function isTicketExpired(error: unknown): boolean {
  if (error instanceof HttpError) return error.status === 401;
  if (error instanceof SoapFault) return [error.code, ...error.subcodes].some(({ localName }) => FAULTS.has(localName));
  return error instanceof NetServerError && (isOfSession(error) || isDenied(error));
}

const FAULTS: ReadonlySet<string> = /* @__PURE__ */ new Set(["FailedAuthentication", "InvalidSecurityToken"]);

/** The exception may be inside others. */
function isOfSession(error: unknown): boolean {
  if (!(error instanceof NetServerError)) return false;
  return nameOf(error) === "SoSessionException" || isOfSession(error.cause);
}

/** This exception also comes if the user lacks a right, and things that NetServer keeps are called tickets as well. */
function isDenied(error: NetServerError): boolean {
  const { message } = error;
  const isOfTicket = /\bticket\b/i.test(message) && /\b(?:expired|invalid|not valid)\b/i.test(message);
  return isOfTicket && nameOf(error) === "UnauthorizedAccessException";
}

/** The name of the .NET exception without its namespace. */
function nameOf({ exceptionType = "" }: NetServerError): string {
  return exceptionType.slice(exceptionType.lastIndexOf(".") + 1);
}

// #endregion

// #region netserver/remote.ts

/**
 * The address of an endpoint of an installation.
 * @param remote - the installation's folder Remote; also the claim `netserver_url`, which has a version after the folder and may name
 * an endpoint, or the address of a tenant, which has no folder. It may end with slashes
 * @param path - the endpoint's path below Remote, such as `Services88/Batch.svc`
 * @throws TypeError for anything but the text of an address without a query
 */
export function urlBelow(remote: string, path: string): string {
  if (typeof remote !== "string")
    throw new TypeError("a session needs the option remote, as text: the installation's folder Remote");
  if (/[?#]/.test(remote)) throw new TypeError("remote is the address of a folder: it has neither ? nor #");
  return `${remoteFolder(withoutSlashes(remote))}/${path}`;
}

/** An installation on site may have any folder. The folder Remote is added to a host alone, and to a tenant's folder. */
function remoteFolder(address: string): string {
  const version = /\/Services\d+(?:\/+[^/]+\.svc)?$/i.exec(address);
  if (version !== null) return withoutSlashes(address.slice(0, version.index));
  return /^[a-z]+:\/\/[^/]+(?:\/Cust\d+)?$/i.test(address) ? `${address}/Remote` : address;
}

function withoutSlashes(address: string): string {
  let end = address.length;
  while (address.charAt(end - 1) === "/") end--;
  return address.slice(0, end);
}

// #endregion

// #region netserver/secure-address.ts

/** The parts of a parsed address that are needed (URL standard, 6.1). */
export interface Address {
  readonly protocol: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly origin: string;
  readonly username: string;
  readonly password: string;
  readonly search: string;
  readonly hash: string;
}

declare const URL: new (text: string) => Address;

/**
 * Parses an address to which secrets may be sent: https, or this machine for tests.
 * @returns undefined for any other, and for one with a user, a password, a query or a fragment
 */
export function secureAddress(text: unknown): Address | undefined {
  const address = typeof text === "string" ? parse(text) : undefined;
  if (address === undefined || !(address.protocol === "https:" || isLocal(address))) return undefined;
  const { username, password, search, hash } = address;
  return username + password + search + hash === "" ? address : undefined;
}

/** Whether an address is of this machine, where nobody else can listen. */
export function isLocal({ protocol, hostname }: Address): boolean {
  return /^https?:$/.test(protocol) && ["127.0.0.1", "localhost", "[::1]"].includes(hostname);
}

function parse(text: string): Address | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

// #endregion

// #region netserver/session.ts

/**
 * The session of a user. It keeps the ticket, and makes clients that send it. After it has expired, it is renewed once for all
 * clients.
 */
export class Session {
  readonly #options: SessionOptions;
  readonly #ticket: SharedTicket;
  readonly #isAccessToken: boolean;
  /** The credentials of requests with the session's ticket, and that ticket. A call may have its own credentials. */
  readonly #issued = new WeakMap<object, string>();

  private constructor(options: SessionOptions, ticket: SharedTicket, isAccessToken = false) {
    this.#options = options;
    this.#ticket = ticket;
    this.#isAccessToken = isAccessToken;
  }

  /**
   * Starts a session with an existing ticket.
   * @throws TypeError without a ticket or `remote`
   */
  static withTicket(ticket: string, options: SessionOptions): Session {
    checkRemote(options);
    return new Session(options, new SharedTicket(options, checkTicket(ticket)));
  }

  /**
   * Sends an OAuth access token instead of a ticket, which Services86 and later versions accept. `renew` returns the next one.
   * @throws TypeError without a token or `remote`
   */
  static withAccessToken(token: string, options: SessionOptions): AccessTokenSession {
    checkRemote(options);
    return new Session(options, new SharedTicket(options, checkTicket(token)), true);
  }

  /**
   * Uses the ticket of the store, or else the result of `renew`.
   * @throws TypeError without `renew` or `remote`; all errors of `renew` and of the store
   */
  static async open(options: RenewedSessionOptions): Promise<Session> {
    checkRemote(options);
    if (typeof options.renew !== "function") throw new TypeError("a session needs a ticket, or a function renew");
    const ticket = new SharedTicket(options);
    await ticket.current();
    return new Session(options, ticket);
  }

  /**
   * Logs in at the endpoint SoPrincipal of the version that the class belongs to. A password is not kept, unless a function gives it.
   * @throws LoginError if NetServer refuses, or if the version has no access tokens; whatever a call can throw
   * @throws TypeError without `remote` or credentials
   */
  static async logIn<Principal extends PrincipalClient>(
    principal: ClientClass<Pick<SessionHeaders, "ApplicationToken">, Principal>,
    { credentials, ...options }: LoginOptions<CredentialsFor<Principal>>,
  ): Promise<Session> {
    checkRemote(options);
    const client = new principal({
      ...clientOptions(options),
      url: urlFrom(options, principal.path),
      headers: applicationHeaders(options),
    });
    if (isAsked(credentials)) {
      return Session.open({ ...options, renew: async () => authenticate(client, await credentials()) });
    }
    const ticket = await authenticate(client, credentials);
    await options.store?.write(ticket);
    return Session.withTicket(ticket, options);
  }

  /**
   * A client that sends the ticket, for any endpoint but SoPrincipal, whose requests cannot have a ticket.
   * @throws LoginError for an endpoint that does not accept the access token
   */
  client<Client>(endpoint: ClientClass<SessionHeaders, Client>): Client {
    if (this.#isAccessToken && !takesAccessTokens(endpoint.path))
      throw new LoginError("this version has no access tokens: they come with Services86");
    return new endpoint({
      ...clientOptions(this.#options),
      url: urlFrom(this.#options, endpoint.path),
      headers: () => this.#headers(),
      sendAgain: (failed) => this.#isSentAgain(failed),
    });
  }

  async #headers(): Promise<SessionHeaders> {
    const { timeZone } = this.#options;
    const ticket = await this.#ticket.current();
    const Credentials = { Ticket: ticket };
    this.#issued.set(Credentials, ticket);
    return { ...applicationHeaders(this.#options), ...(timeZone && { TimeZone: timeZone }), Credentials };
  }

  /** A call with an expired ticket was not carried out, so it is sent again. For any other error, the option `sendAgain` decides. */
  async #isSentAgain(failed: FailedCall): Promise<boolean> {
    const { isExpired = isTicketExpired, sendAgain } = this.#options;
    const ticket = this.#ticketOf(failed.headers);
    if (ticket === undefined || !isExpired(failed.error)) return (await sendAgain?.(failed)) ?? false;
    return this.#ticket.replace(ticket, failed.earlier.some(isExpired));
  }

  #ticketOf(headers: SessionHeaders): string | undefined {
    return headers.Credentials ? this.#issued.get(headers.Credentials) : undefined;
  }
}

function urlFrom({ remote }: SessionOptions, path: string): PerCall<string> {
  return isAsked(remote) ? async () => urlBelow(await remote(), path) : urlBelow(remote, path);
}

function applicationHeaders({ applicationToken }: SessionOptions): Pick<SessionHeaders, "ApplicationToken"> {
  return applicationToken === undefined ? {} : { ApplicationToken: applicationToken };
}

/** Checks the option before the login, because plain JavaScript may leave it out. */
function checkRemote({ remote }: Partial<SessionOptions>): void {
  if (typeof remote !== "function") urlBelow(remote ?? "", "");
}

// #endregion
