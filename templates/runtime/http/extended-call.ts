import { type Fetch, platformFetch } from "../platform/platform.js";
import type { ReaderOptions } from "../read/reader-options.js";
import type { UndeclaredHeader } from "../soap/soap.js";
import type { SoapFault } from "../soap/soap-fault.js";
import type { WriterOptions } from "../write/writer-options.js";
import type { BegunCall, CallExtension, Extension, ReadAnswer } from "./extension.js";
import type { MessageHook } from "./message-hooks.js";

/** The options of a client that extensions add to. */
interface ExtendableOptions extends ReaderOptions, WriterOptions {
  readonly messageHooks?: readonly MessageHook[] | undefined;
  readonly fetch?: Fetch | undefined;
}

/** A call with what extensions add to it. */
export interface ExtendedCall<Options> {
  readonly options: Options;
  readonly undeclaredHeaders: readonly UndeclaredHeader[];
  check(answer: ReadAnswer): void;
  checkFault(fault: SoapFault): void;
}

/** Begins a call with each extension. */
export async function extendCall<Options extends ExtendableOptions>(
  extensions: readonly Extension[],
  call: BegunCall,
  options: Options,
): Promise<ExtendedCall<Options>> {
  if (extensions.length === 0) return { options, undeclaredHeaders: [], check() {}, checkFault() {} };
  const parts: CallExtension[] = [];
  for (const { beginCall } of extensions) if (beginCall) parts.push(await beginCall(call));
  const extended = withParts(extensions, parts, options);
  const around = (next: Fetch, { fetch }: CallExtension): Fetch =>
    fetch === undefined ? next : (url, request) => fetch(url, request, next, extended);
  return {
    options: { ...extended, fetch: parts.reduce(around, options.fetch ?? platformFetch) },
    undeclaredHeaders: parts.flatMap(({ undeclaredHeaders = [] }) => undeclaredHeaders),
    check: (answer) => {
      for (const { check } of parts) check?.(answer);
    },
    checkFault: (fault) => {
      for (const { checkFault } of parts) checkFault?.(fault);
    },
  };
}

/** Options with what extensions add for one exchange. Their hooks come after all others. */
export function withParts<Options extends Omit<ExtendableOptions, "fetch">>(
  extensions: readonly Extension[],
  parts: readonly (MessageHook & Pick<CallExtension, "options">)[],
  options: Options,
): Options {
  const extended = { ...options };
  for (const part of parts) Object.assign(extended, part.options);
  const understood = [...(options.understood ?? []), ...extensions.flatMap((extension) => extension.understood ?? [])];
  return { ...extended, understood, messageHooks: [...(options.messageHooks ?? []), ...parts] };
}
