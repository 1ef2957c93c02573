/** A parameter of a media type (RFC 9110, 5.6.6). Text in the quotes of another parameter is skipped. */
const PARAMETER = /;\s*([^\s;="]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*))/g;

/** The charset that a Content-Type names; undefined if it names none. */
export function charsetOf(contentType: string): string | undefined {
  for (const [, name = "", quoted, token = ""] of contentType.matchAll(PARAMETER)) {
    const value = quoted?.replace(/\\(.)/g, "$1") ?? token;
    if (name.toLowerCase() === "charset" && value !== "") return value;
  }
  return undefined;
}
