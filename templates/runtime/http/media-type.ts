/** What a Content-Type field says (RFC 9110, 8.3.1). */
export interface MediaType {
  /** Type and subtype in lower case: `text/xml`. */
  readonly name: string;
  /** Values by names in lower case. */
  readonly parameters: ReadonlyMap<string, string>;
}

/**
 * Reads the value of a Content-Type field. The platform joins a field that came twice with a comma: the first one counts.
 * @returns undefined if there is no field, or if it names no media type
 */
export function parseMediaType(field: string | null | undefined): MediaType | undefined {
  // Each message asks several times for its own, and most messages have the same.
  if (field !== last.field) last = { field, mediaType: readMediaType(field ?? "") };
  return last.mediaType;
}

let last: { readonly field: string | null | undefined; readonly mediaType: MediaType | undefined } = {
  field: undefined,
  mediaType: undefined,
};

function readMediaType(field: string): MediaType | undefined {
  const [first = "", ...rest] = splitField(field);
  const name = first.trim();
  if (!MEDIA_TYPE.test(name)) return undefined;
  const parameters = new Map<string, string>();
  for (const piece of rest) {
    const equals = piece.indexOf("=");
    const key = piece.slice(0, Math.max(equals, 0)).trim().toLowerCase();
    // Whoever reads only the beginning of the field sees the first of two with one name.
    if (key !== "" && !parameters.has(key)) parameters.set(key, readValue(piece.slice(equals + 1).trim()));
  }
  return { name: name.toLowerCase(), parameters };
}

const MEDIA_TYPE = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/;

/** The pieces between semicolons, up to a comma that begins another value of the field. What is quoted is not looked into. */
function splitField(field: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < field.length; at++) {
    const character = field.charAt(at);
    if (character === '"') at = endOfQuoted(field, at);
    if (character === "," && endsValue(field, at)) return [...pieces, field.slice(from, at)];
    if (character !== ";") continue;
    pieces.push(field.slice(from, at));
    from = at + 1;
  }
  return [...pieces, field.slice(from)];
}

/** The offset of the quotation mark that ends a quoted string (RFC 9110, 5.6.4), or the end of the field. */
function endOfQuoted(field: string, start: number): number {
  for (let at = start + 1; at < field.length; at++) {
    if (field.charAt(at) === "\\") at++;
    else if (field.charAt(at) === '"') return at;
  }
  return field.length;
}

/** Some clients send an address without quotes, and it may have a comma: one ends the value if a blank or a media type follows. */
function endsValue(field: string, comma: number): boolean {
  const end = field.slice(comma + 1).search(/[;,]|$/);
  const next = field.slice(comma + 1, comma + 1 + end);
  return /^(?:[ \t]|$)/.test(next) || MEDIA_TYPE.test(next.trim());
}

/** The value of a parameter (RFC 9110, 5.6.6). Single quotes are no part of HTTP, but some servers send them. */
function readValue(text: string): string {
  if (text.startsWith('"')) return text.slice(1, endOfQuoted(text, 0)).replace(/\\(.)/g, "$1");
  const [value = ""] = text.split(/[ \t]/, 1);
  return value.startsWith("'") ? value.replaceAll("'", "") : value;
}

/** Whether a body has several parts, such as a message with attachments (MTOM, SOAP with Attachments). */
export function isMultipart(mediaType: MediaType | undefined): boolean {
  return mediaType?.name.startsWith("multipart/") === true;
}
