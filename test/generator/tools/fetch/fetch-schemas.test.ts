import { describe, expect, it } from "vitest";
import { compileContracts } from "../../../../generator/contract/compile-contracts.js";
import { inside } from "../../../../generator/package/memory-folder.js";
import { type FetchRequest, fetchSchemas } from "../../../../generator/tools/fetch/fetch-schemas.js";
import type { FetchedSchemas } from "../../../../generator/tools/fetch/fetched-schemas.js";
import { sourceFiles } from "../../../support/inline-wsdl.js";
import { type Answer, serveMetadata, wcfDocuments } from "../../../support/metadata-server.js";
import { asSchemas } from "../../../support/schema-files.js";

const BATCH = { version: "Services88", endpoint: "Batch" };

function fetchBatch(server: string, options: Partial<FetchRequest> = {}): Promise<FetchedSchemas> {
  return fetchSchemas({ server, endpoints: [BATCH], ...options });
}

function operationsIn({ files }: FetchedSchemas): string[] {
  const sources = sourceFiles(Object.fromEntries(inside("s", files)));
  return compileContracts(asSchemas("s", sources)).flatMap(({ endpoints }) =>
    endpoints.flatMap(({ operations }) => operations.map(({ name }) => name)),
  );
}

/** The same documents, at other addresses, with other prefixes, in another order. */
function reordered(documents: Record<string, Answer>): Record<string, Answer> {
  const edited = Object.entries(documents).map(([path, answer]) => {
    const text = String(answer)
      .replaceAll("xsd=xsd0", "xsd=xsdX")
      .replaceAll("xsd=xsd1", "xsd=xsd0")
      .replaceAll("xsd=xsdX", "xsd=xsd1")
      .replaceAll(/(?<=[<"/ ])xs(?=:)|(?<=xmlns:)xs(?==)/g, "schema")
      .replaceAll(/(?<=[" ])tns(?=:)|(?<=xmlns:)tns(?==)/g, "q1");
    const lines = text.split("\n");
    // The first and the last line belong to the root. Between them, each component is on one line.
    const components = path.includes("xsd=") ? lines.slice(2, -1).reverse() : lines.slice(1, -1);
    const swapped = components.map((line) => line.replace(/ (minOccurs="0") (name="\w+")/g, "\n $2   $1"));
    const head = path.includes("xsd=") ? lines.slice(0, 2) : lines.slice(0, 1);
    return [path, [...head, "<!-- new -->", ...swapped, ...lines.slice(-1)].join("\n")];
  });
  const paths = Object.fromEntries(edited);
  const [zero, one] = [paths["Services88/Batch.svc?xsd=xsd0"], paths["Services88/Batch.svc?xsd=xsd1"]];
  return { ...paths, "Services88/Batch.svc?xsd=xsd0": one, "Services88/Batch.svc?xsd=xsd1": zero };
}

describe("fetchSchemas", () => {
  it("follows every import, and returns documents with local names and locations that can be compiled", async () => {
    const { server, asked } = await serveMetadata(wcfDocuments());
    const fetched = await fetchBatch(server);
    expect(asked.sort()).toEqual([
      "/Remote/Services88/Batch.svc?wsdl",
      "/Remote/Services88/Batch.svc?wsdl=wsdl0",
      "/Remote/Services88/Batch.svc?xsd=xsd0",
      "/Remote/Services88/Batch.svc?xsd=xsd1",
    ]);
    expect([...fetched.files.keys()]).toEqual([
      "Services88/Batch.Serialization.xsd",
      "Services88/Batch.Services88.wsdl",
      "Services88/Batch.Services88.xsd",
      "Services88/Batch.wsdl",
    ]);
    expect(fetched.files.get("Services88/Batch.Services88.wsdl")).toContain(
      '<xs:import namespace="http://example.com/ws/Services88" schemaLocation="Batch.Services88.xsd"/>',
    );
    expect(operationsIn(fetched)).toEqual(["GetTask", "StartTask"]);
    expect(fetched.endpoints).toMatchObject({
      "Services88/Batch": { url: `${server}/Services88/Batch.svc?wsdl`, files: { "Services88/Batch.wsdl": {} } },
    });
  });

  it("does not fetch documents for the namespaces of XML Schema and XML, and keeps their imports", async () => {
    const documents = wcfDocuments();
    const imports = ["http://www.w3.org/2001/XMLSchema", "http://www.w3.org/XML/1998/namespace"].map(
      (namespace) => `<xs:import namespace="${namespace}" schemaLocation="http://www.w3.org/2001/any.xsd"/>`,
    );
    const path = "Services88/Batch.svc?xsd=xsd0";
    const edited = String(documents[path]).replace("<xs:import", `${imports.join("")}$&`);
    const { server, asked } = await serveMetadata({ ...documents, [path]: edited });
    const fetched = await fetchBatch(server);
    expect(asked).toHaveLength(4);
    expect(fetched.files.get("Services88/Batch.Services88.xsd")).toContain(imports[0]);
    expect(operationsIn(fetched)).toEqual(["GetTask", "StartTask"]);
  });

  it("returns the same files for the same contract, however a server arranges it", async () => {
    const documents = wcfDocuments();
    const { server } = await serveMetadata(documents);
    const before = await fetchBatch(server);
    const after = reordered(documents);
    expect(after).not.toEqual(documents);
    Object.assign(documents, after);
    expect(await fetchBatch(server)).toEqual(before);
  });

  it("distinguishes a change from an arrangement", async () => {
    const documents = wcfDocuments();
    const { server } = await serveMetadata(documents);
    const before = await fetchBatch(server);
    Object.assign(documents, wcfDocuments({ members: ["Name", "Id"] }));
    const after = await fetchBatch(server);
    const changed = [...after.files.keys()].filter((path) => after.files.get(path) !== before.files.get(path));
    expect(changed).toEqual(["Services88/Batch.Services88.xsd"]);
  });

  it("resolves relative locations against the final address of a document, and follows cycles once", async () => {
    const schema = (content: string): string =>
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a">${content}</xs:schema>`;
    const { server, asked } = await serveMetadata({
      "Services88/Batch.svc?wsdl": { status: 302, headers: { Location: "/Remote/moved/Batch.wsdl" } },
      "moved/Batch.wsdl": `<d:definitions xmlns:d="http://schemas.xmlsoap.org/wsdl/"><d:types>${schema('<xs:include schemaLocation="a.xsd#top"/>')}</d:types></d:definitions>`,
      "moved/a.xsd": schema('<xs:include schemaLocation="./b.xsd"/>'),
      "moved/b.xsd": schema('<xs:include schemaLocation="../moved/a.xsd"/><xs:simpleType name="B"/>'),
    });
    const { files, endpoints } = await fetchBatch(server);
    expect(asked).toHaveLength(4);
    expect([...files.keys()]).toEqual(["Services88/Batch.a-2.xsd", "Services88/Batch.a.xsd", "Services88/Batch.wsdl"]);
    expect(files.get("Services88/Batch.a-2.xsd")).toContain('schemaLocation="Batch.a.xsd"');
    // A version that is not part of the endpoint's address is given by name.
    expect(endpoints["Services88/Batch"]?.files["Services88/Batch.a.xsd"]?.url).toMatch(/\/moved\/[ab]\.xsd$/);
  });

  it("asks for one document on request", async () => {
    const single = String(wcfDocuments()["Services88/Batch.svc?xsd=xsd1"]).replace(/^.*?\?>/, "");
    const { server, asked } = await serveMetadata({
      "Services88/Batch.svc?singleWsdl": `<d:definitions xmlns:d="http://schemas.xmlsoap.org/wsdl/"><d:types>${single}</d:types></d:definitions>`,
    });
    const { files, endpoints } = await fetchBatch(server, { endpoints: [{ ...BATCH, singleWsdl: true }] });
    expect([asked, [...files.keys()]]).toEqual([
      ["/Remote/Services88/Batch.svc?singleWsdl"],
      ["Services88/Batch.wsdl"],
    ]);
    expect(endpoints["Services88/Batch"]?.url).toMatch(/\?singleWsdl$/);
  });

  it("fetches several documents at a time, but not too many", async () => {
    const names = Array.from({ length: 20 }, (_, index) => `E${index}`);
    const waiting: (() => void)[] = [];
    let most = 0;
    let left = names.length;
    const answerAll = (): void => {
      most = Math.max(most, waiting.length);
      left -= waiting.length;
      for (const answer of waiting.splice(0)) answer();
    };
    // The server answers only when all requests that are sent at a time have arrived.
    const answers = names.map((name): [string, Answer] => [
      `Services88/${name}.svc?wsdl`,
      (_, response) => {
        waiting.push(() => response.end('<d:definitions xmlns:d="http://schemas.xmlsoap.org/wsdl/"/>'));
        if (waiting.length === Math.min(6, left)) setImmediate(answerAll);
      },
    ]);
    const { server } = await serveMetadata(Object.fromEntries(answers));
    const counts: number[] = [];
    const { files } = await fetchSchemas({
      server,
      endpoints: names.map((endpoint) => ({ version: "Services88", endpoint })),
      onDocument: (count) => counts.push(count),
    });
    expect([files.size, most]).toEqual([20, 6]);
    expect(counts).toEqual(names.map((_, index) => index + 1));
  });

  it.each([["../x"], [".."], ["a/b"], ["a.b"], [""], ["a b"], ["x".repeat(200)], ["Con"], ["lpt1"]])(
    "refuses the name %j",
    async (endpoint) => {
      const { server, asked } = await serveMetadata({});
      await expect(fetchSchemas({ server, endpoints: [{ version: "Services88", endpoint }] })).rejects.toThrow(
        /is not a name of a version or an endpoint/,
      );
      expect(asked).toEqual([]);
    },
  );

  it("refuses endpoints whose files differ only in case", async () => {
    const endpoints = [BATCH, { ...BATCH, endpoint: "batch" }];
    await expect(fetchSchemas({ server: "http://127.0.0.1:9", endpoints })).rejects.toThrow(
      "Services88/Batch and Services88/batch would be one file",
    );
  });
});
