import { describe, expect, it, onTestFinished, vi } from "vitest";
import {
  requireSignature,
  requireTimestamp,
  type SignatureOptions,
  signature,
  timestamp,
} from "../../templates/security/index.js";
import { ELLIPTIC, OTHER, RSA } from "./certificates.js";
import { ENVELOPE, ENVELOPE_12, receive, secure } from "./envelopes.js";

const CHECKS = (trusted: string) => [requireTimestamp(), requireSignature({ trusted })];

describe("a signature", () => {
  it.each<[string, SignatureOptions]>([
    ["of RSA", RSA],
    ["of an elliptic curve", ELLIPTIC],
    ["with a longer hash", { ...RSA, algorithm: "rsa-sha512" }],
    ["that names issuer and number", { ...RSA, keyReference: "IssuerSerial" }],
    ["that names the key", { ...ELLIPTIC, keyReference: "SubjectKeyIdentifier" }],
    ["that names the thumbprint", { ...RSA, keyReference: "Thumbprint" }],
  ])("%s is read by who has the certificate", async (_name, options) => {
    const text = await secure({ send: [timestamp(), signature(options)] });
    expect(await receive(text, { receive: CHECKS(String(options.certificate)) })).toBe(text);
    expect(await receive(text, { receive: CHECKS(OTHER.certificate) })).toBe(
      "SecurityError: FailedCheck: the signature is not one of a trusted certificate",
    );
  });

  it("is one in SOAP 1.2 as well", async () => {
    const text = await secure({ send: [timestamp(), signature(RSA)] }, ENVELOPE_12);
    expect(await receive(text, { receive: CHECKS(RSA.certificate) })).toBe(text);
  });

  it("covers the meaning of prefixes that values use, and uses a prefix of its own for ids", async () => {
    const given = ENVELOPE.replace("<s:Body>", '<s:Body xmlns:wsu="urn:other" xmlns:b="urn:b">').replace(
      ">ada<",
      ">b:ada<",
    );
    const text = await secure({ send: [timestamp(), signature(RSA)] }, given);
    expect(text).toContain(' PrefixList="a b"');
    expect(text).toMatch(/<s:Body xmlns:wsu_="[^"]*" wsu_:Id="id-[0-9a-f]{24}" xmlns:wsu="urn:other"/);
    expect(await receive(text, { receive: CHECKS(RSA.certificate) })).toBe(text);
    expect(await receive(text.replace('"urn:b"', '"urn:c"'), { receive: CHECKS(RSA.certificate) })).toBe(
      "SecurityError: FailedCheck: {http://schemas.xmlsoap.org/soap/envelope/}Body is not as it was signed",
    );
  });

  it("names the issuer and the number of a certificate as it stands in it", async () => {
    const text = await secure({ send: [signature({ ...ELLIPTIC, keyReference: "IssuerSerial" })] });
    expect(text).toContain(
      '<ds:X509IssuerName>CN=elliptic,OU=a#b,O=Example \\+ Co\\ ,ST=Øst\\, \\"nord\\",C=NO</ds:X509IssuerName>' +
        "<ds:X509SerialNumber>5046109110058786904111001471829680685308360004</ds:X509SerialNumber>",
    );
  });

  it("of a certificate that is not valid any more is refused", async () => {
    vi.useFakeTimers({ now: Date.parse("2120-01-01T00:00:00Z"), toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const text = await secure({ send: [timestamp(), signature(RSA)] });
    expect(await receive(text, { receive: CHECKS(RSA.certificate) })).toBe(text);
    vi.setSystemTime(Date.parse("2120-01-01T00:00:01Z"));
    expect(await receive(text, { receive: CHECKS(RSA.certificate) })).toBe(
      "SecurityError: InvalidSecurityToken: the certificate of the signature is not valid at this time",
    );
  });
});

describe("a key is refused", () => {
  const sign = (options: SignatureOptions): Promise<string> => secure({ send: [signature(options)] });

  it.each<[string, SignatureOptions, string]>([
    [
      "that belongs to another certificate",
      { ...RSA, key: OTHER.key },
      "the private key does not belong to the certificate",
    ],
    ["of another kind", { ...RSA, key: ELLIPTIC.key }, "the platform cannot read the private key"],
    [
      "in another form",
      { ...RSA, key: RSA.key.replaceAll("PRIVATE", "RSA PRIVATE") },
      "the key must be a private key in PEM, as PKCS #8 without a password; openssl pkcs8 -topk8 -nocrypt makes it of other forms",
    ],
    ["that is none", { ...RSA, key: "hush" }, "the key must be a private key in PEM, as PKCS #8 without a password"],
    [
      "for another algorithm",
      { ...RSA, algorithm: "ecdsa-sha256" },
      "the key of the certificate is not one for ecdsa-sha256",
    ],
  ])("%s", async (_name, options, want) => {
    await expect(sign(options)).rejects.toThrow(new TypeError(want));
  });

  it("without a certificate", () => {
    expect(() => signature({ ...RSA, certificate: "hush" })).toThrow(
      new TypeError("not an X.509 certificate in PEM or DER"),
    );
    expect(() => signature({ ...RSA, certificate: new Uint8Array([0x30, 0x82]) })).toThrow(TypeError);
  });

  it("that the platform keeps to itself is used", async () => {
    const pkcs8 = Buffer.from(RSA.key.replace(/-----[^-]*-----/g, ""), "base64");
    const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
    const key = await crypto.subtle.importKey("pkcs8", pkcs8, algorithm, false, ["sign"]);
    const text = await sign({ ...RSA, key });
    expect(
      await receive(text, { receive: [requireSignature({ trusted: [OTHER.certificate, RSA.certificate] })] }),
    ).toBe(text);
  });
});
