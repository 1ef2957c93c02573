import type { Message, Particle, StructContent } from "../../contract/contract.js";
import { memberName } from "../../typescript/member-name.js";
import { isOfNetServer } from "../netserver.js";

/** The members of a request or of an answer, by name. */
export type Members = Readonly<Record<string, unknown>>;

/** What an operation does with a request. `sample` makes an answer out of the contract alone. */
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

export interface ServiceAnswer {
  readonly body: object;
  readonly headers: object;
}

export function successAnswer(response: Message, body: Members): ServiceAnswer {
  return { body, headers: responseHeaders(response, new Map([["Succeeded", true]])) };
}

/** The answer of a call that has failed: what may be nil is, the rest is left out, and the headers say why. */
export function failureAnswer(response: Message, { exceptionType, message }: ServiceError): ServiceAnswer {
  const ExceptionInfo = {
    Message: message,
    StackTrace: null,
    FriendlyText: message,
    ExceptionType: exceptionType,
    Source: "netserver-soapgen mock",
    InnerException: null,
    Parameters: null,
  };
  return {
    body: nilContent(response.content),
    headers: responseHeaders(
      response,
      new Map<string, unknown>([
        ["Succeeded", false],
        ["ExceptionInfo", ExceptionInfo],
      ]),
    ),
  };
}

function nilContent(content: StructContent): Members {
  switch (content.kind) {
    case "elements":
      return Object.fromEntries(content.particles.flatMap(nilEntries));
  }
}

function nilEntries(particle: Particle): [name: string, value: null][] {
  switch (particle.kind) {
    case "member":
      return particle.nillable ? [[memberName(particle), null]] : [];
  }
}

/** WCF writes every header of the contract, the ones without a value as nil. */
function responseHeaders({ headers }: Message, values: ReadonlyMap<string, unknown>): Members {
  return Object.fromEntries(
    headers.map((header) => {
      const value = isOfNetServer(header.element) ? values.get(header.element.localName) : undefined;
      return [memberName(header), value ?? (header.nillable ? null : undefined)];
    }),
  );
}

/** Whether a value has members; of what a request says nothing about, the contract's reader has made nothing. */
export function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
