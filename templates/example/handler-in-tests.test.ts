// Tests code that calls NetServer, without a server: a handler takes the place of `fetch`, and both sides are checked by types.
import assert from "node:assert/strict";
import test from "node:test";
import { createHandler } from "netserver-soap";
import { BatchClient, batchEndpoint } from "netserver-soap/services88/batch";

/** What is tested: the names of all tasks that have failed. */
async function failedTasks(batch: BatchClient): Promise<(string | null | undefined)[]> {
  const { Response } = await batch.getBatchTaskInfosByState({ State: "Failed" });
  return (Response ?? []).map((task) => task?.Name);
}

test("asks for the failed tasks alone, and gives their names", async () => {
  const asked: unknown[] = [];
  const handler = createHandler(batchEndpoint, {
    getBatchTaskInfosByState: ({ State }) => {
      asked.push(State);
      return { body: { Response: [{ Name: "Import" }, { Name: "Nightly" }] }, headers: { Succeeded: true } };
    },
  });
  const batch = new BatchClient({ url: "https://example.com/Batch.svc", fetch: handler });
  assert.deepEqual(await failedTasks(batch), ["Import", "Nightly"]);
  assert.deepEqual(asked, ["Failed"]);
});
