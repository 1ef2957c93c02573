import { afterAll, beforeAll, expect, it } from "vitest";
import type { Call } from "../../../../generator/tools/mock/serve-endpoint.js";
import { type RunningMock, startMock } from "../../../../generator/tools/mock/start-mock.js";
import { contractOf, sourceFiles } from "../../../support/inline-wsdl.js";
import { asSchemas } from "../../../support/schema-files.js";
import { everyPlaceWsdl } from "../every-place-wsdl.js";
import { callWithSample } from "./call-with-sample.js";

const FILES = { "schemas/ServicesXX/sample.wsdl": everyPlaceWsdl() };
const CONTRACT = contractOf(FILES);
const OPERATIONS = CONTRACT.endpoints.flatMap((endpoint) =>
  endpoint.operations.map((operation) => ({ endpoint, operation, name: operation.name })),
);

const calls: Call[] = [];
let mock: RunningMock;
beforeAll(async () => {
  const options = { port: 0, onCall: (call: Call) => void calls.push(call) };
  mock = await startMock([CONTRACT], asSchemas("schemas", sourceFiles(FILES)), options);
});
afterAll(() => mock.close());

it.each(OPERATIONS)("an operation accepts its own sample, by its action or its element: $name", async (of) => {
  const [{ url } = { url: "" }] = mock.endpoints;
  for (const action of [of.operation.soapAction, ""]) {
    const { status, text } = await callWithSample({ ...of, contract: CONTRACT, url }, action);
    expect([status, text]).toEqual([200, expect.stringContaining(`<${of.name}Response`)]);
    expect(calls.at(-1)).toMatchObject({ operation: of.name, outcome: "ok" });
  }
});
