import { writeFileSync } from "node:fs";
import { createServer } from "node:https";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { newAuthority } from "../support/authority.js";
import { type ForwardProxy, serveProxy } from "../support/forward-proxy.js";
import { closedPort, startServer } from "../support/http-server.js";
import { inlineWsdl } from "../support/inline-wsdl.js";
import { serveMetadata, wcfDocuments } from "../support/metadata-server.js";
import { type Run, runAside } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";

const WSDL = inlineWsdl({ name: "Orders", operations: { Get: { request: "" } } });
const ADDRESS = "/Orders.svc?wsdl";

async function orders(): Promise<{ origin: string; address: string; asked: string[] }> {
  const { origin, asked } = await serveMetadata({ [ADDRESS]: WSDL });
  return { origin, address: `${origin}${ADDRESS}`, asked };
}

/** Inspects an address with these variables in the environment. */
function inspect(address: string, env: Readonly<Record<string, string>>): Promise<Run> {
  return runAside(tempFolder(), ["inspect", address], { env });
}

describe("the proxy of HTTP_PROXY", () => {
  it("is asked by every command that asks a server", async () => {
    const { server, origin } = await serveMetadata({ ...wcfDocuments(), [ADDRESS]: WSDL });
    const { origin: HTTP_PROXY, asked } = await serveProxy();
    const [folder, other] = [tempFolder(), tempFolder()];
    const address = `${origin}${ADDRESS}`;
    const askedBy = async (...args: string[]): Promise<string[]> => {
      asked.length = 0;
      const { stderr, status } = await runAside(args.includes(address) ? other : folder, args, { env: { HTTP_PROXY } });
      expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
      return asked.map((line) => line.replace(origin, ""));
    };
    const ofOrders = [`GET ${ADDRESS}`];
    const ofBatch = ["?wsdl", "?wsdl=wsdl0", "?xsd=xsd0", "?xsd=xsd1"].map(
      (q) => `GET /Remote/Services88/Batch.svc${q}`,
    );
    await askedBy("init", "--server", server, "--services", "Services88", "--endpoints", "Batch");
    expect((await askedBy("fetch")).sort()).toEqual(ofBatch);
    await askedBy("generate");
    expect((await askedBy("check", "--live")).sort()).toEqual(ofBatch);
    expect(await askedBy("inspect", address)).toEqual(ofOrders);
    expect(await askedBy("sample", address, "Get")).toEqual(ofOrders);
    expect(await askedBy("docs", address, "--out", "site")).toEqual(ofOrders);
    writeFileSync(join(other, "Orders.wsdl"), WSDL);
    expect(await askedBy("diff", "Orders.wsdl", address)).toEqual(ofOrders);
    expect(await askedBy("generate", address, "--out", "orders")).toEqual(ofOrders);
    expect(await askedBy("check", address, "--out", "orders", "--live")).toEqual(ofOrders);
  });

  it("is not asked for the hosts of NO_PROXY, and may be named in lower case and without a scheme", async () => {
    const { address, asked: askedDirectly } = await orders();
    const { origin: HTTP_PROXY, asked } = await serveProxy();
    for (const NO_PROXY of ["*", "example.com,127.0.0.1"])
      expect(await inspect(address, { HTTP_PROXY, NO_PROXY })).toMatchObject({ status: 0, stderr: "" });
    expect([askedDirectly.length, asked.length]).toEqual([2, 0]);
    const http_proxy = new URL(HTTP_PROXY).host;
    expect(await inspect(address, { http_proxy, NO_PROXY: "example.com" })).toMatchObject({ status: 0, stderr: "" });
    expect(asked).toEqual([`GET ${address}`]);
  });
});

describe("the proxy of HTTPS_PROXY", () => {
  /** A server with a certificate of an authority that only NODE_EXTRA_CA_CERTS names. */
  async function secureOrders(): Promise<{ address: string; env: { NODE_EXTRA_CA_CERTS: string } }> {
    const authority = newAuthority();
    const server = createServer(authority.certify("127.0.0.1"), (_request, response) => {
      response.writeHead(200, { "Content-Type": "text/xml" }).end(WSDL);
    });
    const address = `${new URL(await startServer(server)).origin.replace("http:", "https:")}${ADDRESS}`;
    const file = join(tempFolder(), "ca.pem");
    writeFileSync(file, authority.ca);
    return { address, env: { NODE_EXTRA_CA_CERTS: file } };
  }

  it("makes tunnels", async () => {
    const { address, env } = await secureOrders();
    const { origin: HTTPS_PROXY, asked } = await serveProxy();
    const { origin: HTTP_PROXY, asked: askedOther } = await serveProxy();
    expect(await inspect(address, { ...env, HTTPS_PROXY, HTTP_PROXY })).toMatchObject({ status: 0, stderr: "" });
    expect(asked).toEqual([`CONNECT ${new URL(address).host}`]);
    expect(askedOther).toEqual([]);
    expect(await inspect(address, { ...env, HTTP_PROXY })).toMatchObject({ status: 0, stderr: "" });
    expect(askedOther).toEqual(asked);
  });

  it("may refuse a tunnel", async () => {
    const { address, env } = await secureOrders();
    const { origin: HTTPS_PROXY } = await serveProxy("user:hush");
    expect(await inspect(address, { ...env, HTTPS_PROXY })).toMatchObject({
      status: 2,
      stderr: `error: ${address}: the proxy answers with HTTP 407: it wants a user and a password; it was asked as HTTPS_PROXY, HTTP_PROXY and NO_PROXY say\n`,
    });
  });
});

describe("the credentials of a proxy", () => {
  const USER = "proxy-user";
  const PASSWORD = "hush/proxy";

  function withCredentials({ origin }: Pick<ForwardProxy, "origin">, password: string): string {
    return origin.replace("//", `//${USER}:${encodeURIComponent(password)}@`);
  }

  it("go to the proxy, and not to the server", async () => {
    const { address, asked: askedServer } = await orders();
    const proxy = await serveProxy(`${USER}:${PASSWORD}`);
    expect(await inspect(address, { HTTP_PROXY: withCredentials(proxy, PASSWORD) })).toMatchObject({ status: 0 });
    expect(proxy.asked).toEqual([`GET ${address}`]);
    expect(askedServer).toEqual([ADDRESS]);
  });

  it("stand in no error message", async () => {
    const { address } = await orders();
    const proxy = await serveProxy(`${USER}:${PASSWORD}`);
    const nobody = { origin: `http://127.0.0.1:${await closedPort()}` };
    const said = "it was asked as HTTPS_PROXY, HTTP_PROXY and NO_PROXY say";
    const cases: [proxy: string, error: string][] = [
      [
        withCredentials(proxy, "hush-wrong"),
        `${address}: the proxy answers with HTTP 407: it wants a user and a password; ${said}`,
      ],
      [withCredentials(nobody, PASSWORD), `${address}: nobody listens there (ECONNREFUSED); ${said}`],
      ["ftp://u:hush@h", "the environment variable HTTP_PROXY must be an http or https address of a proxy"],
      ["http://u:hush%@h", "the environment variable HTTP_PROXY must be an http or https address of a proxy"],
      ["http://u:hush@[h", "the environment variable HTTP_PROXY must be an http or https address of a proxy"],
    ];
    for (const [HTTP_PROXY, error] of cases)
      expect(await inspect(address, { HTTP_PROXY })).toEqual({ status: 2, stdout: "", stderr: `error: ${error}\n` });
  });
});
