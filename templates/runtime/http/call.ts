import type { Operation } from "../soap/operation.js";
import { callOperation } from "./call-operation.js";
import type { OperationOptions, WithHeaders } from "./call-options.js";
import { allExtensions, checkFulfilled } from "./extension.js";

/**
 * Calls one operation: sends a request and reads the response. A bundle that calls operations in this way has nothing of the others.
 * @param options - without `url`, the address in the WSDL is called
 * @throws EncodeError, before anything is sent, for a value that the contract does not allow
 * @throws SoapFault for a fault, of a class of its own if the operation declares it
 * @throws HttpError for an answer that is not a SOAP message, has attachments that no extension reads, or is contradicted by its HTTP status
 * @throws DecodeError for any other message
 * @throws whatever the platform's `fetch` throws if there is no answer; TimeoutError; the reason of the signal
 * @throws TypeError for options that are not as their types say, or that do not fulfil what the service asks for
 */
export async function call<Request, Response, Headers extends object, ResponseHeaders>(
  operation: Operation<Request, Response, Headers, ResponseHeaders>,
  request: Request,
  options: OperationOptions<Headers> = {},
): Promise<WithHeaders<Response, ResponseHeaders>> {
  const { service = {} } = operation;
  const { throwIfNotSucceeded = true, signal, url = service.address ?? "", ...others } = options;
  const extensions = allExtensions(service.extensions, options.extensions);
  checkFulfilled(service.asked ?? {}, extensions, options.fulfilled);
  const caller = {
    options: { ...others, url },
    extensions,
    headersOf: (_: object, headers: Headers) => headers,
    checkHeaders: (headers: unknown) => (throwIfNotSucceeded ? service.checkHeaders?.(headers) : undefined),
  };
  return callOperation(caller, operation, request, { signal });
}
