import type { ReaderOptions } from "../read/reader-options.js";
import type { AnswerExtension, Extension } from "./extension.js";
import type { FaultOptions } from "./handler-faults.js";
import type { MessageHook } from "./message-hooks.js";
import type { ServiceDocuments } from "./service-documents.js";

/** How a handler reads requests, and what it does beside the messages. */
export interface HandlerOptions extends ReaderOptions, FaultOptions {
  /** See and change the text of requests and responses, and of faults. An error of a hook is one of the handler's own. */
  readonly messageHooks?: readonly MessageHook[] | undefined;
  /** What the handler does beside the messages, such as addressing and security. Each has a part in both messages. */
  readonly extensions?: readonly Extension[] | undefined;
  /** What is sent to whoever asks for `?wsdl`: what `publishDocuments` returns, or on Node.js `readDocuments`. Nothing if left out. */
  readonly documents?: ServiceDocuments | undefined;
  /**
   * Where the service is called, as its WSDL is to say: `https://example.com/Orders.svc`. If left out, it is the address of the request
   * for the WSDL, which a proxy may have changed.
   */
  readonly address?: string | undefined;
  /**
   * How many milliseconds a request may take to arrive, and as many for the implementation to answer it. After that, the caller gets a
   * fault, and in the second case `onError` the TimeoutError. No limit if left out.
   */
  readonly timeout?: number | undefined;
}

/** The options with what extensions do for one answer. */
export interface AnswerOptions extends HandlerOptions {
  readonly parts?: readonly AnswerExtension[] | undefined;
}
