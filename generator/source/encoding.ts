/** The encoding of a file, and what says so. */
export interface Encoding {
  /** The name as the file or the server writes it: `ISO-8859-1`. */
  readonly label: string;
  /** The rest of `the encoding that …`. */
  readonly evidence: string;
}

/**
 * Finds the encoding of an XML file. The byte order mark comes first, then the server that sent the file (RFC 7303, 3), then
 * the XML declaration (XML 1.0, 4.3.3 and appendix F). A file without any of them is in UTF-8.
 * @param charset - the encoding that the server names
 */
export function encodingOf(bytes: Uint8Array, charset: string | undefined): Encoding {
  const marked = markedEncoding(bytes);
  if (marked !== undefined) return { label: marked, evidence: "its byte order mark names" };
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return { label: wide, evidence: "its first bytes show" };
  if (charset !== undefined && !isWide(charset)) return { label: charset, evidence: "the server names" };
  const declared = declaredEncoding(bytes);
  if (declared !== undefined && !isWide(declared)) return { label: declared, evidence: "its XML declaration names" };
  return { label: "UTF-8", evidence: "a file without a declared one has" };
}

function markedEncoding([first, second, third, fourth]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "UTF-8";
  if (first === 0xfe && second === 0xff) return "UTF-16BE";
  if (first !== 0xff || second !== 0xfe) return undefined;
  return third === 0 && fourth === 0 ? "UTF-32LE" : "UTF-16LE";
}

/** XML begins with a character of ASCII. If characters have more than one byte, the others of the first one are zero. */
function wideEncoding([first, second, third]: Uint8Array): string | undefined {
  if (first === 0) return second === 0 ? "UTF-32BE" : "UTF-16BE";
  if (second !== 0) return undefined;
  return third === 0 ? "UTF-32LE" : "UTF-16LE";
}

/** Whether a label names UTF-16. A file with one byte for `<` is not UTF-16: .NET declares UTF-16 in texts that it stores as UTF-8. */
function isWide(label: string): boolean {
  return /^\s*(?:utf-?16|(?:iso-10646-)?ucs-?2|(?:cs)?unicode)/i.test(label);
}

/** Longer than any XML declaration. */
const DECLARATION_LENGTH = 1000;

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, DECLARATION_LENGTH));
  return /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"']*)["']/.exec(start)?.[1];
}
