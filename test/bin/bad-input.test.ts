import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { inlineWsdl } from "../support/inline-wsdl.js";
import { run, snapshotOf } from "../support/program.js";

type Row = [what: string, args: string[], message: RegExp];

/** Folders in `/proc` exist only while the system wants them. */
function notMade(path: string): Row[] {
  const commands = process.platform === "linux" ? ["generate", "docs", "sample"] : [];
  const message = new RegExp(`^error: ${path}: the folder cannot be made\\n$`);
  return commands.map((command) => [`${command}: ${path} cannot be made`, [command, "--out", path], message]);
}

describe("bad input and usage: exit 2, one line, nothing written", () => {
  let folder: string;
  beforeAll(() => {
    folder = resolve("node_modules/.cache/bad-input-test");
    rmSync(folder, { recursive: true, force: true });
    cpSync("schemas", join(folder, "schemas"), { recursive: true });
    cpSync("generated", join(folder, "generated"), {
      recursive: true,
      filter: (path) => !/(?:node_modules|dist|package-lock\.json|\.tgz)$/.test(path),
    });
    mkdirSync(join(folder, "empty"));
    mkdirSync(join(folder, "dangling/Services99"), { recursive: true });
    writeFileSync(
      join(folder, "dangling/Services99/Sample.wsdl"),
      inlineWsdl({ operations: { Get: { request: '<xs:element name="State" type="tns:Stat"/>' } } }),
    );
    mkdirSync(join(folder, "escape/Services99"), { recursive: true });
    writeFileSync(
      join(folder, "escape/Services99/Sample.wsdl"),
      inlineWsdl({ types: '<xs:include schemaLocation="../../../secret.xsd"/>' }),
    );
    mkdirSync(join(folder, "hostile/Services99"), { recursive: true });
    writeFileSync(
      join(folder, "hostile/Services99/Sample.wsdl"),
      inlineWsdl({ types: '<xs:include schemaLocation="&#x9b;31m.xsd"/>' }),
    );
  });

  it.each([
    [
      "a dangling type",
      ["generate", "--schemas", "dangling"],
      /^error: dangling\/Services99\/Sample\.wsdl:6:1: element State: the type \{http:\/\/example\.com\/ServicesXX\}Stat is not defined\n$/,
    ],
    [
      "an include from outside",
      ["generate", "--schemas", "escape"],
      /^error: escape\/Services99\/Sample\.wsdl:4:1: "\.\.\/\.\.\/\.\.\/secret\.xsd" is not a file among the schemas\n$/,
    ],
    [
      "control characters in a name",
      ["generate", "--schemas", "hostile"],
      /^error: hostile\/Services99\/Sample\.wsdl:4:1: "\\u\{9b\}31m\.xsd" is not a file among the schemas\n$/,
    ],
    ["no such folder", ["generate", "--schemas", "nowhere"], /^error: nowhere: no such folder\n$/],
    ["a folder without schemas", ["check", "--schemas", "empty"], /^error: empty: no WSDL files\n$/],
    [
      "an unknown version",
      ["generate", "--services", "Services99"],
      /^error: --services: "Services99" is not one of Login, Services84, /,
    ],
    [
      "an unknown endpoint",
      ["generate", "--endpoints", "Botch"],
      /^error: --endpoints: "Botch" is not one of IPartnerSystemUserService, Batch, SoPrincipal; did you mean "Batch"\?\n$/,
    ],
    [
      "somebody else's folder",
      ["generate", "--out", "schemas"],
      /^error: schemas: not empty, and not a package that netserver-soapgen has made\n$/,
    ],
    [
      "a file as output folder",
      ["generate", "--out", "schemas/README.md"],
      /^error: schemas\/README\.md: is a file, not a folder\n$/,
    ],
    [
      "a stream as output folder",
      ["generate", "--out", "-"],
      /^error: -: the folder of the package cannot be a stream; for a folder of this name, write \.\/-\n$/,
    ],
    ["a configuration that does not exist", ["check", "--config", "none"], /^error: none: no such file or folder\n$/],
    ["a configuration that is a folder", ["check", "--config", "empty"], /^error: empty: is a folder, not a file\n$/],
    ...notMade("/proc/x"),
    ...notMade("/proc/x/y"),
    [
      "an output folder below a file",
      ["generate", "--out", "schemas/README.md/x"],
      /^error: [^\n]*schemas\/README\.md\/x: a part of the path is a file, not a folder\n$/,
    ],
    ["an output folder without name", ["generate", "--out", ""], /^error: the folder of the package has no name\n$/],
    ["a source without name", ["generate", "", "--out", "out"], /^error: a source has no name\n$/],
    ["no name for check", ["check", ""], /^error: a source has no name\n$/],
    ["no name for inspect", ["inspect", ""], /^error: a source has no name\n$/],
    ["no name for sample", ["sample", "", "StartBatchJob"], /^error: a source has no name\n$/],
    ["no name for docs", ["docs", "", "--out", "out"], /^error: a source has no name\n$/],
    ["no name for mock", ["mock", ""], /^error: a source has no name\n$/],
    ["no name for fetch", ["fetch", ""], /^error: a source has no name\n$/],
    ["an old side without name", ["diff", "", "schemas"], /^error: a source has no name\n$/],
    ["a new side without name", ["diff", "schemas", ""], /^error: a source has no name\n$/],
    ["a root that does not exist", ["generate", "--root", "nowhere"], /^error: nowhere: no such folder\n$/],
    [
      "a file as root",
      ["generate", "--root", "schemas/README.md"],
      /^error: schemas\/README\.md: is a file, not a folder\n$/,
    ],
    ["an unknown option", ["generate", "--unheard-of"], /^error: unknown option '--unheard-of'\n$/],
    ["an unknown command", ["regenerate"], /^error: unknown command 'regenerate'/],
    [
      "a command that is nearly right",
      ["generat"],
      /^error: unknown command 'generat'\n\(Did you mean generate\?\)\n$/,
    ],
    ["control characters in an option", ["generate", "--\u001b[31m"], /^error: unknown option '--\\u\{1b\}\[31m'\n$/],
    ["control characters in a command", ["\u001b[31m\n"], /^error: unknown command '\\u\{1b\}\[31m\\u\{a\}'\n$/],
    [
      "control characters in the value of an option",
      ["generate", "--timeout", "\u009b31m"],
      /^error: option '--timeout <seconds>' argument '\\u\{9b\}31m' is invalid\. It must be a number /,
    ],
    [
      "control characters in an argument",
      ["completion", "\u001b[31m"],
      /^error: command-argument value '\\u\{1b\}\[31m' is invalid for argument 'shell'\. Allowed choices are /,
    ],
  ])("%s", (_, args, message) => {
    const before = snapshotOf(folder);
    const { status, stdout, stderr } = run(folder, ...args);
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: "", stderr: expect.stringMatching(message) });
    expect(snapshotOf(folder)).toEqual(before);
  });
});
