import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { createHandler } from "../../templates/runtime/index.js";
import {
  callerOf,
  requireSignature,
  requireTimestamp,
  requireUsernameToken,
  type SecurityOptions,
  security,
  signature,
  timestamp,
} from "../../templates/security/index.js";
import { deskEndpoint } from "../golden/bindings/desk.js";
import { ASK_WSDL } from "../security/ask-wsdl.js";
import { OTHER, RSA } from "../security/certificates.js";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { serveHandler } from "../support/serve-handler.js";
import { tempFolder } from "../support/temp-folder.js";
import { peerScript } from "./children.js";
import { isInstalled } from "./echo/peer-process.js";

const run = promisify(execFile);
const PYTHON = "/usr/bin/python3";

/** Calls our handler with zeep. @returns what it has got */
async function callWithZeep(kind: string, options: SecurityOptions): Promise<unknown> {
  const implementation = {
    ask: ({ Question }: { Question: string }, _headers: object, call: Parameters<typeof callerOf>[0]) => {
      return { body: { Answer: `${Question}: ${Object.keys(callerOf(call)).sort().join()}` } };
    },
  };
  const url = await serveHandler(createHandler(deskEndpoint, implementation, { extensions: [security(options)] }));
  const folder = tempFolder();
  const files = [
    ["ask.wsdl", ASK_WSDL],
    ["key.pem", RSA.key],
    ["certificate.pem", RSA.certificate],
  ].map(([name = "", text = ""]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
  const [wsdl = "", key = "", certificate = ""] = files;
  const { stdout } = await run(PYTHON, [peerScript("security-zeep.py"), wsdl, url, kind, key, certificate], {
    timeout: CHILD_LIMIT,
  });
  return JSON.parse(stdout);
}

const USER = requireUsernameToken({ passwordOf: (name) => (name === "ada" ? "hush" : undefined) });
const TRUSTED = requireSignature({ trusted: RSA.certificate });
const SIGN = [timestamp(), signature(RSA)];

const probe = { program: PYTHON, args: ["-c", "import xmlsec, zeep"] };
describe.runIf(isInstalled({ name: "Python's zeep with xmlsec", probe }))(
  "our handler and zeep 4.2 with its wsse",
  () => {
    it.each<[string, SecurityOptions, unknown]>([
      ["text", { receive: [USER] }, { answer: "who: username" }],
      ["digest", { receive: [USER] }, { answer: "who: username" }],
      ["wrong", { receive: [USER] }, { fault: "The security token could not be authenticated or authorized" }],
      ["sign", { send: SIGN, receive: [TRUSTED] }, { answer: "who: certificate" }],
      ["sign with a token", { send: SIGN, receive: [TRUSTED] }, { answer: "who: certificate" }],
      [
        "sign the user as well",
        { send: SIGN, receive: [requireTimestamp(), USER, TRUSTED] },
        { answer: "who: certificate,username" },
      ],
      [
        "sign",
        { send: SIGN, receive: [requireSignature({ trusted: OTHER.certificate })] },
        { fault: "The signature or decryption was invalid" },
      ],
      // It verifies our answer.
      [
        "sign",
        { send: [timestamp(), signature(OTHER)], receive: [TRUSTED] },
        { error: expect.stringMatching(/^SignatureVerificationFailed/) },
      ],
    ])("%s", async (kind, options, want) => {
      expect(await callWithZeep(kind, options)).toEqual(want);
    });
  },
);
