import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AllowedOrigins } from "../../../../generator/tools/mock/allow-origins.js";
import { type RunningServer, startServer } from "../../../../generator/tools/mock/http-server.js";

/** A server of which the pages of one origin may ask, beside those of this machine. */
let server: RunningServer | undefined;
beforeAll(async () => {
  const origins = new AllowedOrigins({ allowedOrigins: ["https://app.example.com"] });
  server = await startServer({ port: 0, origins }, () => async () => new Response("read"));
});
afterAll(() => server?.close());

async function ask(method: string, headers: Record<string, string>, body?: string) {
  const init = { method, headers, ...(body !== undefined && { body }) };
  const response = await fetch(`http://127.0.0.1:${server?.port}/`, init);
  const names = ["allow-origin", "allow-methods", "allow-headers", "expose-headers"];
  return {
    status: response.status,
    vary: response.headers.get("vary"),
    said: names.map((name) => response.headers.get(`access-control-${name}`)),
  };
}

const QUESTION = {
  "Access-Control-Request-Method": "POST",
  "Access-Control-Request-Headers": "content-type,soapaction",
};

describe("a browser", () => {
  it.each([
    "http://localhost:5173",
    "https://localhost",
    "http://127.0.0.1:3000",
    "http://[::1]:8080",
    "https://app.example.com",
  ])("may send requests from a page of %s, and read the answers", async (Origin) => {
    const exposed = "Allow, Retry-After";
    expect(await ask("OPTIONS", { Origin, ...QUESTION })).toEqual({
      status: 204,
      vary: "Origin",
      said: [Origin, "GET, HEAD, POST", "content-type,soapaction", exposed],
    });
    expect(await ask("POST", { Origin }, "x")).toEqual({
      status: 200,
      vary: "Origin",
      said: [Origin, null, null, exposed],
    });
  });

  it.each([
    "https://evil.example",
    "http://localhost.evil.example",
    "http://evil.example:80/localhost",
    "https://app.example.com:8443",
    "http://app.example.com",
    "null",
  ])("may not from one of %s", async (Origin) => {
    const said = [null, null, null, null];
    expect(await ask("OPTIONS", { Origin, ...QUESTION })).toEqual({ status: 403, vary: "Origin", said });
    expect(await ask("POST", { Origin }, "x")).toEqual({ status: 200, vary: "Origin", said });
  });

  it("can read why a request is refused before it is read", async () => {
    const Origin = "http://localhost:5173";
    expect(await ask("POST", { Origin, "Content-Encoding": "gzip" }, "x")).toMatchObject({
      status: 415,
      said: [Origin, null, null, "Allow, Retry-After"],
    });
  });

  it("may from everywhere if that is allowed", () => {
    const origins = new AllowedOrigins({ allowedOrigins: ["*"] });
    expect(origins.headersFor({ origin: "https://a.example" })).toMatchObject({
      "Access-Control-Allow-Origin": "https://a.example",
    });
  });
});

it("other clients get no such header, and no other answer to OPTIONS than before", async () => {
  const said = [null, null, null, null];
  expect(await ask("POST", {}, "x")).toEqual({ status: 200, vary: null, said });
  expect((await ask("OPTIONS", {})).status).toBe(405);
  expect((await ask("OPTIONS", { Origin: "http://localhost" })).status).toBe(405);
});
