import { basename } from "node:path/posix";
import { InputError } from "../errors.js";
import { compareText } from "../xml/qname.js";
import type { SourceFiles, SourceText } from "../xml/source-text.js";
import { buildContract } from "./build-contract.js";
import type { Contract } from "./contract.js";

/** What to compile, of all that a schemas folder holds. */
export interface Selection {
  /** Names of versions; undefined means all. */
  readonly services?: readonly string[] | undefined;
  /** Names of endpoints; undefined means all. */
  readonly endpoints?: readonly string[] | undefined;
  /** Called before each version is compiled. */
  readonly onVersion?: ((version: string) => void) | undefined;
}

/**
 * Compiles the contract of every selected version. A version is a folder with WSDL files, directly below
 * `folder`, or `folder` itself.
 * @throws SchemaError for a schema that cannot be used; InputError for a name that matches nothing
 */
export function compileContracts(files: SourceFiles, folder: string, selection: Selection = {}): Contract[] {
  const versions = findVersions(files, folder);
  if (versions.size === 0) throw new InputError(`${folder}: no WSDL files`);
  checkNames("services", selection.services, [...versions.keys()]);
  const endpoints = selection.endpoints && new Set(selection.endpoints);
  const contracts = [...versions]
    .filter(([version]) => selection.services?.includes(version) ?? true)
    .map(([version, wsdls]) => {
      selection.onVersion?.(version);
      return buildContract({ version, wsdls }, files, endpoints);
    });
  if (selection.endpoints !== undefined) {
    checkNames(
      "endpoints",
      selection.endpoints,
      contracts.flatMap((contract) => contract.endpoints.map(({ name }) => name)),
    );
  }
  return contracts.filter((contract) => contract.endpoints.length > 0);
}

function findVersions(files: SourceFiles, folder: string): Map<string, SourceText[]> {
  const root = folder.replaceAll("\\", "/").replace(/\/+$/, "");
  const versions = new Map<string, SourceText[]>();
  for (const source of [...files.values()].sort((a, b) => compareText(a.name, b.name))) {
    if (!/\.wsdl$/i.test(source.name)) continue;
    const [first, second] = source.name.slice(root.length + 1).split("/");
    const version = second === undefined || first === undefined ? basename(root) : first;
    versions.set(version, [...(versions.get(version) ?? []), source]);
  }
  return versions;
}

function checkNames(what: string, wanted: readonly string[] | undefined, known: readonly string[]): void {
  for (const name of wanted ?? []) {
    if (!known.includes(name)) {
      throw new InputError(`--${what}: ${JSON.stringify(name)} is none of ${[...new Set(known)].join(", ") || "them"}`);
    }
  }
}
