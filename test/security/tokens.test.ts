import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  binarySecurityToken,
  requireTimestamp,
  type SecurityPart,
  timestamp,
  type UsernameTokenOptions,
  usernameToken,
  xmlToken,
} from "../../templates/security/index.js";
import { passwordDigest } from "../../templates/security/username-token.js";
import { RSA } from "./certificates.js";
import { ENVELOPE, ENVELOPE_12, receive, secure } from "./envelopes.js";

const NOW = Date.parse("2026-03-04T05:06:07.089Z");
const WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
const WSU = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
const TEXT = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText";

beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

/** The Security header of a message, with every id and every nonce replaced. */
async function headerWith(...send: SecurityPart[]): Promise<string> {
  const text = await secure({ send });
  const header = /<wsse:Security .*<\/wsse:Security>/.exec(text)?.[0] ?? "";
  return header.replace(/id-[0-9a-f]{24}/g, "ID").replace(/(<wsse:Nonce [^>]*>)[^<]{24}</g, "$1NONCE<");
}

/** What a Security header of SOAP 1.1 with this content is. */
function header(content: string): string {
  return `<wsse:Security xmlns:h="http://schemas.xmlsoap.org/soap/envelope/" h:mustUnderstand="1" xmlns="" xmlns:wsse="${WSSE}">${content}</wsse:Security>`;
}

const USER = { username: "ada & eve", password: "hush <hush>" };

describe("a UsernameToken", () => {
  it("has the password as text", async () => {
    expect(await headerWith(usernameToken(USER))).toBe(
      header(
        `<wsse:UsernameToken xmlns:wsse="${WSSE}" xmlns:wsu="${WSU}" wsu:Id="ID"><wsse:Username>ada &amp; eve</wsse:Username>` +
          `<wsse:Password Type="${TEXT}">hush &lt;hush&gt;</wsse:Password></wsse:UsernameToken>`,
      ),
    );
  });

  it("has a nonce and the time as well, and no password, as its options say", async () => {
    const options: UsernameTokenOptions = { username: "ada", nonce: true, created: true };
    expect(await headerWith(usernameToken(options))).toBe(
      header(
        `<wsse:UsernameToken xmlns:wsse="${WSSE}" xmlns:wsu="${WSU}" wsu:Id="ID"><wsse:Username>ada</wsse:Username>` +
          `<wsse:Nonce EncodingType="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary">NONCE</wsse:Nonce>` +
          "<wsu:Created>2026-03-04T05:06:07.089Z</wsu:Created></wsse:UsernameToken>",
      ),
    );
  });

  it("has the digest of the example of ONVIF's application programmer's guide", async () => {
    const nonce = Uint8Array.from(Buffer.from("LKqI6G/AikKCQrN0zqZFlg==", "base64"));
    const digest = await passwordDigest("userpassword", { nonce, created: "2010-09-16T07:50:45Z" });
    expect(digest).toBe("tuOSpGlFlIXsozq4HFNeeGeFLEI=");
  });

  it("asks for the password before each message", async () => {
    const password = vi.fn(async () => "hush");
    const token = usernameToken({ username: "ada", password });
    await headerWith(token);
    await headerWith(token);
    expect(password).toHaveBeenCalledTimes(2);
  });

  it.each([
    [{ username: 7, password: "hush" }, "the username must be text, not a value of type number"],
    [{ username: "a\0", password: "hush" }, "the username has a character that XML cannot carry"],
    [{ username: "ada", password: ["hush"] }, "the password must be text, not an array"],
    [{ username: "ada", password: "hush\u0001" }, "the password has a character that XML cannot carry"],
  ])("cannot be made of %j", async (options, want) => {
    const make = async (): Promise<string> => headerWith(Reflect.apply(usernameToken, undefined, [options]));
    await expect(make()).rejects.toThrow(new TypeError(want));
  });
});

describe("a header", () => {
  const parts = [
    xmlToken('<a:Assertion xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion" ID="x">…</a:Assertion>'),
    usernameToken({ username: "ada" }),
    binarySecurityToken(RSA.certificate),
    timestamp(),
  ];
  const namesIn = (text: string): string[] =>
    [...text.matchAll(/<(?:wsu|wsse|a):(Timestamp|BinarySecurityToken|UsernameToken|Assertion) /g)].map(
      ([, name = ""]) => name,
    );

  it("has its elements in the order of the layout Strict, or as they were given", async () => {
    expect(namesIn(await secure({ send: parts }))).toEqual([
      "Timestamp",
      "BinarySecurityToken",
      "UsernameToken",
      "Assertion",
    ]);
    expect(namesIn(await secure({ send: parts, order: "given" }))).toEqual([
      "Assertion",
      "UsernameToken",
      "BinarySecurityToken",
      "Timestamp",
    ]);
  });

  it("passes an assertion on as it is", async () => {
    expect(await secure({ send: parts })).toContain(
      '<a:Assertion xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion" ID="x">…</a:Assertion></wsse:Security>',
    );
    await expect(secure({ send: [xmlToken("hush")] })).rejects.toThrow(
      new TypeError("a token must be an element, as XML that declares the prefixes that it uses"),
    );
  });

  it("names its receiver, in the words of the version, and need not be understood", async () => {
    const options = { send: [timestamp({ seconds: 60 })], actor: "urn:gate", mustUnderstand: false };
    const attributes = (text: string): string | undefined => /<wsse:Security ([^>]*) xmlns=""/.exec(text)?.[1];
    expect(attributes(await secure(options))).toBe(
      'xmlns:h="http://schemas.xmlsoap.org/soap/envelope/" h:actor="urn:gate"',
    );
    expect(attributes(await secure(options, ENVELOPE_12))).toBe(
      'xmlns:h="http://www.w3.org/2003/05/soap-envelope" h:role="urn:gate"',
    );
    expect(await secure(options)).toContain("<wsu:Expires>2026-03-04T05:07:07.089Z</wsu:Expires>");
  });
});

describe("a Timestamp", () => {
  const OLD = "SecurityError: MessageExpired: the message has expired";

  it("is checked also if nothing asks for it", async () => {
    const text = await secure({ send: [timestamp()] });
    vi.setSystemTime(NOW + 599_999);
    expect(await receive(text, {})).toBe(text);
    vi.setSystemTime(NOW + 600_000);
    expect(await receive(text, {})).toBe(OLD);
    expect(await receive(text, { receive: [requireTimestamp({ clockSkew: 301 })] })).toBe(text);
  });

  it.each([
    ["without one", ENVELOPE, "InvalidSecurity: there is no Timestamp"],
    [
      "with a time that is none",
      "<wsu:Created>2026-13-04T05:06:07Z</wsu:Created>",
      "InvalidSecurity: a time is not a dateTime",
    ],
    [
      "from the future",
      "<wsu:Created>2026-03-04T05:11:08Z</wsu:Created>",
      "InvalidSecurity: the message says that it was made in the future",
    ],
    [
      "that is old",
      "<wsu:Created>2026-03-04T05:00:06Z</wsu:Created>",
      "MessageExpired: the message was made more than 60 seconds ago",
    ],
    [
      "that ends before it begins",
      "<wsu:Created>2026-03-04T05:06:07Z</wsu:Created><wsu:Expires>2026-03-04T05:06:06Z</wsu:Expires>",
      "InvalidSecurity: the message expires before it was made",
    ],
    [
      "that does not say when it was made",
      "<wsu:Expires>2026-03-04T05:07:07Z</wsu:Expires>",
      "InvalidSecurity: the Timestamp does not say when the message was made",
    ],
    ["with something else", "<Other/>", "InvalidSecurity: the Timestamp has something unknown in it"],
    [
      "with two times",
      "<wsu:Created>2026-03-04T05:06:07Z</wsu:Created><wsu:Created>2026-03-04T05:06:07Z</wsu:Created>",
      `InvalidSecurity: {${WSU}}Created is there twice`,
    ],
  ])("refuses a message %s", async (_name, content, want) => {
    const stamp = `<wsse:Security xmlns:wsse="${WSSE}"><wsu:Timestamp xmlns:wsu="${WSU}">${content}</wsu:Timestamp></wsse:Security>`;
    const text =
      content === ENVELOPE ? ENVELOPE : ENVELOPE.replace("<s:Body>", `<s:Header>${stamp}</s:Header><s:Body>`);
    expect(await receive(text, { receive: [requireTimestamp({ maxAge: 60 })] })).toBe(`SecurityError: ${want}`);
  });

  it("that does not say when it expires is good for five minutes, or for as long as the receiver says", async () => {
    const stamp = `<wsse:Security xmlns:wsse="${WSSE}"><wsu:Timestamp xmlns:wsu="${WSU}"><wsu:Created>2026-03-04T05:06:07.089Z</wsu:Created></wsu:Timestamp></wsse:Security>`;
    const text = ENVELOPE.replace("<s:Body>", `<s:Header>${stamp}</s:Header><s:Body>`);
    vi.setSystemTime(NOW + 600_000);
    expect(await receive(text, { receive: [requireTimestamp()] })).toBe(text);
    vi.setSystemTime(NOW + 600_001);
    expect(await receive(text, { receive: [requireTimestamp()] })).toBe(
      "SecurityError: MessageExpired: the message was made more than 300 seconds ago",
    );
    expect(await receive(text, { receive: [requireTimestamp({ maxAge: 3600 })] })).toBe(text);
  });

  it("takes times in other zones, and without one", async () => {
    const stamp = `<wsse:Security xmlns:wsse="${WSSE}"><wsu:Timestamp xmlns:wsu="${WSU}"><wsu:Created> 2026-03-04T05:06:07 </wsu:Created><wsu:Expires>2026-03-04T07:06:07.5+02:00</wsu:Expires></wsu:Timestamp></wsse:Security>`;
    const text = ENVELOPE.replace("<s:Body>", `<s:Header>${stamp}</s:Header><s:Body>`);
    expect(await receive(text, { receive: [requireTimestamp()] })).toBe(text);
  });
});

describe("what nothing was asked of", () => {
  it("is refused in a header that must be understood", async () => {
    const send = [timestamp(), usernameToken({ username: "ada" })];
    expect(await receive(await secure({ send }), {})).toBe(
      `SecurityError: UnsupportedSecurityToken: {${WSSE}}UsernameToken is in a header that must be understood, and the options do not say how to check it`,
    );
    const text = await secure({ send, mustUnderstand: false });
    expect(await receive(text, {})).toBe(text);
  });

  it("is read if it has no Security header", async () => {
    expect(await receive(ENVELOPE, {})).toBe(ENVELOPE);
    const word = ENVELOPE.replace(">ada<", ">Security<");
    expect(await receive(word, {})).toBe(word);
  });

  it("is refused by name if it is encrypted", async () => {
    const encrypted = '<x:EncryptedData xmlns:x="http://www.w3.org/2001/04/xmlenc#"/>';
    const want =
      "SecurityError: UnsupportedSecurityToken: {http://www.w3.org/2001/04/xmlenc#}EncryptedData: encrypted messages are not supported";
    expect(await receive(ENVELOPE.replace(/<Pay.*<\/Pay>/, encrypted), {})).toBe(want);
    const header = `<s:Header><wsse:Security xmlns:wsse="${WSSE}">${encrypted}</wsse:Security></s:Header>`;
    expect(await receive(ENVELOPE.replace("<s:Body>", `${header}<s:Body>`), { receive: [requireTimestamp()] })).toBe(
      want,
    );
  });

  it("is no envelope", async () => {
    const options = { receive: [requireTimestamp()] };
    expect(await receive("<html>Security</html>", {})).toBe(
      "SecurityError: InvalidSecurity: the message is not an envelope",
    );
    expect(await receive("", options)).toBe("SecurityError: InvalidSecurity: the message is not XML as SOAP allows it");
  });
});
