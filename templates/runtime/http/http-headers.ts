import { describeKind } from "../describe-kind.js";
import { plainCopy } from "../values/members.js";
import { visibleText } from "../visible-text.js";

/** HTTP headers by name. Names that differ only in case are the same name (RFC 9110, 5.1). */
export type HttpHeaders = Record<string, string>;

/**
 * Merges headers. Names become lower case, and the last value of each name counts; the platform would join all values instead.
 * @throws TypeError for a value that HTTP cannot carry. It does not show the value, which may be a token; the platform's would
 */
export function lastOfEachName(...all: readonly (Readonly<HttpHeaders> | undefined)[]): HttpHeaders {
  const merged: HttpHeaders = {};
  for (const [name, value] of all.flatMap((headers) => Object.entries(plain(headers ?? {})))) {
    if (typeof value !== "string") throw new TypeError(`the HTTP header ${visibleText(name)} must be text`);
    // Field values: visible characters, spaces and tabs, and bytes above ASCII (RFC 9110, 5.5).
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value.trim()))
      throw new TypeError(`the HTTP header ${visibleText(name)} has a character that HTTP cannot carry`);
    merged[name.toLowerCase()] = value.trim();
  }
  return merged;
}

/** Plain JavaScript may give the platform's Headers. Their headers are not properties and would be lost. */
function plain(headers: Readonly<HttpHeaders>): Readonly<HttpHeaders> {
  if (Symbol.iterator in headers)
    throw new TypeError("HTTP headers must be a plain object, such as Object.fromEntries makes");
  const copy = plainCopy(headers);
  if (Object.getOwnPropertySymbols(copy).length > 0) throw new TypeError("the names of HTTP headers must be text");
  return copy;
}

/**
 * Checks the options of a client, which plain JavaScript may have left out.
 * @throws TypeError without a URL, or for one with a user or a password, which `fetch` refuses with an error that shows them
 */
export function checkUrl(options: { readonly url: unknown } | undefined): void {
  const url = options?.url;
  if (typeof url !== "string")
    throw new TypeError(`a client needs the option url, as text, not ${visibleText(describeKind(url))}`);
  // A parser of URLs takes these out first (URL standard, 4.4).
  const read = url.replace(/^[\0- ]+|[\t\n\r]/g, "");
  if (/^(?:[a-z][a-z\d+.-]*:)?[\\/]*[^\\/?#]*@/i.test(read))
    throw new TypeError("a url cannot hold a user or a password; the HTTP header Authorization can");
}
