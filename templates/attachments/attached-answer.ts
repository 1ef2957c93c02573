import { readText } from "../runtime/http/body-text.js";
import { BodyError, type PlainRequest, type PlainResponse } from "../runtime/http/exchange.js";
import type { AnswerExtension, GivenAnswer, ReadRequest } from "../runtime/http/extension.js";
import { lastOfEachName } from "../runtime/http/http-headers.js";
import type { MediaType } from "../runtime/http/media-type.js";
import { passOwnError } from "../runtime/http/own-error.js";
import type { ByteStream } from "../runtime/platform/platform.js";
import type { ReaderOptions } from "../runtime/read/reader-options.js";
import type { WriterOptions } from "../runtime/write/writer-options.js";
import type { AttachmentSource } from "./attachment.js";
import { rememberParts } from "./attachments-of.js";
import type { DeferredValues } from "./deferred-values.js";
import { furtherAttachments } from "./further-attachments.js";
import { MultipartError } from "./limits.js";
import { packMessage } from "./multipart-body.js";
import { envelopeType, readMessage, relatedType } from "./received-message.js";
import { SentParts } from "./sent-parts.js";
import type { Settings } from "./settings.js";

/** One answer of a handler. */
export class AttachedAnswer implements AnswerExtension {
  readonly #settings: Settings;
  readonly #received: DeferredValues;
  /** Whether the caller reads messages with attachments. */
  readonly #isWanted: boolean;
  #sent: SentParts;
  /** What is sent in addition to the values of the response. */
  #further: readonly AttachmentSource[] = [];
  readonly request?: PlainRequest;
  readonly options: WriterOptions & ReaderOptions;

  constructor(request: PlainRequest, settings: Settings, received: DeferredValues) {
    this.#settings = settings;
    this.#received = received;
    const mediaType = relatedType(request.headers.get("content-type"));
    this.#isWanted = mediaType !== undefined || /multipart\/related/i.test(request.headers.get("accept") ?? "");
    // For others, bytes stay in the envelope. A stream cannot.
    const sending = this.#isWanted ? settings : { ...settings, attachFrom: Number.POSITIVE_INFINITY };
    this.#sent = new SentParts(sending);
    const attacher = (): SentParts => (this.#sent = new SentParts(sending));
    this.options = { attacher, attached: this.#received };
    if (mediaType !== undefined && request.bytes !== undefined) this.request = this.#unpacked(request, mediaType);
  }

  check = ({ headers, body }: ReadRequest): void => {
    const { message } = this.#received;
    if (message !== undefined) rememberParts(message, headers, body);
  };

  /** Attachments need no headers. This is where the response can be seen. */
  answerHeaders = ({ body }: GivenAnswer): [] => {
    this.#further = furtherAttachments(body);
    return [];
  };

  respond = (response: PlainResponse): PlainResponse => {
    const { packaging } = this.#sent;
    const all = this.#sent.with(this.#further);
    const { body: envelope, headers, status } = response;
    const hasPackage = all.length > 0 || (this.#isWanted && packaging === "mtom");
    if (typeof envelope !== "string" || envelope === "" || !hasPackage) return response;
    const fields = lastOfEachName(headers);
    const { body, contentType } = packMessage(envelope, fields["content-type"] ?? "", all, packaging);
    const packed = { status, headers: { ...fields, "content-type": contentType }, body };
    passOwnError(response, packed);
    return packed;
  };

  /** The request as if it were its envelope alone. */
  #unpacked(request: PlainRequest, mediaType: MediaType): PlainRequest {
    const { headers, method, url, origin } = request;
    const contentType = envelopeType(mediaType.parameters.get("start-info"), mediaType);
    // The length is that of all parts, which have limits of their own.
    const own = new Map([
      ["content-type", contentType],
      ["content-length", null],
    ]);
    const get = (name: string): string | null => {
      const value = own.get(name.toLowerCase());
      return value === undefined ? headers.get(name) : value;
    };
    const text = async (maxLength: number): Promise<string | undefined> =>
      this.#readEnvelope(request.bytes?.(), mediaType, maxLength);
    return { method, url, origin, headers: { get }, text };
  }

  async #readEnvelope(
    body: ByteStream | undefined,
    mediaType: MediaType,
    maxLength: number,
  ): Promise<string | undefined> {
    if (body === undefined) return undefined;
    try {
      const message = await readMessage(body, mediaType, this.#settings);
      await this.#received.receive(message);
      const bytes = { arrayBuffer: async () => Uint8Array.from(message.envelope).buffer };
      return await readText(bytes, message.contentType, maxLength);
    } catch (error) {
      throw error instanceof MultipartError && !error.isLimit ? new BodyError(error.message, { cause: error }) : error;
    }
  }
}
