import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** The name of the service, in any case; not that of this program, which has it in its name. */
const SERVICE = /netserver(?!-soapgen|_soapgen)/i;

/** The folders of the profile, and the programs for readers of them, which are about the service. */
const ROOMS = /^(?:generator\/profiles\/netserver|templates\/(?:netserver|example))\//;

/** Where the profile is registered: the only files outside its folders that may import from them. */
const REGISTERS = /^generator\/profiles\/[^/]+\.ts$/;

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.replaceAll("\\", "/"));
}

/** The lines that name the service, of the files that must not know it. */
function linesOutside(): string[] {
  const paths = ["bin", "generator", "templates"].flatMap(filesIn);
  return paths
    .filter((path) => !ROOMS.test(path))
    .sort()
    .flatMap((path) =>
      readFileSync(path, "utf8")
        .split("\n")
        .map((line) => ({ path, line })),
    )
    .filter(({ line }) => SERVICE.test(line))
    .filter(
      ({ path, line }) => !(REGISTERS.test(path) && /"\.\/netserver\/|\[NETSERVER\]| = NetServerSettings;/.test(line)),
    )
    .map(({ path, line }) => `${path}: ${line.trim()}`);
}

it("only the folders of its profile know NetServer", () => {
  expect(linesOutside()).toEqual([]);
});

it("finds the word in code, comments and names of modules, but not in the name of this program", () => {
  const found = ["class NetServerClient", "// netserver's", '"../netserver/a.js"', "NETSERVER"].map((line) =>
    SERVICE.test(line),
  );
  expect(found).toEqual([true, true, true, true]);
  expect(["netserver-soapgen", "NETSERVER_SOAPGEN_TOKEN"].map((line) => SERVICE.test(line))).toEqual([false, false]);
});
