import { HttpError } from "../runtime/http/http-error.js";
import { SoapFault } from "../runtime/soap/soap-fault.js";
import { NetServerError } from "./netserver-error.js";

/**
 * Whether an error means that the ticket of a call is not valid, or no longer valid. Then the server has not carried out the call.
 * SuperOffice does not document this error. These errors count: the HTTP status 401, a fault of WS-Security (1.0, 12), NetServer's own
 * exception for sessions, and an access that was denied because of the ticket. Other exceptions for an authentication do not count: an
 * operation that has done half its work may have failed to log in elsewhere, at a mail server for one.
 */
export function isTicketExpired(error: unknown): boolean {
  if (error instanceof HttpError) return error.status === 401;
  if (error instanceof SoapFault) return [error.code, ...error.subcodes].some(({ localName }) => FAULTS.has(localName));
  return error instanceof NetServerError && (isOfSession(error) || isDenied(error));
}

const FAULTS: ReadonlySet<string> = /* @__PURE__ */ new Set(["FailedAuthentication", "InvalidSecurityToken"]);

/** The exception may be inside others. */
function isOfSession(error: unknown): boolean {
  if (!(error instanceof NetServerError)) return false;
  return nameOf(error) === "SoSessionException" || isOfSession(error.cause);
}

/** This exception also comes if the user lacks a right, and things that NetServer keeps are called tickets as well. */
function isDenied(error: NetServerError): boolean {
  const { message } = error;
  const isOfTicket = /\bticket\b/i.test(message) && /\b(?:expired|invalid|not valid)\b/i.test(message);
  return isOfTicket && nameOf(error) === "UnauthorizedAccessException";
}

/** The name of the .NET exception without its namespace. */
function nameOf({ exceptionType = "" }: NetServerError): string {
  return exceptionType.slice(exceptionType.lastIndexOf(".") + 1);
}
