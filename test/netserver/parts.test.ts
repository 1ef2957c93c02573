import { readdirSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

const SOURCE = "generated/src";

/** All modules that are loaded with one, without what is only for types. */
function modulesOf(path: string, found = new Set<string>()): Set<string> {
  if (found.has(path)) return found;
  found.add(path);
  const text = readFileSync(join(SOURCE, path), "utf8");
  for (const [, clause = "", specifier = ""] of text.matchAll(/^(?:import|export) ([^;"]*?)from "(\.[^"]+)";$/gm)) {
    const names = /\{([\s\S]*)\}/.exec(clause)?.[1] ?? "a value";
    const isForTypes = clause.startsWith("type ") || names.split(",").every((name) => /^\s*(?:type\s|$)/.test(name));
    if (!isForTypes) modulesOf(normalize(join(path, "..", specifier)).replace(/js$/, "ts"), found);
  }
  return found;
}

/** Which modules of NetServer's are loaded with a module. */
function netserverModules(path: string): string[] {
  return [...modulesOf(path)].filter((name) => name.startsWith("netserver/")).sort();
}

const PARTS = readdirSync(join(SOURCE, "netserver"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe("what is not used is not loaded", () => {
  it("a client of an endpoint loads the errors of NetServer, and neither sessions nor parts", () => {
    const wanted = ["netserver/netserver-client.ts"];
    expect(netserverModules("services88/batch.ts")).toEqual(wanted);
    expect(netserverModules("login/partner-system-user-service.ts")).toEqual(wanted);
  });

  it("the package's own entry point loads sessions, and no part", () => {
    const loaded = netserverModules("index.ts");
    expect(loaded).toContain("netserver/session.ts");
    expect(loaded.filter((name) => name.split("/").length > 2)).toEqual([]);
  });

  it.each(PARTS)("the part %s loads no other, except for archive, which has values", (part) => {
    const parts = netserverModules(`netserver/${part}/index.ts`).filter((name) => name.split("/").length > 2);
    const others = new Set(parts.map((name) => name.split("/")[1]).filter((name) => name !== part));
    expect([...others]).toEqual(part === "archive" ? ["values"] : []);
  });

  it("jose is loaded by the part that is called so alone", () => {
    const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    const users = files.filter((name) => /from "jose"/.test(readFileSync(join(SOURCE, name), "utf8")));
    expect(users).toEqual(["netserver/jose/jose.ts"]);
  });
});

describe("package.json", () => {
  const { exports, peerDependencies, peerDependenciesMeta } = JSON.parse(
    readFileSync("generated/package.json", "utf8"),
  );

  it("has an entry point for each part", () => {
    const entries = Object.keys(exports).filter((name) => name.startsWith("./netserver/"));
    expect(PARTS).toEqual(["archive", "jose", "logging", "system-user", "tenant", "values"]);
    expect(entries).toEqual(PARTS.map((name) => `./netserver/${name}`));
    expect(exports["./netserver/tenant"].default).toEqual({
      types: "./dist/netserver/tenant/index.d.ts",
      default: "./dist/netserver/tenant/index.js",
    });
  });

  it("has jose as a peer that nobody must install", () => {
    expect([peerDependencies, peerDependenciesMeta]).toEqual([{ jose: "^6.0.0" }, { jose: { optional: true } }]);
  });
});
