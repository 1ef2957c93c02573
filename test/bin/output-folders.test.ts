import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { inlineWsdl } from "../support/inline-wsdl.js";
import { serveMetadata, wcfDocuments } from "../support/metadata-server.js";
import { type Run, runHere } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";

/** The home folder of a user, and a project in it. */
interface Place {
  readonly home: string;
  readonly project: string;
}

/** The file by which each command recognizes its output folder. */
const MARKERS = {
  generate: ["package.json", '{ "generator": "netserver-soapgen" }'],
  docs: [".netserver-soapgen", "reference pages that netserver-soapgen has made\n"],
  sample: [".netserver-soapgen", "samples that netserver-soapgen has made\n"],
} as const;

type Command = keyof typeof MARKERS;

/** Every folder has a marker, so that only its place keeps it from being written. */
function placeFor(command: Command): Place {
  const home = join(tempFolder(), "home");
  const project = join(home, "work/project");
  mkdirSync(join(project, "generated/schemas/Services99"), { recursive: true });
  writeFileSync(join(project, "generated/schemas/Services99/Sample.wsdl"), inlineWsdl({}));
  symlinkSync(project, join(project, "link"));
  symlinkSync(home, join(project, "to-home"));
  const [marker, text] = MARKERS[command];
  for (const folder of [
    home,
    dirname(project),
    project,
    join(project, "generated"),
    join(project, "generated/schemas"),
  ]) {
    writeFileSync(join(folder, marker), text);
    writeFileSync(join(folder, "precious.txt"), "mine");
  }
  return { home, project };
}

/** All files in a folder, with their text. Links are not followed. */
function treeOf(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .map((entry) => ({ file: join(entry.parentPath, entry.name), isFile: entry.isFile() }))
    .map(({ file, isFile }) => (isFile ? `${file}: ${readFileSync(file, "utf8")}` : file))
    .sort();
}

/** Runs the program in a folder, as the user with this home folder. */
function runAtHome(home: string, folder: string, ...args: string[]): Promise<Run> {
  vi.stubEnv("HOME", home).stubEnv("USERPROFILE", home);
  onTestFinished(() => void vi.unstubAllEnvs());
  return runHere(folder, ...args);
}

function refusal(message: string): Run {
  return { status: 2, stdout: "", stderr: `error: ${message}; choose a folder with nothing else in it\n` };
}

const REFUSED: readonly [target: string, relation: string][] = [
  ["missing/..", "is the working directory"],
  ["generated", "contains the schemas folder"],
  [".", "is the working directory"],
  ["..", "contains the working directory"],
  ["../..", "contains the working directory"],
  ["missing/../../project", "is the working directory"],
  ["link", "is the working directory"],
  ["link/..", "is the working directory"],
  ["link/missing/..", "is the working directory"],
  ["generated/schemas", "is the schemas folder"],
  ["link/generated/schemas/../missing/..", "contains the schemas folder"],
];

describe.each(["generate", "docs", "sample"] as const)("%s", (command) => {
  // One rule holds for all commands. Two examples show that a command applies it.
  it.each(command === "generate" ? REFUSED : REFUSED.slice(0, 2))("--out %s: it %s", async (out, relation) => {
    const place = placeFor(command);
    const before = treeOf(place.home);
    const options = ["--schemas", "generated/schemas", "--out", out];
    expect(await runAtHome(place.home, place.project, command, ...options)).toEqual(refusal(`${out}: ${relation}`));
    expect(treeOf(place.home)).toEqual(before);
  });
});

it.each([
  ["to-home", "is the home folder"],
  ["to-home/missing/..", "is the home folder"],
])("generate, run elsewhere, --out %s: it %s", async (out, relation) => {
  const { home, project } = placeFor("generate");
  const elsewhere = tempFolder();
  symlinkSync(home, join(elsewhere, "to-home"));
  const before = treeOf(home);
  const options = ["--schemas", join(project, "generated/schemas"), "--out", out];
  const result = await runAtHome(home, elsewhere, "generate", ...options);
  expect(result).toEqual(refusal(`${out}: ${relation}`));
  expect(treeOf(home)).toEqual(before);
});

describe("fetch", () => {
  it.each([
    [".", "is the working directory"],
    ["missing/..", "is the working directory"],
    ["link", "is the working directory"],
    ["to-home", "contains the working directory"],
  ])("--schemas %s: it %s", async (schemas, relation) => {
    const place = placeFor("generate");
    const { server } = await serveMetadata(wcfDocuments());
    const before = treeOf(place.home);
    const options = ["--server", server, "--services", "Services88", "--endpoints", "Batch", "--schemas", schemas];
    expect(await runAtHome(place.home, place.project, "fetch", ...options)).toEqual(refusal(`${schemas}: ${relation}`));
    expect(treeOf(place.home)).toEqual(before);
  });
});

it("init writes one file, in the folder of its path", async () => {
  const folder = tempFolder();
  expect(await runHere(folder, "init", "--config", "missing/../my.json")).toMatchObject({ status: 0, stderr: "" });
  expect(readdirSync(folder)).toEqual(["my.json"]);
});

describe("a folder with other files is not an output folder", () => {
  it.each([
    ["generate", ".profile"],
    ["generate", "node_modules/x/index.js"],
    ["generate", "dist/index.js"],
    ["docs", ".git/HEAD"],
    ["sample", "package-lock.json"],
  ])("%s: even if it contains only %s, which an output folder may contain", async (command, path) => {
    const folder = tempFolder();
    mkdirSync(join(folder, "schemas/Services99"), { recursive: true });
    writeFileSync(join(folder, "schemas/Services99/Sample.wsdl"), inlineWsdl({}));
    mkdirSync(dirname(join(folder, "out", path)), { recursive: true });
    writeFileSync(join(folder, "out", path), "mine");
    const before = treeOf(folder);
    const { status, stderr } = await runHere(folder, command, "--out", "out");
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/^error: out: not empty, and not [a-z ]+ that netserver-soapgen has made\n$/),
    });
    expect(treeOf(folder)).toEqual(before);
  });

  it("is refused without a walk through it: the root of the system takes no time", async () => {
    const { status, stderr } = await runHere(".", "generate", "--out", "/");
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: "error: /: not empty, and not a package that netserver-soapgen has made\n",
    });
  });
});

it("an output folder may be given by a link, and messages name it as given", async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, "schemas/Services99"), { recursive: true });
  writeFileSync(join(folder, "schemas/Services99/Sample.wsdl"), inlineWsdl({}));
  mkdirSync(join(folder, "real"));
  symlinkSync("real", join(folder, "out"));
  expect((await runHere(folder, "generate", "--out", "./out/")).stdout).toMatch(
    /^\.\/out\/: \d+ files, \d+ written, 0 removed\n$/,
  );
  expect((await runHere(folder, "check", "--out", "real")).status).toBe(0);
  expect(lstatSync(join(folder, "out")).isSymbolicLink()).toBe(true);
});
