import { X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import { requireSignature, type SignatureOptions, signature, timestamp } from "../../templates/security/index.js";
import { AUTHORITY, ISSUED, RSA } from "./certificates.js";
import { receive, secure } from "./envelopes.js";

const authority = new X509Certificate(AUTHORITY);

/** Whether a certificate is one that the authority has issued. */
function isIssued(der: Uint8Array): boolean {
  const certificate = new X509Certificate(der);
  return certificate.checkIssued(authority) && certificate.verify(authority.publicKey);
}

/** What a receiver says that trusts the certificates of the authority, or `read` if it takes the message. */
async function read(options: SignatureOptions, change = (text: string): string => text): Promise<unknown> {
  const text = change(await secure({ send: [timestamp(), signature(options)] }));
  const answer = await receive(text, { receive: [requireSignature({ trusted: isIssued })] });
  return answer === text ? "read" : answer;
}

const TOKEN = /<wsse:BinarySecurityToken .*?<\/wsse:BinarySecurityToken>/;

function base64Of(pem: string): string {
  return Buffer.from(new X509Certificate(pem).raw).toString("base64");
}

const UNTRUSTED = "FailedCheck: the signature is not one of a trusted certificate";

describe("a receiver that trusts an authority", () => {
  it("takes signatures of the certificates that it has issued", async () => {
    expect(await read(ISSUED)).toBe("read");
  });

  it.each<[string, SignatureOptions, (text: string) => string, string]>([
    ["of a certificate that it has not issued", RSA, (text) => text, UNTRUSTED],
    [
      "of another key, beside a certificate that it has issued",
      RSA,
      (text) => text.replace(base64Of(RSA.certificate), base64Of(ISSUED.certificate)),
      UNTRUSTED,
    ],
    [
      "of another key, beside both certificates",
      RSA,
      (text) => text.replace(TOKEN, (token) => token + token.replace(/>[^<]*/, `>${base64Of(ISSUED.certificate)}`)),
      UNTRUSTED,
    ],
    ["without a certificate in the message", { ...ISSUED, keyReference: "IssuerSerial" }, (text) => text, UNTRUSTED],
    [
      "with a token that is no certificate",
      ISSUED,
      (text) => text.replace(/(<wsse:BinarySecurityToken [^>]*>)[^<]*/, "$1AAAA"),
      UNTRUSTED,
    ],
    [
      "with its certificate after very many others",
      ISSUED,
      (text) => text.replace(TOKEN, (token) => token.replace(/>[^<]*/, ">AAAA").repeat(10) + token),
      UNTRUSTED,
    ],
    [
      "with a certificate whose key is none",
      ISSUED,
      (text) => text.replace(base64Of(ISSUED.certificate), withoutPoint(ISSUED.certificate)),
      UNTRUSTED,
    ],
  ])("refuses a signature %s", async (_, options, change, want) => {
    expect(await read(options, change)).toBe(`SecurityError: ${want}`);
  });
});

/** A certificate whose public key is not a point of its curve. */
function withoutPoint(pem: string): string {
  const { raw, publicKey } = new X509Certificate(pem);
  const point = publicKey.export({ type: "spki", format: "der" }).subarray(-64);
  const bytes = Buffer.from(raw);
  bytes.fill(1, bytes.indexOf(point), bytes.indexOf(point) + 64);
  return bytes.toString("base64");
}
