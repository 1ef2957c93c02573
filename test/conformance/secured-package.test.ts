import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { firstCall } from "../newcomer/first-call.js";
import { DESK_WSDL, serveDesk } from "../security/node-soap-desk.js";
import { node } from "../support/built-package.js";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { tempFolder } from "../support/temp-folder.js";

const run = promisify(execFile);

it("the example of a contract that asks for a UsernameToken works with the mock and with node-soap, and its chapter compiles", async () => {
  const folder = tempFolder();
  const source = tempFolder();
  writeFileSync(join(source, "desk.wsdl"), DESK_WSDL);
  const { printed } = await firstCall(join(source, "desk.wsdl"), folder);
  expect(printed).toBe("{ Answer: 'Answer 1' }\n");

  const url = await serveDesk();
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
    "TypeError: the service asks for {http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702}HashPassword (the entry point security does it): give the client extensions",
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
