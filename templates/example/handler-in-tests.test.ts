// Tests code that calls NetServer without a server: a handler replaces `fetch`, and types check both sides.
import assert from "node:assert/strict";
import test from "node:test";
import { createHandler } from "netserver-soap";
import { BatchClient, batchEndpoint } from "netserver-soap/services88/batch";

/** The function under test: the names of all tasks that have failed. */
async function failedTasks(batch: BatchClient): Promise<(string | null | undefined)[]> {
  const { Response } = await batch.getBatchTaskInfosByState({ State: "Failed" });
  return (Response ?? []).map((task) => task?.Name);
}

test("asks only for the failed tasks, and returns their names", async () => {
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
