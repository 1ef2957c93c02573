import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  nonceStore,
  requireUsernameToken,
  type SecurityOptions,
  type UsernameTokenCheck,
  type UsernameTokenOptions,
  usernameToken,
} from "../../templates/security/index.js";
import { passwordDigest } from "../../templates/security/username-token.js";
import { ENVELOPE, receive, secure } from "./envelopes.js";

const NOW = Date.parse("2026-03-04T05:06:07.089Z");
const WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

describe("a password is checked", () => {
  const checkWith = (options: UsernameTokenCheck): SecurityOptions => ({ receive: [requireUsernameToken(options)] });
  const passwordOf = (name: string): string | undefined => (name === "ada" ? "hush" : undefined);
  const WRONG = "SecurityError: FailedAuthentication: wrong user or password";

  it.each<[string, Partial<UsernameTokenOptions>]>([
    ["as text", {}],
    ["as a digest", { passwordType: "digest" }],
    ["as text with a nonce", { nonce: true, created: true }],
  ])("%s", async (_name, options) => {
    const send = (username: string, password: string): Promise<string> =>
      secure({ send: [usernameToken({ username, password, ...options })] });
    const right = await send("ada", "hush");
    expect(await receive(right, checkWith({ passwordOf }))).toBe(right);
    expect(await receive(await send("ada", "Hush"), checkWith({ passwordOf }))).toBe(WRONG);
    expect(await receive(await send("eve", "hush"), checkWith({ passwordOf }))).toBe(WRONG);
    expect(await receive(await send("eve", ""), checkWith({ passwordOf }))).toBe(WRONG);
  });

  it("by a function that has hashes, which cannot check digests", async () => {
    const isPassword = async (name: string, password: string): Promise<boolean> =>
      name === "ada" && password === "hush";
    const text = await secure({ send: [usernameToken({ username: "ada", password: "hush" })] });
    const digest = await secure({
      send: [usernameToken({ username: "ada", password: "hush", passwordType: "digest" })],
    });
    expect(await receive(text, checkWith({ isPassword }))).toBe(text);
    expect(await receive(digest, checkWith({ isPassword }))).toBe(WRONG);
  });

  it("in the form that was asked for", async () => {
    const text = await secure({ send: [usernameToken({ username: "ada", password: "hush" })] });
    expect(await receive(text, checkWith({ passwordOf, passwordType: "digest" }))).toBe(
      "SecurityError: InvalidSecurityToken: the password must be sent as digest",
    );
  });

  it.each<[string, (text: string) => string, string]>([
    ["there is no header", () => ENVELOPE, "InvalidSecurity: there is no UsernameToken"],
    [
      "there is no token",
      (text) => text.replace(/<wsse:UsernameToken.*<\/wsse:UsernameToken>/, ""),
      "InvalidSecurity: there is no UsernameToken",
    ],
    [
      "there are two tokens",
      (text) => text.replace(/<wsse:UsernameToken.*<\/wsse:UsernameToken>/, "$&$&"),
      `InvalidSecurity: {${WSSE}}UsernameToken is there twice`,
    ],
    [
      "there are two users",
      (text) => text.replace("<wsse:Username>", "<wsse:Username>root</wsse:Username>$&"),
      `InvalidSecurity: {${WSSE}}Username is there twice`,
    ],
    [
      "there is no password",
      (text) => text.replace(/<wsse:Password.*<\/wsse:Password>/, ""),
      "InvalidSecurityToken: the UsernameToken has no Username or no Password",
    ],
    [
      "the type of the password is unknown",
      (text) => text.replace("#PasswordDigest", "#PasswordRot13"),
      "UnsupportedSecurityToken: the type of the password is not known",
    ],
    [
      "the digest has no nonce",
      (text) => text.replace(/<wsse:Nonce.*<\/wsse:Nonce>/, ""),
      "InvalidSecurityToken: a digest needs a nonce and the time of its making",
    ],
    [
      "the nonce is no base64",
      (text) => text.replace(/(<wsse:Nonce[^>]*>)/, "$1?"),
      "InvalidSecurityToken: the nonce is not base64 of 1 to 1024 bytes",
    ],
    [
      "the nonce is longer than what can be remembered",
      (text) => text.replace(/(<wsse:Nonce[^>]*>)/, `$1${"AAAA".repeat(342)}`),
      "InvalidSecurityToken: the nonce is not base64 of 1 to 1024 bytes",
    ],
    [
      "the time is none",
      (text) => text.replace("2026-03-04T", "yesterday "),
      "FailedAuthentication: wrong user or password",
    ],
  ])("and refused if %s", async (_name, change, want) => {
    const text = await secure({ send: [usernameToken({ username: "ada", password: "hush", passwordType: "digest" })] });
    expect(await receive(change(text), checkWith({ passwordOf }))).toBe(`SecurityError: ${want}`);
  });

  it("once for each digest, and for a limited time", async () => {
    const options = checkWith({ passwordOf, maxAge: 100, clockSkew: 10 });
    const text = await secure({ send: [usernameToken({ username: "ada", password: "hush", passwordType: "digest" })] });
    expect(await receive(text, options)).toBe(text);
    expect(await receive(text, options)).toBe("SecurityError: FailedAuthentication: the token was used before");
    vi.setSystemTime(NOW + 110_001);
    expect(await receive(text, options)).toBe(
      "SecurityError: MessageExpired: the message was made more than 100 seconds ago",
    );
    vi.setSystemTime(NOW - 10_001);
    expect(await receive(text, options)).toBe(
      "SecurityError: InvalidSecurity: the message says that it was made in the future",
    );
  });

  it("once for each digest, also if white space moves from the nonce to the time, or the user has another name", async () => {
    const created = "2026-03-04T05:06:07Z";
    const nonce = Buffer.from("a nonce ");
    const digest = await passwordDigest("hush", { nonce, created });
    const options = checkWith({ passwordOf: (name) => passwordOf(name.toLowerCase()) });
    const ask = async (name: string, salt: Buffer, time: string): Promise<unknown> => {
      const send = [usernameToken({ username: name, password: "hush", passwordType: "digest" })];
      const text = (await secure({ send }))
        .replace(/(<wsse:Password[^>]*>)[^<]*/, `$1${digest}`)
        .replace(/(<wsse:Nonce[^>]*>)[^<]*/, `$1${salt.toString("base64")}`)
        .replace(/<wsu:Created>[^<]*/, `<wsu:Created>${time}`);
      return (await receive(text, options)) === text ? "read" : receive(text, options);
    };
    expect(await ask("ada", nonce.subarray(0, -1), ` ${created}`)).toBe(
      "SecurityError: InvalidSecurityToken: the time of a digest has white space around it",
    );
    expect(await ask("ada", nonce, created)).toBe("read");
    expect(await ask("Ada", nonce, created)).toBe("SecurityError: FailedAuthentication: the token was used before");
  });

  it("and refused of a user whom a program in plain JavaScript does not know", async () => {
    const send = [usernameToken({ username: "eve", password: "" })];
    const passwords: UsernameTokenCheck = JSON.parse('{ "passwordOf": null }');
    const unknown = Object.assign(passwords, { passwordOf: () => JSON.parse("null") });
    expect(await receive(await secure({ send }), checkWith(unknown))).toBe(WRONG);
    const answers = Object.assign(passwords, {
      passwordOf: undefined,
      isPassword: () => JSON.parse('{ "ok": false }'),
    });
    expect(await receive(await secure({ send }), checkWith(answers))).toBe(WRONG);
  });

  it("needs a way to do so", () => {
    expect(() => requireUsernameToken({})).toThrow(
      new TypeError("give passwordOf or isPassword, to check passwords with"),
    );
  });
});

describe("a store of nonces", () => {
  it("forgets those that have expired, when it is full", () => {
    const store = nonceStore(2);
    expect([store.add("a", NOW + 1), store.add("b", NOW + 100), store.add("c", NOW + 100)]).toEqual([
      true,
      true,
      false,
    ]);
    vi.setSystemTime(NOW + 2);
    expect([store.add("b", NOW + 100), store.add("c", NOW + 100), store.add("a", NOW + 100)]).toEqual([
      false,
      true,
      false,
    ]);
  });
});
