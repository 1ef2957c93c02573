import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import {
  type Contract,
  changesAsMarkdown,
  changesAsText,
  compareVersions,
  compileContracts,
  InputError,
  readRevision,
  readSchemas,
  type SourceFiles,
  type VersionChanges,
  verdictOf,
} from "../../generator/index.js";
import { EXIT, printable, printLine, withProgress } from "../terminal.js";
import type { SelectionOptions } from "./options.js";

export interface DiffOptions extends SelectionOptions {
  readonly format: "text" | "markdown" | "json";
  readonly json?: boolean;
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
  return fails(versions, options.failOn) ? EXIT.differences : EXIT.done;
}

/** A folder, a WSDL file, `git:REVISION`, `git:REVISION:folder`, or the name of a version among the schemas. */
function contractsOf(side: string, { schemas, services, endpoints }: DiffOptions): Contract[] {
  const selection = { services, endpoints };
  const [, revision, folder = schemas] = /^git:([^:]+)(?::(.+))?$/.exec(side) ?? [];
  if (revision !== undefined)
    return compileContracts(readRevision(revision, folder), `git:${revision}:${folder}`, selection);
  if (!existsSync(side)) return compileContracts(readSchemas(schemas), schemas, { ...selection, services: [side] });
  if (statSync(side).isDirectory()) return compileContracts(readSchemas(side), side, selection);
  if (!/\.wsdl$/i.test(side)) throw new InputError(`${side}: neither a folder nor a WSDL file`);
  return compileContracts(withoutOtherWsdls(readSchemas(dirname(side)), side), dirname(side), selection);
}

/** What the file refers to stands beside it or below; other endpoints are not asked for. */
function withoutOtherWsdls(files: SourceFiles, wsdl: string): SourceFiles {
  const name = wsdl.replaceAll("\\", "/");
  const own = [...files].filter(([path]) => !/\.wsdl$/i.test(path) || path === name || `./${path}` === name);
  return new Map(own);
}

function fails(versions: readonly VersionChanges[], failOn: DiffOptions["failOn"]): boolean {
  const verdicts = versions.flatMap(({ changes }) => changes.map(verdictOf));
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
