import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { listen } from "soap";
import { expect, it } from "vitest";
import { firstCall } from "../newcomer/first-call.js";
import { ASK_WSDL } from "../security/ask-wsdl.js";
import { node } from "../support/built-package.js";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { startServer } from "../support/http-server.js";
import { tempFolder } from "../support/temp-folder.js";

const run = promisify(execFile);

/** Asks for a user whose password is a digest, and for the time. */
const POLICY = `<wsp:Policy xmlns:wsp="http://schemas.xmlsoap.org/ws/2004/09/policy"
  xmlns:sp="http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702"><sp:SupportingTokens><wsp:Policy>
  <sp:UsernameToken><wsp:Policy><sp:WssUsernameToken10/><sp:HashPassword/></wsp:Policy></sp:UsernameToken>
</wsp:Policy></sp:SupportingTokens><sp:IncludeTimestamp/></wsp:Policy>`;

interface Token {
  readonly UsernameToken: {
    readonly Username: string;
    readonly Password: { readonly $value: string };
    readonly Nonce: { readonly $value: string };
    readonly Created: string;
  };
}

/** Serves with node-soap, which lets in the user of the example, with the digest of its password. */
async function serveNodeSoap(): Promise<string> {
  const server = createServer();
  const url = await startServer(server);
  const Ask = ({ Question }: { Question: string }): { Answer: string } => ({ Answer: `${Question}, ${Question}` });
  const soapServer = listen(server, new URL(url).pathname, { Desk: { Desk: { Ask } } }, ASK_WSDL);
  soapServer.authenticate = ({ UsernameToken: { Username, Password, Nonce, Created } }: Token) => {
    const nonce = Buffer.from(Nonce.$value, "base64");
    const digest = createHash("sha1").update(nonce).update(`${Created}password`).digest("base64");
    return Username === "user" && Password.$value === digest;
  };
  return url;
}

it("the example of a contract that asks for a UsernameToken works with the mock and with node-soap, and its chapter compiles", async () => {
  const folder = tempFolder();
  const source = tempFolder();
  writeFileSync(join(source, "desk.wsdl"), ASK_WSDL.replace("<soap:binding", `${POLICY}$&`));
  const { printed } = await firstCall(join(source, "desk.wsdl"), folder);
  expect(printed).toBe("{ Answer: 'Answer 1', '$headers': {} }\n");

  const url = await serveNodeSoap();
  const call = readFileSync(join(folder, "call.js"), "utf8").replace(/"http:[^"]*"/, JSON.stringify(url));
  expect(call).toContain('import { security, timestamp, usernameToken } from "desk/security";');
  const outcomeOf = async (program: string): Promise<string> => {
    writeFileSync(join(folder, "call-node-soap.js"), program);
    const options = { cwd: folder, timeout: CHILD_LIMIT };
    return run(process.execPath, ["call-node-soap.js"], options).then(
      ({ stdout }) => stdout,
      ({ stderr }) => /TypeError: .*|SoapFault/.exec(stderr)?.[0] ?? "",
    );
  };
  expect(await outcomeOf(call)).toContain("Answer: 'string, string'");
  expect(await outcomeOf(call.replace('"password"', '"another"'))).toBe("SoapFault");
  expect(await outcomeOf(call.replace(', passwordType: "digest"', ""))).toContain(
    "TypeError: the service asks for {http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702}HashPassword (entry point security): give the client extensions",
  );

  const chapters = readFileSync(join(folder, "soap", "README.md"), "utf8").matchAll(/```ts\n([\s\S]*?)```/g);
  const examples = [...chapters].map(([, code = ""]) => code).filter((code) => code.includes("desk/security"));
  expect(examples).toHaveLength(3);
  const files = examples.map((code, index) => {
    writeFileSync(join(folder, `example-${index}.ts`), code);
    return `example-${index}.ts`;
  });
  const compilerOptions = { target: "es2022", module: "nodenext", strict: true, types: [], lib: ["es2023", "dom"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  expect(node(folder, join(process.cwd(), "node_modules/typescript/bin/tsc"), "-p", ".", "--noEmit")).toBe("");
});
