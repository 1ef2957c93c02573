import type { AttachedValues } from "../runtime/values/attached.js";
import type { ReadAs } from "./options.js";
import type { ReceivedMessage } from "./received-message.js";
import { ReceivedValues } from "./received-values.js";

/** The values of a message that arrives later than whoever reads it is told how. */
export class DeferredValues implements AttachedValues {
  readonly #readAs: ReadAs;
  #message: ReceivedMessage | undefined;
  #values: ReceivedValues;

  constructor(readAs: ReadAs) {
    this.#readAs = readAs;
    this.#values = new ReceivedValues(undefined, readAs);
  }

  /** A message without anything beside it can be read in the usual way, if its bytes are wanted as such. */
  get isNeeded(): boolean {
    return this.#message !== undefined || this.#readAs === "attachments";
  }

  get message(): ReceivedMessage | undefined {
    return this.#message;
  }

  /** Bytes must be there before the envelope is read. Parts that the contract declares are found by their place, so all are needed. */
  async receive(message: ReceivedMessage): Promise<void> {
    if (this.#readAs === "bytes" || !message.isXop) await message.parts.hold();
    this.#message = message;
    this.#values = new ReceivedValues(message, this.#readAs);
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
