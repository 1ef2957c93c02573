import type { ClientOptions } from "../runtime/http/call-options.js";
import { SoapClient } from "../runtime/http/client.js";
import { type ExceptionInfo, NetServerError } from "./netserver-error.js";

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
