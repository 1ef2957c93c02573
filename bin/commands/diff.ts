import { existsSync, statSync } from "node:fs";
import { compareVersions, type VersionChanges } from "../../generator/compare/compare-versions.js";
import { changesAsMarkdown, changesAsText, verdictOf } from "../../generator/compare/report-changes.js";
import { compileContracts } from "../../generator/contract/compile-contracts.js";
import type { Contract } from "../../generator/contract/contract.js";
import { isVersionFolder, readReferenced } from "../../generator/package/read-referenced.js";
import { readRevision } from "../../generator/package/read-revision.js";
import { readSchemas } from "../../generator/package/read-schemas.js";
import type { NamedFiles } from "../../generator/xml/source-text.js";
import { EXIT, printable, printLine, withProgress } from "../terminal.js";
import type { SelectionOptions } from "./options.js";

export interface DiffOptions extends SelectionOptions {
  readonly format: "text" | "markdown" | "json";
  readonly json?: boolean;
  readonly for: "client" | "server" | "both";
  readonly failOn: "breaking" | "compatible" | "any" | "none";
}

/** Compares two contracts, or two sets of them. */
export async function diff(before: string, after: string, options: DiffOptions): Promise<number> {
  const versions = await withProgress((show) => {
    show(`compiling ${before}`);
    const old = contractsOf(before, options);
    show(`compiling ${after}`);
    return compareVersions(old, contractsOf(after, options));
  });
  if (options.json || options.format === "json") printLine(JSON.stringify(versions, null, 2));
  else if (options.format === "markdown") process.stdout.write(changesAsMarkdown(versions));
  else for (const line of changesAsText(versions).split("\n")) printLine(printable(line));
  return fails(versions, options) ? EXIT.differences : EXIT.done;
}

/** A folder, a WSDL file, `git:REVISION`, `git:REVISION:folder`, or the name of a version among the schemas. */
function contractsOf(side: string, { schemas, services, endpoints }: DiffOptions): Contract[] {
  const [, revision, folder = schemas] = /^git:([^:]+)(?::(.+))?$/.exec(side) ?? [];
  if (revision === undefined && !existsSync(side))
    return compileContracts(readSchemas(schemas), schemas, { endpoints, services: [side] });
  const named = revision === undefined ? readSide(side) : readRevision(revision, folder);
  return compileContracts(named.files, named.folder, { services, endpoints });
}

function readSide(path: string): NamedFiles {
  const isWhole = statSync(path).isDirectory() && !isVersionFolder(path);
  return isWhole ? { folder: path, files: readSchemas(path) } : readReferenced(path);
}

function fails(versions: readonly VersionChanges[], { for: side, failOn }: DiffOptions): boolean {
  const changes = versions.flatMap(({ changes }) => changes);
  const verdicts = changes.map((change) => (side === "both" ? verdictOf(change) : change[side]));
  switch (failOn) {
    case "none":
      return false;
    case "any":
      return verdicts.length > 0;
    case "compatible":
      return verdicts.some((verdict) => verdict !== "cosmetic");
    case "breaking":
      return verdicts.includes("breaking");
  }
}
