import { isSuccess } from "../runtime/http/call-facts.js";
import type { BegunCall, CallExtension, ReadAnswer } from "../runtime/http/extension.js";
import { passOwnError } from "../runtime/http/own-error.js";
import type { Fetch, HttpRequest, HttpResponse, Signal } from "../runtime/platform/platform.js";
import type { ReaderOptions } from "../runtime/read/reader-options.js";
import type { WriterOptions } from "../runtime/write/writer-options.js";
import type { AttachmentSource } from "./attachment.js";
import { rememberParts } from "./attachments-of.js";
import { byteStreamOf } from "./byte-stream-of.js";
import type { DeferredValues } from "./deferred-values.js";
import { furtherAttachments } from "./further-attachments.js";
import { packMessage } from "./multipart-body.js";
import { readMessage, relatedType } from "./received-message.js";
import { SentParts } from "./sent-parts.js";
import type { Settings } from "./settings.js";

/** What a sender takes in addition to what it usually does: the packages of MTOM and of SOAP with Attachments. */
const ACCEPT = "multipart/related, application/xop+xml, text/xml, application/soap+xml, */*;q=0.5";

/** One call of a client. */
export class AttachedCall implements CallExtension {
  readonly #settings: Settings;
  readonly #received: DeferredValues;
  /** What is sent in addition to the values of the message. */
  readonly #further: readonly AttachmentSource[];
  readonly #signal: Signal | undefined;
  #sent: SentParts;
  readonly options: WriterOptions & ReaderOptions;

  constructor(settings: Settings, received: DeferredValues, { body, signal }: BegunCall) {
    this.#settings = settings;
    this.#received = received;
    this.#further = furtherAttachments(body);
    this.#signal = signal;
    this.#sent = new SentParts(settings);
    const attacher = (): SentParts => (this.#sent = new SentParts(settings));
    this.options = { attacher, attached: this.#received };
  }

  fetch = async (url: string, request: HttpRequest, next: Fetch): Promise<HttpResponse> => {
    const response = await next(url, this.#pack(request));
    const mediaType = relatedType(response.headers.get("content-type"));
    const message = mediaType && (await readMessage(await byteStreamOf(response), mediaType, this.#settings));
    await this.#received.receive(message, !isSuccess(response.status));
    if (message === undefined) return response;
    if (this.#signal) message.parts.endWith(this.#signal);
    const { headers, ...other } = factsOf(response);
    const { contentType, envelope } = message;
    const ofEnvelope = {
      ...other,
      headers: { get: (name: string) => (name.toLowerCase() === "content-type" ? contentType : headers.get(name)) },
      arrayBuffer: async () => Uint8Array.from(envelope).buffer,
    };
    passOwnError(response, ofEnvelope);
    return ofEnvelope;
  };

  check = ({ headers, body }: ReadAnswer): void => {
    const { message } = this.#received;
    if (message !== undefined) rememberParts(message, headers, body);
  };

  #pack(request: HttpRequest): HttpRequest {
    const { packaging } = this.#sent;
    const all = this.#sent.with(this.#further);
    const { body: envelope, headers } = request;
    const accepting = { accept: ACCEPT, ...headers };
    if (typeof envelope !== "string" || (packaging === "swa" && all.length === 0))
      return { ...request, headers: accepting };
    const { body, contentType } = packMessage(envelope, headers["content-type"] ?? "", all, packaging);
    const sent = { ...request, headers: { ...accepting, "content-type": contentType }, body, ...UNKEPT };
    return typeof body === "string" || "size" in body ? sent : { ...sent, duplex: "half" };
  }
}

/** What makes the fetch of Node.js send a body without a copy of all of it, which a redirect might need. */
const UNKEPT = { redirect: "error", window: null } as const;

/** Spelled out, because those of the platform's Response are not own properties. */
function factsOf({
  status,
  statusText,
  headers,
}: HttpResponse): Pick<HttpResponse, "status" | "statusText" | "headers"> {
  return { status, headers, ...(statusText !== undefined && { statusText }) };
}
