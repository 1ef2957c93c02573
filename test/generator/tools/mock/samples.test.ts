import { describe, expect, it } from "vitest";
import { Sampler } from "../../../../generator/tools/samples/sample-values.js";
import { SoapClient } from "../../../../templates/runtime/http/client.js";
import type { UnknownContent } from "../../../../templates/runtime/read/reader-options.js";
import { CONTRACTS, contractOfVersion, operationOf } from "../../../support/contracts.js";
import type { AnyOperation } from "../../../support/generated-operations.js";
import { OPERATIONS } from "./all-operations.js";
import { useMock } from "./start-test-mock.js";

describe("every operation of every version", () => {
  const { url } = useMock([...CONTRACTS.values()]);

  async function call(version: string, endpoint: string, operation: AnyOperation, body: object): Promise<object> {
    const unknown: UnknownContent[] = [];
    const client = new SoapClient<object>({
      url: url(version, endpoint),
      headers: endpoint === "Batch" ? { Credentials: { Ticket: "7T:mock" } } : {},
      onUnknown: (content) => void unknown.push(content),
    });
    const answer = await client.call(operation, body);
    expect(unknown).toEqual([]);
    expect(answer.$headers).toEqual({ Succeeded: true, ExceptionInfo: null, ExtraInfo: null, TimeZone: null });
    return answer;
  }

  it.each(OPERATIONS)("$version $endpoint $operation.name", async ({ version, endpoint, operation }) => {
    const described = operationOf(version, endpoint, operation.name);
    const members = new Sampler(contractOfVersion(version)).content(described.request.content);
    const start = OPERATIONS.find((other) => other.version === version && other.operation.name === "StartBatchJob");
    if (start === undefined) throw new Error("no StartBatchJob");
    const task = new Sampler(contractOfVersion(version)).content(
      operationOf(version, "Batch", "StartBatchJob").request.content,
    );
    const { Response: Id } = { Response: 0, ...(await call(version, "Batch", start.operation, task)) };
    const known = { Id, BatchTaskId: Id, BatchTaskIds: [Id], BatchTaskInfo: { Id } };
    const body = Object.entries({ ...members, ...known }).filter(([name]) => name in members);
    await call(version, endpoint, operation, Object.fromEntries(body));
  });
});
