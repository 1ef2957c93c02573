// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

import { type ClientOptions, SoapClient } from "../runtime/calls.js";
import { visibleLine } from "../runtime/values.js";

// #region netserver/netserver-error.ts

/** What the response header ExceptionInfo says about an error. It is the same in every version. */
export interface ExceptionInfo {
  readonly Message?: string | null | undefined;
  readonly StackTrace?: string | null | undefined;
  readonly FriendlyText?: string | null | undefined;
  readonly ExceptionType?: string | null | undefined;
  readonly Source?: string | null | undefined;
  readonly InnerException?: ExceptionInfo | null | undefined;
  readonly Parameters?: Readonly<Record<string, string | null>> | Map<string, string | null> | null | undefined;
}

/**
 * NetServer has tried to carry out a call and failed: it answers with HTTP status 200, the header `Succeeded` with false and the
 * header ExceptionInfo. The words of the error message are NetServer's, on one line. If another error led to this one, it is
 * the `cause`.
 */
export class NetServerError extends Error {
  override readonly name: string = "NetServerError";
  /** The error in words for end users. */
  readonly friendlyText: string | undefined;
  /** The type of the .NET exception. */
  readonly exceptionType: string | undefined;
  readonly source: string | undefined;
  /** The functions that were running on the server. */
  readonly serverStack: string | undefined;
  /** An object, also in a package whose dictionaries are Maps. */
  readonly parameters: Readonly<Record<string, string | null>>;

  constructor(info: ExceptionInfo) {
    const inner = info.InnerException;
    super(visibleLine(info.Message || info.FriendlyText || "NetServer says that the call has failed, and not why"), {
      ...(inner && { cause: new NetServerError(inner) }),
    });
    this.friendlyText = info.FriendlyText ?? undefined;
    this.exceptionType = info.ExceptionType ?? undefined;
    this.source = info.Source ?? undefined;
    this.serverStack = info.StackTrace ?? undefined;
    this.parameters = objectOf(info.Parameters ?? {});
  }
}

function objectOf(parameters: NonNullable<ExceptionInfo["Parameters"]>): Readonly<Record<string, string | null>> {
  return parameters instanceof Map ? Object.fromEntries(parameters) : parameters;
}

// #endregion

// #region netserver/netserver-client.ts

/** The options of a NetServer client: those of any client, and what `Succeeded: false` means. */
export interface NetServerOptions<Headers> extends ClientOptions<Headers> {
  /** Whether the call ends with a NetServerError if its response says `Succeeded: false`; true if left out. */
  readonly throwIfNotSucceeded?: boolean | undefined;
}

/** What every client of a NetServer endpoint does beside SOAP. */
export class NetServerClient<Headers extends object> extends SoapClient<Headers> {
  readonly #throwIfNotSucceeded: boolean;

  constructor(options: NetServerOptions<Headers>) {
    super(options);
    this.#throwIfNotSucceeded = options.throwIfNotSucceeded ?? true;
  }

  protected override checkHeaders(headers: StatusHeaders): void {
    if (this.#throwIfNotSucceeded) checkSucceeded(headers);
  }
}

/** Throws if the headers of a response say that the call has failed. */
export function checkSucceeded(headers: StatusHeaders): void {
  if (headers.Succeeded === false) throw new NetServerError(headers.ExceptionInfo ?? {});
}

/** The response headers that tell how a call went. All endpoints of NetServer have them. */
interface StatusHeaders {
  readonly Succeeded?: boolean | undefined;
  readonly ExceptionInfo?: ExceptionInfo | null | undefined;
}

// #endregion
