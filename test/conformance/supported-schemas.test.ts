import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageOf } from "../../generator/generate.js";
import { comparable } from "../property/constructs/compare-messages.js";
import { build, writeTo } from "../support/built-package.js";
import { complexType, element, payload, schema } from "../support/component-text.js";
import { contractOf, inlineWsdl, TNS } from "../support/inline-wsdl.js";
import { type BuiltCorpus, messagesOf } from "./built-corpus.js";
import { SCHEMA_ROWS, type SchemaRow } from "./supported/schema-rows.js";

// The README says which form each construct of XML Schema has in TypeScript. Each row has a message that shows it.

const README = readFileSync("README.md", "utf8");

const CASES = SCHEMA_ROWS.map((row, index) => {
  const contract = { ...contractOf({ ...row.files, "a.wsdl": wsdlOf(row) }), version: `Row${index}` };
  return { ...row, contract };
});

function wsdlOf({
  types,
  message = payload("Send", element("Value", "tns:Root")),
}: Pick<SchemaRow, "types" | "message">) {
  const schemas = schema(TNS, types + message + payload("SendResponse"));
  return inlineWsdl({ schemas, payloads: "p", prefixes: { p: TNS }, operations: { Send: {} } });
}

/** The first column of the table in a chapter. */
function rowsOf(chapter: string): string[] {
  const [, text = ""] = README.split(`## ${chapter}\n`);
  const [table = ""] = text.split("\n\n").filter((paragraph) => paragraph.startsWith("| schema |"));
  return table
    .split("\n")
    .slice(2)
    .map((line) => /^\| (.*?) \| /.exec(line)?.[1] ?? "");
}

function envelope(payload: string): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:t="${TNS}" xmlns:o="urn:other"><s:Body>${payload}</s:Body></s:Envelope>`;
}

describe("what the README says of schemas", () => {
  const folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-supported-"));
  const contracts = CASES.map(({ contract }) => contract);
  const files = packageOf(contracts);
  let corpus: BuiltCorpus;

  beforeAll(() => {
    writeTo(folder, files);
    corpus = { contracts, files, errors: build(folder), folder };
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("has a message for each row, and a row for each message", () => {
    expect(rowsOf("What schemas may say")).toEqual(CASES.map((row) => row.schema));
  });

  it("compiles", () => {
    expect(corpus.errors).toBe("");
  });

  it.each(CASES)("has the form in TypeScript: $schema", ({ contract, declares }) => {
    const start = `src/${contract.version.toLowerCase()}/`;
    const text = [...files].map(([path, module]) => (path.startsWith(start) ? module : "")).join("\n");
    expect(declares.filter((line) => !text.includes(line))).toEqual([]);
  });

  it.each(CASES)("is read and written back: $schema", async ({ contract, text, value }) => {
    const library: typeof import("../../templates/runtime/index.js") = await import(
      pathToFileURL(join(folder, "dist/runtime/index.js")).href
    );
    const [request] = await messagesOf(corpus, contract);
    if (request === undefined) throw new Error("no request");
    const message = envelope(text);
    for (const form of [message, `<!-- -->${message}`]) {
      const { body } = library.decodeMessage(request.message, form, { strict: true });
      expect(body).toEqual(value);
      const written = library.encodeMessage(request.message, { headers: {}, body });
      expect(withoutDefaults(comparable(written))).toBe(withoutDefaults(comparable(message)));
    }
  });

  it("refuses with a position what the README says", () => {
    expect(README).toContain("Refused with a position: an abstract element that no other one substitutes.");
    const types = `${element("Head", "xs:string", 'abstract="true"')}${complexType("Root", '<xs:element ref="tns:Head"/>')}`;
    expect(() => contractOf({ "a.wsdl": wsdlOf({ types }) })).toThrow(
      /^a\.wsdl:\d+:\d+: an abstract element that no other one substitutes is not supported$/,
    );
  });
});

/** An attribute that has its default is written as well. */
function withoutDefaults(lines: string): string {
  return lines.replace(' {}usual="8"', " ");
}
