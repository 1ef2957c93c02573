import { MAX_DEPTH } from "../runtime/xml/limits.js";
import { isElements } from "../runtime/xml/parse-xml.js";
import { readCertificate } from "./certificate.js";
import { certificateToken } from "./key-reference.js";
import type { TokenPart } from "./security-part.js";

/**
 * A certificate that is sent without a signature (X.509 Token Profile 1.1, 3.1). With a signature, `signature` sends it.
 * @param certificate - in PEM or DER
 * @throws TypeError for anything else
 */
export function binarySecurityToken(certificate: string | Uint8Array): TokenPart {
  return certificateToken(readCertificate(certificate));
}

/**
 * A SAML assertion, or another token that somebody else has made. It is sent as it is, so its own signature stays right.
 * @param xml - the element, which declares the prefixes that it uses. A function is asked for it before each message
 */
export function xmlToken(xml: string | (() => string | Promise<string>)): TokenPart {
  return {
    kind: "Assertion",
    fulfils: ["SamlToken", "IssuedToken"],
    write: async () => {
      const text = typeof xml === "function" ? await xml() : xml;
      if (isElements(text, MAX_DEPTH)) return text;
      throw new TypeError("a token must be an element, as XML that declares the prefixes that it uses");
    },
  };
}
