import { EncodedReader } from "./encoded-reader.js";
import { ENCODING_PREFIXES, EncodedWriter } from "./encoded-writer.js";
import { encodeWith, readMessage } from "./envelope.js";
import type { MessageEncoding } from "./message.js";

/** The encoding of SOAP 1.1 (5). Only packages with messages in it use this. */
export const soapEncoding: MessageEncoding = {
  encode: (message, content, soapVersion, options) =>
    encodeWith(message, content, soapVersion, ({ prefixes, first }) => {
      return new EncodedWriter("", options, { prefixes: { ...prefixes, ...ENCODING_PREFIXES }, first });
    }),
  decode: (message, text, options, purpose) =>
    readMessage(message, new EncodedReader(text, options, purpose.isRequest ?? false), purpose, options.understood),
};
