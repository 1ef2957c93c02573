import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { enumeration } from "../support/component-text.js";
import { inlineWsdl } from "../support/inline-wsdl.js";
import { runHere } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";

const NEW_VALUES = [
  "BatchTaskState.SucceededManualCleanup: enumeration value added (6)",
  "EFieldRight.Nullable: enumeration value added (32)",
  "ETableRight.Unused1: enumeration value added (64)",
  "ETableRight.Uninitialized: enumeration value added (128)",
  "ETableRight.R: enumeration value added (1)",
  "ETableRight.F: enumeration value added (16)",
].map(
  (value) => `  breaking    ${value}
              for servers: an old server refuses it; clients of this package keep unknown values, those of .NET refuse them
`,
);

const KNOWN = `Services87 -> Services88: 6 breaking, 7 compatible
${NEW_VALUES.join("")}\
  compatible  Batch.GetAllBatchTaskInfosByName: operation added
  compatible  Batch.GetAllBatchTaskInfosByNameAndState: operation added
  compatible  Batch.GetSystemBatchTaskInfosByName: operation added
  compatible  Batch.GetSystemBatchTaskInfosByNameAndState: operation added
  compatible  BatchTaskCancellationBehaviour: type added (enum)
  compatible  BatchTaskInfo.FileName: member added (string or nil)
  compatible  BatchTaskInfo.CancellationBehaviour: member added (BatchTaskCancellationBehaviour)
`;

/** A folder with schemas that are committed to git. */
function repository(): string {
  const folder = tempFolder();
  cpSync("schemas", join(folder, "schemas"), { recursive: true });
  commit(folder);
  return folder;
}

function commit(folder: string): void {
  git(folder, "init", "--quiet", "--initial-branch=main");
  git(folder, "add", "--all");
  git(folder, "-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "--quiet", "--message=x");
}

function git(folder: string, ...args: string[]): void {
  execFileSync("git", args, { cwd: folder, stdio: "pipe" });
}

const STATES = "schemas/Services88/Types.xsd";

function edit(file: string, change: (text: string) => string): void {
  const before = readFileSync(file, "utf8");
  expect(change(before)).not.toBe(before);
  writeFileSync(file, change(before));
}

describe("diff", () => {
  it("finds exactly the known additions between two versions", async () => {
    expect(await runHere(".", "diff", "Services87", "Services88")).toEqual({ status: 0, stdout: KNOWN, stderr: "" });
  });

  it.each([
    [["--fail-on", "breaking"], 1],
    [["--fail-on", "breaking", "--for", "server"], 1],
    [["--fail-on", "breaking", "--for", "client"], 0],
    [["--fail-on", "compatible", "--for", "client"], 1],
    [["--fail-on", "any"], 1],
    [["--fail-on", "none"], 0],
  ])("with %j ends with %d", async (options, status) => {
    expect(await runHere(".", "diff", "Services87", "Services88", ...options)).toEqual({
      status,
      stdout: KNOWN,
      stderr: "",
    });
  });

  it("prints complete JSON", async () => {
    const { stdout } = await runHere(".", "diff", "Services87", "Services88", "--json");
    const { schemaVersion, versions } = JSON.parse(stdout);
    expect(schemaVersion).toBe(1);
    expect(versions).toEqual([
      {
        before: "Services87",
        after: "Services88",
        changes: [
          ...Array.from({ length: 4 }, () =>
            expect.objectContaining({ kind: "operation added", client: "compatible" }),
          ),
          expect.objectContaining({ kind: "type added", path: "BatchTaskCancellationBehaviour" }),
          {
            subject: { kind: "type", type: "BatchTaskInfo" },
            kind: "member added",
            path: "BatchTaskInfo.FileName",
            detail: "string or nil",
            client: "compatible",
            server: "compatible",
            reason: "an unknown member is skipped, and an optional member may stay absent",
          },
          expect.objectContaining({ kind: "member added", path: "BatchTaskInfo.CancellationBehaviour" }),
          ...NEW_VALUES.map(() =>
            expect.objectContaining({ kind: "enumeration value added", client: "compatible", server: "breaking" }),
          ),
        ],
      },
    ]);
  });

  it("prints Markdown in which no text from a schema is markup", async () => {
    const folder = tempFolder();
    for (const [side, documentation] of [
      ["old", ""],
      ["new", "x"],
    ] as const) {
      mkdirSync(join(folder, side, "Services99"), { recursive: true });
      const values = enumeration("T", documentation === "" ? ["a"] : ["a", "| @all &lt;b> `x`"]);
      const request = '<xs:element name="t" type="tns:T"/>';
      const wsdl = inlineWsdl({ types: values, operations: { Get: { request } } });
      writeFileSync(join(folder, side, "Services99/Sample.wsdl"), wsdl);
    }
    const { status, stdout } = await runHere(folder, "diff", "old", "new", "--format", "markdown");
    expect(status).toBe(0);
    expect(stdout).toBe(`### \`Services99\`: 1 breaking

| | what | client | server | why |
|---|---|---|---|---|
| <code>T&#46;&#34;&#124; &#64;all &#60;b&#62; &#96;x&#96;&#34;</code> | enumeration value added | compatible | breaking | an old server refuses it; clients of this package keep unknown values, those of .NET refuse them |
`);
  });

  it("compares with the committed state, from any folder of the repository", async () => {
    const folder = repository();
    expect((await runHere(folder, "diff", "git:HEAD", "schemas", "--fail-on", "any")).status).toBe(0);
    edit(join(folder, STATES), (text) => text.replace(/<xs:element name="FileName"[\s\S]*?<\/xs:element>\s*/, ""));
    for (const [from, args] of [
      [folder, ["git:main", "schemas"]],
      [folder, ["git:HEAD:schemas", "schemas"]],
      [join(folder, "schemas"), ["git:main:.", "."]],
    ] as const) {
      const { status, stdout } = await runHere(
        from,
        "diff",
        ...args,
        "--fail-on",
        "breaking",
        "--services",
        "Services88",
      );
      expect({ status, stdout }).toEqual({
        status: 1,
        stdout: expect.stringContaining("breaking    BatchTaskInfo.FileName: member removed"),
      });
    }
  });

  it("finds an added or removed endpoint, whatever the configuration or the command line selects", async () => {
    const folder = repository();
    rmSync(join(folder, "schemas/Services88/SoPrincipal.wsdl"));
    writeFileSync(
      join(folder, "netserver-soapgen.config.json"),
      '{ "services": ["Services88"], "endpoints": ["Batch"] }',
    );
    const gone = await runHere(folder, "diff", "git:HEAD", "schemas", "--fail-on", "breaking");
    expect(gone).toMatchObject({ status: 1, stdout: expect.stringContaining("SoPrincipal: endpoint removed") });
    const come = await runHere(
      folder,
      "diff",
      "schemas",
      "git:HEAD",
      "--fail-on",
      "breaking",
      "--services",
      "Services88",
      "--endpoints",
      "SoPrincipal",
    );
    expect(come).toMatchObject({ status: 0, stdout: expect.stringContaining("SoPrincipal: endpoint added") });
    expect(come.stdout).not.toContain("Batch");
  });

  it("prints nothing that controls a terminal", async () => {
    const folder = tempFolder();
    for (const [side, value] of [
      ["old", "a"],
      ["new", "b\u009b31m\u202e"],
    ] as const) {
      mkdirSync(join(folder, side, "Services99"), { recursive: true });
      const types = enumeration("T", [value]);
      const wsdl = inlineWsdl({ types, operations: { Get: { request: '<xs:element name="t" type="tns:T"/>' } } });
      writeFileSync(join(folder, side, "Services99/Sample.wsdl"), wsdl);
    }
    const calls = [
      ...["text", "markdown", "json"].map((format) => ["diff", "old", "new", "--format", format]),
      ["inspect", "--schemas", "new"],
      ["inspect", "--schemas", "new", "--json"],
      ["sample", "Get", "--schemas", "new"],
    ];
    for (const args of calls) {
      const { status, stdout } = await runHere(folder, ...args);
      expect(status, args.join(" ")).toBe(0);
      expect(stdout, args.join(" ")).not.toMatch(/[\u009b\u202e]/);
      expect(stdout).toMatch(/b(?:\\u(?:\{9b\}|009b)|&#x9b;|&#92;u&#123;9b&#125;)/);
    }
  });

  it("compares folders of one version and single files, whatever their names", async () => {
    const folder = tempFolder();
    cpSync("schemas", join(folder, "schemas"), { recursive: true });
    cpSync("schemas/shared", join(folder, "mine/shared"), { recursive: true });
    cpSync("schemas/Services87", join(folder, "mine/Own"), { recursive: true });
    const own = KNOWN.replace("Services87", "Own");
    expect((await runHere(folder, "diff", "mine", "Services88")).stdout).toBe(own);
    expect((await runHere(folder, "diff", "mine/Own", "schemas/Services88")).stdout).toBe(own);
    expect((await runHere(join(folder, "mine/Own"), "diff", ".", "../../schemas/Services88")).stdout).toBe(own);
    const young = join(folder, "schemas/Services88/Batch.wsdl");
    expect((await runHere(join(folder, "mine/Own"), "diff", "Batch.wsdl", young)).stdout).toBe(
      KNOWN.replace("Services87 -> Services88", `Batch.wsdl -> ${young}`),
    );
    expect((await runHere(folder, "diff", "mine/Own/Batch.wsdl", "mine/Own/Batch.wsdl")).stdout).toBe(
      "mine/Own/Batch.wsdl: no differences\n",
    );
  });

  it("follows the references of a single file only as far as those of a schemas folder", async () => {
    const folder = tempFolder();
    cpSync("schemas", join(folder, "schemas"), { recursive: true });
    for (const file of ["Batch.wsdl", "Batch.xsd", "Types.xsd"]) {
      const path = join(folder, "schemas/Services88", file);
      edit(path, (text) => text.replace("../shared/Serialization.xsd", "../../outside.xsd"));
    }
    cpSync("schemas/shared/Serialization.xsd", join(folder, "outside.xsd"));
    const { status, stderr } = await runHere(folder, "diff", "schemas/Services88/Batch.wsdl", "Services87");
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^error: schemas\/Services88\/Batch\.wsdl:\d+:\d+: xs:import of "\.\.\/\.\.\/outside\.xsd" leads out of schemas; --root \. allows it\n$/,
    );
  });

  it("compares a WSDL of any name with the committed one, by its own path or that of its folder", async () => {
    const folder = tempFolder();
    const include = '<xs:schema targetNamespace="urn:t"><xs:include schemaLocation="types.xsd"/></xs:schema>';
    const texts: Readonly<Record<string, string>> = {
      "wsdl/Orders.xml": inlineWsdl({
        schemas: include,
        operations: { Get: { request: '<xs:element name="Id" type="t:Id" xmlns:t="urn:t"/>' } },
      }),
      "wsdl/types.xsd":
        '<schema xmlns="http://www.w3.org/2001/XMLSchema"><simpleType name="Id"><restriction base="int"/></simpleType></schema>',
      "wsdl/Stock.xml": inlineWsdl({ name: "Stock" }),
      "wsdl/settings.xml": "<settings/>",
    };
    mkdirSync(join(folder, "wsdl"));
    for (const [path, text] of Object.entries(texts)) writeFileSync(join(folder, path), text);
    commit(folder);
    edit(join(folder, "wsdl/Orders.xml"), (text) => text.replace('name="Id"', 'name="Number"'));
    const ofFile = await runHere(folder, "diff", "git:HEAD:wsdl/Orders.xml", "wsdl/Orders.xml");
    expect(ofFile).toMatchObject({
      status: 0,
      stderr: "",
      stdout: expect.stringMatching(/^Orders: 2 breaking\n.*Sample\.Get request Id: /),
    });
    expect(ofFile.stdout).not.toContain("Stock");
    const ofFolder = await runHere(folder, "diff", "git:HEAD:wsdl", "wsdl");
    expect(ofFolder).toMatchObject({
      status: 0,
      stderr: "",
      stdout: expect.stringMatching(/^wsdl: 2 breaking\n.*Sample\.Get request Id: /),
    });
  });

  it.each([
    [["git:nowhere", "schemas"], /^error: git:nowhere: /],
    [["git:--output=x", "schemas"], /^error: git:--output=x: no revision begins with a dash\n$/],
    [["git:HEAD:../..", "schemas"], /^error: git:HEAD: /],
    [
      ["Services87", "Services1"],
      /^error: neither a file, a folder nor a version: "Services1" is not one of Login, Services84, /,
    ],
    [["Services87", "schemas/README.md"], /^error: schemas\/README\.md: neither a folder nor a WSDL file\n$/],
    [
      ["Services87", "Services88", "--endpoints", "None"],
      /^error: --endpoints: "None" is not one of Batch, SoPrincipal\n$/,
    ],
    [["Services87"], /missing required argument 'new'/],
    [["Services87", "Services88", "--for", "me"], /Allowed choices are client, server, both/],
  ])("refuses %j with exit code 2", async (args, message) => {
    const { status, stdout, stderr } = await runHere(repository(), "diff", ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });
});
