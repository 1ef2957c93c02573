import { describe, expect, it } from "vitest";
import { charsetOf } from "../../../../generator/tools/fetch/charset.js";
import { fetchSchemas } from "../../../../generator/tools/fetch/fetch-schemas.js";
import { serveMetadata, wcfDocuments } from "../../../support/metadata-server.js";

const SCHEMA = "Services88/Batch.svc?xsd=xsd0";

/** The documents of a server whose schema has a member `Größe`, in a given encoding. */
async function fetchWith(contentType: string, toBytes: (text: string) => Buffer): Promise<string> {
  const documents = wcfDocuments({ members: ["Größe"] });
  const body = (origin: string) => toBytes(String(documents[SCHEMA]).replaceAll("ORIGIN", origin));
  const { server } = await serveMetadata({
    ...documents,
    [SCHEMA]: ({ headers: { host } }, response) => {
      response.writeHead(200, { "Content-Type": contentType });
      response.end(body(`http://${host}`));
    },
  });
  const { files } = await fetchSchemas({ server, endpoints: [{ version: "Services88", endpoint: "Batch" }] });
  return files.get("Services88/Batch.Services88.xsd") ?? "";
}

const latin1 = (text: string) => Buffer.from(text, "latin1");
const declare = (encoding: string) => (text: string) => text.replace('encoding="utf-8"', `encoding="${encoding}"`);

describe("a schema in another encoding than UTF-8 is decoded", () => {
  it.each([
    ["declared", "text/xml", (text: string) => latin1(declare("ISO-8859-1")(text))],
    ["named by the Content-Type", "text/xml; charset=iso-8859-1", latin1],
    [
      "named by both, which differ",
      "text/xml;charset=utf-8",
      (text: string) => Buffer.from(declare("ISO-8859-1")(text)),
    ],
    ["UTF-16", "text/xml", (text: string) => Buffer.from(`\ufeff${declare("utf-16")(text)}`, "utf16le")],
  ])("%s", async (_, contentType, toBytes) => {
    const fetched = await fetchWith(contentType, toBytes);
    expect(fetched).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>/);
    expect(fetched).toContain('name="Größe"');
  });

  it.each([
    [
      "invalid bytes",
      "text/xml; charset=utf-8",
      latin1,
      /xsd0:7:76: not valid UTF-8, the encoding that the server names$/,
    ],
    [
      "an unknown encoding",
      "text/xml; charset=ebcdic",
      latin1,
      /xsd0:1:1: "ebcdic", the encoding that the server names, is not/,
    ],
  ])("%s is an error with its position", async (_, contentType, toBytes, want) => {
    await expect(fetchWith(contentType, toBytes)).rejects.toThrow(want);
  });
});

describe("charsetOf", () => {
  it.each([
    ["text/xml", undefined],
    ["text/xml; charset=utf-8", "utf-8"],
    ['text/xml;Charset="utf-8"', "utf-8"],
    ['text/xml; charset="ut\\f-8"', "utf-8"],
    ['multipart/x; start=";charset=utf-16"; charset=utf-8', "utf-8"],
    ["text/xml; charset=utf-8, text/xml; charset=utf-8", "utf-8"],
    ["text/xml; charset=", undefined],
    ["", undefined],
  ])("%s", (contentType, want) => {
    expect(charsetOf(contentType)).toBe(want);
  });
});
