import { describe, expect, it } from "vitest";
import { createHandler, HttpError, Session } from "../../generated/src/index.js";
import {
  followTenant,
  readTenant,
  TenantError,
  type TenantFetch,
  type TenantOptions,
} from "../../generated/src/netserver/tenant/index.js";
import { BatchClient, batchEndpoint } from "../../generated/src/services88/batch.js";
import { failure } from "../support/batch-client.js";
import { serve } from "../support/http-server.js";
import { serveHandler } from "../support/serve-handler.js";

const ENVIRONMENT = "https://online.superoffice.com";
const START = { BatchTaskInfo: null };

const RUNNING = {
  ContextIdentifier: "Cust12345",
  Endpoint: "https://online3.superoffice.com:443/Cust12345",
  State: "Running",
  IsRunning: true,
  ValidUntil: "2026-10-05T09:52:01.9342965Z",
  Api: "https://online3.superoffice.com:443/Cust12345/api",
};

/** Reads the state of a tenant from an answer. */
function read(answer: unknown, options: Partial<TenantOptions> = {}): ReturnType<typeof readTenant> {
  const body = typeof answer === "string" ? answer : JSON.stringify(answer);
  const fetch: TenantFetch = async () => new Response(body);
  return readTenant({ environment: ENVIRONMENT, contextIdentifier: "Cust12345", fetch, ...options });
}

describe("the state of a tenant", () => {
  it("is asked for without any secret, and redirects are not followed", async () => {
    const asked: unknown[] = [];
    const fetch: TenantFetch = async (...request) => {
      asked.push(request);
      return Response.json(RUNNING);
    };
    expect(await readTenant({ environment: `${ENVIRONMENT}/`, contextIdentifier: "Cust12345", fetch })).toEqual({
      contextIdentifier: "Cust12345",
      endpoint: "https://online3.superoffice.com/Cust12345",
      state: "Running",
      isRunning: true,
      validUntil: "2026-10-05T09:52:01.9342965Z",
    });
    const request = { method: "GET", headers: { accept: "application/json" }, redirect: "manual" };
    expect(asked).toEqual([["https://online.superoffice.com/api/state/Cust12345", request]]);
  });

  it("comes over a real socket", async () => {
    const url = await serve((request, response) => {
      response.end(JSON.stringify({ ...RUNNING, Endpoint: `http://${request.headers.host}/Cust12345` }));
    });
    const { origin } = new URL(url);
    const tenant = await readTenant({ environment: origin, contextIdentifier: "Cust12345", timeout: 60_000 });
    expect(tenant.endpoint).toBe(`${origin}/Cust12345`);
  });

  it("may be one that comes later, and may say nothing of how long it holds", async () => {
    const { ValidUntil: _, ...others } = { ...RUNNING, State: "Cloned", IsRunning: false };
    expect(await read(others)).toMatchObject({ state: "Cloned", isRunning: false, validUntil: undefined });
    expect(await read({ ...RUNNING, ValidUntil: "hush <script>" })).toMatchObject({ validUntil: undefined });
  });

  it.each<[string, unknown, string]>([
    ["a page", "<html>hush</html>", "the answer is not the state of this tenant"],
    ["null", null, "the answer is not the state of this tenant"],
    ["an array", [RUNNING], "the answer is not the state of this tenant"],
    ["another tenant", { ...RUNNING, ContextIdentifier: "Cust99999" }, "the answer is not the state of this tenant"],
    ["no state", { ...RUNNING, State: { hush: 1 } }, "the answer does not say in which state it is"],
    ["a state that is none", { ...RUNNING, State: "hush\u202e" }, "the answer does not say in which state it is"],
    ["no address", { ...RUNNING, Endpoint: undefined }, "its address is not one with https"],
    ["http", { ...RUNNING, Endpoint: "http://online3.superoffice.com/Cust12345" }, "its address is not one with https"],
    ["this machine", { ...RUNNING, Endpoint: "http://127.0.0.1/Cust12345" }, "its address is not one with https"],
    ["a user", { ...RUNNING, Endpoint: "https://hush@online3.superoffice.com/" }, "its address is not one with https"],
    ["a query", { ...RUNNING, Endpoint: "https://online3.superoffice.com/?hush" }, "its address is not one with https"],
    [
      "another port",
      { ...RUNNING, Endpoint: "https://online3.superoffice.com:8443/" },
      "its host online3.superoffice.com is not one of online.superoffice.com",
    ],
  ])("is an error: %s", async (_, answer, message) => {
    expect(await failure(read(answer))).toEqual(new TenantError(`Cust12345: ${message}`));
  });

  it.each([
    ["online3.superoffice.com", true],
    ["online12.superoffice.com", true],
    ["online.superoffice.com", true],
    ["ONLINE3.SUPEROFFICE.COM", true],
    ["sod3.superoffice.com", false],
    ["online3.superoffice.com.evil.example", false],
    ["online3.evil.example", false],
    ["online-3.superoffice.com", false],
    ["3.online.superoffice.com", false],
    ["evil.online.superoffice.com", false],
    ["online3superoffice.com", false],
    ["superoffice.com", false],
  ])("is believed for the hosts of the environment: %s %s", async (host, isTrusted) => {
    const tenant = await read({ ...RUNNING, Endpoint: `https://${host}/Cust12345` }).catch(() => undefined);
    expect(tenant !== undefined).toBe(isTrusted);
  });

  it("is believed for other hosts if the options say so, always with https", async () => {
    const isTrusted = (host: string): boolean => host === "crm.example.com";
    const at = (Endpoint: string) => read({ ...RUNNING, Endpoint }, { isTrusted });
    expect(await at("https://crm.example.com/")).toMatchObject({ endpoint: "https://crm.example.com" });
    for (const wrong of ["http://crm.example.com/", "https://online3.superoffice.com/"])
      expect(await failure(at(wrong))).toBeInstanceOf(TenantError);
  });

  it("has a limited length, and the status 200", async () => {
    expect(await failure(read(`${JSON.stringify(RUNNING)}${" ".repeat(70_000)}`))).toMatchObject({
      message: "Cust12345: its state cannot be read",
    });
    const fetch: TenantFetch = async () =>
      new Response(null, { status: 302, headers: { Location: "https://evil.example" } });
    expect(await failure(read("", { fetch }))).toEqual(
      new TenantError("Cust12345: HTTP status 302 instead of its state"),
    );
  });

  it.each<Partial<TenantOptions>>([
    { environment: "http://online.superoffice.com" },
    { environment: "https://online.superoffice.com/login" },
    { environment: "online" },
    { contextIdentifier: "../login" },
    { contextIdentifier: "" },
  ])("is asked nobody for, where the options are wrong: %o", async (options) => {
    expect(await failure(read(RUNNING, options))).toBeInstanceOf(TypeError);
  });
});

/** A host that no longer has the tenant, one that has it, and what says so. */
async function serveMove(state: object = {}): Promise<{ old: string; environment: string; log: string[] }> {
  const log: string[] = [];
  const old = await serve((_request, response) => {
    log.push("old host");
    response.writeHead(421).end("Wrong subdomain used to access tenant");
  });
  const handler = createHandler(batchEndpoint, {
    startBatchJob: (_request, { Credentials }) => {
      log.push(`new host with ${Credentials?.Ticket}`);
      return { body: { Response: 1 } };
    },
  });
  const { origin } = new URL(await serveHandler(handler));
  const url = await serve((request, response) => {
    log.push(`${request.method} ${request.url}`);
    response.end(JSON.stringify({ ...RUNNING, Endpoint: `${origin}/Cust12345`, ...state }));
  });
  return { old: `${new URL(old).origin}/Cust12345/Remote/Services88/`, environment: new URL(url).origin, log };
}

const contextIdentifier = "Cust12345";

describe("a client that follows its tenant", () => {
  const STATE = "GET /api/state/Cust12345";
  // The fetch standard has a request that was misdirected sent once more, over another connection.
  const MISDIRECTED = ["old host", "old host"];

  it("asks where the tenant is, sends the call again, and goes there from then on", async () => {
    const { old, environment, log } = await serveMove();
    const address = followTenant({ environment, contextIdentifier, remote: old });
    const batch = Session.withTicket("7T:t", address).client(BatchClient);
    expect(await batch.startBatchJob(START)).toMatchObject({ Response: 1 });
    await batch.startBatchJob(START);
    expect(log).toEqual([...MISDIRECTED, STATE, "new host with 7T:t", "new host with 7T:t"]);
  });

  it("asks before the first call if no address is known", async () => {
    const { environment, log } = await serveMove();
    const batch = Session.withTicket("7T:t", followTenant({ environment, contextIdentifier })).client(BatchClient);
    await batch.startBatchJob(START);
    expect(log).toEqual([STATE, "new host with 7T:t"]);
  });

  it("asks once for many calls at a time", async () => {
    const { old, environment, log } = await serveMove();
    const session = Session.withTicket("7T:t", followTenant({ environment, contextIdentifier, remote: old }));
    await Promise.all(Array.from({ length: 20 }, () => session.client(BatchClient).startBatchJob(START)));
    expect(log.filter((line) => line === STATE)).toHaveLength(1);
    expect(log.filter((line) => line.startsWith("new host"))).toHaveLength(20);
  });

  it("ends with the answer if the tenant has not moved", async () => {
    const { old, environment } = await serveMove();
    const fetch: TenantFetch = async () =>
      Response.json({ ...RUNNING, Endpoint: old.replace("/Remote/Services88/", "") });
    const batch = Session.withTicket("7T:hush", followTenant({ environment, contextIdentifier, remote: old, fetch }));
    expect(await failure(batch.client(BatchClient).startBatchJob(START))).toMatchObject({ status: 421 });
  });

  it("follows once: a tenant that is elsewhere each time ends the call", async () => {
    const { old, environment, log } = await serveMove();
    let asked = 0;
    const fetch: TenantFetch = async () =>
      Response.json({ ...RUNNING, Endpoint: `${new URL(old).origin}/${["a", "b"][asked++ % 2]}` });
    const address = followTenant({ environment, contextIdentifier, remote: old, fetch });
    const error = await failure(Session.withTicket("7T:hush", address).client(BatchClient).startBatchJob(START));
    expect(error).toBeInstanceOf(HttpError);
    expect([asked, log]).toEqual([1, [...MISDIRECTED, ...MISDIRECTED]]);
  });

  it("says in which state a tenant is that is not running", async () => {
    const { old, environment } = await serveMove({ State: "OfflineMaintenance", IsRunning: false });
    const session = Session.withTicket("7T:hush", followTenant({ environment, contextIdentifier, remote: old }));
    const error = await failure(session.client(BatchClient).startBatchJob(START));
    expect(error).toMatchObject({
      message: "Cust12345 is not running: it is in the state OfflineMaintenance",
      state: "OfflineMaintenance",
    });
  });

  it("never takes its ticket to a host that is not trusted", async () => {
    const { environment } = await serveMove();
    const fetch: TenantFetch = async () => Response.json({ ...RUNNING, Endpoint: "https://evil.example/Cust12345" });
    const sent: string[] = [];
    const session = Session.withTicket("7T:hush", {
      ...followTenant({ environment, contextIdentifier, fetch }),
      fetch: async (url) => {
        sent.push(url);
        return new Response("");
      },
    });
    const error = await failure(session.client(BatchClient).startBatchJob(START));
    expect(error).toMatchObject({ message: "Cust12345: its host evil.example is not one of 127.0.0.1" });
    expect(sent).toEqual([]);
  });

  it("leaves all other errors alone", async () => {
    const { environment } = await serveMove();
    const url = await serve((_request, response) => void response.writeHead(503).end());
    const remote = new URL(url).origin;
    const session = Session.withTicket("7T:hush", followTenant({ environment, contextIdentifier, remote }));
    expect(await failure(session.client(BatchClient).startBatchJob(START))).toMatchObject({ status: 503 });
  });
});
