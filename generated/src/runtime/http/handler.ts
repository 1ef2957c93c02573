// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { DecodeError } from "../errors.js";
import { newRequest, newResponse, type ServerRequest, type ServerResponse } from "../platform/platform.js";
import type { ReaderOptions } from "../read/reader-options.js";
import { DeclaredFault, withDetail } from "../soap/declared-fault.js";
import { decodeEnvelope, encodeMessage } from "../soap/envelope.js";
import type { Envelope } from "../soap/message.js";
import { NotUnderstoodError } from "../soap/must-understand.js";
import type { Operation } from "../soap/operation.js";
import { SOAP_NAMESPACE, type SoapVersion, soapVersionOf } from "../soap/soap.js";
import { checkDetail, encodeFault, SoapFault } from "../soap/soap-fault.js";
import { quote } from "../visible-text.js";
import type { WriterOptions } from "../write/writer-options.js";
import { clarkName, type QName } from "../xml/qname.js";
import { readText } from "./body-text.js";

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

export interface HandlerOptions extends ReaderOptions, WriterOptions {
  /** Called with every error of which the caller learns only that there was one. */
  readonly onError?: ((error: unknown, operation: string) => void) | undefined;
}

/**
 * Serves an endpoint: reads the request that SOAPAction names, calls the implementation, writes its answer. A SoapFault
 * that it throws goes to the caller; any other error is an "internal error" to the caller and goes to `onError`.
 */
export function createHandler<E extends Endpoint>(
  endpoint: E,
  implementation: Implementation<E>,
  options: HandlerOptions = {},
): Handler {
  const served = new Map<string, Served>();
  for (const [name, operation] of Object.entries(endpoint.operations)) {
    const implement: unknown = implementation[name];
    // Bound, because it may be a method of a class.
    const bound = isImplementation(implement) ? implement.bind(implementation) : undefined;
    served.set(operation.soapAction, { operation, implement: bound });
  }
  return async (input, init) => {
    const request = typeof input === "string" ? newRequest(input, init) : input;
    // A response with this status must say what is allowed (RFC 9110, 15.5.6).
    if (request.method !== "POST") return newResponse("", 405, { Allow: "POST" });
    const soapVersion = soapVersionOfRequest(request);
    if (soapVersion === undefined) return newResponse("", 415, {});
    try {
      return xmlResponse(await answer(request, soapVersion, served, options), 200, soapVersion);
    } catch (error) {
      return faultResponse(
        error instanceof SoapFault ? error : fault("Server", "internal error"),
        soapVersion,
        options,
      );
    }
  };
}

interface Served {
  readonly operation: AnyOperation;
  readonly implement: ((request: object, headers: object) => MaybePromise<Answer<object, object>>) | undefined;
}

/** @throws SoapFault for what the caller is to know; anything else is none of the caller's business */
async function answer(
  request: ServerRequest,
  soapVersion: SoapVersion,
  served: ReadonlyMap<string, Served>,
  options: HandlerOptions,
): Promise<string> {
  const action = actionOf(request);
  const { operation, implement } = served.get(action) ?? {};
  if (operation === undefined || implement === undefined)
    throw fault("Client", `no operation for the action ${quote(action)}`);
  try {
    const { headers, body } = await readRequest(request, soapVersion, operation, options);
    const performed = await perform(() => implement(body, headers), options);
    return encodeMessage(operation.response, performed, soapVersion, options);
  } catch (error) {
    if (!(error instanceof SoapFault)) options.onError?.(error, operation.name);
    throw error;
  }
}

/** The detail of a fault is made and checked here, where one that cannot be written is still the server's own error. */
async function perform<A>(implement: () => MaybePromise<A>, options: WriterOptions): Promise<A> {
  try {
    return await implement();
  } catch (error) {
    if (!(error instanceof SoapFault)) throw error;
    const fault = error instanceof DeclaredFault ? withDetail(error, options) : error;
    checkDetail(fault, options);
    throw fault;
  }
}

/** Only here is a DecodeError about the request: an implementation may have one of its own. */
async function readRequest(
  request: ServerRequest,
  soapVersion: SoapVersion,
  operation: AnyOperation,
  options: ReaderOptions,
): Promise<Envelope<object, object>> {
  try {
    const text = await readText(request, request.headers.get("content-type") ?? undefined, options.maxLength);
    if (text === undefined) throw fault("Client", "the body is not text in its encoding");
    const message = decodeEnvelope(operation.request, text, options, { isRequest: true });
    if (message.soapVersion === soapVersion) return message;
    throw fault("VersionMismatch", `a SOAP ${message.soapVersion} envelope with the content type of ${soapVersion}`);
  } catch (error) {
    if (error instanceof NotUnderstoodError) throw new NotUnderstoodFault(error);
    throw error instanceof DecodeError ? fault("Client", error.message) : error;
  }
}

/** The answer to a header that must be understood and is not (SOAP 1.1, 4.4.1; SOAP 1.2 part 1, 5.4.8). */
class NotUnderstoodFault extends SoapFault {
  readonly header: QName;

  constructor({ header }: NotUnderstoodError) {
    super(fault("MustUnderstand", `the header ${clarkName(header)} must be understood, and is not`));
    this.header = header;
  }
}

/** SOAP 1.1 has the action in a header of its own (6.1.1), 1.2 in the content type (part 2, 6.5.3). */
export function actionOf(request: Pick<ServerRequest, "headers">): string {
  const contentType = request.headers.get("content-type") ?? "";
  if (soapVersionOfRequest(request) === "1.2") return /;\s*action="([^"]*)"/i.exec(contentType)?.[1] ?? "";
  return (request.headers.get("soapaction") ?? "").replace(/^"(.*)"$/, "$1");
}

/** The media type says the version (SOAP 1.1, 6.1; SOAP 1.2 part 2, 7.1). */
export function soapVersionOfRequest({ headers }: Pick<ServerRequest, "headers">): SoapVersion | undefined {
  const type = (headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type === "text/xml") return "1.1";
  return type === "application/soap+xml" ? "1.2" : undefined;
}

/** In SOAP 1.2 the status tells who is to blame (part 2, 7.5.2.2), in 1.1 it does not (6.2). */
function faultResponse(error: SoapFault, soapVersion: SoapVersion, options: WriterOptions): ServerResponse {
  const { namespace, localName } = error.code;
  const isSenders = soapVersionOf(namespace) !== undefined && ["Client", "Sender"].includes(localName);
  const notUnderstood = error instanceof NotUnderstoodFault ? error.header : undefined;
  const text = encodeFault(error, soapVersion, options, notUnderstood);
  return xmlResponse(text, soapVersion === "1.2" && isSenders ? 400 : 500, soapVersion);
}

function xmlResponse(text: string, status: number, soapVersion: SoapVersion): ServerResponse {
  const type = soapVersion === "1.1" ? "text/xml" : "application/soap+xml";
  return newResponse(text, status, { "Content-Type": `${type}; charset=utf-8` });
}

/** A fault with a code of SOAP 1.1; for 1.2 it gets the name that it has there. */
function fault(localName: "Client" | "MustUnderstand" | "Server" | "VersionMismatch", reason: string): SoapFault {
  const code = { namespace: SOAP_NAMESPACE["1.1"], localName };
  return new SoapFault({ code, subcodes: [], reason, actor: undefined, detail: undefined });
}

/** The types say that it is one; plain JavaScript may say otherwise. */
function isImplementation(value: unknown): value is NonNullable<Served["implement"]> {
  return typeof value === "function";
}
