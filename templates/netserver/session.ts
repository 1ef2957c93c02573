import type { NetServerOptions } from "./netserver-client.js";

/** Where and for whom to log in. Options of a client, such as `timeout` and `fetch`, go to every client of the session. */
export interface SessionOptions<Credentials = UserNameAndPassword | AccessToken>
  extends Omit<NetServerOptions<object>, "url" | "headers"> {
  /** The installation's folder Remote: `https://example.com/Cust12345/Remote`. */
  readonly remote: string;
  /** The token of the application. An installation in the cloud wants one. */
  readonly applicationToken?: string | undefined;
  readonly credentials: Credentials;
  /** The time zone of dates that do not say theirs; the user's own if left out. */
  readonly timeZone?: TimeZone | undefined;
}

export interface UserNameAndPassword {
  readonly userName: string;
  readonly password: string;
}

/** For Services86 and later versions. */
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

/** What a version can log in with: access tokens only if it has an operation for them. */
export type CredentialsFor<Client> = Client extends { authenticateWithAccessToken(request: never): unknown }
  ? UserNameAndPassword | AccessToken
  : UserNameAndPassword;

interface Authenticated {
  readonly AuthenticationSucceeded?: boolean | undefined;
  readonly Credentials?: { readonly Ticket?: string | null | undefined } | null | undefined;
}

/** NetServer has carried out the call and does not accept the user. */
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
   * @throws LoginError if NetServer refuses, or if the version has no access tokens; whatever a call can throw
   * @throws TypeError without `remote` or credentials
   */
  static async logIn<Principal extends PrincipalClient>(
    principal: ClientClass<Pick<SessionHeaders, "ApplicationToken">, Principal>,
    { credentials, ...options }: SessionOptions<CredentialsFor<Principal>>,
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

  /** A client that carries the ticket, for any endpoint but SoPrincipal, whose requests have no place for a ticket. */
  client<Client>(endpoint: ClientClass<SessionHeaders, Client>): Client {
    const { remote, applicationToken, timeZone, ...clientOptions } = this.#options;
    return new endpoint({ ...clientOptions, url: urlBelow(remote, endpoint.path), headers: this.#headers });
  }
}

function authenticate(client: PrincipalClient, credentials: UserNameAndPassword | AccessToken): Promise<Authenticated> {
  // The types say that one of them is there; plain JavaScript may leave out both.
  const { userName, password, accessToken }: Partial<UserNameAndPassword & AccessToken> = credentials ?? {};
  if (userName !== undefined && password !== undefined)
    return client.authenticateUsernamePassword({ UserName: userName, Password: password });
  if (accessToken === undefined)
    throw new TypeError("the credentials must have a userName and a password, or an accessToken");
  if (client.authenticateWithAccessToken === undefined)
    throw new LoginError("this version has no access tokens: they come with Services86; use a userName and a password");
  return client.authenticateWithAccessToken({ AccessToken: accessToken });
}

/** The address of an endpoint, however many slashes the folder ends with. */
function urlBelow(remote: string, path: string): string {
  if (typeof remote !== "string")
    throw new TypeError("a session needs the option remote, as text: the installation's folder Remote");
  let end = remote.length;
  while (remote.charAt(end - 1) === "/") end--;
  return `${remote.slice(0, end)}/${path}`;
}
