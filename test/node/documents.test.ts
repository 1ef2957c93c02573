import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { join, relative } from "node:path";
import { createClientAsync } from "soap";
import { describe, expect, it } from "vitest";
import { createHandler, type HandlerOptions } from "../../generated/src/index.js";
import { createNodeListener, readDocuments } from "../../generated/src/node/index.js";
import { batchEndpoint } from "../../generated/src/services88/batch.js";
import { startServer } from "../support/http-server.js";
import { tempFolder } from "../support/temp-folder.js";

const documents = readDocuments("schemas/Services88/Batch.wsdl", { within: "schemas" });

function handlerOf(options: HandlerOptions) {
  return createHandler(batchEndpoint, { stopBatchJob: ({ Id }) => ({ body: { Response: Id === 7 } }) }, options);
}

function serve(options: HandlerOptions = { documents }): Promise<string> {
  return startServer(createServer(createNodeListener(handlerOf(options))));
}

/** The locations in a document. */
function locationsIn(text: string): string[] {
  return [...text.matchAll(/ (?:schemaLocation|location)="([^"]*)"/g)].map(([, location = ""]) => location);
}

describe("a handler with documents", () => {
  it("sends its WSDL with its own address, and all that it refers to", async () => {
    const url = await serve();
    const found = new Map<string, string>();
    const pending = [`${url}?wsdl`];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (found.has(next) || next === url) continue;
      const response = await fetch(next);
      expect([next, response.status, response.headers.get("content-type")]).toEqual([
        next,
        200,
        "text/xml; charset=utf-8",
      ]);
      const text = await response.text();
      found.set(next, text);
      pending.push(...locationsIn(text));
    }
    expect([...found.keys()].sort()).toEqual([
      `${url}?wsdl`,
      ...[0, 1, 2, 3].map((number) => `${url}?xsd=xsd${number}`),
    ]);
    const sent = found.get(`${url}?wsdl`) ?? "";
    expect(sent).toContain(`<soap:address location="${url}"/>`);
    const file = readFileSync("schemas/Services88/Batch.wsdl", "utf8").replace("UTF-8", "utf-8");
    expect(sent.replaceAll(/ocation="[^"]*"/g, "")).toBe(file.replaceAll(/ocation="[^"]*"/g, ""));
  });

  it("can be called by who has read its WSDL", async () => {
    const client = await createClientAsync(`${await serve()}?wsdl`);
    const [answer] = await client.StopBatchJobAsync({ Id: 7 });
    expect(answer).toEqual({ Response: true });
  });

  it.each<[string, string, number, RegExp]>([
    ["GET", "", 200, /^a SOAP service; its WSDL: http:\/\/127.0.0.1:\d+\/Remote\/Services88\/Batch.svc\?wsdl\n$/],
    ["HEAD", "?wsdl", 200, /^$/],
    ["GET", "?WSDL", 200, /^<\?xml.*encoding="utf-8"/],
    ["GET", "?wsdl=../../../../package.json", 404, /^no such document\n$/],
    ["GET", "?xsd=xsd4", 404, /^no such document\n$/],
    ["GET", "?", 200, /^a SOAP service/],
    ["PUT", "?wsdl", 405, /^$/],
  ])("answers %s %s with %i", async (method, query, status, body) => {
    const url = await serve();
    const response = await fetch(url + query, { method });
    expect([response.status, await response.text()]).toEqual([status, expect.stringMatching(body)]);
    expect(response.headers.get("allow")).toBe(status === 405 ? "GET, HEAD, POST" : null);
  });

  it("names the host as its caller does, but nothing that is no host", async () => {
    const url = new URL(await serve());
    const locations: (string | undefined)[] = [];
    for (const host of ["orders.example.com", "[::1]:80", 'x"/><evil', "a/b"]) {
      const text = await new Promise<string>((resolve, reject) => {
        request(
          { host: url.hostname, port: url.port, path: "/Batch.svc?wsdl", headers: { Host: host } },
          async (answer) => {
            let received = "";
            for await (const piece of answer) received += piece;
            resolve(received);
          },
        )
          .on("error", reject)
          .end();
      });
      locations.push(locationsIn(text).at(-1));
    }
    expect(locations).toEqual([
      "http://orders.example.com/Batch.svc",
      "http://[::1]:80/Batch.svc",
      "/Batch.svc",
      "/Batch.svc",
    ]);
  });

  it("has the address that the options say", async () => {
    const address = "https://example.com/a&b.svc";
    const text = await (await fetch(`${await serve({ documents, address })}?wsdl`)).text();
    expect(locationsIn(text).at(-1)).toBe("https://example.com/a&amp;b.svc");
    expect(text).not.toContain("127.0.0.1");
  });

  it("does the same on a server of the fetch standard", async () => {
    const handler = handlerOf({ documents });
    const response = await handler(new Request("https://example.com/Batch.svc?wsdl"));
    expect(locationsIn(await response.text()).at(-1)).toBe("https://example.com/Batch.svc");
  });
});

describe("reading documents", () => {
  function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
    const folder = tempFolder();
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return folder;
  }

  const importing = (location: string): string =>
    `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"><import location="${location}"/></definitions>`;

  it("takes files in UTF-16, in circles, and leaves references to addresses", () => {
    const folder = folderWith({
      "a/one.wsdl": importing("../b/two.wsdl"),
      "b/two.wsdl": Buffer.from(`\ufeff${importing("http://example.com/x.wsdl")}`, "utf16le"),
    });
    const read = readDocuments(join(folder, "a/one.wsdl"), { within: folder });
    expect(read.document("wsdl", "http://h/")).toBe(importing("http://h/?wsdl=wsdl0"));
    expect(read.document("wsdl=wsdl0", "http://h/")).toBe(importing("http://example.com/x.wsdl"));
    const circle = folderWith({ "one.wsdl": importing("two.wsdl"), "two.wsdl": importing("one.wsdl") });
    expect(readDocuments(join(circle, "one.wsdl")).document("wsdl=wsdl0", "http://h/")).toBe(
      importing("http://h/?wsdl"),
    );
  });

  it.each(["../secret.xsd", "../../../../../../../../etc/hostname"])(
    "takes none outside of the folder: %s",
    (location) => {
      const folder = folderWith({ "in/a.wsdl": importing(location), "secret.xsd": "<a/>" });
      expect(() => readDocuments(join(folder, "in/a.wsdl"))).toThrow(/outside of .*; the option within names a folder/);
    },
  );

  it("follows no link out of the folder", () => {
    const folder = folderWith({ "in/a.wsdl": importing("link.xsd"), "secret.xsd": "<a/>" });
    symlinkSync(join(folder, "secret.xsd"), join(folder, "in/link.xsd"));
    expect(() => readDocuments(join(folder, "in/a.wsdl"))).toThrow(/outside of/);
  });

  it("names a file that is missing, and one that is no text", () => {
    const folder = folderWith({ "a.wsdl": importing("none.xsd"), "b.wsdl": Buffer.from([0xc3, 0x28]) });
    expect(() => readDocuments(join(folder, "a.wsdl"))).toThrow(/ENOENT.*none\.xsd/);
    expect(() => readDocuments(relative(".", join(folder, "b.wsdl")))).toThrow(/b\.wsdl is not text in its encoding/);
  });
});
