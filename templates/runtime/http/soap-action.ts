import type { SoapVersion } from "../soap/soap.js";
import { encodeUri } from "../values/text.js";
import type { PlainRequest } from "./exchange.js";
import type { HttpHeaders } from "./http-headers.js";
import { parseMediaType } from "./media-type.js";

/**
 * The HTTP headers of a request. WCF finds the operation by SOAPAction in SOAP 1.1 (6.1.1), and by the parameter `action` in 1.2
 * (part 2, 6.5). Without an action, SOAP 1.1 wants empty quotes (WS-I Basic Profile 1.1, R2745); in 1.2 the parameter is left out.
 */
export function protocolHeaders(soapVersion: SoapVersion, action: string): HttpHeaders {
  const quoted = `"${encodeUri(action)}"`;
  const type = `${MEDIA_TYPES[soapVersion]}; charset=utf-8`;
  if (soapVersion === "1.1") return { "Content-Type": type, SOAPAction: quoted };
  return { "Content-Type": action === "" ? type : `${type}; action=${quoted}` };
}

/** SOAP 1.1, 6; SOAP 1.2 part 2, 7.1.4. */
export const MEDIA_TYPES: Readonly<Record<SoapVersion, string>> = {
  "1.1": "text/xml",
  "1.2": "application/soap+xml",
};

/** The SOAP version that the media type of a request stands for, or undefined. */
export function soapVersionOfRequest({ headers }: Pick<PlainRequest, "headers">): SoapVersion | undefined {
  const name = parseMediaType(headers.get("content-type"))?.name;
  if (name === MEDIA_TYPES["1.1"]) return "1.1";
  return name === MEDIA_TYPES["1.2"] ? "1.2" : undefined;
}

/**
 * The action of a request: the parameter of the content type, or SOAPAction if there is none.
 * @returns empty text if the request names no action; then the element in its body says what it is for
 */
export function actionOf({ headers }: Pick<PlainRequest, "headers">): string {
  const parameter = parseMediaType(headers.get("content-type"))?.parameters.get("action") ?? "";
  const header = (headers.get("soapaction") ?? "").trim().replace(/^"(.*)"$/, "$1");
  return decodeBytes(parameter === "" ? header : parameter);
}

/** Platforms make a character of each byte of a field. If they are UTF-8, this gives the text; otherwise it is Latin-1 already. */
function decodeBytes(field: string): string {
  // Most actions are in ASCII.
  if (!/[\x80-\xff]/.test(field)) return field;
  try {
    return decodeURIComponent(field.replaceAll("%", "%25").replace(/[\x80-\xff]/g, percentEncoded));
  } catch {
    return field;
  }
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`;
}
