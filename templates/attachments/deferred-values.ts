import type { AttachedValues } from "../runtime/values/attached.js";
import type { Limits } from "./limits.js";
import type { ReadAs } from "./options.js";
import type { ReceivedMessage } from "./received-message.js";
import { ReceivedValues } from "./received-values.js";

/** The values of a message that arrives later than whoever reads it is told how. */
export class DeferredValues implements AttachedValues {
  readonly #readAs: ReadAs;
  readonly #hasTexts: boolean;
  readonly #limits: Limits;
  #message: ReceivedMessage | undefined;
  #values: ReceivedValues;

  /** @param hasTexts - whether messages may have texts beside their envelopes */
  constructor(readAs: ReadAs, hasTexts: boolean, limits: Limits) {
    this.#readAs = readAs;
    this.#hasTexts = hasTexts;
    this.#limits = limits;
    this.#values = new ReceivedValues(undefined, readAs, limits);
  }

  /** A message without anything beside it can be read in the usual way, if its bytes are wanted as such. */
  get isNeeded(): boolean {
    return this.#message !== undefined || this.#readAs === "attachments";
  }

  get message(): ReceivedMessage | undefined {
    return this.#message;
  }

  /** Bytes must be there before the envelope is read, and so must texts be that the contract has beside it. */
  async receive(message: ReceivedMessage): Promise<void> {
    if (this.#readAs === "bytes" || (this.#hasTexts && !message.isXop)) await message.parts.hold();
    this.#message = message;
    this.#values = new ReceivedValues(message, this.#readAs, this.#limits);
  }

  standsFor(...parameters: Parameters<AttachedValues["standsFor"]>): boolean {
    return this.#values.standsFor(...parameters);
  }

  find(...parameters: Parameters<AttachedValues["find"]>): ReturnType<AttachedValues["find"]> {
    return this.#values.find(...parameters);
  }

  present(value: unknown): unknown {
    return this.#values.present(value);
  }

  parts: AttachedValues["parts"] = (parts, error) => this.#values.parts(parts, error);
}
