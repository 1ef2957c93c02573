import type { AddressingVersion } from "./versions.js";

/** Which version of WS-Addressing messages have, and which messages must have it. */
export interface AddressingOptions {
  /** The version of WS-Addressing; `"1.0"` if left out. */
  readonly version?: AddressingVersion | undefined;
  /**
   * Whether every message must have addressing headers; true if left out. If not, a client sends them for a server that may pass over
   * them, and takes responses without them; and a handler only answers requests with them that have them.
   */
  readonly required?: boolean | undefined;
  /** For a client: where requests are addressed to, if that is not the address that they are sent to. */
  readonly to?: string | undefined;
  /** For a client: makes the id of a request, a URI that no other message has. If left out, it is a random `urn:uuid:…`. */
  readonly newMessageId?: (() => string) | undefined;
  /**
   * For a client: whether a response must have the Action that the contract gives it; true if left out. A fault may have any, because
   * servers differ in theirs.
   */
  readonly checkResponseAction?: boolean | undefined;
  /**
   * For a handler: whether an address is that of the service. Requests for other addresses get the fault DestinationUnreachable. If left
   * out, any address is, because proxies change addresses.
   */
  readonly isDestination?: ((to: string) => boolean) | undefined;
}
