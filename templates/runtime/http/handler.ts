import type { ServerRequest, ServerResponse } from "../platform/platform.js";
import type { AnyOperation, Operation } from "../soap/operation.js";
import { answerWithoutMessage } from "./answer-query.js";
import { answerRequest } from "./answer-request.js";
import { Dispatch } from "./dispatch.js";
import type { PlainRequest, PlainResponse } from "./exchange.js";
import { beginAnswer, extendResponse } from "./extended-answer.js";
import { type Asked, allExtensions, type Extension } from "./extension.js";
import { answerFetch } from "./fetch-standard.js";
import { faultFor, faultResponse } from "./handler-faults.js";
import type { HandlerOptions } from "./handler-options.js";
import type { ReceivedCall } from "./received-call.js";
import type { Answer, MaybePromise, Served } from "./served.js";
import { soapVersionOfRequest } from "./soap-action.js";

/** What generated code says of an endpoint: `batchEndpoint`. */
export interface Endpoint {
  readonly name: string;
  readonly operations: Readonly<Record<string, AnyOperation>>;
  /** What its clients and handlers do beside the messages, because the service asks for it. */
  readonly extensions?: readonly Extension[];
  /** What the service asks for and the package does only with an extension that a program chooses. */
  readonly asked?: Asked;
}

/** A function for each operation that is served; calls of the others are answered with a fault. */
export type Implementation<E extends Endpoint> = {
  readonly [Name in keyof E["operations"]]?: ImplementationOf<E["operations"][Name]>;
};

/**
 * Gets the members of a request, its headers, and what else is known of the call. Returns the members of the response, and its
 * headers if it has any; nothing for a one-way operation.
 */
export type ImplementationOf<O> =
  O extends Operation<infer Request, infer Response, infer RequestHeaders, infer ResponseHeaders>
    ? (
        request: Request,
        headers: RequestHeaders,
        call: ReceivedCall,
      ) => MaybePromise<[Response] extends [undefined] ? void : Answer<Response, ResponseHeaders>>
    : never;

/** Answers HTTP requests; called like `fetch`, it takes the place of one in tests. */
export type Handler = (request: ServerRequest | string, init?: unknown) => Promise<ServerResponse>;

/** A handler that servers with objects of their own can use as well. */
export interface PlainHandler extends Handler {
  /** Answers a request without objects of the fetch standard. */
  answer(request: PlainRequest): Promise<PlainResponse>;
}

/**
 * Serves an endpoint: finds the operation that a request is for, reads the request, calls the implementation, and writes what it
 * returns. If the implementation throws a SoapFault, the caller gets that. The caller gets "internal error" for any other error,
 * and `onError` hears of it. The promise of a response never rejects because of such an error.
 * @throws TypeError if two operations are implemented that no request can tell apart
 */
export function createHandler<E extends Endpoint>(
  endpoint: E,
  implementation: Implementation<E>,
  options: HandlerOptions = {},
): PlainHandler {
  return createSharedHandler([implementEndpoint(endpoint, implementation)], options);
}

/** An endpoint with its implementation, for `createSharedHandler`. */
export interface ImplementedEndpoint {
  readonly served: readonly Served[];
  readonly extensions: readonly Extension[];
}

/** Combines an endpoint with its implementation, so that one handler can serve several. */
export function implementEndpoint<E extends Endpoint>(
  { operations, extensions = [] }: E,
  implementation: Implementation<E>,
): ImplementedEndpoint {
  const served = Object.entries(operations).flatMap(([name, operation]): Served[] => {
    const implement: unknown = implementation[name];
    // Every object has functions of the language, such as toString. They implement nothing.
    if (!isImplementation(implement) || implement === Reflect.get(Object.prototype, name)) return [];
    // Bound, because it may be a method of a class.
    return [{ operation, implement: implement.bind(implementation) }];
  });
  return { served, extensions };
}

/**
 * Serves several endpoints at one address, like `createHandler` for one. The action of a request selects the endpoint, or the element
 * in the body if the action is not enough.
 * @throws TypeError if two operations, of one endpoint or of two, have requests that cannot be distinguished
 */
export function createSharedHandler(
  endpoints: readonly ImplementedEndpoint[],
  options: HandlerOptions = {},
): PlainHandler {
  const served = endpoints.flatMap((endpoint) => endpoint.served);
  const dispatch = new Dispatch(served);
  const operations = served.map(({ operation }) => operation);
  const extensions = allExtensions(
    ...endpoints.map((endpoint) => endpoint.extensions.map((extension) => askedFor(extension, endpoints))),
    options.extensions,
  );
  const answerExtended = async (request: PlainRequest): Promise<PlainResponse> => {
    try {
      const begun = await beginAnswer(extensions, request, operations, options);
      return await extendResponse(begun.options, await answerRequest(begun.request, dispatch, begun.options));
    } catch (error) {
      return faultResponse(faultFor(error, "", options), soapVersionOfRequest(request) ?? "1.1", options);
    }
  };
  const answer = (request: PlainRequest): Promise<PlainResponse> => {
    if (request.method !== "POST") return answerWithoutMessage(request, options);
    // One promise less for each request.
    return extensions.length === 0 ? answerRequest(request, dispatch, options) : answerExtended(request);
  };
  return Object.assign((input: ServerRequest | string, init?: unknown) => answerFetch(answer, input, init), { answer });
}

/** An extension of an endpoint that learns which of the operations at the same address are of endpoints that ask for it. */
function askedFor(extension: Extension, endpoints: readonly ImplementedEndpoint[]): Extension {
  const { name, beginAnswer } = extension;
  if (beginAnswer === undefined) return extension;
  const asking = endpoints
    .filter(({ extensions }) => extensions.some((each) => each.name === name))
    .flatMap(({ served }) => served.map(({ operation }) => operation));
  return {
    ...extension,
    beginAnswer: (request, operations, limits) => beginAnswer(request, operations, limits, asking),
  };
}

/** The types say that it is one; plain JavaScript may say otherwise. */
function isImplementation(value: unknown): value is Served["implement"] {
  return typeof value === "function";
}
