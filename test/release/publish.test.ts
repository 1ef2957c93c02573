import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { tempFolder } from "../support/temp-folder.js";

/** What npm is asked to do to publish a package, what is printed, and what the workflow gets. */
function publish(manifest: object, published: string): { asked: string; printed: string; output: string } {
  const folder = tempFolder();
  const bin = join(folder, "bin");
  mkdirSync(bin);
  // An npm that records what it is asked to do, and knows the versions of a registry.
  writeFileSync(
    join(bin, "npm"),
    `#!/bin/sh\necho "$@" >> npm.log\nif [ "$1" = view ]; then [ "$2" = "${published}" ] && echo 1.0.0; fi\n`,
  );
  chmodSync(join(bin, "npm"), 0o755);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "@acme/soapgen", version: "1.0.0", ...manifest }));
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, GITHUB_OUTPUT: join(folder, "output") };
  const script = resolve("test/release/publish.mjs");
  const printed = execFileSync(process.execPath, [script], { cwd: folder, env, encoding: "utf8" });
  const read = (name: string): string =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : "";
  return { asked: read("npm.log"), printed, output: read("output") };
}

describe("a release", () => {
  it("publishes a new version with provenance, and tells the workflow which one", () => {
    expect(publish({}, "@acme/soapgen@0.9.0")).toEqual({
      asked: "view @acme/soapgen@1.0.0 version\npublish --provenance\n",
      printed: "",
      output: "version=1.0.0\n",
    });
  });

  it("leaves a version alone that is published already", () => {
    expect(publish({}, "@acme/soapgen@1.0.0")).toEqual({
      asked: "view @acme/soapgen@1.0.0 version\n",
      printed: "@acme/soapgen@1.0.0 is published already\n",
      output: "",
    });
  });

  it("publishes no private package", () => {
    const printed = "@acme/soapgen is private: nothing is published\n";
    expect(publish({ private: true }, "")).toEqual({ asked: "", printed, output: "" });
  });
});
