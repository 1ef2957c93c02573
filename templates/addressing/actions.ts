import type { Operation } from "../runtime/soap/operation.js";

/** The part of an operation by which its messages are named. */
export type NamedOperation = Pick<Operation<never, never, never, never>, "name" | "soapAction" | "actions">;

/** The action of requests; empty if the operation has none. Without an action of its own, it is that of SOAP (Metadata, 4.4.1). */
export function requestAction({ actions, soapAction }: NamedOperation): string {
  return actions?.request ?? soapAction;
}

/** The action of responses. Without one of its own, it is like those that WCF makes up. */
export function responseAction(operation: NamedOperation): string {
  return operation.actions?.response ?? `${requestAction(operation)}Response`;
}
