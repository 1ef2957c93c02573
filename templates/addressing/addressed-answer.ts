import type { AnswerExtension, GivenAnswer, ReadRequest } from "../runtime/http/extension.js";
import type { ReceivedMessage } from "../runtime/http/message-hooks.js";
import { actionOf } from "../runtime/http/soap-action.js";
import { noResponse } from "../runtime/soap/empty.js";
import type { AnyOperation } from "../runtime/soap/operation.js";
import type { UndeclaredHeader } from "../runtime/soap/soap.js";
import { encodeUri } from "../runtime/values/text.js";
import { requestAction, responseAction } from "./actions.js";
import {
  AddressingFault,
  type AddressingProblem,
  actionNotSupported,
  destinationUnreachable,
  headerRequired,
  invalidHeader,
} from "./addressing-fault.js";
import type { AddressingOptions } from "./addressing-options.js";
import { faultAction } from "./fault-action.js";
import { headerAddress, headerText, type ReceivedHeaders, receivedHeaders } from "./received-headers.js";
import type { AddressingNames } from "./versions.js";
import { textHeader } from "./written-header.js";

/** The headers that a message may have once (Core, 3.2). */
const SINGLE = ["Action", "To", "MessageID", "From", "ReplyTo", "FaultTo"];

interface AnswerSettings extends AddressingOptions {
  /** How deep elements may nest. */
  readonly maxDepth: number | undefined;
  /** The operations that ask for addressing. Others may be served at the same address. */
  readonly asking: readonly AnyOperation[];
}

/** The addressing of one answer: it reads the headers of the request, and makes those of the response or of the fault. */
export class AddressedAnswer implements AnswerExtension {
  readonly #operations: readonly AnyOperation[];
  readonly #names: AddressingNames;
  readonly #options: AnswerSettings;
  /** Undefined until there is a request with addressing headers, or one that must have some. */
  #received: ReceivedHeaders | undefined;
  /** A request without such headers. Its body says which operation it is for, and so whether it must have some. */
  #unaddressed: ReceivedHeaders | undefined;
  #operation: AnyOperation | undefined;

  constructor(operations: readonly AnyOperation[], names: AddressingNames, options: AnswerSettings) {
    this.#operations = operations;
    this.#names = names;
    this.#options = options;
  }

  /** @throws AddressingFault for headers that the specification forbids, or that lack what it demands */
  readonly receive = (text: string, message: ReceivedMessage): string => {
    const received = receivedHeaders(text, this.#names, this.#options.maxDepth);
    if (received === undefined) return text;
    if (received.nodes.length === 0) return this.#withoutHeaders(text, received);
    this.#received = received;
    const problem = this.#check(received, message);
    if (problem !== undefined) throw this.#fault(problem, received);
    return text;
  };

  /** @throws AddressingFault for a request without addressing headers whose operation asks for them */
  readonly check = ({ operation }: ReadRequest): void => {
    if (this.#unaddressed !== undefined && this.#options.asking.includes(operation)) this.#refuse(this.#unaddressed);
  };

  readonly operation = (): AnyOperation | undefined => this.#operation;

  readonly answerHeaders = ({ operation, fault }: GivenAnswer): readonly UndeclaredHeader[] | "unwanted" => {
    const received = this.#received;
    if (received === undefined) return [];
    const { namespace, anonymous, none } = this.#names;
    const replyTo = headerAddress(received, "ReplyTo");
    const target = (fault && headerAddress(received, "FaultTo")) ?? replyTo;
    if (target !== undefined && target === none) return "unwanted";
    const action = fault ? faultAction(fault, operation, this.#names) : operation && responseAction(operation);
    const id = headerText(received, "MessageID");
    return [
      textHeader(namespace, "Action", action ?? ""),
      ...(id === undefined ? [] : [textHeader(namespace, "RelatesTo", id)]),
      textHeader(namespace, "To", anonymous),
      ...(fault instanceof AddressingFault && fault.header ? [fault.header] : []),
    ];
  };

  /** If other operations are served as well, the body has to say which one it is. */
  #withoutHeaders(text: string, received: ReceivedHeaders): string {
    const { required, asking } = this.#options;
    if (required === false) return text;
    if (this.#operations.every((operation) => asking.includes(operation))) this.#refuse(received);
    this.#unaddressed = received;
    return text;
  }

  #refuse(received: ReceivedHeaders): never {
    this.#received = received;
    throw this.#fault(headerRequired("Action", this.#names), received);
  }

  #fault(problem: AddressingProblem, { soapVersion }: ReceivedHeaders): AddressingFault {
    return new AddressingFault(problem, soapVersion, this.#names);
  }

  /** What is wrong with the headers of a request, in the order of the specification (SOAP Binding, 6.4). */
  #check(received: ReceivedHeaders, message: ReceivedMessage): AddressingProblem | undefined {
    const names = this.#names;
    const repeated = SINGLE.find((name) => received.nodes.filter(({ localName }) => localName === name).length > 1);
    if (repeated !== undefined) return invalidHeader(repeated, "InvalidCardinality", names);
    const action = headerText(received, "Action") ?? "";
    if (action === "") return headerRequired("Action", names);
    const named = this.#named(action);
    // Many clients send the action of the binding over HTTP, also where the contract has another one for addressing.
    const known = [action, ...named.map(({ soapAction }) => soapAction)].map(encodeUri);
    const sent = actionOf({ headers: message.httpHeaders });
    if (sent !== "" && !known.includes(encodeUri(sent))) return invalidHeader("Action", "ActionMismatch", names);
    const to = headerText(received, "To");
    if (to !== undefined && this.#options.isDestination?.(to) === false) return destinationUnreachable(to);
    if (named.length === 0) return actionNotSupported(action);
    this.#operation = named.length === 1 ? named[0] : undefined;
    return named.every(({ response }) => response === noResponse) ? undefined : this.#checkReplies(received);
  }

  /** The operations with an action. One without any action is for all. */
  #named(action: string): readonly AnyOperation[] {
    const encoded = encodeUri(action);
    const exact = this.#operations.filter((operation) => encodeUri(requestAction(operation)) === encoded);
    return exact.length > 0 ? exact : this.#operations.filter((operation) => requestAction(operation) === "");
  }

  /** An answer goes back over the connection, or nowhere. */
  #checkReplies(received: ReceivedHeaders): AddressingProblem | undefined {
    const names = this.#names;
    if ((headerText(received, "MessageID") ?? "") === "") return headerRequired("MessageID", names);
    for (const header of ["ReplyTo", "FaultTo"]) {
      const address = headerAddress(received, header);
      if (address === "") return invalidHeader(header, "MissingAddressInEPR", names);
      if (address !== undefined && address !== names.anonymous && address !== names.none)
        return invalidHeader(header, "OnlyAnonymousAddressSupported", names);
    }
    return undefined;
  }
}
