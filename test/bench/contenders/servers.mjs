// A server with the endpoint Batch, in one process with nothing else. It sends its port, and when it is asked, the seconds of processor time
// that it has used, and after a collection the bytes of its objects.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { processorSeconds } from "../processor-time.mjs";
import { plainTaskOf, taskOf } from "../tasks.mjs";

const require = createRequire(import.meta.url);
const { contender, built } = JSON.parse(process.argv[2] ?? "{}");
const WSDL = resolve("schemas/Services88/Batch.wsdl");
const ids = Array.from({ length: 100 }, (_, index) => index);

const servers = {
  async "netserver-soap"() {
    const { createNodeListener } = await import(join(built, "dist/node/index.js"));
    return createServer(createNodeListener(await handler()));
  },

  /** What each program wrote before there was a listener: a Request and a Response for each call. */
  async "netserver-soap with Request and Response"() {
    const serve = await handler();
    return createServer(async (incoming, outgoing) => {
      const chunks = [];
      for await (const chunk of incoming) chunks.push(chunk);
      const { method, headers } = incoming;
      const body = Buffer.concat(chunks);
      const answer = await serve(new Request("http://127.0.0.1/", { method, headers, body }));
      outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
      outgoing.end(Buffer.from(await answer.arrayBuffer()));
    });
  },

  async "node-soap"() {
    const tasks = { BatchTaskInfo: ids.map(plainTaskOf) };
    const operations = {
      GetBatchTaskInfo: ({ Id }) => ({ Response: plainTaskOf(Number(Id)) }),
      GetBatchTaskInfosByState: () => ({ Response: tasks }),
    };
    const server = createServer((_, response) => response.end());
    const services = { WcfBatchService: { BasicHttpBinding_Batch: operations } };
    // It answers only after it has read the WSDL.
    await new Promise((ready) => {
      const xml = readFileSync(WSDL, "utf8");
      require("soap").listen(server, { path: "/Batch.svc", services, xml, uri: WSDL, callback: ready });
    });
    return server;
  },
};

async function handler() {
  const { createHandler } = await import(join(built, "dist/index.js"));
  const { batchEndpoint } = await import(join(built, "dist/services88/batch.js"));
  const tasks = ids.map(taskOf);
  return createHandler(batchEndpoint, {
    getBatchTaskInfo: ({ Id = 0 }) => ({ body: { Response: taskOf(Id) } }),
    getBatchTaskInfosByState: () => ({ body: { Response: tasks } }),
  });
}

const server = await servers[contender]();
server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
process.on("message", (question) => {
  if (question === "processor") return void process.send({ answer: processorSeconds() });
  for (let i = 0; i < 4; i++) globalThis.gc();
  process.send({ answer: process.memoryUsage().heapUsed });
});
process.on("disconnect", () => process.exit());
