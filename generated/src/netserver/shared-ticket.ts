// Run-time library of netserver-soapgen, copied by it. Do not edit.

type MaybePromise<T> = T | Promise<T>;

/** Where processes share a ticket: a database, a cache, a file. What is in it is as secret as a password. */
export interface TicketStore {
  /** The ticket that was written last, whoever has written it. */
  read(): MaybePromise<string | null | undefined>;
  write(ticket: string): MaybePromise<void>;
  /** Lets one process after the other run a function, so that only the first of them logs in. If left out, each may. */
  exclusively?(run: () => Promise<void>): Promise<void>;
}

/** How a new ticket is got when the old one has expired. */
export interface Renewal {
  /** Logs in anew, and gives the ticket. It runs once for all clients of a session. If left out, a session ends with its ticket. */
  readonly renew?: (() => MaybePromise<string>) | undefined;
  readonly store?: TicketStore | undefined;
}

/** The ticket that all clients of a session send. */
export class SharedTicket {
  readonly #renewal: Renewal;
  #ticket: string | undefined;
  /** Whether the ticket is what was found in the store. Others may have left an expired one there. */
  #isFound = false;
  #running: Promise<void> | undefined;

  /** @param ticket - the first one; if left out, it is that of the store, or else a new one */
  constructor(renewal: Renewal, ticket?: string) {
    this.#renewal = renewal;
    this.#ticket = ticket;
  }

  /** The ticket; the next one if it is being renewed. */
  async current(): Promise<string> {
    await (this.#ticket === undefined ? this.#replaceOnce(undefined) : this.#running);
    return checkTicket(this.#ticket);
  }

  /**
   * Sees to it that there is another ticket than one that has expired. What several calls ask for at a time is done once.
   * @param isSecond - whether the call that asks has done so before: then it has had another ticket, and that did not help
   * @returns whether there is another one
   */
  async replace(expired: string, isSecond: boolean): Promise<boolean> {
    if (isSecond && !this.#isFound) return false;
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
    this.#isFound = found !== undefined && found !== expired;
    if (this.#isFound) this.#ticket = checkTicket(found);
    else if (renew !== undefined) {
      this.#ticket = checkTicket(await renew());
      await store?.write(this.#ticket);
    }
  }
}

/** @throws TypeError for what is no ticket. It does not show it, because it may be part of one */
export function checkTicket(ticket: unknown): string {
  if (typeof ticket === "string" && ticket !== "") return ticket;
  throw new TypeError("a ticket must be text, and not empty");
}
