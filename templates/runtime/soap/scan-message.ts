import { ScanReader } from "../scan/scan-reader.js";
import { Uncertain } from "../scan/uncertain.js";
import type { Codec, DecodedEnvelope, Message } from "./message.js";
import { SOAP_NAMESPACE, soapVersionOf } from "./soap.js";

/**
 * Reads a message of the plainest kind, which is what servers usually send. It never says what is wrong with a message.
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
  const headers = readHeaders(message.headers, hasHeader ? reader : emptyHeader());
  if (hasHeader) reader.moveToNext();
  reader.enter(soap, "Body");
  reader.moveToNext();
  reader.beginBody(message.element);
  const body = message.body.read(reader);
  reader.leave();
  reader.leave();
  reader.checkEnd();
  return { headers, body, soapVersion };
}

function readHeaders<Headers>(headers: Codec<Headers>, reader: ScanReader): Headers {
  reader.beginHeaders();
  return headers.read(reader);
}

function emptyHeader(): ScanReader {
  const reader = new ScanReader("<Header/>", 2, WINDOW_LENGTH);
  reader.moveToNext();
  return reader;
}
