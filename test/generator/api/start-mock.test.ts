import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { startMock } from "../../../generator/api/start-mock.js";
import { inlineWsdl } from "../../support/inline-wsdl.js";
import { tempFolder } from "../../support/temp-folder.js";

it("serves a contract on a free port until it is closed", async () => {
  const file = join(tempFolder(), "Sample.wsdl");
  writeFileSync(file, inlineWsdl({}));
  const calls: unknown[] = [];
  const options = { sources: [file], config: false, onCall: (call: unknown) => calls.push(call) } as const;
  const mock = await startMock({ ...options, latency: 1, fail: [{ failure: 503 }] });
  expect(mock.schemas).toBe(file);
  const [endpoint] = mock.endpoints;
  expect(endpoint?.name).toBe("Sample");
  const response = await fetch(`${endpoint?.url}?wsdl`);
  expect(await response.text()).toContain("definitions");
  const headers = { SOAPAction: '""', "Content-Type": "text/xml" };
  expect((await fetch(endpoint?.url ?? "", { method: "POST", headers, body: "<a/>" })).status).toBe(503);
  expect(calls).toMatchObject([{ endpoint: "Sample", outcome: "made to fail, HTTP 503" }]);
  await mock.close();
  await expect(fetch(`http://127.0.0.1:${mock.port}/`)).rejects.toThrow();
});
