// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { decodeMessage, encodeMessage } from "./envelope.js";
import { DecodeError } from "./errors.js";
import type { Operation } from "./operation.js";
import { decodeText, newRequest, newResponse, type ServerRequest, type ServerResponse } from "./platform.js";
import { SOAP_NAMESPACE, type SoapVersion } from "./soap.js";
import { encodeFault, SoapFault } from "./soap-fault.js";
import type { ReaderOptions } from "./xml-reader.js";

/** An operation whose messages nobody asks about: every one is assignable to it. */
type AnyOperation = Operation<object, object, object, object>;

/** What generated code says of an endpoint: `batchEndpoint`. */
export interface Endpoint {
  readonly name: string;
  readonly operations: Readonly<Record<string, AnyOperation>>;
}

/** A function for each operation that is served; calls of the others are answered with a fault. */
export type Implementation<E extends Endpoint> = {
  readonly [Name in keyof E["operations"]]?: ImplementationOf<E["operations"][Name]>;
};

/** Gets the members of a request and its headers; gives those of the response, and its headers if it has any. */
export type ImplementationOf<O> =
  O extends Operation<infer Request, infer Response, infer RequestHeaders, infer ResponseHeaders>
    ? (request: Request, headers: RequestHeaders) => MaybePromise<Answer<Response, ResponseHeaders>>
    : never;

export interface Answer<Response, Headers> {
  readonly body: Response;
  readonly headers?: Headers | undefined;
}

type MaybePromise<T> = T | Promise<T>;

/** Answers HTTP requests; called like `fetch`, it takes the place of one in tests. */
export type Handler = (request: ServerRequest | string, init?: unknown) => Promise<ServerResponse>;

/**
 * Serves an endpoint: reads the request that SOAPAction names, calls the implementation, writes its answer. A SoapFault
 * that it throws goes to the caller; of any other error the caller learns only that there was one.
 */
export function createHandler<E extends Endpoint>(
  endpoint: E,
  implementation: Implementation<E>,
  options: ReaderOptions = {},
): Handler {
  const served = new Map<string, Served>();
  for (const [name, operation] of Object.entries(endpoint.operations)) {
    const implement: unknown = implementation[name];
    served.set(operation.soapAction, { operation, implement: isImplementation(implement) ? implement : undefined });
  }
  return async (input, init) => {
    const request = typeof input === "string" ? newRequest(input, init) : input;
    if (request.method !== "POST") return newResponse("", 405, "text/plain");
    const soapVersion = soapVersionOfRequest(request);
    if (soapVersion === undefined) return newResponse("", 415, "text/plain");
    try {
      return xmlResponse(await answer(request, served, options), 200, soapVersion);
    } catch (error) {
      return xmlResponse(encodeFault(faultFor(error, soapVersion), soapVersion), 500, soapVersion);
    }
  };
}

interface Served {
  readonly operation: AnyOperation;
  readonly implement: ((request: object, headers: object) => MaybePromise<Answer<object, object>>) | undefined;
}

async function answer(
  request: ServerRequest,
  served: ReadonlyMap<string, Served>,
  options: ReaderOptions,
): Promise<string> {
  const found = served.get(actionOf(request));
  if (found?.implement === undefined)
    throw clientFault(`no operation for the action ${JSON.stringify(actionOf(request))}`);
  const text = decodeText(await request.arrayBuffer(), undefined);
  if (text === undefined) throw clientFault("the body is not UTF-8 text");
  const { headers, body, soapVersion } = decodeMessage(found.operation.request, text, options);
  return encodeMessage(found.operation.response, await found.implement(body, headers), soapVersion);
}

/** SOAP 1.1 has the action in a header of its own, 1.2 in the content type. */
function actionOf({ headers }: ServerRequest): string {
  const action = headers.get("soapaction") ?? /;\s*action="([^"]*)"/.exec(headers.get("content-type") ?? "")?.[1] ?? "";
  return action.replace(/^"(.*)"$/, "$1");
}

/** The media type says the version (SOAP 1.1, 6.1; SOAP 1.2 part 2, 7.1). */
function soapVersionOfRequest({ headers }: ServerRequest): SoapVersion | undefined {
  const type = (headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type === "text/xml") return "1.1";
  return type === "application/soap+xml" ? "1.2" : undefined;
}

function xmlResponse(text: string, status: number, soapVersion: SoapVersion): ServerResponse {
  return newResponse(text, status, `${soapVersion === "1.1" ? "text/xml" : "application/soap+xml"}; charset=utf-8`);
}

function faultFor(error: unknown, soapVersion: SoapVersion): SoapFault {
  if (error instanceof SoapFault) return error;
  if (error instanceof DecodeError) return clientFault(error.message);
  const code = { namespace: SOAP_NAMESPACE[soapVersion], localName: soapVersion === "1.1" ? "Server" : "Receiver" };
  return new SoapFault({ code, subcodes: [], reason: "internal error", actor: undefined, detail: undefined });
}

function clientFault(reason: string): SoapFault {
  const code = { namespace: SOAP_NAMESPACE["1.1"], localName: "Client" };
  return new SoapFault({ code, subcodes: [], reason, actor: undefined, detail: undefined });
}

/** The types say that it is one; plain JavaScript may say otherwise. */
function isImplementation(value: unknown): value is NonNullable<Served["implement"]> {
  return typeof value === "function";
}
