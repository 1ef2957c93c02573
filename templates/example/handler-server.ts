// Serves the endpoint Batch with Node's own HTTP server. Servers that use the requests and responses of the fetch standard (Deno,
// Bun, workers) need only the handler: `Deno.serve(handler)`.
import { createServer } from "node:http";
import { createHandler } from "netserver-soap";
import { createNodeListener } from "netserver-soap/node";
import type { BatchTaskInfo } from "netserver-soap/services88";
import { batchEndpoint } from "netserver-soap/services88/batch";

const tasks = new Map<number, BatchTaskInfo>();

const handler = createHandler(batchEndpoint, {
  startBatchJob: ({ BatchTaskInfo }) => {
    const Id = tasks.size + 1;
    tasks.set(Id, { ...BatchTaskInfo, Id });
    return { body: { Response: Id }, headers: { Succeeded: true } };
  },
  getBatchTaskInfo: ({ Id = 0 }) => {
    const task = tasks.get(Id);
    if (task !== undefined) return { body: { Response: task }, headers: { Succeeded: true } };
    const ExceptionInfo = { Message: `There is no task ${Id}.` };
    return { body: { Response: null }, headers: { Succeeded: false, ExceptionInfo } };
  },
});

const server = createServer(createNodeListener(handler, { maxConcurrent: 100 }));
server.listen(Number(process.env.PORT ?? 8087), "127.0.0.1", () => {
  const address = server.address();
  console.log(`serving Batch at http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/Batch.svc`);
});
