// Serves the endpoint Batch with Node's own HTTP server. Servers that use the requests and responses of the fetch standard (Deno,
// Bun, workers) need only the handler: `Deno.serve(handler)`.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createHandler } from "netserver-soap";
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

async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { method = "", headers } = incoming;
  const request = new Request("http://localhost/", {
    method,
    headers: { "Content-Type": headers["content-type"] ?? "", SOAPAction: String(headers.soapaction) },
    ...(method === "POST" && { body: Buffer.concat(chunks) }),
  });
  const response = await handler(request);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(new Uint8Array(await response.arrayBuffer()));
}

const server = createServer((incoming, outgoing) => {
  serve(incoming, outgoing).catch(() => outgoing.destroy());
});
server.listen(Number(process.env.PORT ?? 8087), "127.0.0.1", () => {
  const address = server.address();
  console.log(`serving Batch at http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/Batch.svc`);
});
