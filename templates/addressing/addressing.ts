import type { Extension } from "../runtime/http/extension.js";
import { AddressedAnswer } from "./addressed-answer.js";
import { addressedCall } from "./addressed-call.js";
import type { AddressingOptions } from "./addressing-options.js";
import { ADDRESSING, HEADERS } from "./versions.js";

/**
 * WS-Addressing for a client or a handler. A client sends Action, MessageID, To and ReplyTo, and ends a call with an
 * `UnrelatedAnswerError` if the response is not for its request, and with an `UnexpectedActionError` if it says that it is another message. A handler finds the operation by Action, refuses what the
 * specification forbids, and answers with Action and RelatesTo. Responses come back over the connection: no other address of a
 * ReplyTo is served. Clients and handlers of contracts that ask for addressing have this without being given it.
 */
export function addressing(options: AddressingOptions = {}): Extension {
  const { version = "1.0" } = options;
  const names = ADDRESSING[version];
  return {
    name: "addressing",
    understood: HEADERS.map((header) => `{${names.namespace}}${header}`),
    beginCall: (call) => addressedCall(call, names, options),
    beginAnswer: (_, operations, { maxDepth }, asking) =>
      new AddressedAnswer(operations, names, { ...options, maxDepth, asking }),
  };
}
