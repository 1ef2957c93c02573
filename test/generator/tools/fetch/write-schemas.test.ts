import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { locate } from "../../../../generator/files/location.js";
import { InputError } from "../../../../generator/source/errors.js";
import { compareWithLock, lockedEndpoints, lockedServer } from "../../../../generator/tools/fetch/compare-live.js";
import type { FetchedSchemas } from "../../../../generator/tools/fetch/fetched-schemas.js";
import { lockText, parseLock, printLock } from "../../../../generator/tools/fetch/source-lock.js";
import { readLock, writeSchemas } from "../../../../generator/tools/fetch/write-schemas.js";
import { failMove } from "../../../support/failing-move.js";
import { schemasIn } from "../../../support/schema-files.js";
import { tempFolder } from "../../../support/temp-folder.js";

const SERVER = "https://example.com/Remote";

/** The result of a fetch with these files. The name of each file gives its endpoint. */
function fetched(files: Readonly<Record<string, string>>): FetchedSchemas {
  const endpoints: Record<string, FetchedSchemas["endpoints"][string]> = {};
  for (const [path, text] of Object.entries(files)) {
    const key = path.split(".")[0] ?? "";
    const known = endpoints[key]?.files;
    endpoints[key] = { url: `${SERVER}/${key}.svc?wsdl`, files: { ...known, [path]: lockText(text) } };
  }
  return { files: new Map(Object.entries(files)), endpoints };
}

function treeOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const files = paths.filter((path) => statSync(join(folder, path)).isFile() && !path.endsWith("lock.json"));
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

function put(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

describe("writeSchemas", () => {
  it("writes a folder that does not exist yet, with a lock that names the sources", () => {
    const folder = join(tempFolder(), "deep/schemas");
    const written = writeSchemas(fetched({ "S/Batch.wsdl": "1", "S/Batch.a.xsd": "2" }), locate(folder), "keep");
    expect(written.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      "missing .gitattributes",
      "missing S/Batch.a.xsd",
      "missing S/Batch.wsdl",
      "missing sources.lock.json",
    ]);
    expect(readFileSync(join(folder, "sources.lock.json"), "utf8")).toBe(`{
  "lockVersion": 2,
  "endpoints": {
    "S/Batch": {
      "url": "https://example.com/Remote/S/Batch.svc?wsdl",
      "files": {
        "S/Batch.a.xsd": {
          "sha256": "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35",
          "size": 1
        },
        "S/Batch.wsdl": {
          "sha256": "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b",
          "size": 1
        }
      }
    }
  }
}
`);
    expect(writeSchemas(fetched({ "S/Batch.wsdl": "1", "S/Batch.a.xsd": "2" }), locate(folder), "keep")).toEqual([]);
  });

  it("replaces the files of the fetched endpoints, and keeps other endpoints and files that people have written", () => {
    const folder = tempFolder();
    put(folder, "S/Mine.wsdl", "mine");
    put(folder, "README.md", "mine");
    put(folder, ".gitattributes", "mine");
    writeSchemas(
      fetched({ "S/Batch.wsdl": "1", "S/Batch.old.xsd": "2", "S/Other.wsdl": "3", "R/Batch.wsdl": "4" }),
      locate(folder),
      "keep",
    );
    writeSchemas(fetched({ "S/Batch.wsdl": "5", "S/Batch.new.xsd": "6" }), locate(folder), "keep");
    expect(treeOf(folder)).toEqual({
      ".gitattributes": "mine",
      "README.md": "mine",
      "R/Batch.wsdl": "4",
      "S/Batch.new.xsd": "6",
      "S/Batch.wsdl": "5",
      "S/Mine.wsdl": "mine",
      "S/Other.wsdl": "3",
    });
    expect(Object.keys(readLock(locate(folder)).endpoints)).toEqual(["R/Batch", "S/Batch", "S/Other"]);
  });

  it("removes other endpoints and empty folders if the fetch is complete", () => {
    const folder = tempFolder();
    put(folder, "T/Mine.wsdl", "mine");
    writeSchemas(fetched({ "S/Batch.wsdl": "1", "R/Batch.wsdl": "2", "T/Batch.wsdl": "3" }), locate(folder), "keep");
    writeSchemas(fetched({ "S/Batch.wsdl": "1" }), locate(folder), "remove");
    expect(treeOf(folder)).toEqual({ ".gitattributes": "* -text\n", "S/Batch.wsdl": "1", "T/Mine.wsdl": "mine" });
    expect(existsSync(join(folder, "R"))).toBe(false);
    expect(Object.keys(readLock(locate(folder)).endpoints)).toEqual(["S/Batch"]);
  });

  it.each([
    ["a file", (file: string) => writeFileSync(file, "mine")],
    ["a folder", (file: string) => mkdirSync(file)],
    ["a link", (file: string) => symlinkSync("/etc/hostname", file)],
  ])("does not change %s that it has not written", (_, make) => {
    const folder = tempFolder();
    mkdirSync(join(folder, "S"));
    make(join(folder, "S/Batch.wsdl"));
    const before = treeOf(folder);
    expect(() => writeSchemas(fetched({ "S/Batch.wsdl": "1", "S/Batch.a.xsd": "" }), locate(folder), "keep")).toThrow(
      new InputError(
        `${folder}/S/Batch.wsdl: was not written by fetch, and is not replaced; move it, or choose a folder with --schemas`,
      ),
    );
    expect(treeOf(folder)).toEqual(before);
  });

  it.each(["replaced", "removed"])("does not change a file to be %s that has changed since it was fetched", (what) => {
    const folder = tempFolder();
    writeSchemas(fetched({ "S/Batch.wsdl": "1" }), locate(folder), "keep");
    put(folder, "S/Batch.wsdl", "mine");
    const next = what === "replaced" ? fetched({ "S/Batch.wsdl": "2" }) : fetched({ "S/Other.wsdl": "2" });
    expect(() => writeSchemas(next, locate(folder), "remove")).toThrow(
      new InputError(
        `${folder}/S/Batch.wsdl: has changed since it was fetched, and is not replaced; undo the change or delete the file`,
      ),
    );
    expect(treeOf(folder)).toEqual({ ".gitattributes": "* -text\n", "S/Batch.wsdl": "mine" });
  });

  it("does not trust a lock that names a file of a person", () => {
    const folder = tempFolder();
    put(folder, "S/Mine.wsdl", "mine");
    put(folder, "sources.lock.json", lockWith({ "S/Mine.wsdl": lockText("another text") }));
    expect(() => writeSchemas(fetched({ "S/Batch.wsdl": "1" }), locate(folder), "remove")).toThrow(/has changed since/);
    expect(treeOf(folder)).toEqual({ "S/Mine.wsdl": "mine" });
  });

  it("does not write a document in which only the address of a port or the line ends differ", () => {
    const folder = tempFolder();
    const wsdl = (address: string) => `<soap:address location="${address}"/>\n`;
    writeSchemas(fetched({ "S/Batch.wsdl": wsdl("http://node1:81/Batch.svc") }), locate(folder), "keep");
    const text = `<soap:address location="http://node1:81/Batch.svc"/>\r\n`;
    put(folder, "S/Batch.wsdl", text);
    expect(
      writeSchemas(fetched({ "S/Batch.wsdl": wsdl("http://node2:82/Batch.svc") }), locate(folder), "keep"),
    ).toEqual([]);
    expect(readFileSync(join(folder, "S/Batch.wsdl"), "utf8")).toBe(text);
  });

  it("takes over a file that equals the fetched one", () => {
    const folder = tempFolder();
    put(folder, "S/Batch.wsdl", "1");
    expect(writeSchemas(fetched({ "S/Batch.wsdl": "1" }), locate(folder), "keep")).toEqual([
      { kind: "missing", path: ".gitattributes" },
      { kind: "missing", path: "sources.lock.json" },
    ]);
  });

  it("undoes everything if a move fails half-way", async () => {
    const folder = tempFolder();
    writeSchemas(fetched({ "S/Batch.wsdl": "1", "S/Batch.old.xsd": "2" }), locate(folder), "keep");
    const before = [treeOf(folder), readLock(locate(folder))];
    const moves = failMove(4);
    expect(() =>
      writeSchemas(fetched({ "S/Batch.wsdl": "3", "S/Batch.new.xsd": "4" }), locate(folder), "keep"),
    ).toThrow(new InputError(`${folder}: no space left on device`));
    expect(moves()).toBeGreaterThan(4);
    expect([treeOf(folder), readLock(locate(folder))]).toEqual(before);
    expect(readdirSync(folder).sort()).toEqual([".gitattributes", "S", "sources.lock.json"]);
  });

  it("removes the files that a killed run has left, which nothing reads meanwhile", () => {
    const folder = tempFolder();
    writeSchemas(fetched({ "S/Batch.wsdl": "1" }), locate(folder), "keep");
    put(folder, ".staging-Ab12/new/S/Batch.wsdl", "half");
    expect([...schemasIn(folder).files.keys()]).toEqual([`${folder}/S/Batch.wsdl`]);
    expect(writeSchemas(fetched({ "S/Batch.wsdl": "1" }), locate(folder), "keep")).toEqual([
      { kind: "stale", path: ".staging-Ab12/new/S/Batch.wsdl" },
    ]);
    expect(readdirSync(folder).sort()).toEqual([".gitattributes", "S", "sources.lock.json"]);
  });
});

describe("a version folder that is a link", () => {
  it("is not followed if it leads out of the schemas folder", () => {
    const parent = tempFolder();
    const [folder, outside] = [join(parent, "schemas"), join(parent, "outside")];
    for (const path of [folder, outside]) mkdirSync(path);
    symlinkSync(outside, join(folder, "S"));
    expect(() => writeSchemas(fetched({ "S/Batch.wsdl": "1" }), locate(folder), "keep")).toThrow(
      "a link in it leads out of it",
    );
    expect([readdirSync(folder), readdirSync(outside)]).toEqual([["S"], []]);
  });

  it("does not lead to the removal of a file that the lock names", () => {
    const parent = tempFolder();
    const [folder, outside] = [join(parent, "schemas"), join(parent, "outside")];
    writeSchemas(fetched({ "S/Batch.wsdl": "1", "S/Batch.More.xsd": "2" }), locate(folder), "keep");
    renameSync(join(folder, "S"), outside);
    symlinkSync(outside, join(folder, "S"));
    expect(() => writeSchemas(fetched({ "S/Batch.wsdl": "1" }), locate(folder), "keep")).toThrow(
      "a link in it leads out of it",
    );
    expect(readdirSync(outside)).toEqual(["Batch.More.xsd", "Batch.wsdl"]);
  });

  it("is followed if it leads to a folder inside", () => {
    const folder = join(tempFolder(), "schemas");
    mkdirSync(join(folder, "real"), { recursive: true });
    symlinkSync("real", join(folder, "S"));
    writeSchemas(fetched({ "S/Batch.wsdl": "1" }), locate(folder), "keep");
    expect(readFileSync(join(folder, "real/Batch.wsdl"), "utf8")).toBe("1");
  });
});

describe("the lock", () => {
  it.each([
    ["what a merge leaves", "<<<<<<< HEAD\n{}", /^l: not JSON; take either side of a conflict, and fetch anew$/],
    [
      "another version",
      '{ "lockVersion": 1, "endpoints": {} }',
      /^l: not written by this version .* \(lockVersion\); fetch anew$/,
    ],
    ["a list", "[]", /^l: not written by this version/],
    [
      "a file outside of the folder",
      lockWith({ "../x.xsd": lockText("") }),
      /endpoints\.S\/Batch\.files\.\.\.\/x\.xsd/,
    ],
    ["a file that is no schema", lockWith({ "S/x.ts": lockText("") }), /files\.S\/x\.ts/],
    ["no hash", lockWith({ "S/Batch.wsdl": { sha256: "x", size: 1 } }), /files\.S\/Batch\.wsdl\.sha256/],
    ["a key of its own", lockWith({ "S/Batch.wsdl": { ...lockText(""), date: 1 } }), /files\.S\/Batch\.wsdl\.date/],
  ])("refuses %s", (_, text, message) => {
    expect(() => parseLock(text, "l")).toThrow(message);
  });

  it("is sorted", () => {
    const { endpoints } = fetched({ "S/Batch.b.xsd": "", "S/Batch.a.xsd": "", "R/Batch.wsdl": "" });
    const text = printLock({ lockVersion: 2, endpoints });
    expect(text.match(/"(?:S|R)\/[^"]*"/g)).toEqual([
      '"R/Batch"',
      '"R/Batch.wsdl"',
      '"S/Batch"',
      '"S/Batch.a.xsd"',
      '"S/Batch.b.xsd"',
    ]);
    expect(parseLock(text, "l").endpoints).toEqual(endpoints);
  });
});

function lockWith(files: object): string {
  return JSON.stringify({ lockVersion: 2, endpoints: { "S/Batch": { url: "u", files } } });
}

describe("compareWithLock", () => {
  const lock = {
    lockVersion: 2,
    endpoints: fetched({ "S/Batch.wsdl": "1", "S/Batch.a.xsd": "2", "S/Other.wsdl": "3" }).endpoints,
  } as const;

  it("names the documents that differ", () => {
    const endpoints = lockedEndpoints(lock, { endpoints: ["Batch"] });
    expect(compareWithLock(fetched({ "S/Batch.wsdl": "1", "S/Batch.a.xsd": "2" }), endpoints)).toEqual([]);
    expect(compareWithLock(fetched({ "S/Batch.wsdl": "4", "S/Batch.b.xsd": "5" }), endpoints)).toEqual([
      { kind: "gone", path: "S/Batch.a.xsd" },
      { kind: "new", path: "S/Batch.b.xsd" },
      { kind: "changed", path: "S/Batch.wsdl" },
    ]);
  });

  it("knows the installation, if there is only one", () => {
    const endpoints = lockedEndpoints(lock, {});
    expect(lockedServer(endpoints)).toBe(SERVER);
    const elsewhere = { version: "S", endpoint: "New", locked: { url: "https://b.example/S/New.svc?wsdl", files: {} } };
    expect(lockedServer([...endpoints, elsewhere])).toBeUndefined();
  });

  it.each([
    [{ lockVersion: 2, endpoints: {} } as const, {}, "sources.lock.json: nothing has been fetched yet"],
    [lock, { services: ["T"] }, 'sources.lock.json: "T" has not been fetched yet'],
    [lock, { endpoints: ["Batch", "X"] }, 'sources.lock.json: "X" has not been fetched yet'],
  ])("refuses endpoints that have not been fetched", (which, names, message) => {
    expect(() => lockedEndpoints(which, names)).toThrow(new InputError(message));
  });
});
