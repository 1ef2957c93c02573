import type { Message, MessageContent } from "../../contract/contract.js";
import { elementsIn } from "../../contract/types.js";
import { memberName } from "../../typescript/member-name.js";
import { headersOf, type Members, type ServiceAnswer } from "../known-service.js";
import { isOfNetServer } from "./namespaces.js";

/** Carries out an operation. `sample` makes an answer from the contract alone. */
export type Behaviour = (request: Members, sample: () => Members) => Members;

/** Operations that do more than answer with samples, by their names in the contract. */
export type Behaviours = ReadonlyMap<string, Behaviour>;

/** An error that NetServer reports in response headers. The texts are the mock's own. */
export class ServiceError extends Error {
  override readonly name: string = "ServiceError";
  /** The type of the .NET exception. */
  readonly exceptionType: string;

  constructor(exceptionType: string, message: string) {
    super(message);
    this.exceptionType = exceptionType;
  }
}

/**
 * The answer of an operation: its result, or its failure.
 * @param timeZone - the header of the request; the answer has the same
 */
export function answerOf(response: Message, timeZone: unknown, perform: () => Members): ServiceAnswer {
  try {
    const body = perform();
    return { body, headers: responseHeaders(response, { Succeeded: true, TimeZone: timeZone }) };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return failureAnswer(response, timeZone, error);
  }
}

/** The answer to a call that has failed: nillable members are nil, the rest is left out, and the headers have the reason. */
function failureAnswer(response: Message, TimeZone: unknown, { exceptionType, message }: ServiceError): ServiceAnswer {
  const ExceptionInfo = {
    Message: message,
    StackTrace: null,
    FriendlyText: message,
    ExceptionType: exceptionType,
    Source: "netserver-soapgen mock",
    InnerException: null,
    Parameters: null,
  };
  const headers = responseHeaders(response, { Succeeded: false, ExceptionInfo, TimeZone });
  return { body: nilContent(response.content), headers, failure: exceptionType };
}

function nilContent(content: MessageContent): Members {
  const nillable = content.kind === "bare" ? [] : elementsIn(content).filter((member) => member.nillable);
  return Object.fromEntries(nillable.map((member) => [memberName(member), null]));
}

function responseHeaders(response: Message, values: Members): Members {
  return headersOf(response, ({ element }) => (isOfNetServer(element) ? values[element.localName] : undefined));
}
