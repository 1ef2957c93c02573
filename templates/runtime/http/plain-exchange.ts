import type { ReaderOptions } from "../read/reader-options.js";
import type { Content, Envelope, Message, WrittenMessage } from "../soap/message.js";
import { encodePlain } from "../soap/plain-message.js";
import { scanPlain } from "../soap/scan-message.js";
import { SOAP_NAMESPACE, type SoapVersion } from "../soap/soap.js";
import type { WriterOptions } from "../write/writer-options.js";
import { type HttpFacts, isSuccess, type ReceivedResponse } from "./call-facts.js";
import { isMultipart, parseMediaType } from "./media-type.js";
import type { ResponseChecks } from "./response-checks.js";

type WholeExchange = typeof import("./whole-exchange.js");

/** What writes and reads all other messages. Bundlers make a file of it, which most programs never load. */
let whole: WholeExchange | undefined;

async function loadWhole(): Promise<WholeExchange> {
  whole ??= await import("./whole-exchange.js");
  return whole;
}

/** Writes a request. @throws EncodeError for a value that the contract does not allow */
export async function encodeRequest<Headers, Body>(
  message: WrittenMessage<Headers, Body>,
  content: Content<Headers, Body>,
  soapVersion: SoapVersion,
  options: WriterOptions,
): Promise<string> {
  // A program whose messages are not all plain has loaded the rest, which tries more forms.
  const { attacher } = options;
  const plain = whole === undefined ? encodePlain(message, content, { soapVersion, attacher }) : undefined;
  return plain ?? (await loadWhole()).encodeMessage(message, content, soapVersion, options);
}

/**
 * Reads a response, whose headers become a property of it. An answer without anything in it is as good as an empty response (WS-I Basic
 * Profile 1.1, R2714).
 * @throws what `call` throws for answers that are not a response
 */
export async function readResponse<Headers, Body>(
  message: Message<Headers, Body>,
  received: ReceivedResponse,
  options: ReaderOptions,
  checks: ResponseChecks,
): Promise<Body> {
  const { facts } = received;
  const isEmpty = isSuccess(facts.status) && facts.body === "" && message.element === undefined;
  const whole = isEmpty ? { ...received, facts: { ...facts, body: EMPTY_ENVELOPE } } : received;
  const { body, headers } =
    readPlain(message, whole.facts, options, checks) ?? (await readAny(message, whole, options, checks));
  checks.check({ body, headers });
  // A one-way operation has no response.
  if (typeof body === "object" && body !== null) addHeaders(body, headers);
  return body;
}

const EMPTY_ENVELOPE = `<E:Envelope xmlns:E="${SOAP_NAMESPACE["1.1"]}"><E:Body/></E:Envelope>`;

/** @returns undefined for anything but a plain response of a successful call */
function readPlain<Headers, Body>(
  message: Message<Headers, Body>,
  { status, body, httpHeaders }: HttpFacts,
  options: ReaderOptions,
  checks: ResponseChecks,
): Envelope<Headers, Body> | undefined {
  if (!isSuccess(status) || body === undefined || isMultipart(parseMediaType(httpHeaders.get("content-type"))))
    return undefined;
  const plain = scanPlain(message, body, options);
  if (plain !== undefined) checks.checkHeaders(plain.headers);
  return plain;
}

async function readAny<Headers, Body>(
  message: Message<Headers, Body>,
  received: ReceivedResponse,
  options: ReaderOptions,
  checks: ResponseChecks,
): Promise<Envelope<Headers, Body>> {
  const { readAnswer } = await loadWhole();
  return readAnswer(message, received, options, checks);
}

/** Headers are not part of a value: what compares or copies the value need not know of them. */
function addHeaders(body: object, headers: unknown): void {
  Object.defineProperty(body, "$headers", { value: headers, configurable: true, writable: true });
}
