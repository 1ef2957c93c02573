import { type ClientOptions, SoapClient } from "../runtime/http/client.js";
import { type ExceptionInfo, NetServerError } from "./netserver-error.js";

export interface NetServerOptions<Headers> extends ClientOptions<Headers> {
  /** Whether a response that says of itself that the call has failed becomes a NetServerError; true if left out. */
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
    if (this.#throwIfNotSucceeded && headers.Succeeded === false) throw new NetServerError(headers.ExceptionInfo ?? {});
  }
}

/** The response headers that tell how a call went; all endpoints have them. */
interface StatusHeaders {
  readonly Succeeded?: boolean | undefined;
  readonly ExceptionInfo?: ExceptionInfo | null | undefined;
}
