import { describe, expect, it } from "vitest";
import { createHandler, type HandlerOptions, SoapFault } from "../../templates/runtime/index.js";
import type { SoapVersion } from "../../templates/runtime/soap/soap.js";
import {
  callerOf,
  requireSignature,
  requireTimestamp,
  requireUsernameToken,
  SecurityError,
  type SecurityOptions,
  security,
  signature,
  timestamp,
  usernameToken,
} from "../../templates/security/index.js";
import { DeskClient, deskEndpoint } from "../golden/bindings/desk.js";
import { serveHandler } from "../support/serve-handler.js";
import { OTHER, RSA } from "./certificates.js";

const WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

/** Serves an operation that says who has called; it fails for the question "fail". */
function serve(secured: SecurityOptions, options: HandlerOptions = {}): Promise<string> {
  const implementation = {
    ask: ({ Question }: { Question: string }, _headers: object, call: Parameters<typeof callerOf>[0]) => {
      if (Question === "fail") throw new SoapFault({ ...FAULT, reason: "as you wish" });
      const { username, certificate } = callerOf(call);
      return { body: { Answer: `${Question}: ${username}, ${certificate?.length}` } };
    },
  };
  return serveHandler(createHandler(deskEndpoint, implementation, { ...options, extensions: [security(secured)] }));
}

const FAULT = {
  code: { namespace: "http://schemas.xmlsoap.org/soap/envelope/", localName: "Client" },
  subcodes: [],
  actor: undefined,
  detail: undefined,
};

function client(url: string, options: SecurityOptions, soapVersion?: SoapVersion): DeskClient {
  return new DeskClient({ url, soapVersion, extensions: [security(options)] });
}

async function failure(call: Promise<unknown>): Promise<Error> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("no error");
}

const USERS: Readonly<Record<string, string>> = { ada: "hush" };
const CHECK_USER = requireUsernameToken({ passwordOf: (name) => USERS[name] });
const CHECK_SIGNATURE = [requireTimestamp(), requireSignature({ trusted: RSA.certificate })];
const SIGN = [timestamp(), signature(RSA)];

describe.each<SoapVersion>(["1.1", "1.2"])("in SOAP %s, a client and a handler", (soapVersion) => {
  it("let a user in, whom the implementation learns", async () => {
    const url = await serve({ receive: [CHECK_USER] });
    const send = [timestamp(), usernameToken({ username: "ada", password: "hush", passwordType: "digest" })];
    const { Answer } = await client(url, { send }, soapVersion).ask({ Question: "who" });
    expect(Answer).toBe("who: ada, undefined");
  });

  it("sign both ways", async () => {
    const url = await serve({ send: SIGN, receive: CHECK_SIGNATURE });
    const { Answer } = await client(url, { send: SIGN, receive: CHECK_SIGNATURE }, soapVersion).ask({
      Question: "who",
    });
    expect(Answer).toMatch(/^who: undefined, \d{3}$/);
  });

  it("refuse a wrong password with the fault of the specification, which says no more", async () => {
    const refused: unknown[] = [];
    const onError = (error: unknown): void => void refused.push(error);
    const url = await serve({ receive: [CHECK_USER], onRefused: ({ message }) => refused.push(message) }, { onError });
    const send = [usernameToken({ username: "ada", password: "hush!" })];
    const error = await failure(client(url, { send }, soapVersion).ask({ Question: "who" }));
    expect(error).toBeInstanceOf(SoapFault);
    expect(error.message).toBe("FailedAuthentication: The security token could not be authenticated or authorized");
    const own = { namespace: WSSE, localName: "FailedAuthentication" };
    const sender = { namespace: "http://www.w3.org/2003/05/soap-envelope", localName: "Sender" };
    expect(error).toMatchObject(
      soapVersion === "1.1" ? { code: own, subcodes: [] } : { code: sender, subcodes: [own] },
    );
    expect(refused).toEqual(["FailedAuthentication: wrong user or password"]);
  });

  it("sign faults as well", async () => {
    const url = await serve({ send: SIGN });
    const asked = client(url, { receive: CHECK_SIGNATURE }, soapVersion);
    expect(await failure(asked.ask({ Question: "fail" }))).toMatchObject({ name: "SoapFault", reason: "as you wish" });
  });
});

describe("a client", () => {
  it("refuses an answer that is not signed, or by somebody else", async () => {
    const unsigned = await serve({});
    const other = await serve({ send: [timestamp(), signature(OTHER)] });
    const messageFrom = async (url: string): Promise<string> =>
      (await failure(client(url, { receive: CHECK_SIGNATURE }).ask({ Question: "who" }))).message;
    expect(await messageFrom(unsigned)).toBe("InvalidSecurity: there is no Timestamp");
    expect(await messageFrom(other)).toBe("FailedCheck: the signature is not one of a trusted certificate");
  });

  it("shows a fault that is not secured as the cause of its error", async () => {
    const url = await serve({ receive: [CHECK_USER] });
    const error = await failure(client(url, { receive: CHECK_SIGNATURE }).ask({ Question: "who" }));
    expect(error).toBeInstanceOf(SecurityError);
    expect(error).toMatchObject({
      message: "InvalidSecurity: there is no Timestamp",
      code: "InvalidSecurity",
      cause: { name: "SoapFault", code: { localName: "InvalidSecurity" } },
    });
  });

  it("asks for its password again when a call is sent again", async () => {
    const url = await serve({ receive: [CHECK_USER] });
    const passwords = ["hush!", "hush"];
    const password = (): string => passwords.shift() ?? "";
    const extensions = [security({ send: [usernameToken({ username: "ada", password })] })];
    const desk = new DeskClient({ url, extensions, sendAgain: ({ earlier }) => earlier.length === 0 });
    expect((await desk.ask({ Question: "who" })).Answer).toBe("who: ada, undefined");
  });
});
