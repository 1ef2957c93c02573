import type { Endpoint, Message, Operation } from "../contract/contract.js";
import { memberName, numberedUses } from "../typescript/member-name.js";

/** The members of a request or of an answer, by name. */
export type Members = Readonly<Record<string, unknown>>;

/** A request that has been read. */
export interface ServiceCall {
  readonly request: Members;
  readonly headers: Members;
  /** Makes the body of an answer from the contract alone. */
  readonly sample: () => Members;
}

export interface ServiceAnswer {
  readonly body: Members;
  readonly headers: Members;
  /** The error that the answer reports; undefined if there is none. */
  readonly failure?: string | undefined;
}

/** Carries out an operation. */
export type Perform = (call: ServiceCall) => ServiceAnswer;

/** A service with known behaviour beyond its contracts. */
export interface KnownService {
  /** Notes for people who call its mock. */
  readonly notes: readonly string[];
  /** Returns how the operations of an endpoint are carried out; undefined for an endpoint that is not part of the service. */
  serve(endpoint: Endpoint): ((operation: Operation) => Perform) | undefined;
  /** The answer to a request that is for no endpoint; undefined if there is nothing at this path. */
  answer(path: string): Response | undefined;
}

/** A service without known behaviour. */
export const UNKNOWN_SERVICE: KnownService = { notes: [], serve: () => undefined, answer: () => undefined };

/** Answers with a sample. */
export function performBySample({ response }: Operation): Perform {
  return ({ sample }) => ({ body: sample(), headers: headersOf(response, () => undefined) });
}

/** WCF writes every header of the contract; those without a value are nil. */
export function headersOf({ headers }: Message, value: (header: Message["headers"][number]) => unknown): Members {
  return Object.fromEntries(
    numberedUses(headers).map((header) => [memberName(header), value(header) ?? (header.nillable ? null : undefined)]),
  );
}

/** Whether a value has members. */
export function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function membersOf(value: unknown): Members {
  return isMembers(value) ? value : {};
}
