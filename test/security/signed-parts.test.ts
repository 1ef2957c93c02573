import { describe, expect, it } from "vitest";
import { requireSignature, signature, timestamp, usernameToken } from "../../templates/security/index.js";
import { RSA } from "./certificates.js";
import { ENVELOPE, receive, secure } from "./envelopes.js";

const NOT_COVERED = "SecurityError: FailedCheck: the signature does not cover Body";

describe("parts that must be signed", () => {
  const trusted = RSA.certificate;
  const enveloped = ENVELOPE.replace(
    "<s:Body>",
    '<s:Header><To xmlns="urn:a">b</To><Id xmlns="urn:c">1</Id></s:Header><s:Body>',
  );

  it("are headers by their names and by their namespace, tokens, and the user", async () => {
    const parts = ["Body", "Timestamp", "UsernameToken", "BinarySecurityToken", "{urn:a}To", "{urn:c}*"] as const;
    const send = [timestamp(), usernameToken({ username: "ada", password: "hush" }), signature({ ...RSA, parts })];
    const text = await secure({ send, mustUnderstand: false }, enveloped);
    expect(await receive(text, { receive: [requireSignature({ trusted, parts })] })).toBe(text);
    const moved = text.replace("<To ", '<To xmlns="urn:a">c</To>$&');
    expect(await receive(moved, { receive: [requireSignature({ trusted, parts })] })).toBe(
      "SecurityError: FailedCheck: the signature does not cover {urn:a}To",
    );
  });

  it("are the Body and the Timestamp if nothing else is said", async () => {
    const send = [timestamp(), signature({ ...RSA, parts: ["Body"] })];
    expect(await receive(await secure({ send }), { receive: [requireSignature({ trusted })] })).toBe(
      "SecurityError: FailedCheck: the signature does not cover Timestamp",
    );
    const other = [timestamp(), signature({ ...RSA, parts: ["Timestamp"] })];
    expect(await receive(await secure({ send: other }), { receive: [requireSignature({ trusted })] })).toBe(
      NOT_COVERED,
    );
  });

  it.each([
    ["a header in the Security header", /<To .*?<\/To>/, "</wsse:Security>"],
    ["a Timestamp beside it", /<wsu:Timestamp.*?<\/wsu:Timestamp>/, "</s:Header>"],
  ])("are refused at a place where nobody looks for them: %s", async (_name, part, end) => {
    const parts = ["Body", "Timestamp", "{urn:a}To"] as const;
    const send = [timestamp(), signature({ ...RSA, parts })];
    const options = { receive: [requireSignature({ trusted, parts })] };
    const text = await secure({ send, mustUnderstand: false }, enveloped);
    expect(await receive(text, options)).toBe(text);
    const [moved = ""] = part.exec(text) ?? [];
    expect(await receive(text.replace(moved, "").replace(end, moved + end), options)).toBe(
      "SecurityError: InvalidSecurity: a Reference leads to an element at a place that is not read",
    );
  });

  it("have no content in attachments, which no signature covers, when they are written and when they are read", async () => {
    const include = '<x:Include xmlns:x="http://www.w3.org/2004/08/xop/include" href="cid:a"/>';
    const given = ENVELOPE.replace(">10<", `>${include}<`);
    const want = "UnsupportedAlgorithm: content in an attachment (xop:Include) is not covered by a signature";
    const send = [timestamp(), signature(RSA)];
    await expect(secure({ send }, given)).rejects.toThrow(want);
    const signed = (await secure({ send })).replace(">10<", `>${include}<`);
    expect(await receive(signed, { receive: [requireSignature({ trusted })] })).toBe(`SecurityError: ${want}`);
  });
});
