import type { BegunCall, CallExtension } from "../runtime/http/extension.js";
import { noResponse } from "../runtime/soap/empty.js";
import { quote } from "../runtime/visible-text.js";
import { requestAction } from "./actions.js";
import type { AddressingOptions } from "./addressing-options.js";
import { newMessageId } from "./message-id.js";
import { checkFaultRelation, checkRelation } from "./related-answer.js";
import { checkAction } from "./response-action.js";
import type { AddressingNames } from "./versions.js";
import { addressHeader, textHeader } from "./written-header.js";

/** The headers of a request, and the check of its response (Core, 3; SOAP Binding, 3). */
export function addressedCall(
  { operation, url }: BegunCall,
  names: AddressingNames,
  { to = url, newMessageId: newId = newMessageId, checkResponseAction = true }: AddressingOptions,
): CallExtension {
  const { namespace, anonymous } = names;
  const action = requestAction(operation);
  if (action === "") throw new TypeError(`${quote(operation.name)} has no action, which addressing needs`);
  const id = newId();
  const isAnswered = operation.response !== noResponse;
  return {
    undeclaredHeaders: [
      textHeader(namespace, "Action", action, true),
      textHeader(namespace, "MessageID", id),
      ...(isAnswered ? [addressHeader(namespace, "ReplyTo", anonymous)] : []),
      textHeader(namespace, "To", to, true),
    ],
    ...(isAnswered && {
      check: ({ headers }) => {
        checkRelation(id, headers, names);
        if (checkResponseAction) checkAction(operation.actions?.response, headers, names);
      },
    }),
    checkFault: (fault) => checkFaultRelation(id, fault, names),
  };
}
