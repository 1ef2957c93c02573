// Run-time library of netserver-soapgen, copied by it. Do not edit.

/**
 * The whiteSpace facet (XSD 1.0 part 2, 4.3.6). XML white space is these four characters only: `\s` and
 * `trim()` would also eat a no-break space, which is data.
 */

const NOT_COLLAPSED = /[\t\n\r]|^ | $| {2}/;
const NOT_REPLACED = /[\t\n\r]/;

/** Tabs and line ends become spaces, runs of spaces one space, and none is left at the ends. */
export function collapse(text: string): string {
  if (isCollapsed(text)) return text;
  return text.replace(/[\t\n\r ]+/g, " ").replace(/^ | $/g, "");
}

/** Each tab and each line end becomes one space. */
export function replace(text: string): string {
  return isReplaced(text) ? text : text.replace(/[\t\n\r]/g, " ");
}

/** Every white space character is gone, also between others: base64 may be broken into lines. */
export function removeWhiteSpace(text: string): string {
  return /[\t\n\r ]/.test(text) ? text.replace(/[\t\n\r ]+/g, "") : text;
}

/** Nothing for {@link collapse} to do: nearly every text on the wire, so it is worth a test without a copy. */
export function isCollapsed(text: string): boolean {
  return !NOT_COLLAPSED.test(text);
}

/** Nothing for {@link replace} to do. */
export function isReplaced(text: string): boolean {
  return !NOT_REPLACED.test(text);
}
