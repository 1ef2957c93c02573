import type { AttachedValues } from "../runtime/values/attached.js";
import type { Limits } from "./limits.js";
import type { ReadAs } from "./options.js";
import type { ReceivedMessage } from "./received-message.js";
import { ReceivedValues } from "./received-values.js";

/** The values of a message that arrives later than whoever reads it is told how. */
export class DeferredValues implements AttachedValues {
  readonly #wanted: ReadAs;
  readonly #hasTexts: boolean;
  readonly #limits: Limits;
  #message: ReceivedMessage | undefined;
  #readAs: ReadAs;
  #values: ReceivedValues;

  /** @param hasTexts - whether messages may have texts beside their envelopes */
  constructor(readAs: ReadAs, hasTexts: boolean, limits: Limits) {
    this.#wanted = readAs;
    this.#hasTexts = hasTexts;
    this.#limits = limits;
    this.#readAs = readAs;
    this.#values = new ReceivedValues(undefined, readAs, limits);
  }

  /** A message without anything beside it can be read in the usual way, if its bytes are wanted as such. */
  get isNeeded(): boolean {
    return this.#message !== undefined || this.#readAs === "attachments";
  }

  get message(): ReceivedMessage | undefined {
    return this.#message;
  }

  /**
   * Takes what has come. Bytes must be there before the envelope is read, and so must texts be that the contract has beside it.
   * @param message - undefined for an envelope alone
   * @param isFault - whether it is a fault: the program gets it as an error, whose types say bytes
   */
  async receive(message: ReceivedMessage | undefined, isFault = false): Promise<void> {
    this.#readAs = isFault ? "bytes" : this.#wanted;
    const hasTexts = this.#hasTexts && message?.isXop === false;
    if (this.#readAs === "bytes" || hasTexts) await message?.parts.hold();
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
