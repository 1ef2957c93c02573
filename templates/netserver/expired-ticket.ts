import { HttpError } from "../runtime/http/http-error.js";
import { SoapFault } from "../runtime/soap/soap-fault.js";
import { NetServerError } from "./netserver-error.js";

/**
 * Whether an error means that the ticket of a call is not valid, or no longer valid. Then the server has not carried out the call.
 * SuperOffice does not document this error. These errors count: the HTTP status 401, a fault of WS-Security (1.0, 12), or a .NET
 * exception for a session, an authentication, or an access that was denied because of the ticket.
 */
export function isTicketExpired(error: unknown): boolean {
  if (error instanceof HttpError) return error.status === 401;
  if (error instanceof SoapFault) return [error.code, ...error.subcodes].some(({ localName }) => FAULTS.has(localName));
  if (!(error instanceof NetServerError)) return false;
  return saysSo(error) || isTicketExpired(error.cause);
}

const FAULTS: ReadonlySet<string> = new Set(["FailedAuthentication", "InvalidSecurityToken"]);

function saysSo({ exceptionType = "", message }: NetServerError): boolean {
  const name = exceptionType.slice(exceptionType.lastIndexOf(".") + 1);
  if (EXCEPTIONS.has(name)) return true;
  // This exception also comes if the user lacks a right.
  return name === "UnauthorizedAccessException" && /\bticket\b/i.test(message);
}

const EXCEPTIONS: ReadonlySet<string> = new Set([
  "AuthenticationException",
  "InvalidCredentialException",
  "SecurityTokenExpiredException",
  "SoSessionException",
]);
