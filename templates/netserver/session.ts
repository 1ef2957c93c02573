import type { FailedCall } from "../runtime/http/call-facts.js";
import { isAsked, type PerCall } from "../runtime/http/call-options.js";
import { type AccessTokenSession, takesAccessTokens } from "./access-tokens.js";
import { clientOptions } from "./client-options.js";
import { isTicketExpired } from "./expired-ticket.js";
import { authenticate, type CredentialsFor, type PrincipalClient } from "./login.js";
import { LoginError } from "./login-error.js";
import { urlBelow } from "./remote.js";
import type {
  ClientClass,
  LoginOptions,
  RenewedSessionOptions,
  SessionHeaders,
  SessionOptions,
} from "./session-options.js";
import { checkTicket, SharedTicket } from "./shared-ticket.js";

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
