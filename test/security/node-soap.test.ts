import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { createClientAsync, type ISecurity, listen, WSSecurity, WSSecurityCert } from "soap";
import { describe, expect, it } from "vitest";
import { createHandler, SoapFault } from "../../templates/runtime/index.js";
import {
  callerOf,
  requireSignature,
  requireTimestamp,
  requireUsernameToken,
  type SecurityCheck,
  security,
  timestamp,
  usernameToken,
} from "../../templates/security/index.js";
import { DeskClient, deskEndpoint } from "../golden/bindings/desk.js";
import { startServer } from "../support/http-server.js";
import { serveHandler } from "../support/serve-handler.js";
import { tempFolder } from "../support/temp-folder.js";
import { ASK_WSDL } from "./ask-wsdl.js";
import { OTHER, RSA } from "./certificates.js";

const passwordOf = (name: string): string | undefined => (name === "ada" ? "hush" : undefined);

/** Calls our handler with node-soap. @returns the answer, or the reason of the fault */
async function callOurs(secured: ISecurity, receive: readonly SecurityCheck[]): Promise<string> {
  const implementation = {
    ask: ({ Question }: { Question: string }, _headers: object, call: Parameters<typeof callerOf>[0]) => {
      return { body: { Answer: `${Question}: ${Object.keys(callerOf(call)).join()}` } };
    },
  };
  const url = await serveHandler(createHandler(deskEndpoint, implementation, { extensions: [security({ receive })] }));
  const file = join(tempFolder(), "ask.wsdl");
  writeFileSync(file, ASK_WSDL);
  const client = await createClientAsync(file, {}, url);
  client.setSecurity(secured);
  try {
    const [{ Answer }] = await client.AskAsync({ Question: "who" });
    return Answer;
  } catch (error) {
    return String(Reflect.get(Object(error), "message"));
  }
}

describe("our handler lets node-soap in", () => {
  it.each([
    ["with a password as text", "PasswordText"],
    ["with a digest", "PasswordDigest"],
  ])("%s", async (_name, passwordType) => {
    const check = [requireTimestamp(), requireUsernameToken({ passwordOf })];
    const options = { passwordType, hasNonce: true, hasTokenCreated: true };
    expect(await callOurs(new WSSecurity("ada", "hush", options), check)).toBe("who: username");
    expect(await callOurs(new WSSecurity("ada", "hush!", options), check)).toContain("could not be authenticated");
  });

  it("with a signature of Body and Timestamp", async () => {
    const check = [requireTimestamp(), requireSignature({ trusted: RSA.certificate })];
    const options = {
      hasTimeStamp: true,
      signatureAlgorithm: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
      digestAlgorithm: "http://www.w3.org/2001/04/xmlenc#sha256",
    };
    const sign = ({ key, certificate }: typeof RSA): ISecurity => new WSSecurityCert(key, certificate, "", options);
    expect(await callOurs(sign(RSA), check)).toBe("who: certificate");
    expect(await callOurs(sign(OTHER), check)).toContain("The signature or decryption was invalid");
  });
});

describe("our client is let in by a server of node-soap", () => {
  it.each<["text" | "digest", string]>([
    ["text", "PasswordText"],
    ["digest", "PasswordDigest"],
  ])("with a password as %s", async (passwordType, type) => {
    const seen: unknown[] = [];
    const url = await serveNodeSoap((token) => seen.push(token) > 0);
    const send = [timestamp(), usernameToken({ username: "ada", password: "hush", passwordType })];
    const desk = new DeskClient({ url, extensions: [security({ send })] });
    expect((await desk.ask({ Question: "why" })).Answer).toBe("why!");
    expect(seen).toEqual([
      {
        Timestamp: expect.objectContaining({ Created: expect.any(String), Expires: expect.any(String) }),
        UsernameToken: expect.objectContaining({
          Username: "ada",
          Password: { attributes: { Type: expect.stringContaining(`#${type}`) }, $value: expect.any(String) },
        }),
      },
    ]);
  });

  it("unless it says no", async () => {
    const url = await serveNodeSoap(() => false);
    const desk = new DeskClient({ url, extensions: [security({ send: [usernameToken({ username: "eve" })] })] });
    await expect(desk.ask({ Question: "why" })).rejects.toBeInstanceOf(SoapFault);
  });
});

/** Serves with node-soap. @param authenticate - gets the content of the Security header */
async function serveNodeSoap(authenticate: (token: unknown) => boolean): Promise<string> {
  const server = createServer();
  const url = await startServer(server);
  const Ask = ({ Question }: { Question: string }): { Answer: string } => ({ Answer: `${Question}!` });
  const soapServer = listen(server, new URL(url).pathname, { Desk: { Desk: { Ask } } }, ASK_WSDL);
  soapServer.authenticate = ({ attributes: _, ...token }) => authenticate(token);
  return url;
}
