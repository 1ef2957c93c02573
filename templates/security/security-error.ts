import { SOAP_NAMESPACE, type SoapVersion } from "../runtime/soap/soap.js";
import { SoapFault } from "../runtime/soap/soap-fault.js";
import { visibleText } from "../runtime/visible-text.js";
import { WSSE, WSU } from "./names.js";

/** The faults of SOAP Message Security 1.1 (12), with the reasons that it gives. */
const REASONS = {
  UnsupportedSecurityToken: "An unsupported token was provided",
  UnsupportedAlgorithm: "An unsupported signature or encryption algorithm was used",
  InvalidSecurity: "An error was discovered processing the Security header",
  InvalidSecurityToken: "An invalid security token was provided",
  FailedAuthentication: "The security token could not be authenticated or authorized",
  FailedCheck: "The signature or decryption was invalid",
  SecurityTokenUnavailable: "Referenced security token could not be retrieved",
  MessageExpired: "The message has expired",
} as const;

/** The name of a fault of WS-Security (SOAP Message Security 1.1, 12). */
export type SecurityFaultName = keyof typeof REASONS;

/**
 * The security of a message is not what was asked for, so the message is not read. The error message never has a password, a key or a
 * part of the message in it beside names.
 */
export class SecurityError extends Error {
  override readonly name: string = "SecurityError";
  /** What is wrong, by the names of faults in WS-Security. */
  readonly code: SecurityFaultName;

  constructor(code: SecurityFaultName, reason: string, options?: { readonly cause?: unknown }) {
    super(visibleText(`${code}: ${reason}`), options);
    this.code = code;
  }
}

/** The fault for a caller, who learns no more than the specification says. The error is its cause. */
export function securityFault(error: SecurityError, soapVersion: SoapVersion): SoapFault {
  const own = { namespace: error.code === "MessageExpired" ? WSU : WSSE, localName: error.code };
  const sender = { namespace: SOAP_NAMESPACE["1.2"], localName: "Sender" };
  const facts = { reason: REASONS[error.code], actor: undefined, detail: undefined };
  const codes = soapVersion === "1.1" ? { code: own, subcodes: [] } : { code: sender, subcodes: [own] };
  return new SoapFault({ ...facts, ...codes }, { cause: error });
}
