import { createServer } from "node:http";
import { describe, expect, it } from "vitest";
import { createHandler, type PlainHandler, publishDocuments, routeByPath } from "../../../generated/src/index.js";
import { createNodeListener } from "../../../generated/src/node/index.js";
import { BatchClient, batchEndpoint } from "../../../generated/src/services88/batch.js";
import { SoPrincipalClient, soPrincipalEndpoint } from "../../../generated/src/services88/so-principal.js";
import { startServer } from "../../support/http-server.js";

const batch = createHandler(batchEndpoint, { stopBatchJob: () => ({ body: { Response: true } }) });
const documents = publishDocuments("a", { a: '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"/>' });
const principal = createHandler(
  soPrincipalEndpoint,
  { getSystemInfo: () => ({ body: { SystemInfo: { CompanyName: "Both" } } }) },
  { documents },
);

describe("handlers at several paths", () => {
  const handler = routeByPath({ "/Remote/Batch.svc": batch, "/SoPrincipal.svc": principal });

  it.each<[string, () => Promise<string>]>([
    [
      "on a server of Node.js",
      async () => new URL(await startServer(createServer(createNodeListener(handler)))).origin,
    ],
    ["in the place of fetch", async () => "https://example.com"],
  ])("are each called at its own, in any case: %s", async (place, start) => {
    const origin = await start();
    const options = place === "in the place of fetch" ? { fetch: handler } : {};
    const send = place === "in the place of fetch" ? handler : fetch;
    const first = new BatchClient({ url: `${origin}/remote/batch.SVC?a=/`, ...options });
    expect((await first.stopBatchJob({ Id: 1 })).Response).toBe(true);
    const second = new SoPrincipalClient({ url: `${origin}/SoPrincipal.svc`, ...options });
    expect((await second.getSystemInfo()).SystemInfo).toMatchObject({ CompanyName: "Both" });
    const statuses = ["/SoPrincipal.svc?wsdl", "/Remote/Batch.svc?wsdl", "/", "/toString", "/Remote/Batch.svc/"].map(
      async (target) => (await send(origin + target)).status,
    );
    expect(await Promise.all(statuses)).toEqual([200, 405, 404, 404, 404]);
  });

  it.each<Readonly<Record<string, PlainHandler>>>([{ "Batch.svc": batch }, { "/a": batch, "/A": principal }])(
    "have paths that differ and begin with a slash",
    (handlers) => {
      expect(() => routeByPath(handlers)).toThrow(TypeError);
    },
  );
});
