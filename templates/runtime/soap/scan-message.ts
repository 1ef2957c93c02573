import type { ReaderOptions } from "../read/reader-options.js";
import { Uncertain } from "../scan/message-text.js";
import { ScanReader } from "../scan/scan-reader.js";
import { checkLength, MAX_DEPTH } from "../xml/limits.js";
import type { DecodedEnvelope, Message } from "./message.js";
import { SOAP_NAMESPACE, soapVersionOf } from "./soap.js";

/**
 * Reads a plain message, as `scanMessage` does.
 * @returns undefined for any other message
 * @throws DecodeError if there are more characters than allowed
 */
export function scanPlain<Headers, Body>(
  message: Message<Headers, Body>,
  text: string,
  { maxLength = Number.POSITIVE_INFINITY, maxDepth = MAX_DEPTH, attached }: ReaderOptions,
): DecodedEnvelope<Headers, Body> | undefined {
  checkLength(text.length, maxLength);
  // No message in another encoding is plain, nor is one with values beside it.
  return message.encoding !== undefined || attached?.isNeeded === true
    ? undefined
    : scanMessage(message, text, maxDepth);
}

/**
 * Reads a plain message, which servers usually send. It never reports errors.
 * @param windowLength - how many characters the window over the message has; more if a single text has more
 * @returns undefined for any other text: a fault, a message with something unknown in it, or something that is not a message
 */
export function scanMessage<Headers, Body>(
  message: Message<Headers, Body>,
  text: string,
  maxDepth: number,
  windowLength: number = WINDOW_LENGTH,
): DecodedEnvelope<Headers, Body> | undefined {
  try {
    return scan(message, new ScanReader(text, maxDepth, windowLength));
  } catch (error) {
    if (error instanceof Uncertain) return undefined;
    throw error;
  }
}

const WINDOW_LENGTH = 65_536;

function scan<Headers, Body>(
  message: Message<Headers, Body>,
  reader: ScanReader,
): DecodedEnvelope<Headers, Body> | undefined {
  reader.moveToNext();
  const soapVersion = soapVersionOf(reader.currentNamespace);
  if (soapVersion === undefined) return undefined;
  const soap = SOAP_NAMESPACE[soapVersion];
  reader.enter(soap, "Envelope");
  reader.moveToNext();
  const hasHeader = reader.isAt(soap, "Header");
  if (hasHeader) reader.beginHeaders();
  else reader.beginNoHeaders();
  const headers = message.headers.read(reader);
  if (hasHeader) reader.moveToNext();
  reader.enter(soap, "Body");
  const body = scanBody(message, reader);
  reader.leave();
  reader.checkEnd();
  return { headers, body, soapVersion };
}

/** Reads what is in the Body, and leaves it. */
function scanBody<Body>({ element, body }: Pick<Message<never, Body>, "element" | "body">, reader: ScanReader): Body {
  // Parts are read as the content of the Body itself.
  if (element === undefined || body.form === "parts") return body.read(reader);
  reader.moveToNext();
  if (body.form === "bare") reader.checkPayload(element);
  else reader.beginBody(element);
  const value = body.read(reader);
  reader.leave();
  return value;
}
