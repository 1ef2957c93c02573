import type { BegunCall, CallExtension } from "../runtime/http/extension.js";
import type { SentMessage } from "../runtime/http/message-hooks.js";
import { protocolHeaders } from "../runtime/http/soap-action.js";
import { noResponse } from "../runtime/soap/empty.js";
import { quote } from "../runtime/visible-text.js";
import { type NamedOperation, requestAction } from "./actions.js";
import type { AddressingOptions } from "./addressing-options.js";
import { isAddressed } from "./answer-headers.js";
import { newMessageId } from "./message-id.js";
import { checkFaultRelation, checkRelation } from "./related-answer.js";
import { checkAction } from "./response-action.js";
import type { AddressingNames } from "./versions.js";
import { addressHeader, textHeader } from "./written-header.js";

/** The headers of a request, and the check of its response (Core, 3; SOAP Binding, 3). */
export function addressedCall(
  { operation, url, soapVersion }: BegunCall,
  names: AddressingNames,
  options: AddressingOptions,
): CallExtension {
  const { to = url, newMessageId: newId = newMessageId, checkResponseAction = true, required = true } = options;
  const { namespace, anonymous } = names;
  const action = requestAction(operation);
  if (action === "") throw new TypeError(`${quote(operation.name)} has no action, which addressing needs`);
  const id = newId();
  const isAnswered = operation.response !== noResponse;
  return {
    undeclaredHeaders: [
      textHeader(namespace, "Action", action, required),
      textHeader(namespace, "MessageID", id),
      ...(isAnswered ? [addressHeader(namespace, "ReplyTo", anonymous)] : []),
      textHeader(namespace, "To", to, required),
    ],
    send: (text, { httpHeaders }) => {
      if (isContradicted(operation)) Object.assign(httpHeaders, actionHeaders(soapVersion, action));
      return text;
    },
    ...(isAnswered && {
      check: ({ headers }) => {
        if (!required && !isAddressed(headers, names)) return;
        checkRelation(id, headers, names);
        if (checkResponseAction) checkAction(operation.actions?.response, headers, names);
      },
    }),
    checkFault: (fault) => checkFaultRelation(id, fault, names),
  };
}

/** Whether HTTP would name another action than the message does. It may name none, but no other one (SOAP Binding, 4.2). */
function isContradicted(operation: NamedOperation): boolean {
  return operation.soapAction !== "" && operation.soapAction !== requestAction(operation);
}

/** The HTTP headers with the action of the message. SOAP 1.2 has it in the content type. */
function actionHeaders(soapVersion: BegunCall["soapVersion"], action: string): SentMessage["httpHeaders"] {
  const headers = Object.entries(protocolHeaders(soapVersion, action));
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
}
