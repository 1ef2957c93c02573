import type { NetServerOptions } from "./netserver-client.js";

/** Where and for whom to log in. Options of a client, such as `timeout` and `fetch`, go to every client of the session. */
export interface SessionOptions extends Omit<NetServerOptions<object>, "url" | "headers"> {
  /** The installation's folder Remote: `https://example.com/Cust12345/Remote`. */
  readonly remote: string;
  /** The token of the application; an installation in the cloud wants it. */
  readonly applicationToken?: string | undefined;
  readonly credentials: UserNameAndPassword | AccessToken;
  /** The time zone that dates without a zone are in; the user's own if left out. */
  readonly timeZone?: TimeZone | undefined;
}

export interface UserNameAndPassword {
  readonly userName: string;
  readonly password: string;
}

/** From Services86 on. */
export interface AccessToken {
  readonly accessToken: string;
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
export interface ClientClass<Headers, Client> {
  /** Where its endpoint is served, below Remote. */
  readonly path: string;
  new (options: NetServerOptions<Headers>): Client;
}

/** What logging in needs of `SoPrincipalClient`, of any version. */
export interface PrincipalClient {
  authenticateUsernamePassword(request: { UserName: string; Password: string }): Promise<Authenticated>;
  authenticateWithAccessToken?(request: { AccessToken: string }): Promise<Authenticated>;
}

interface Authenticated {
  readonly AuthenticationSucceeded?: boolean | undefined;
  readonly Credentials?: { readonly Ticket?: string | null | undefined } | null | undefined;
}

/** NetServer knows the call, and not the user. */
export class LoginError extends Error {
  override readonly name: string = "LoginError";
}

/** A user who is logged in: holds the ticket, and hands out clients that carry it. */
export class Session {
  readonly #options: Omit<SessionOptions, "credentials">;
  readonly #headers: SessionHeaders;

  private constructor(options: Omit<SessionOptions, "credentials">, headers: SessionHeaders) {
    this.#options = options;
    this.#headers = headers;
  }

  /**
   * Logs in at the endpoint SoPrincipal of the version that the class belongs to. The password is not kept.
   * @throws LoginError if NetServer refuses; whatever a call can throw
   */
  static async logIn(
    principal: ClientClass<Pick<SessionHeaders, "ApplicationToken">, PrincipalClient>,
    { credentials, ...options }: SessionOptions,
  ): Promise<Session> {
    const { remote, applicationToken, timeZone, ...clientOptions } = options;
    const application = applicationToken === undefined ? {} : { ApplicationToken: applicationToken };
    const client = new principal({ ...clientOptions, url: urlBelow(remote, principal.path), headers: application });
    const { AuthenticationSucceeded, Credentials } = await authenticate(client, credentials);
    const ticket = Credentials?.Ticket;
    if (AuthenticationSucceeded === false || !ticket) throw new LoginError("NetServer has refused the login");
    const zone = timeZone === undefined ? {} : { TimeZone: timeZone };
    return new Session(options, { ...application, ...zone, Credentials: { Ticket: ticket } });
  }

  /** A client that carries the ticket; for any endpoint but SoPrincipal, whose requests have no place for one. */
  client<Client>(endpoint: ClientClass<SessionHeaders, Client>): Client {
    const { remote, applicationToken, timeZone, ...clientOptions } = this.#options;
    return new endpoint({ ...clientOptions, url: urlBelow(remote, endpoint.path), headers: this.#headers });
  }
}

function authenticate(client: PrincipalClient, credentials: SessionOptions["credentials"]): Promise<Authenticated> {
  if ("userName" in credentials && credentials.userName !== undefined) {
    return client.authenticateUsernamePassword({ UserName: credentials.userName, Password: credentials.password });
  }
  // The types say that it is there; plain JavaScript may say otherwise.
  if (!("accessToken" in credentials) || credentials.accessToken === undefined)
    throw new TypeError("the credentials must have a userName and a password, or an accessToken");
  if (client.authenticateWithAccessToken === undefined) {
    throw new LoginError("this version knows no access tokens: they come with Services86");
  }
  return client.authenticateWithAccessToken({ AccessToken: credentials.accessToken });
}

/** However many slashes the folder ends with. */
function urlBelow(remote: string, path: string): string {
  let end = remote.length;
  while (remote.charAt(end - 1) === "/") end--;
  return `${remote.slice(0, end)}/${path}`;
}
