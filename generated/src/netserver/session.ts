// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { type FailedCall, isAsked, type PerCall } from "../runtime/http/client.js";
import { takesAccessTokens, type WithoutAccessTokens } from "./access-tokens.js";
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
 * A user who is logged in: holds the ticket, and hands out clients that carry it. When it has expired, it is renewed once for all of
 * them. `Refused` are the paths of endpoints that would not take it.
 */
export class Session<Refused extends string = never> {
  readonly #options: SessionOptions;
  readonly #ticket: SharedTicket;
  readonly #isAccessToken: boolean;
  /** The credentials of requests that have the session's ticket, and which that was. A call may have credentials of its own. */
  readonly #issued = new WeakMap<object, string>();

  private constructor(options: SessionOptions, ticket: SharedTicket, isAccessToken = false) {
    this.#options = options;
    this.#ticket = ticket;
    this.#isAccessToken = isAccessToken;
  }

  /**
   * Goes on with a ticket that somebody has got already.
   * @throws TypeError without a ticket or `remote`
   */
  static withTicket(ticket: string, options: SessionOptions): Session {
    checkRemote(options);
    return new Session(options, new SharedTicket(options, checkTicket(ticket)));
  }

  /**
   * Sends an OAuth access token in the place of a ticket, which Services86 and later versions take. `renew` gives the next one.
   * @throws TypeError without a token or `remote`
   */
  static withAccessToken(token: string, options: SessionOptions): Session<WithoutAccessTokens> {
    checkRemote(options);
    return new Session<WithoutAccessTokens>(options, new SharedTicket(options, checkTicket(token)), true);
  }

  /**
   * Takes the ticket of the store, or else the one that `renew` gives.
   * @throws TypeError without `renew` or `remote`; whatever `renew` and the store throw
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
   * A client that carries the ticket, for any endpoint but SoPrincipal, whose requests have no place for a ticket.
   * @throws LoginError for an endpoint that would not take the access token
   */
  client<Client, Path extends string>(
    endpoint: ClientClass<SessionHeaders, Client, Path> & (Path extends Refused ? never : unknown),
  ): Client {
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

  /** A call whose ticket has expired was not carried out. For any other error, it is for the option `sendAgain` to say. */
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

/** Plain JavaScript may leave it out. It is better to know that before somebody logs in. */
function checkRemote({ remote }: Partial<SessionOptions>): void {
  if (typeof remote !== "function") urlBelow(remote ?? "", "");
}
