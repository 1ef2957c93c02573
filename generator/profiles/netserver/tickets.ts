import { ServiceError } from "./service-answers.js";

/** How long a ticket is valid after its last use. */
const TICKET_MILLISECONDS = 6 * 60 * 60 * 1000;

/** A ticket that has always been expired, for tests of clients. */
const EXPIRED_TICKET = "7T:expired";

/** The valid ticket at the start of the mock, so that a test need not log in. */
const FIRST_TICKET = "7T:mock";

export interface TicketOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** In milliseconds; six hours if left out. */
  readonly ticketLifetime?: number | undefined;
}

/** The tickets of the only user. One of them is valid at a time, and every login returns that one. */
export class Tickets {
  readonly #now: () => number;
  /** How long a ticket is valid after its last use, in milliseconds. */
  readonly lifetime: number;
  readonly #issued = new Set([EXPIRED_TICKET, FIRST_TICKET]);
  #current = FIRST_TICKET;
  #lastUse: number;

  constructor({ now, ticketLifetime = TICKET_MILLISECONDS }: TicketOptions) {
    this.#now = now;
    this.lifetime = ticketLifetime;
    this.#lastUse = now();
  }

  /** The ticket for a login: the valid one, or a new one if it has expired. */
  issue(): string {
    if (this.#isExpired()) {
      this.#current = `${FIRST_TICKET}-${this.#issued.size}`;
      this.#issued.add(this.#current);
    }
    this.#lastUse = this.#now();
    return this.#current;
  }

  /**
   * Uses a ticket, which extends its life.
   * @throws ServiceError if it is not valid
   */
  use(ticket: unknown): void {
    if (typeof ticket !== "string" || !this.#issued.has(ticket)) throw refused("The ticket is missing or not valid.");
    if (ticket !== this.#current || this.#isExpired()) throw refused("The ticket has expired.");
    this.#lastUse = this.#now();
  }

  #isExpired(): boolean {
    return this.#now() - this.#lastUse >= this.lifetime;
  }
}

/** The exception with which NetServer refuses somebody who shows a token of any kind. */
function refused(message: string): ServiceError {
  return new ServiceError("SuperOffice.Exceptions.SoSessionException", message);
}
