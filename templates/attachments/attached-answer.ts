import { readText } from "../runtime/http/body-text.js";
import { BodyError, type PlainRequest, type PlainResponse } from "../runtime/http/exchange.js";
import type { AnswerExtension } from "../runtime/http/extension.js";
import { lastOfEachName } from "../runtime/http/http-headers.js";
import type { MediaType } from "../runtime/http/media-type.js";
import { passOwnError } from "../runtime/http/own-error.js";
import type { ByteStream } from "../runtime/platform/platform.js";
import type { ReaderOptions } from "../runtime/read/reader-options.js";
import type { WriterOptions } from "../runtime/write/writer-options.js";
import { DeferredValues } from "./deferred-values.js";
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
  readonly request?: PlainRequest;
  readonly options: WriterOptions & ReaderOptions;

  constructor(request: PlainRequest, settings: Settings) {
    this.#settings = settings;
    this.#received = new DeferredValues(settings.readAs);
    const mediaType = relatedType(request.headers.get("content-type"));
    this.#isWanted = mediaType !== undefined || /multipart\/related/i.test(request.headers.get("accept") ?? "");
    // For others, bytes stay in the envelope. A stream cannot.
    const sending = this.#isWanted ? settings : { ...settings, attachFrom: Number.POSITIVE_INFINITY };
    this.#sent = new SentParts(sending);
    const attacher = (): SentParts => (this.#sent = new SentParts(sending));
    this.options = { attacher, attached: this.#received };
    if (mediaType !== undefined && request.bytes !== undefined) this.request = this.#unpacked(request, mediaType);
  }

  respond = (response: PlainResponse): PlainResponse => {
    const { packaging, all } = this.#sent;
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
