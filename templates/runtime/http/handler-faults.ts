import type { DecodeError } from "../errors.js";
import { printError } from "../platform/platform.js";
import { withDetail } from "../soap/declared-detail.js";
import { DeclaredFault } from "../soap/declared-fault.js";
import { NotUnderstoodError } from "../soap/must-understand.js";
import { RefusedMessageError } from "../soap/request-rules.js";
import { headersSentWith, withHeaders } from "../soap/sent-headers.js";
import type { UndeclaredHeader } from "../soap/soap.js";
import { SOAP_NAMESPACE, type SoapVersion } from "../soap/soap.js";
import { SoapFault } from "../soap/soap-fault.js";
import { checkFault, encodeFault, notUnderstoodHeader, upgradeHeader } from "../soap/write-fault.js";
import { visibleText } from "../visible-text.js";
import type { WriterOptions } from "../write/writer-options.js";
import { clarkName } from "../xml/name-forms.js";
import type { QName } from "../xml/qname.js";
import type { PlainResponse } from "./exchange.js";
import { keepOwnError } from "./own-error.js";
import { MEDIA_TYPES } from "./soap-action.js";

/** The part of a handler's options that faults need. */
export interface FaultOptions extends WriterOptions {
  /**
   * Called with every error of which the caller learns only that there was one, and with the name of the operation, which is empty
   * if the error came before the operation was known. If left out, both are printed with `console.error`.
   */
  readonly onError?: ((error: unknown, operation: string) => void) | undefined;
}

/** The fault that the caller gets for an error. */
export function faultFor(error: unknown, operation: string, options: FaultOptions): SoapFault {
  try {
    if (!(error instanceof SoapFault)) return ownFault(error, operation, options);
    const written = error instanceof DeclaredFault ? withDetail(error, options) : error;
    const known = withHeaders(written, headersSentWith(error));
    checkFault(known, options);
    return known;
  } catch (wrong) {
    // A fault that cannot be written is an error of whoever made it.
    return ownFault(wrong, operation, options);
  }
}

/** What the caller gets for an error that does not concern the caller. */
class OwnFault extends SoapFault {
  constructor(error: unknown) {
    super(fault("Server", "internal error"), { cause: error });
  }
}

function ownFault(error: unknown, operation: string, options: FaultOptions): OwnFault {
  tellError(error, operation, options);
  return new OwnFault(error);
}

/** Tells `onError`. The caller gets a response even if `onError` throws, rejects or never ends. */
export function tellError(error: unknown, operation: string, { onError = printError }: FaultOptions): void {
  const tell = async (): Promise<void> => onError(error, operation);
  tell().catch((wrong: unknown) => printError(wrong, operation));
}

/** The answer to a header that must be understood and is not (SOAP 1.1, 4.4.1; SOAP 1.2 part 1, 5.4.8). */
class NotUnderstoodFault extends SoapFault {
  readonly headers: readonly QName[];

  constructor({ headers }: NotUnderstoodError) {
    const [first, ...others] = headers.map(clarkName);
    const all = others.length === 0 ? `the header ${first}` : `each of the headers ${[first, ...others].join(", ")}`;
    super(fault("MustUnderstand", `${all} must be understood, and is not`));
    this.headers = headers;
  }
}

/** The answer to an envelope of another version than one that is known, or than the content type says. */
export class VersionMismatchFault extends SoapFault {
  constructor(reason: string) {
    super(fault("VersionMismatch", reason));
  }
}

/**
 * The answer to a request that cannot be read.
 * @param payload - the name of the element in the body, if the operation is known
 */
export function readingFault(error: DecodeError, payload: string | undefined): SoapFault {
  if (error instanceof NotUnderstoodError) return new NotUnderstoodFault(error);
  if (!(error instanceof RefusedMessageError))
    return fault("Client", error.message, error.element === payload ? [callSubcode("BadArguments")] : []);
  return error.code === "VersionMismatch" ? new VersionMismatchFault(error.message) : fault(error.code, error.message);
}

/** The answer to a request for an operation that is not served. */
export function notPresent(reason: string): SoapFault {
  return fault("Client", reason, [callSubcode("ProcedureNotPresent")]);
}

/** A body that HTTP refuses before SOAP has seen it: the status says why, and the fault says it to people. */
export class RefusedBodyFault extends SoapFault {
  readonly status: 400 | 408 | 413;

  constructor(status: 400 | 408 | 413, reason: string) {
    super(fault("Client", reason));
    this.status = status;
  }
}

/**
 * The status is 500 for faults, as SOAP 1.1 wants it (6.2). SOAP 1.2 has 400 for those that blame the caller (part 2, 7.5.2.2),
 * but WCF answers with 500 in both versions, and WCF's clients take a 400 for no SOAP message and never read the fault. Only a
 * body that is no message for SOAP has another status.
 */
export function faultResponse(
  error: SoapFault,
  soapVersion: SoapVersion,
  options: WriterOptions,
  added: readonly UndeclaredHeader[] = [],
): PlainResponse {
  const status = error instanceof RefusedBodyFault ? error.status : 500;
  const headers = [...headersOf(error), ...added];
  const response = xmlResponse(
    encodeFault(error, soapVersion, options, [...headersSentWith(error), ...headers]),
    status,
    soapVersion,
  );
  if (error instanceof OwnFault) keepOwnError(response, error.cause);
  return response;
}

/** The headers in which SOAP says more of a fault. */
function headersOf(error: SoapFault): readonly UndeclaredHeader[] {
  if (error instanceof VersionMismatchFault) return [upgradeHeader()];
  return error instanceof NotUnderstoodFault ? error.headers.map(notUnderstoodHeader) : [];
}

export function xmlResponse(body: string, status: number, soapVersion: SoapVersion): PlainResponse {
  return { status, headers: XML_HEADERS[soapVersion], body };
}

const XML_HEADERS = {
  "1.1": { "Content-Type": `${MEDIA_TYPES["1.1"]}; charset=utf-8` },
  "1.2": { "Content-Type": `${MEDIA_TYPES["1.2"]}; charset=utf-8` },
} as const;

/**
 * A fault of the handler's own. Its code is that of SOAP 1.1; for 1.2 it gets the name that it has there. What the reason repeats of
 * a request is anybody's, and of any length.
 */
export function fault(localName: OwnCode, reason: string, subcodes: readonly QName[] = []): SoapFault {
  const code = { namespace: SOAP_NAMESPACE["1.1"], localName };
  const shown = visibleText(reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON)}…` : reason);
  return new SoapFault({ code, subcodes, reason: shown, actor: undefined, detail: undefined });
}

type OwnCode = "Client" | "DataEncodingUnknown" | "MustUnderstand" | "Server" | "VersionMismatch";

/** The finer code for a call whose operation or members are wrong (SOAP 1.2 part 2, 4.4). SOAP 1.1 has none. */
function callSubcode(localName: "BadArguments" | "ProcedureNotPresent"): QName {
  return { namespace: "http://www.w3.org/2003/05/soap-rpc", localName };
}

/** Characters: more than any error of the reader has. */
const LONGEST_REASON = 1500;
