import { request } from "node:http";
import { describe, expect, it } from "vitest";
import { compileContracts } from "../../../../generator/contract/compile-contracts.js";
import type { Contract } from "../../../../generator/contract/contract.js";
import { findWsdl, publishDocuments } from "../../../../generator/tools/mock/publish-documents.js";
import { startMock } from "../../../../generator/tools/mock/start-mock.js";
import { createWsdlLoader } from "../../../../generator/wsdl/load-wsdl.js";
import { contractOfVersion } from "../../../support/contracts.js";
import { inlineWsdl, sourceFiles, TNS } from "../../../support/inline-wsdl.js";
import { asSchemas } from "../../../support/schema-files.js";
import { useMock } from "./start-test-mock.js";

const { url } = useMock([contractOfVersion("Services88")]);

/** Fetches a document and all that it refers to, like a client. In the texts, file names replace addresses. */
async function follow(first: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const names = new Map<string, string>();
  const visit = async (address: string): Promise<string> => {
    const known = names.get(address);
    if (known !== undefined) return known;
    const name = `file${names.size}.${names.size === 0 ? "wsdl" : "xsd"}`;
    names.set(address, name);
    const response = await fetch(address);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/xml; charset=utf-8"]);
    let text = await response.text();
    for (const [whole, location = ""] of text.matchAll(/schemaLocation="([^"]*)"/g)) {
      text = text.replaceAll(whole, `schemaLocation="${await visit(location)}"`);
    }
    files.set(name, text);
    return name;
  };
  await visit(first);
  return files;
}

function addressesIn(text: string): string[] {
  return [...text.matchAll(/soap:address\s+location="([^"]*)"/g)].map(([, location = ""]) => location);
}

describe("?wsdl", () => {
  it("leads to the whole contract, equal to that of the files except for the address", async () => {
    const files: Record<string, string> = {};
    for (const endpoint of ["Batch", "SoPrincipal"]) {
      for (const [name, text] of await follow(`${url("Services88", endpoint)}?wsdl`)) {
        files[`fetched/Services88/${endpoint}/${name}`] = text;
      }
    }
    const [fetched] = compileContracts(asSchemas("fetched", sourceFiles(files)));
    expect(withoutAddresses(fetched)).toEqual(withoutAddresses(contractOfVersion("Services88")));
    expect(fetched?.endpoints.map(({ address }) => address)).toEqual([
      url("Services88", "Batch"),
      url("Services88", "SoPrincipal"),
    ]);
  });

  it("has the endpoint's own address, for any host name and in any case of letters", async () => {
    const own = url("Services88", "Batch");
    for (const path of ["/Remote/Services88/Batch.svc?wsdl", "/remote/services88/BATCH.SVC?WSDL"]) {
      const { status, text } = await get(path, { host: "evil.example" });
      expect([status, addressesIn(text)]).toEqual([200, [own]]);
    }
  });
});

describe("nothing else is served", () => {
  it.each([
    "/Remote/Services88/Batch.svc?xsd=../../package.json",
    "/Remote/Services88/Batch.svc?xsd=..%2f..%2fpackage.json",
    "/Remote/Services88/Batch.svc?xsd=schemas/Services88/Batch.xsd",
    "/Remote/Services88/Batch.svc?xsd=Batch.xsd",
    "/Remote/Services88/Batch.svc?xsd=/etc/passwd",
    "/Remote/Services88/Batch.svc?xsd=file:///etc/passwd",
    "/Remote/Services88/Batch.svc?xsd=xsd99",
    "/Remote/Services88/Batch.svc?xsd=xsd0%00",
    "/Remote/Services88/Batch.svc?xsd=__proto__",
    "/Remote/Services88/Batch.svc?constructor",
    "/Remote/Services88/Batch.svc?wsdl&xsd=xsd0",
    "/Remote/Services88/Batch.svc??wsdl",
    "/Remote/Services88/../../package.json",
    "/Remote/Services88/%2e%2e/%2e%2e/package.json",
    "/Remote/Services88/..\\..\\package.json",
    "//Remote/Services88/Batch.svc?wsdl",
    "http://example.com/Remote/Services88/Batch.svc?wsdl",
    "/package.json",
    "//",
    "/.",
    "*",
  ])("%s", async (target) => {
    const { status, text } = await get(target);
    expect(status).toBe(404);
    expect(text).toMatch(/^(?:no such document|nothing is served here)\n$/);
  });
});

describe("publishDocuments", () => {
  const concrete = `<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:tns="${TNS}" targetNamespace="${TNS}">
<wsdl:import namespace="${TNS}" location='abstract.wsdl'/>`;
  const whole = inlineWsdl({ types: '<xs:include schemaLocation = "types/a.xsd"/>' });
  const files = sourceFiles({
    "v/abstract.wsdl": `${whole.slice(0, whole.indexOf("<wsdl:binding"))}</wsdl:definitions>`,
    "v/sample.wsdl": concrete + whole.slice(whole.indexOf("<wsdl:binding")),
    "v/types/a.xsd": `<?xml version="1.0" encoding="utf-16"?><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:x="urn:x" targetNamespace="${TNS}" x:note=' schemaLocation="no" > '><!-- <xs:include schemaLocation="no"/> --><xs:include x:schemaLocation="no" schemaLocation="../b.xsd"/></xs:schema>`,
    "v/b.xsd": `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${TNS}"><xs:include schemaLocation="types/a.xsd"/></xs:schema>`,
    "v/unrelated.xsd": "<not-a-schema/>",
  });
  const wsdls = [...files.values()].filter(({ name }) => name.endsWith(".wsdl"));
  const wsdl = findWsdl({ namespace: TNS, localName: "Sample" }, wsdls, createWsdlLoader(files));
  const others = new Map([["https://example.com/Sample.svc", "http://127.0.0.1:1/Sample"]]);

  it("takes the WSDL of a binding that no service has", () => {
    const alone = inlineWsdl({}).replace(/<wsdl:service.*<\/wsdl:service>/s, "");
    const own = sourceFiles({ "alone.wsdl": alone });
    const found = findWsdl({ namespace: TNS, localName: "Sample" }, [...own.values()], createWsdlLoader(own));
    expect(found.name).toBe("alone.wsdl");
  });

  it("names the imported documents of a WSDL like WCF; the WSDL is the document with the service", () => {
    const documents = publishDocuments(wsdl, files, { own: "http://127.0.0.1:1/own", others });
    expect([wsdl.name, ...documents.keys()]).toEqual(["v/sample.wsdl", "wsdl", "wsdl=wsdl0", "xsd=xsd0", "xsd=xsd1"]);
    expect(documents.get("wsdl")).toBe(
      wsdl.text
        .replace("'abstract.wsdl'", '"http://127.0.0.1:1/own?wsdl=wsdl0"')
        .replace("https://example.com/Sample.svc", "http://127.0.0.1:1/Sample"),
    );
    expect(documents.get("wsdl=wsdl0")).toContain('schemaLocation = "http://127.0.0.1:1/own?xsd=xsd0"');
    expect(documents.get("xsd=xsd1")).toContain('schemaLocation="http://127.0.0.1:1/own?xsd=xsd0"');
  });

  it("changes only the locations and the encoding", () => {
    const own = "http://127.0.0.1:1/a&b";
    expect(publishDocuments(wsdl, files, { own, others: new Map() }).get("xsd=xsd0")).toBe(
      files
        .get("v/types/a.xsd")
        ?.text.replace("utf-16", "utf-8")
        .replace('"../b.xsd"', '"http://127.0.0.1:1/a&amp;b?xsd=xsd1"'),
    );
  });
});

function withoutAddresses(contract: Contract | undefined): unknown {
  return { ...contract, endpoints: contract?.endpoints.map((endpoint) => ({ ...endpoint, address: "" })) };
}

/** Sends the target unchanged. `fetch` would normalize it. */
function get(target: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(url("Services88", "Batch"));
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path: target, headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(Buffer.from(chunk));
      resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
    });
    sent.on("error", reject);
    sent.end();
  });
}

it("a chain of documents of any length is published", () => {
  const schema = (content: string) => `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${content}</xs:schema>`;
  const length = 12_000;
  const chain = Array.from({ length }, (_, index): [string, string] => {
    const next = index + 1 < length ? `<xs:include schemaLocation="${index + 1}.xsd"/>` : "";
    return [`s/${index}.xsd`, schema(next)];
  });
  const files = sourceFiles({
    ...Object.fromEntries(chain),
    "s/a.wsdl": inlineWsdl({ schemas: schema('<xs:include schemaLocation="0.xsd"/>') }),
  });
  const wsdl = files.get("s/a.wsdl");
  if (wsdl === undefined) throw new Error("no WSDL");
  const published = publishDocuments(wsdl, files, { own: "http://127.0.0.1:1/a.svc", others: new Map() });
  expect([...published.keys()].slice(0, 3)).toEqual(["wsdl", "xsd=xsd0", "xsd=xsd1"]);
  expect(published.size).toBe(length + 1);
});

it("a location that leads nowhere does not change", () => {
  const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="${TNS}" schemaLocation="nowhere.xsd"/></xs:schema>`;
  const files = sourceFiles({ "s/a.wsdl": inlineWsdl({ schemas: schema }) });
  const wsdl = files.get("s/a.wsdl");
  if (wsdl === undefined) throw new Error("no WSDL");
  const published = publishDocuments(wsdl, files, { own: "http://127.0.0.1:1/a.svc", others: new Map() });
  expect(published.get("wsdl")).toContain('schemaLocation="nowhere.xsd"');
});

it("several endpoints at one address have their own documents", async () => {
  const endpoint = (name: string): string =>
    inlineWsdl({ name, operations: { [`Get${name}`]: {} } }).replace(`${name}.svc`, "both.svc");
  const schemas = asSchemas(
    "s",
    sourceFiles({ "s/V/a.wsdl": endpoint("A"), "s/V/b.wsdl": endpoint("B"), "s/V/V/x.xsd": "" }),
  );
  const mock = await startMock(compileContracts(schemas), schemas, { port: 0 });
  try {
    const published = await Promise.all(mock.endpoints.map(async ({ url }) => (await fetch(`${url}?wsdl`)).text()));
    expect(published.map(addressesIn)).toEqual(mock.endpoints.map(({ url }) => [url]));
  } finally {
    await mock.close();
  }
});
