import { visibleLine } from "../runtime/visible-text.js";

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
