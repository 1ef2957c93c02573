import type { AnyOperation } from "../soap/operation.js";
import type { UndeclaredHeader } from "../soap/soap.js";
import type { ReceivedCall } from "./received-call.js";

/** An operation that is served, and the function that does it. */
export interface Served {
  readonly operation: AnyOperation;
  readonly implement: (
    request: object,
    headers: object,
    call: ReceivedCall,
  ) => MaybePromise<Answer<object, object> | undefined>;
}

export type MaybePromise<T> = T | Promise<T>;

/** What an implementation returns. */
export interface Answer<Response, Headers> {
  /** The members of the response. */
  readonly body: Response;
  readonly headers?: Headers | undefined;
  /** Headers that the contract does not declare; `soapHeader` makes one. */
  readonly undeclaredHeaders?: readonly UndeclaredHeader[] | undefined;
}
