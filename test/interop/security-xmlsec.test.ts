import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { requireSignature, type SignatureOptions, signature, timestamp } from "../../templates/security/index.js";
import { ELLIPTIC, OTHER, RSA } from "../security/certificates.js";
import { ENVELOPE, ENVELOPE_12, receive, secure } from "../security/envelopes.js";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { tempFolder } from "../support/temp-folder.js";
import { isInstalled } from "./echo/peer-process.js";

const XMLSEC = "xmlsec1";
const WSU = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

/** Which elements have ids: without a schema, nothing else says so. */
const IDS = [
  "http://schemas.xmlsoap.org/soap/envelope/:Body",
  "http://www.w3.org/2003/05/soap-envelope:Body",
  `${WSU}:Timestamp`,
].flatMap((element) => ["--id-attr:Id", element]);

/** Runs xmlsec1 with a file that has this text. */
function xmlsec(text: string, ...args: string[]): { status: number | null; stdout: string } {
  const file = join(tempFolder(), "message.xml");
  writeFileSync(file, text);
  const { status, stdout } = spawnSync(XMLSEC, [...args, ...IDS, file], { encoding: "utf8", timeout: CHILD_LIMIT });
  return { status, stdout };
}

function fileOf(text: string): string {
  const file = join(tempFolder(), "file.pem");
  writeFileSync(file, text);
  return file;
}

/** A message whose signature has nothing in it yet. */
function template(method: string, digest: string, list = ""): string {
  const reference = (id: string): string =>
    `<ds:Reference URI="#${id}"><ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#">${list}</ds:Transform></ds:Transforms>` +
    `<ds:DigestMethod Algorithm="${digest}"/><ds:DigestValue/></ds:Reference>`;
  const header =
    `<s:Header>\n<w:Security xmlns:w="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd" xmlns:u="${WSU}">` +
    `<u:Timestamp u:Id="t"><u:Created>${new Date().toISOString()}</u:Created></u:Timestamp><ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo>\n` +
    `<ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><ds:SignatureMethod Algorithm="${method}"/>` +
    `${reference("t")}${reference("b")}</ds:SignedInfo><ds:SignatureValue/></ds:Signature></w:Security></s:Header>`;
  return ENVELOPE.replace("<s:Body>", `${header}<s:Body xmlns:u="${WSU}" u:Id="b">`).replace(
    "ada",
    "<![CDATA[<ada>]]>\r\n&#13;<!-- c --> 😀",
  );
}

const probe = { program: XMLSEC, args: ["--version"] };
describe.runIf(isInstalled({ name: "xmlsec1", probe }))("xmlsec1", () => {
  it.each<[string, SignatureOptions, string]>([
    ["RSA with SHA-256", RSA, ENVELOPE],
    ["RSA with SHA-384, in SOAP 1.2", { ...RSA, algorithm: "rsa-sha384" }, ENVELOPE_12],
    ["RSA with SHA-512", { ...RSA, algorithm: "rsa-sha512" }, ENVELOPE],
    ["RSA with SHA-1", { ...RSA, algorithm: "rsa-sha1" }, ENVELOPE],
    ["an elliptic curve", ELLIPTIC, ENVELOPE],
  ])("verifies our signature by %s", async (_name, options, envelope) => {
    const text = await secure({ send: [timestamp(), signature(options)] }, envelope);
    const verify = (message: string, certificate: unknown): number | null =>
      xmlsec(message, "--verify", "--pubkey-cert-pem", fileOf(String(certificate))).status;
    expect(verify(text, options.certificate)).toBe(0);
    expect(verify(text.replace(">10<", ">11<"), options.certificate)).toBe(1);
    expect(verify(text, OTHER.certificate)).toBe(1);
  });

  const MORE = "http://www.w3.org/2001/04/xmldsig-more#";
  const LIST = '<c:InclusiveNamespaces xmlns:c="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="a x #default"/>';
  it.each<[string, typeof RSA, string]>([
    ["RSA with SHA-256", RSA, template(`${MORE}rsa-sha256`, "http://www.w3.org/2001/04/xmlenc#sha256")],
    [
      "RSA with SHA-512 and a list of prefixes",
      RSA,
      template(`${MORE}rsa-sha512`, "http://www.w3.org/2001/04/xmlenc#sha512", LIST),
    ],
    ["an elliptic curve", ELLIPTIC, template(`${MORE}ecdsa-sha256`, `${MORE}sha384`, LIST)],
  ])("signs by %s what we verify", async (_name, { key, certificate }, given) => {
    const { status, stdout: text } = xmlsec(given, "--sign", "--privkey-pem", fileOf(key));
    expect(status).toBe(0);
    expect(await receive(text, { receive: [requireSignature({ trusted: certificate })] })).toBe(text);
    expect(await receive(text.replace(">10<", ">11<"), { receive: [requireSignature({ trusted: certificate })] })).toBe(
      "SecurityError: FailedCheck: {http://schemas.xmlsoap.org/soap/envelope/}Body is not as it was signed",
    );
  });
});
