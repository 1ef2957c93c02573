import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { locate } from "../../../../generator/files/location.js";
import type { FetchedSchemas } from "../../../../generator/tools/fetch/fetched-schemas.js";
import { importSchemas } from "../../../../generator/tools/fetch/import-schemas.js";
import { endpointsIn, openPublication } from "../../../../generator/tools/fetch/publication.js";
import { inlineWsdl } from "../../../support/inline-wsdl.js";
import { tempFolder } from "../../../support/temp-folder.js";
import { type ZipEntry, zipOf } from "../../../support/zip-file.js";

const wsdl = (name: string): string => inlineWsdl({ name });

const BATCH: ZipEntry = { name: "WSDL-Services88-Batch.xml", content: wsdl("Batch") };
const FIND: ZipEntry = { name: "WSDL-Services88-Find.xml", content: wsdl("Find") };
const OLD_FIND: ZipEntry = { name: "WSDL-Services87-Find.xml", content: wsdl("Find") };

/** What may be named on the command line. */
type Names = Parameters<typeof endpointsIn>[1];

async function importFrom(path: string, names: Names = {}): Promise<FetchedSchemas> {
  const publication = await openPublication(locate(path, "wsdl.zip"));
  return importSchemas(publication, endpointsIn(publication, names));
}

function importZip(entries: readonly ZipEntry[], names?: Names): Promise<FetchedSchemas> {
  return importBytes(zipOf(entries), names);
}

function importBytes(bytes: Uint8Array, names?: Names): Promise<FetchedSchemas> {
  const file = join(tempFolder(), "wsdl.zip");
  writeFileSync(file, bytes);
  return importFrom(file, names);
}

const pathsOf = ({ files }: FetchedSchemas): string[] => [...files.keys()];

describe("a publication", () => {
  it("is all its WSDL files, and the lock says which file each endpoint has come from", async () => {
    const { files, endpoints } = await importZip([OLD_FIND, FIND, BATCH, { name: "readme.txt", content: "" }]);
    expect([...files.keys()]).toEqual(["Services87/Find.wsdl", "Services88/Batch.wsdl", "Services88/Find.wsdl"]);
    expect(files.get("Services88/Batch.wsdl")).toMatch(/^<\?xml .*\n<!-- Written by netserver-soapgen fetch/);
    expect(endpoints["Services88/Batch"]).toEqual({
      from: "WSDL-Services88-Batch.xml",
      files: { "Services88/Batch.wsdl": { sha256: expect.any(String), size: expect.any(Number) } },
    });
  });

  it.each(["wsdl\\", "wsdl/", "a\\b/"])("may have its files below %s", async (folder) => {
    const entries = [
      { name: folder, content: "" },
      { ...BATCH, name: `${folder}${BATCH.name}` },
    ];
    expect(pathsOf(await importZip(entries))).toEqual(["Services88/Batch.wsdl"]);
  });

  it("may be the folder that it was unpacked to, also where a backslash has become part of a name", async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, "WSDL-Services88-Folder.xml"));
    for (const { name, content } of [FIND, BATCH]) writeFileSync(join(folder, `wsdl\\${name}`), content);
    expect(await importFrom(folder)).toEqual(await importZip([BATCH, FIND]));
  });

  it("gives the same text whatever the order of its definitions", async () => {
    const lines = String(BATCH.content).split("\n");
    const content = lines.map((line) => line.replace(/ (minOccurs="0") (name="\w+")/g, "\n $2   $1")).join("\n");
    expect(await importZip([{ ...BATCH, content: `${content}<!-- new -->` }])).toEqual(await importZip([BATCH]));
  });

  it.each([
    [{ services: ["Services88"] }, ["Services88/Batch.wsdl", "Services88/Find.wsdl"]],
    [{ endpoints: ["Find"] }, ["Services87/Find.wsdl", "Services88/Find.wsdl"]],
    [{ services: ["Services88"], endpoints: ["Batch"] }, ["Services88/Batch.wsdl"]],
  ])("with %j gives %j", async (names, want) => {
    expect(pathsOf(await importZip([OLD_FIND, FIND, BATCH], names))).toEqual(want);
  });

  it.each([
    [
      { services: ["Services1"] },
      'wsdl.zip: "Services1" is not one of Services87, Services88; did you mean "Services87"?',
    ],
    [{ services: ["Services88"], endpoints: ["Bax"] }, 'wsdl.zip: "Bax" of Services88 is not one of Batch, Find'],
    [{ endpoints: ["Batch"] }, 'wsdl.zip: "Batch" of Services87 is not one of Find'],
  ])("has not %j", async (names, message) => {
    await expect(importZip([OLD_FIND, FIND, BATCH], names)).rejects.toMatchObject({ name: "InputError", message });
  });
});

const named = (name: string): ZipEntry[] => [BATCH, { ...BATCH, name }];
const holding = (content: string): ZipEntry[] => [{ ...BATCH, content }];

/** Five hundred times as long when it is unpacked. */
const LONG = " ".repeat(2 ** 20);

describe("of an archive that is not trusted, refuses", () => {
  it.each<[what: string, entries: readonly ZipEntry[], message: RegExp | string]>([
    [
      "a path that leads out",
      named(`../../${FIND.name}`),
      /^wsdl\.zip: not a zip archive that can be read \(invalid rel/,
    ],
    ["one with backslashes", named(`a\\..\\..\\${FIND.name}`), /\(invalid relative path: /],
    ["an absolute path", named(`/etc/${FIND.name}`), /\(absolute path: /],
    ["a path on a drive", named(`C:\\${FIND.name}`), /\(absolute path: /],
    [
      "an endpoint that comes twice",
      [BATCH, { ...BATCH, name: `x/${BATCH.name}` }],
      'wsdl.zip: has two files for Services88/Batch, "WSDL-Services88-Batch.xml" and "x/WSDL-Services88-Batch.xml"',
    ],
    [
      "endpoints that differ in case only",
      named("WSDL-Services88-BATCH.xml"),
      'wsdl.zip: has two files for Services88/BATCH, "WSDL-Services88-Batch.xml" and "WSDL-Services88-BATCH.xml"',
    ],
    [
      "a name in other case",
      named("wsdl-Services88-Find.XML"),
      'wsdl.zip: "wsdl-Services88-Find.XML" must be written like WSDL-Services88-Batch.xml',
    ],
    [
      "an encrypted file",
      [{ ...BATCH, announced: { isEncrypted: true } }],
      'wsdl.zip: "WSDL-Services88-Batch.xml" is encrypted; unpack the archive, and name the folder',
    ],
    [
      "more than a file announces",
      [{ ...BATCH, content: LONG, announced: { size: 100 } }],
      /^wsdl\.zip: "WSDL-Services88-Batch\.xml": not a zip archive that can be read \(too many bytes/,
    ],
    [
      "less than a file announces",
      [{ ...BATCH, announced: { size: 2 ** 20 } }],
      /^wsdl\.zip: "WSDL-Services88-Batch\.xml": not a zip archive that can be read \(not enough bytes/,
    ],
    [
      "a file that is too large",
      [{ ...BATCH, announced: { size: 2 ** 25 + 1 } }],
      "wsdl.zip/WSDL-Services88-Batch.xml: larger than 32 MiB",
    ],
    [
      "files that are too large together",
      Array.from({ length: 17 }, (_, index) => ({
        name: `WSDL-Services88-E${index}.xml`,
        content: "",
        announced: { size: 2 ** 25 },
      })),
      "wsdl.zip: larger than 512 MiB when it is unpacked",
    ],
    [
      "a damaged file",
      [{ ...BATCH, announced: { checksum: 1 } }],
      'wsdl.zip: "WSDL-Services88-Batch.xml" is damaged: its checksum is wrong',
    ],
    ["a method that nobody knows", [{ ...BATCH, method: 99 }], /\(unsupported compression method: 99\)$/],
    [
      "a name that is none of an endpoint",
      named("WSDL-Services88-a b.xml"),
      'wsdl.zip: "WSDL-Services88-a b.xml" names no version and endpoint',
    ],
    [
      "one that Windows keeps",
      named("WSDL-Services88-con.xml"),
      'wsdl.zip: "WSDL-Services88-con.xml" names no version and endpoint',
    ],
    [
      "one with characters that nobody sees",
      named("WSDL-Services88-\u001b[2J\n.xml"),
      'wsdl.zip: "WSDL-Services88-\\u001b[2J\\n.xml" names no version and endpoint',
    ],
    ["no version", named("WSDL--Batch.xml"), 'wsdl.zip: "WSDL--Batch.xml" names no version and endpoint'],
    ["no WSDL", [{ name: "Batch.wsdl", content: "" }], "wsdl.zip: no file is named like WSDL-Services88-Batch.xml"],
    ["no files", [], "wsdl.zip: no file is named like WSDL-Services88-Batch.xml"],
    [
      "too many files",
      Array.from({ length: 10_001 }, (_, index) => ({ name: `${index}`, content: "" })),
      "wsdl.zip: more than 10000 files",
    ],
    ["what is no XML", holding("x"), /^wsdl\.zip\/WSDL-Services88-Batch\.xml:1:\d: /],
    ["an empty file", holding(""), "wsdl.zip/WSDL-Services88-Batch.xml: empty, where a WSDL or a schema was expected"],
    ["a page for people", holding("<!DOCTYPE html><html/>"), /: a page for people \(HTML\)/],
    [
      "a schema",
      holding('<schema xmlns="http://www.w3.org/2001/XMLSchema"/>'),
      "wsdl.zip/WSDL-Services88-Batch.xml:1:1: expected a WSDL, found a schema",
    ],
    [
      "a WSDL that refers to another file",
      holding(inlineWsdl({ types: '<xs:include schemaLocation="/etc/passwd"/>' })),
      /^wsdl\.zip\/WSDL-Services88-Batch\.xml:4:1: xs:include of "\/etc\/passwd": a published WSDL has all that it needs$/,
    ],
  ])("%s", async (_, entries, message) => {
    const error: unknown = await importZip(entries).catch((error: unknown) => error);
    expect(error).toMatchObject({
      name: expect.stringMatching(/^(?:Input|Schema)Error$/),
      message: typeof message === "string" ? message : expect.stringMatching(message),
    });
  });

  const whole = zipOf([BATCH, FIND]);

  it.each([
    ["no archive", Buffer.from("x")],
    ["nothing", Buffer.alloc(0)],
    ["the beginning of one", whole.subarray(0, whole.length / 2)],
    ["the end of one", whole.subarray(-100)],
    ["one with other bytes after it", Buffer.concat([whole, Buffer.from("x")])],
  ])("%s", async (_, bytes) => {
    await expect(importBytes(bytes)).rejects.toThrow(/^wsdl\.zip: not a zip archive that can be read \(/);
  });

  it("a byte that is another one, or reads no other text", async () => {
    const want = [...(await importBytes(whole)).files.values()];
    for (let index = 0; index < whole.length; index += 7) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(changed.readUInt8(index) ^ 0x41, index);
      const result = await importBytes(changed).catch((error: Error) => error);
      if (result instanceof Error) expect(result.name).toMatch(/^(?:Input|Schema)Error$/);
      else expect(want).toEqual(expect.arrayContaining([...result.files.values()]));
    }
  });
});

it("what does not exist is an error", async () => {
  await expect(importFrom(join(tempFolder(), "none.zip"))).rejects.toThrow("wsdl.zip: no such file or folder");
});
