import { describe, expect, it } from "vitest";
import { InputError } from "../../../../generator/source/errors.js";
import { conceal, readCredentials } from "../../../../generator/tools/fetch/credentials.js";

const [TOKEN, USER, PASSWORD] = ["NETSERVER_SOAPGEN_TOKEN", "NETSERVER_SOAPGEN_USER", "NETSERVER_SOAPGEN_PASSWORD"];

describe("readCredentials", () => {
  it("reads a token, or a user with a password, or nothing", () => {
    expect(readCredentials({ [TOKEN]: "hush.1-2_3~4+5/6=" })?.authorization).toBe("Bearer hush.1-2_3~4+5/6=");
    expect(readCredentials({ [USER]: "jörg", [PASSWORD]: "hush:hush" })?.authorization).toBe(
      `Basic ${Buffer.from("jörg:hush:hush").toString("base64")}`,
    );
    expect(readCredentials({ [TOKEN]: "", [USER]: "", PATH: "/bin" })).toBeUndefined();
  });

  it.each<[NodeJS.ProcessEnv, string]>([
    [{ [TOKEN]: "hush", [USER]: "hush" }, `${TOKEN} and ${USER} are both set: one way to log in is enough`],
    [{ [TOKEN]: "hush", [PASSWORD]: "hush" }, `${TOKEN} and ${PASSWORD} are both set: one way to log in is enough`],
    [{ [USER]: "hush" }, `${USER} is set, and ${PASSWORD} is not`],
    [{ [PASSWORD]: "hush" }, `${PASSWORD} is set, and ${USER} is not`],
    [{ [USER]: "hu:sh", [PASSWORD]: "hush" }, `${USER} has a colon, which basic authentication does not allow`],
    [{ [TOKEN]: "hush\r\nX: y" }, `${TOKEN} has characters that no token has`],
    [{ [TOKEN]: "hush hush" }, `${TOKEN} has characters that no token has`],
    [{ [TOKEN]: "hüsh" }, `${TOKEN} has characters that no token has`],
  ])("refuses credentials that cannot be sent, without repeating them", (environment, message) => {
    expect(() => readCredentials(environment)).toThrow(new InputError(message));
  });
});

it("conceal removes every form of a secret", () => {
  const credentials = readCredentials({ [USER]: "me", [PASSWORD]: "hush/1" });
  const encoded = Buffer.from("me:hush/1").toString("base64");
  expect(conceal(`a hush/1 b hush%2F1 c ${encoded} d`, credentials)).toBe("a *** b *** c *** d");
  expect(conceal("a hush", undefined)).toBe("a hush");
});
