// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { visibleLine } from "../runtime/visible-text.js";

/** What NetServer tells of an error in the response header ExceptionInfo; the same in every version. */
export interface ExceptionInfo {
  readonly Message?: string | null | undefined;
  readonly StackTrace?: string | null | undefined;
  readonly FriendlyText?: string | null | undefined;
  readonly ExceptionType?: string | null | undefined;
  readonly Source?: string | null | undefined;
  readonly InnerException?: ExceptionInfo | null | undefined;
  readonly Parameters?: Readonly<Record<string, string | null>> | null | undefined;
}

/**
 * NetServer has carried out a call and failed: it answers with HTTP status 200, the header Succeeded false and the
 * header ExceptionInfo. The words of the message are NetServer's, on one line. The error that led to this one, if there is one, is
 * the `cause`.
 */
export class NetServerError extends Error {
  override readonly name: string = "NetServerError";
  /** The error in words for end users. */
  readonly friendlyText: string | undefined;
  /** The type of the .NET exception. */
  readonly exceptionType: string | undefined;
  readonly source: string | undefined;
  /** The calls that were under way on the server. */
  readonly serverStack: string | undefined;
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
    this.parameters = info.Parameters ?? {};
  }
}
