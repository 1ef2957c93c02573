import { AsyncLocalStorage } from "node:async_hooks";
import { addressOf, Dispatch } from "../../../templates/runtime/http/dispatch.js";
import type { Implementation, Endpoint as RuntimeEndpoint } from "../../../templates/runtime/http/handler.js";
import { actionOf, soapVersionOfRequest } from "../../../templates/runtime/http/soap-action.js";
import type { AnyOperation } from "../../../templates/runtime/soap/operation.js";
import { SOAP_NAMESPACE } from "../../../templates/runtime/soap/soap.js";
import { SECURITY_HEADER } from "../../../templates/security/names.js";
import type { Contract, Message } from "../../contract/contract.js";
import { type KnownService, type Members, membersOf, performBySample } from "../../profiles/known-service.js";
import { shownVersion } from "../../profiles/profiles.js";
import { InputError } from "../../source/errors.js";
import { sampleAttachments } from "../samples/sample-attachments.js";
import { distinctStyle } from "../samples/sample-style.js";
import { Sampler } from "../samples/sample-values.js";
import { type CallDisturber, describeFailure, failedResponse } from "./disturb-calls.js";
import type { LoadedEndpoint } from "./load-package.js";
import type { Runtime } from "./module-exports.js";

/** The outcome of a call, without any of its values. */
export interface Call {
  readonly version: string;
  readonly endpoint: string;
  /** Undefined if the request is for no operation of the endpoint. */
  readonly operation: string | undefined;
  /** `ok`, or how the call failed, in words. */
  readonly outcome: string;
}

/** Answers a request, and returns the outcome. Without a response, the connection is closed. */
export type EndpointHandler = (
  request: Request,
) => Promise<{ readonly response: Response | undefined; readonly call: Call }>;

/** Entities of large services refer to each other in circles. A few levels are enough. */
const SAMPLE_DEPTH = 3;

export interface EndpointOptions {
  readonly runtime: Runtime;
  readonly service: KnownService;
  readonly disturber: CallDisturber;
}

/** Serves an endpoint with the generated code: with the known behaviour of the service, or else with samples. */
export function serveEndpoint(
  loaded: LoadedEndpoint,
  { runtime, service, disturber }: EndpointOptions,
): EndpointHandler {
  const { contract, endpoint, generated } = loaded;
  const calls = new AsyncLocalStorage<CallContext>();
  const implementation = implement({ ...loaded, runtime, service }, (facts) =>
    Object.assign(calls.getStore() ?? {}, facts),
  );
  const dispatch = new Dispatch(distinctOperations(generated).map(([, operation]) => ({ operation })));
  const handler = runtime.createHandler(generated, implementation, {
    // WCF sends back all text that it has received.
    forbiddenCharacters: "reference",
    // It lets everybody in.
    understood: [SECURITY_HEADER],
    // WCF skips unknown elements and attributes, and refuses unknown values.
    onUnknown: ({ kind }) => {
      if (kind !== "enumeration value") return;
      throw soapFault(runtime, "Client", "the value of an enumeration is not one of the contract");
    },
  });
  return async (request) => {
    const context: CallContext = {};
    // The action may name the operation of a request, even if the request cannot or must not be read.
    const [named, ...others] = dispatch.withAction(actionOf(request));
    const operation = others.length === 0 ? named?.operation.name : undefined;
    const called = { version: shownVersion(contract), endpoint: endpoint.name };
    const failure = await disturber.disturb({ endpoint: endpoint.name, operation });
    if (failure !== undefined) {
      const response = failedResponse(failure, endpoint.soapVersion);
      return { response, call: { ...called, operation, outcome: describeFailure(failure) } };
    }
    // A handler reads both versions of SOAP, but a binding of WCF has only one. It knows itself which other types it reads.
    const soapVersion = soapVersionOfRequest(request);
    const isOfBinding = soapVersion === undefined || endpoint.soapVersions.includes(soapVersion);
    const respond = async (): Promise<Response> =>
      isOfBinding ? handler(request) : new Response(null, { status: 415 });
    const response = await calls.run(context, respond);
    const outcome = describeOutcome(response.status, context.failure);
    return { response, call: { ...called, operation: context.operation ?? operation, outcome } };
  };
}

/** The operations without those whose requests look like those of an earlier one, as overloaded operations do. */
function distinctOperations({ operations }: RuntimeEndpoint): (readonly [string, AnyOperation])[] {
  const entries = Object.entries(operations).map((entry) => [addressOf(entry[1]), entry] as const);
  return [...new Map(entries.reverse()).values()].reverse();
}

/** The facts about a call while it is answered. */
interface CallContext {
  operation?: string;
  failure?: string | undefined;
}

interface ServedEndpoint extends LoadedEndpoint {
  readonly runtime: Runtime;
  readonly service: KnownService;
}

function implement(
  { contract, endpoint, generated, runtime, service }: ServedEndpoint,
  note: (facts: CallContext) => void,
): Implementation<RuntimeEndpoint> {
  const described = new Map(endpoint.operations.map((operation) => [operation.name, operation]));
  const performerOf = service.serve(endpoint) ?? performBySample;
  return Object.fromEntries(
    distinctOperations(generated).flatMap(([key, { name }]) => {
      const operation = described.get(name);
      if (operation === undefined) return [];
      const perform = performerOf(operation);
      const sample = (): Members => sampleOf(operation.response, contract, runtime);
      const serve = (request: object, headers: object): { body: object; headers: object } => {
        note({ operation: name });
        const { failure, ...answer } = perform({ request: membersOf(request), headers: membersOf(headers), sample });
        note({ failure });
        return answer;
      };
      return [[key, serve]];
    }),
  );
}

function sampleOf({ content, attachments }: Message, contract: Contract, runtime: Runtime): Members {
  try {
    const sampler = new Sampler(contract, distinctStyle({ maxDepth: SAMPLE_DEPTH }));
    return { ...sampler.content(content), ...sampleAttachments(attachments) };
  } catch (error) {
    throw error instanceof InputError ? soapFault(runtime, "Server", error.message) : error;
  }
}

function soapFault({ SoapFault }: Runtime, localName: "Client" | "Server", reason: string): Error {
  const code = { namespace: SOAP_NAMESPACE["1.1"], localName };
  return new SoapFault({ code, subcodes: [], reason, actor: undefined, detail: undefined });
}

function describeOutcome(status: number, failure: string | undefined): string {
  if (failure !== undefined) return `failed, ${failure}`;
  if (status === 200 || status === 202) return "ok";
  return status === 500 ? "fault" : `HTTP ${status}`;
}
