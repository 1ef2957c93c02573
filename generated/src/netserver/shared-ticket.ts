// Run-time library of netserver-soapgen, copied by it. Do not edit.

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
