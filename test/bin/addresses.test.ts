import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { serve } from "../support/http-server.js";
import { inlineWsdl } from "../support/inline-wsdl.js";
import { run, runHere, start } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";

const TYPES = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:types">
  <xs:simpleType name="Code"><xs:restriction base="xs:string"/></xs:simpleType>
</xs:schema>`;

/** A WSDL with a schema at a location, and these operations. */
function wsdl(location: string, ...operations: readonly string[]): string {
  const schemas = `<xs:schema targetNamespace="urn:main"><xs:import namespace="urn:types" schemaLocation="${location}"/></xs:schema>`;
  const request = '<xs:element name="Code" type="t:Code" xmlns:t="urn:types"/>';
  const named = Object.fromEntries(operations.map((name) => [name, { request }]));
  return inlineWsdl({ name: "Orders", schemas, operations: named });
}

interface Site {
  readonly origin: string;
  /** What it answers, by path and query. An answer that is an address is a redirect. */
  readonly answers: Map<string, string>;
  /** What it was asked, with the authorization if there was one. */
  readonly asked: string[];
}

async function site(answers: Readonly<Record<string, string>>): Promise<Site> {
  const own = new Map(Object.entries(answers));
  const asked: string[] = [];
  const url = await serve(({ url: target = "", headers }: IncomingMessage, response) => {
    asked.push([target, headers.authorization].filter((part) => part !== undefined).join(" "));
    const answer = own.get(target);
    if (answer?.startsWith("http")) response.writeHead(302, { Location: answer }).end();
    else if (answer === undefined) response.writeHead(404).end();
    else response.writeHead(200, { "Content-Type": /^<html/.test(answer) ? "text/html" : "text/xml" }).end(answer);
  });
  return { origin: new URL(url).origin, answers: own, asked };
}

const WSDL = "/shop/Orders.svc?wsdl";

async function orders(): Promise<Site & { readonly address: string }> {
  const own = await site({ [WSDL]: wsdl("types.xsd", "Get"), "/shop/types.xsd": TYPES });
  return { ...own, address: `${own.origin}${WSDL}` };
}

describe("generate from an address", () => {
  it("keeps what it gives beside a lock, so that nothing is asked again", async () => {
    const { address, asked } = await orders();
    const folder = tempFolder();
    const first = await runHere(folder, "generate", address, "--out", "orders");
    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(first.stdout).toMatch(/^schemas: 1 endpoint in 2 files, 4 added, 0 changed, 0 removed\n/);
    expect(readdirSync(join(folder, "schemas")).sort()).toEqual([
      ".gitattributes",
      "Orders.types.xsd",
      "Orders.wsdl",
      "sources.lock.json",
    ]);
    expect(readdirSync(join(folder, "orders/src"))).toContain("orders.ts");
    expect(asked).toEqual([WSDL, "/shop/types.xsd"]);
    const again = await runHere(folder, "generate", address, "--out", "orders");
    expect(again.stdout).toMatch(/^orders: \d+ files, all up to date\n$/);
    for (const args of [
      ["check", address, "--out", "orders"],
      ["inspect", address],
    ])
      expect(await runHere(folder, ...args)).toMatchObject({ status: 0, stderr: "" });
    expect(asked).toHaveLength(2);
  });

  it("notices drift with check --live, and takes it with --refresh", async () => {
    const { address, answers } = await orders();
    const folder = tempFolder();
    await runHere(folder, "generate", address);
    const same = await runHere(folder, "check", address, "--live");
    expect(same).toMatchObject({ status: 0, stderr: "" });
    expect(same.stdout).toContain(`${address}: 2 documents, all as in schemas/sources.lock.json`);

    answers.set(WSDL, wsdl("types.xsd", "Get", "Find"));
    const changed = await runHere(folder, "check", address, "--live");
    expect(changed).toMatchObject({ status: 1, stdout: expect.stringContaining("changed  schemas/Orders.wsdl\n") });
    expect((await runHere(folder, "diff", "schemas/Orders.wsdl", address)).stdout).toContain(
      "Orders.Find: operation added",
    );

    const refreshed = await runHere(folder, "generate", address, "--refresh");
    expect(refreshed.stdout).toMatch(/^schemas: 1 endpoint in 2 files, 0 added, 2 changed, 0 removed\n/);
    expect((await runHere(folder, "check", address, "--live")).status).toBe(0);
  });

  it("gives each address its own files", async () => {
    const { address } = await orders();
    const other = await orders();
    const folder = tempFolder();
    expect(await runHere(folder, "fetch", address, other.address)).toMatchObject({ status: 0, stderr: "" });
    expect(readdirSync(join(folder, "schemas"))).toEqual(expect.arrayContaining(["Orders.wsdl", "Orders_2.wsdl"]));
  });

  it("is asked for by the configuration too", async () => {
    const { address } = await orders();
    const folder = tempFolder();
    writeFileSync(join(folder, "netserver-soapgen.config.json"), JSON.stringify({ sources: [address] }));
    expect(await runHere(folder, "check")).toMatchObject({
      status: 2,
      stderr: `error: ${address}: has not been fetched yet; generate or fetch does that\n`,
    });
    expect(await runHere(folder, "generate")).toMatchObject({ status: 0, stderr: "" });
    expect(await runHere(folder, "check", "--live")).toMatchObject({ status: 0, stderr: "" });
  });

  it("refuses a kept file that somebody has changed", async () => {
    const { address } = await orders();
    const folder = tempFolder();
    await runHere(folder, "fetch", address);
    const file = join(folder, "schemas/Orders.wsdl");
    writeFileSync(file, readFileSync(file, "utf8").replaceAll("Get", "Take"));
    expect(await runHere(folder, "generate", address)).toMatchObject({
      status: 2,
      stderr:
        "error: schemas/Orders.wsdl: has changed since it was fetched; undo the change, or name the file itself\n",
    });
  });
});

it.each([["inspect"], ["sample", "Get"]])("%s asks an address, and keeps nothing", async (command, ...words) => {
  const { address, asked } = await orders();
  const folder = tempFolder();
  expect(await runHere(folder, command, address, ...words)).toMatchObject({ status: 0, stderr: "" });
  expect(asked).toHaveLength(2);
  expect(existsSync(join(folder, "schemas"))).toBe(false);
});

it.each([["inspect"], ["sample", "Orders.Get"], ["docs", "--out", "site"]])(
  "%s with --refresh asks an address again that has been fetched, and keeps nothing",
  async (command, ...words) => {
    const { address, answers, asked } = await orders();
    const folder = tempFolder();
    await runHere(folder, "fetch", address);
    const kept = readFileSync(join(folder, "schemas/Orders.wsdl"), "utf8");
    answers.set(WSDL, wsdl("types.xsd", "Get", "Find"));
    expect(await runHere(folder, command, address, ...words)).toMatchObject({ status: 0, stderr: "" });
    expect(asked).toHaveLength(2);
    expect(await runHere(folder, command, address, ...words, "--refresh")).toMatchObject({ status: 0, stderr: "" });
    expect(asked).toHaveLength(4);
    expect(readFileSync(join(folder, "schemas/Orders.wsdl"), "utf8")).toBe(kept);
  },
);

describe("what a document from the network refers to", () => {
  /** The error of a WSDL that refers to this location. */
  async function refusalOf(location: string, ...options: readonly string[]): Promise<string> {
    const { origin } = await site({ [WSDL]: wsdl(location, "Get") });
    return (await runHere(tempFolder(), "generate", `${origin}${WSDL}`, ...options)).stderr;
  }

  it("is not a file", async () => {
    expect(await refusalOf("file:///etc/passwd")).toContain(
      '"file:///etc/passwd", which is not an http or https address',
    );
  });

  it.each(["http://169.254.169.254/latest", "http://10.0.0.1/a.xsd", "http://[::1]:1/a.xsd", "http://intranet/a.xsd"])(
    "is not in a private network: %s",
    async (location) => {
      const { origin, pathname } = new URL(location);
      expect(await refusalOf(location)).toBe(
        `error: ${origin}${pathname}: is in a private network; --allow-origin ${origin} permits it\n`,
      );
    },
  );

  it("is not there by a redirect either", async () => {
    const inner = await site({ "/types.xsd": TYPES });
    const { origin } = await site({ [WSDL]: wsdl("types.xsd", "Get"), "/shop/types.xsd": `${inner.origin}/types.xsd` });
    const { status, stderr } = await runHere(tempFolder(), "generate", `${origin}${WSDL}`);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining("is in a private network") });
    expect(inner.asked).toEqual([]);
  });

  it.each([["inspect"], ["sample"], ["docs", "--out", "site"], ["diff"]])(
    "is asked by %s, too, at an origin that is allowed",
    async (command, ...words) => {
      const inner = await site({ "/types.xsd": TYPES });
      const { origin } = await site({ [WSDL]: wsdl(`${inner.origin}/types.xsd`, "Get") });
      const address = `${origin}${WSDL}`;
      const given = [
        address,
        ...(command === "diff" ? [address] : []),
        ...(command === "sample" ? ["Get"] : []),
        ...words,
      ];
      const refused = await runHere(tempFolder(), command, ...given);
      expect(refused).toMatchObject({ status: 2, stderr: expect.stringContaining(`--allow-origin ${inner.origin}`) });
      const allowed = await runHere(tempFolder(), command, ...given, "--allow-origin", inner.origin, "--timeout", "20");
      expect(allowed).toMatchObject({ status: 0, stderr: "" });
    },
  );

  it("is asked by mock where --wsdl-origin allows it: there --allow-origin is for pages", async () => {
    const inner = await site({ "/types.xsd": TYPES });
    const { origin } = await site({ [WSDL]: wsdl(`${inner.origin}/types.xsd`, "Get") });
    const args = ["mock", `${origin}${WSDL}`, "--port", "0"];
    const refused = await runHere(tempFolder(), ...args, "--allow-origin", inner.origin);
    expect(refused).toMatchObject({
      status: 2,
      stderr: `error: ${inner.origin}/types.xsd: is in a private network; --wsdl-origin ${inner.origin} permits it\n`,
    });
    const { child, until, ended } = start(tempFolder(), [...args, "--wsdl-origin", inner.origin]);
    await until(/^Orders {2}http:/m);
    child.kill("SIGTERM");
    expect(await ended).toMatchObject({ status: 0 });
  });

  it("is asked at an origin that is allowed by name, without credentials", async () => {
    const inner = await site({ "/types.xsd": TYPES });
    const { origin, asked } = await site({ [WSDL]: wsdl(`${inner.origin}/types.xsd`, "Get") });
    const folder = tempFolder();
    process.env.NETSERVER_SOAPGEN_TOKEN = "hush-hush-hush";
    try {
      const args = ["generate", `${origin}${WSDL}`, "--allow-origin", inner.origin];
      expect(await runHere(folder, ...args)).toMatchObject({ status: 0, stderr: "" });
    } finally {
      delete process.env.NETSERVER_SOAPGEN_TOKEN;
    }
    expect(asked).toEqual([`${WSDL} Bearer hush-hush-hush`]);
    expect(inner.asked).toEqual(["/types.xsd"]);
    expect(readFileSync(join(folder, "schemas/sources.lock.json"), "utf8")).not.toContain("hush");
  });
});

describe("an address that cannot be used", () => {
  it("has a page for people: the error names the address to try", async () => {
    const { origin } = await site({ "/Orders.asmx": "<html><body>Orders</body></html>" });
    const address = `${origin}/Orders.asmx`;
    expect(await runHere(tempFolder(), "inspect", address)).toMatchObject({
      status: 2,
      stderr: `error: ${address}: a page for people (HTML), where a WSDL or a schema was expected; try ${address}?wsdl\n`,
    });
  });

  it("has a password in it, which is not repeated", () => {
    const { status, stderr } = run(tempFolder(), "inspect", "https://me:hush@example.com/a?wsdl");
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: "error: an address of a WSDL must be an http or https address without a user or a password\n",
    });
  });
});
