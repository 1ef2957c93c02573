import type { encodeMessage } from "../runtime/index.js";
import { utf8Bytes } from "../runtime/platform/platform.js";
import { encodeInto } from "../runtime/soap/encode-into.js";
import { BodyBytes } from "./body-bytes.js";

/**
 * Writes a message as `encodeMessage` does, but as bytes in UTF-8. A long message is never one text: its pieces become bytes while it is
 * written. This takes less time and less memory, above all for long values in base64.
 * @throws EncodeError for a value that the contract does not allow
 */
export function encodeMessageBytes<Headers, Body>(
  ...[message, content, soapVersion = "1.1", options = {}]: Parameters<typeof encodeMessage<Headers, Body>>
): Uint8Array {
  const bytes = new BodyBytes();
  const text = encodeInto(bytes, { message, content, soapVersion, options });
  return text === "" ? bytes.whole() : utf8Bytes(text);
}
