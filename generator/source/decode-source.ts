import { InputError, SchemaError } from "./errors.js";
import type { SourceText } from "./source-text.js";

/**
 * The text of an XML file: UTF-8, or UTF-16 with a byte order mark (XML 1.0, 4.3.3 and appendix F).
 * @throws InputError if the bytes are neither; SchemaError if the file says that it is in another encoding
 */
export function decodeSource(name: string, bytes: Uint8Array): SourceText {
  const encoding = byteOrderMark(bytes);
  const text = decode(name, bytes, encoding);
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1];
  if (declared !== undefined && !/^(?:utf-?8|us-ascii|utf-?16)$/i.test(declared)) {
    throw new SchemaError(`the encoding ${declared} is not supported; use UTF-8`, {
      source: { name, text },
      offset: 0,
    });
  }
  return { name, text };
}

function byteOrderMark([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

function decode(name: string, bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new InputError(`${name}: not ${encoding.toUpperCase()} text`, { cause });
  }
}
