import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { diff } from "../../../generator/api/diff.js";
import { docs } from "../../../generator/api/docs.js";
import { formatDiff } from "../../../generator/api/format-diff.js";
import { inspect } from "../../../generator/api/inspect.js";
import { sample } from "../../../generator/api/sample.js";
import { inlineWsdl } from "../../support/inline-wsdl.js";
import { tempFolder } from "../../support/temp-folder.js";

const INT = '<xs:element name="A" type="xs:int"/>';

/** A WSDL file with one operation. */
function wsdlWith(request: string, name = "Sample.wsdl"): string {
  const file = join(tempFolder(), name);
  writeFileSync(file, inlineWsdl({ operations: { Get: { request } } }));
  return file;
}

describe("inspect", () => {
  it("describes contracts for people and for programs", async () => {
    const { text, json } = await inspect({ sources: [wsdlWith(INT)], config: false });
    expect(text).toContain("Get(A: int) -> nothing");
    expect(JSON.parse(json)).toMatchObject({ schemaVersion: 1, contracts: [{ endpoints: [{ name: "Sample" }] }] });
  });

  it("describes what has a text in its name", async () => {
    const options = { sources: [wsdlWith(INT)], config: false } as const;
    expect((await inspect({ ...options, text: "Ge" })).text).toContain("Get");
    await expect(inspect({ ...options, text: "Nothing" })).rejects.toThrow('"Nothing" in its name');
  });
});

describe("sample", () => {
  it("makes a sample of one message", async () => {
    const options = { sources: [wsdlWith(INT)], config: false } as const;
    const { xml, ...message } = await sample({ ...options, operation: "Get" });
    expect(message).toEqual({ version: "Sample", endpoint: "Sample", operation: "Get", direction: "request" });
    expect(xml).toContain("<A>0</A>");
    expect((await sample({ ...options, operation: "Sample.Get", response: true })).direction).toBe("response");
    await expect(sample({ ...options, operation: "Got" })).rejects.toThrow("no operation Got");
    await expect(sample({ ...options, operation: "Get", timestamp: "now" })).rejects.toThrow("timestamp: expected");
  });

  it("makes samples of all messages, and writes them on request", async () => {
    const options = { sources: [wsdlWith(INT)], config: false } as const;
    const { files, written } = await sample(options);
    expect([...files.keys()]).toContain("Sample/Sample/Get.request.xml");
    expect(written).toEqual([]);
    const out = join(tempFolder(), "samples");
    expect((await sample({ ...options, out, write: true })).written).toHaveLength(files.size);
    expect(readdirSync(out)).toContain("Sample");
    await expect(sample({ ...options, write: true })).rejects.toThrow("out: name the folder of the samples");
  });
});

describe("docs", () => {
  it("makes reference pages, and writes them on request", async () => {
    const options = { sources: [wsdlWith(INT)], config: false } as const;
    const { files, count, written } = await docs(options);
    expect({ count, written }).toEqual({ count: { pages: files.size - 1, operations: 1, types: 0 }, written: [] });
    const out = join(tempFolder(), "pages");
    expect((await docs({ ...options, format: "html", out, write: true })).written.length).toBeGreaterThan(files.size);
    expect(readdirSync(out)).toContain("index.html");
  });
});

describe("diff", () => {
  it("compares contracts, and says whether the changes matter", async () => {
    const [old, young] = [wsdlWith(INT), wsdlWith('<xs:element name="A" type="xs:long"/>')];
    const { versions, fails } = await diff(old, young, { failOn: "breaking", config: false });
    expect(versions[0]?.changes).toMatchObject([{ path: expect.stringContaining("A"), detail: "int, now long" }]);
    expect(fails).toBe(true);
    expect((await diff(old, old, { failOn: "any", config: false })).fails).toBe(false);
    expect(formatDiff({ versions }, "text")).toContain("int, now long");
    expect(formatDiff({ versions }, "markdown")).toContain("| ");
  });
});
