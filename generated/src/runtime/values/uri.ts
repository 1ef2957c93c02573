// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { replaceForbidden } from "../xml/escape.js";

/**
 * A URI as HTTP can carry it, such as the action of an operation: what is not a visible character of ASCII is percent-encoded
 * UTF-8 (RFC 3987, 3.1), as WCF does. Two of them are the same if they are the same in this form.
 */
export function encodeUri(uri: string): string {
  return uri
    .replace(/[^!#-[\]-~]+/g, (run) => encodeURIComponent(replaceForbidden(run)))
    .replace(/%[\da-f]{2}/gi, (code) => code.toUpperCase());
}
