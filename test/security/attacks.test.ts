import { describe, expect, it } from "vitest";
import {
  requireSignature,
  requireTimestamp,
  type SecurityCheck,
  type SignatureOptions,
  signature,
  timestamp,
} from "../../templates/security/index.js";
import { OTHER, RSA } from "./certificates.js";
import { receive, secure } from "./envelopes.js";

const CHECKS: readonly SecurityCheck[] = [requireTimestamp(), requireSignature({ trusted: RSA.certificate })];

/** A signed message after somebody on the way has changed it. @returns what a receiver says, or `read` if it takes the message */
async function attack(change: (text: string) => string, more: Partial<SignatureOptions> = {}): Promise<unknown> {
  const text = await secure({ send: [timestamp(), signature({ ...RSA, ...more })] });
  const changed = change(text);
  expect(changed).not.toBe(text);
  const answer = await receive(changed, { receive: CHECKS });
  return answer === changed ? "read" : answer;
}

const PART = {
  body: /<s:Body.*<\/s:Body>/,
  timestamp: /<wsu:Timestamp.*<\/wsu:Timestamp>/,
  signature: /<ds:Signature .*<\/ds:Signature>/,
  reference: /<ds:Reference .*?<\/ds:Reference>/,
} as const;

function part(name: keyof typeof PART, text: string): string {
  return PART[name].exec(text)?.[0] ?? "";
}

const WRONG_BODY = '<s:Body><Pay xmlns="urn:bank"><Amount>1000000</Amount><To>eve</To></Pay></s:Body>';
const PLACE = "SecurityError: InvalidSecurity: a Reference leads to an element at a place that is not read";
const TWICE = "SecurityError: InvalidSecurity: two elements have the id of a Reference";
const NOT_COVERED = "SecurityError: FailedCheck: the signature does not cover Body";
const UNTRUSTED = "SecurityError: FailedCheck: the signature is not one of a trusted certificate";

describe("a signed message is refused", () => {
  it.each<[string, (text: string) => string, string]>([
    [
      "after a change of the Body",
      (text) => text.replace("<Amount>10<", "<Amount>1000<"),
      "SecurityError: FailedCheck: {http://schemas.xmlsoap.org/soap/envelope/}Body is not as it was signed",
    ],
    [
      "after a change of the Timestamp",
      (text) => text.replace(/<wsu:Expires>\d/, "<wsu:Expires>9"),
      "SecurityError: FailedCheck: {http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd}Timestamp is not as it was signed",
    ],
    [
      "with another Body, and the signed one in a header",
      (text) =>
        text
          .replace("</s:Header>", `<W>${part("body", text)}</W></s:Header>`)
          .replace(/<s:Body(?!.*<s:Body).*<\/s:Body>/, WRONG_BODY),
      PLACE,
    ],
    [
      "with another Body, and the signed one as a header itself",
      (text) =>
        `${text.slice(0, text.indexOf("</s:Header>"))}${part("body", text)}</s:Header>${WRONG_BODY}</s:Envelope>`,
      NOT_COVERED,
    ],
    [
      "with another Body, and the signed one in an Object of the signature",
      (text) =>
        `${text.slice(0, text.indexOf("</ds:Signature>"))}<ds:Object>${part("body", text)}</ds:Object></ds:Signature>${text.slice(text.indexOf("</wsse:Security>"), text.indexOf("<s:Body"))}${WRONG_BODY}</s:Envelope>`,
      "SecurityError: InvalidSecurity: the Signature is not as XML Signature has it",
    ],
    [
      "with two Bodies",
      (text) => text.replace("</s:Envelope>", `${WRONG_BODY}</s:Envelope>`),
      "SecurityError: InvalidSecurity: the envelope does not have a Header, if any, and a Body",
    ],
    [
      "with another Body that has the same id",
      (text) =>
        text
          .replace("</s:Header>", `<W>${part("body", text)}</W></s:Header>`)
          .replace(/<Amount>10(?!.*<Amount>10)/, "<Amount>1000"),
      TWICE,
    ],
    [
      "with the id of the Body in an attribute without namespace as well",
      (text) => text.replace("<Pay ", `<Pay ID="${/<s:Body[^>]* wsu:Id="([^"]*)"/.exec(text)?.[1]}" `),
      TWICE,
    ],
    [
      "with another Timestamp, and the signed one elsewhere in the header",
      (text) =>
        text.replace(
          PART.timestamp,
          (signed) =>
            `<W>${signed}</W><wsu:Timestamp xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"><wsu:Created>${new Date().toISOString()}</wsu:Created></wsu:Timestamp>`,
        ),
      PLACE,
    ],
    ["without the reference to the Body", (text) => text.replace(PART.reference, ""), UNTRUSTED],
    ["with a reference twice", (text) => text.replace(PART.reference, "$&$&"), UNTRUSTED],
    [
      "without the Timestamp",
      (text) => text.replace(PART.timestamp, ""),
      "SecurityError: InvalidSecurity: there is no Timestamp",
    ],
    [
      "without the signature",
      (text) => text.replace(PART.signature, ""),
      "SecurityError: InvalidSecurity: the message is not signed",
    ],
    [
      "with two signatures",
      (text) => text.replace(PART.signature, "$&$&"),
      "SecurityError: InvalidSecurity: {http://www.w3.org/2000/09/xmldsig#}Signature is there twice",
    ],
    [
      "with the signature in the header of somebody else",
      (text) => text.replace("<wsse:Security ", '<wsse:Security h:actor="urn:somebody-else" '),
      "SecurityError: InvalidSecurity: there is no Timestamp",
    ],
    [
      "with two Security headers",
      (text) => text.replace("</s:Header>", `${/<wsse:Security .*<\/wsse:Security>/.exec(text)?.[0]}</s:Header>`),
      "SecurityError: InvalidSecurity: there are two Security headers for the same receiver",
    ],
    [
      "with a second SignedInfo",
      (text) => text.replace("</ds:SignedInfo>", `$&${/<ds:SignedInfo.*<\/ds:SignedInfo>/.exec(text)?.[0]}`),
      "SecurityError: InvalidSecurity: the Signature is not as XML Signature has it",
    ],
    [
      "with something after KeyInfo",
      (text) => text.replace("</ds:KeyInfo>", "$&<ds:KeyInfo/>"),
      "SecurityError: InvalidSecurity: the Signature is not as XML Signature has it",
    ],
    [
      "with a digest that has elements in it",
      (text) => text.replace("</ds:DigestValue>", "<x/></ds:DigestValue>"),
      "SecurityError: InvalidSecurity: DigestValue is not as XML Signature has it",
    ],
    [
      "with another digest in front of a comment",
      (text) =>
        text
          .replace("<ds:DigestValue>", "<ds:DigestValue>qvTGHdzF6KLavt4PO0gs2a6pQ00=<!--")
          .replace("</ds:DigestValue>", "-->$&"),
      UNTRUSTED,
    ],
    [
      "with more references than a message has",
      (text) => text.replace(PART.reference, (reference) => reference.repeat(100)),
      "SecurityError: InvalidSecurity: SignedInfo is not as XML Signature has it",
    ],
    [
      "with more prefixes than a message has",
      (text) =>
        text.replace(
          '"http://www.w3.org/2001/10/xml-exc-c14n#"></ds:CanonicalizationMethod>',
          `"http://www.w3.org/2001/10/xml-exc-c14n#"><c:InclusiveNamespaces xmlns:c="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="${"a ".repeat(101)}"/></ds:CanonicalizationMethod>`,
        ),
      "SecurityError: InvalidSecurity: a PrefixList is not as XML Signature has it",
    ],
    [
      "with very many elements in a PrefixList, each of which would have to be looked at for each prefix",
      (text) =>
        text.replace(
          '"http://www.w3.org/2001/10/xml-exc-c14n#"></ds:CanonicalizationMethod>',
          `"http://www.w3.org/2001/10/xml-exc-c14n#"><c:InclusiveNamespaces xmlns:c="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="${"a ".repeat(100)}">${"<x/>".repeat(300_000)}</c:InclusiveNamespaces></ds:CanonicalizationMethod>`,
        ),
      "SecurityError: InvalidSecurity: InclusiveNamespaces is not as XML Signature has it",
    ],
    [
      "with elements in the transform that takes the signature out",
      (text) =>
        text.replace(
          "<ds:Transforms>",
          '$&<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"><x/></ds:Transform>',
        ),
      "SecurityError: UnsupportedAlgorithm: a Reference must have one transform: exclusive canonical form",
    ],
    [
      "with something in the method of a digest",
      (text) => text.replace("</ds:DigestMethod>", "<x/></ds:DigestMethod>"),
      "SecurityError: InvalidSecurity: DigestMethod is not as XML Signature has it",
    ],
    [
      "with a document type",
      (text) => `<!DOCTYPE s:Envelope [<!ATTLIST Pay Id ID "x">]>${text}`,
      "SecurityError: InvalidSecurity: the message is not XML as SOAP allows it",
    ],
  ])("%s", async (_name, change, want) => {
    expect(await attack(change)).toBe(want);
  });

  it("of another signer, also if it brings its certificate along", async () => {
    expect(await attack((text) => `${text} `, OTHER)).toBe(UNTRUSTED);
  });
});

describe("an algorithm is refused", () => {
  const METHOD = 'SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"';
  const SIGNATURE = "SecurityError: UnsupportedAlgorithm: the algorithm of the signature is not one that is taken";
  it.each<[string, (text: string) => string, string]>([
    [
      "HMAC, of which a public key would be the secret",
      (text) => text.replace(METHOD, 'SignatureMethod Algorithm="http://www.w3.org/2000/09/xmldsig#hmac-sha1"'),
      SIGNATURE,
    ],
    [
      "RSA with SHA-1",
      (text) => text.replace(METHOD, 'SignatureMethod Algorithm="http://www.w3.org/2000/09/xmldsig#rsa-sha1"'),
      SIGNATURE,
    ],
    [
      "a shorter signature",
      (text) => text.replace(`<ds:${METHOD}>`, "$&<ds:HMACOutputLength>0</ds:HMACOutputLength>"),
      SIGNATURE,
    ],
    [
      "a kind that is not that of the key",
      (text) => text.replace("xmldsig-more#rsa-sha256", "xmldsig-more#ecdsa-sha256"),
      UNTRUSTED,
    ],
    [
      "a digest with SHA-1",
      (text) => text.replace("http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2000/09/xmldsig#sha1"),
      "SecurityError: UnsupportedAlgorithm: the algorithm of a digest is not one that is taken",
    ],
    [
      "a transform by XPath",
      (text) =>
        text.replace(
          'Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"',
          'Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"',
        ),
      "SecurityError: UnsupportedAlgorithm: Transform must be exclusive canonical form without comments",
    ],
    [
      "a second transform",
      (text) =>
        text.replace("</ds:Transform>", '$&<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/>'),
      "SecurityError: UnsupportedAlgorithm: a Reference must have one transform: exclusive canonical form",
    ],
    [
      "no transform",
      (text) => text.replace(/<ds:Transforms>.*?<\/ds:Transforms>/, "<ds:Transforms/>"),
      "SecurityError: UnsupportedAlgorithm: a Reference must have one transform: exclusive canonical form",
    ],
    [
      "inclusive canonical form",
      (text) =>
        text.replace(
          'CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"',
          'CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"',
        ),
      "SecurityError: UnsupportedAlgorithm: CanonicalizationMethod must be exclusive canonical form without comments",
    ],
    [
      "a reference to the whole message",
      (text) => text.replace(/URI="#[^"]*"><ds:Transforms/, 'URI=""><ds:Transforms'),
      "SecurityError: UnsupportedAlgorithm: a Reference does not refer to an element by its id",
    ],
    [
      "a reference to another document",
      (text) => text.replace(/URI="#[^"]*"><ds:Transforms/, 'URI="http://127.0.0.1/"><ds:Transforms'),
      "SecurityError: UnsupportedAlgorithm: a Reference does not refer to an element by its id",
    ],
    [
      "a reference by XPointer",
      (text) => text.replace(/URI="#([^"]*)"><ds:Transforms/, "URI=\"#xpointer(id('$1'))\"><ds:Transforms"),
      "SecurityError: UnsupportedAlgorithm: a Reference does not refer to an element by its id",
    ],
  ])("%s", async (_name, change, want) => {
    expect(await attack(change)).toBe(want);
  });

  it("RSA with SHA-1 that was not asked for, by its very signer", async () => {
    const text = await secure({ send: [timestamp(), signature({ ...RSA, algorithm: "rsa-sha1" })] });
    expect(await receive(text, { receive: CHECKS })).toBe(SIGNATURE);
    const asked = requireSignature({ trusted: RSA.certificate, algorithms: ["rsa-sha1"] });
    expect(await receive(text, { receive: [asked] })).toBe(text);
  });
});

describe("a message is read that means the same", () => {
  it("with comments between its elements and in its texts, which are not part of it", async () => {
    const insert = (text: string): string =>
      text.replace("<Amount>10<", "<Amount>1<!-- 000 -->0<").replace("<s:Body", "<!-- - --><s:Body");
    expect(await attack(insert)).toBe("read");
  });

  it("with other headers beside it", async () => {
    expect(await attack((text) => text.replace("<s:Header>", '<s:Header><Trace xmlns="urn:t">7</Trace>'))).toBe("read");
  });
});
