import { isDeepStrictEqual } from "node:util";
import { expect } from "vitest";
import { DecodeError } from "../../templates/runtime/errors.js";
import { XmlReader } from "../../templates/runtime/read/xml-reader.js";
import { readMessage } from "../../templates/runtime/soap/envelope.js";
import { scanMessage } from "../../templates/runtime/soap/scan-message.js";
import { SoapFault } from "../../templates/runtime/soap/soap-fault.js";
import type { GeneratedMessage } from "./generated-operations.js";

type AnyMessage = GeneratedMessage["message"];

const MAX_DEPTH = 256;

/** The same message with a declaration in another form, which the fast reader does not know, so that the slow reader reads it. */
export function notPlain(text: string): string {
  return `<?xml version='1.0'?>${text}`;
}

/** The result of the slow reader, which knows all of XML; the class of the error if it fails. */
function readSlowly(message: AnyMessage, text: string): unknown {
  try {
    return readMessage(message, new XmlReader(text, { strict: true }));
  } catch (error) {
    if (error instanceof DecodeError || error instanceof SoapFault) return error.name;
    throw error;
  }
}

/**
 * Reads a text with the fast reader, through windows of some lengths. If it is certain, the slow reader must agree.
 * @returns for each length, whether it was certain
 */
export function agreements(
  message: AnyMessage,
  text: string,
  windowLengths: readonly (number | undefined)[] = [undefined],
): boolean[] {
  const scanned = windowLengths.map((length) => scanMessage(message, text, MAX_DEPTH, length));
  const certain = scanned.map((value) => value !== undefined);
  if (!certain.includes(true)) return certain;
  const wanted = readSlowly(message, text);
  for (const value of scanned) {
    // Vitest compares slowly, and is needed only to show what differs.
    if (value !== undefined && !isDeepStrictEqual(value, wanted)) expect(value, text).toStrictEqual(wanted);
  }
  return certain;
}
