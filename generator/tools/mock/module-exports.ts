import type { createHandler, Endpoint } from "../../../templates/runtime/http/handler.js";
import type { SoapFault } from "../../../templates/runtime/soap/soap-fault.js";
import { bug } from "../../source/errors.js";

/** The part of a package's run-time library that the mock calls. */
export interface Runtime {
  readonly createHandler: typeof createHandler;
  readonly SoapFault: typeof SoapFault;
}

/** @throws Error if the generated module does not have the expected exports */
export function runtimeExports(module: unknown): Runtime {
  if (isRuntime(module)) return module;
  throw new Error("the generated run-time library has no createHandler or no SoapFault");
}

export function endpointExport(module: unknown, name: string): Endpoint {
  const endpoint = isObject(module) ? module[name] : undefined;
  if (isEndpoint(endpoint)) return endpoint;
  throw bug(`the generated module has no endpoint ${name}`);
}

function isRuntime(value: unknown): value is Runtime {
  return isObject(value) && typeof value.createHandler === "function" && typeof value.SoapFault === "function";
}

function isEndpoint(value: unknown): value is Endpoint {
  return (
    isObject(value) &&
    typeof value.name === "string" &&
    isObject(value.operations) &&
    Object.values(value.operations).every(isOperation)
  );
}

function isOperation(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value.name === "string" &&
    typeof value.soapAction === "string" &&
    isObject(value.request) &&
    isObject(value.response)
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
