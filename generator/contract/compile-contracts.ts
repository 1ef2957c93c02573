import { InputError } from "../source/errors.js";
import type { SchemaFiles, SourceText } from "../source/source-text.js";
import { quote } from "../source/visible-text.js";
import { compareText } from "../xml/qname.js";
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
  /** How messages call the place where a name is given; `--services` and `--endpoints` if left out. */
  readonly showOption?: ((option: "services" | "endpoints", name: string) => string) | undefined;
}

/**
 * Compiles the contract of every selected version. A version is a folder with WSDL files: one in the schemas folder, or the
 * schemas folder itself.
 * @throws SchemaError for a schema that cannot be used; InputError for a name that matches nothing
 */
export function compileContracts(schemas: SchemaFiles, selection: Selection = {}): Contract[] {
  const { folder, files } = schemas;
  const versions = findVersions(schemas);
  if (versions.size === 0) throw new InputError(`${folder}: no WSDL files`);
  const { services = [...versions.keys()], endpoints } = selection;
  checkNames("services", services, [...versions.keys()], selection);
  const compile = (version: string, names?: readonly string[]): Contract => {
    selection.onVersion?.(version);
    return buildContract({ version, wsdls: versions.get(version) ?? [] }, files, names && new Set(names));
  };
  const selected = [...versions.keys()].filter((version) => services.includes(version));
  const contracts = selected.map((version) => compile(version, endpoints));
  if (endpoints === undefined) {
    for (const { version, endpoints: found } of contracts) checkServed(folder, version, found.length);
    return contracts;
  }
  if (!endpoints.every((name) => endpointNames(contracts).includes(name))) {
    checkNames("endpoints", endpoints, endpointNames(selected.map((version) => compile(version))), selection);
  }
  return contracts.filter((contract) => contract.endpoints.length > 0);
}

function checkServed(folder: string, version: string, endpoints: number): void {
  if (endpoints === 0) throw new InputError(`${folder}: the WSDL files of ${version} have no SOAP port`);
}

function endpointNames(contracts: readonly Contract[]): string[] {
  return [...new Set(contracts.flatMap(({ endpoints }) => endpoints.map(({ name }) => name)))];
}

function findVersions({ folder, ownName, files }: SchemaFiles): Map<string, SourceText[]> {
  const versions = new Map<string, SourceText[]>();
  for (const source of [...files.values()].sort((a, b) => compareText(a.name, b.name))) {
    if (!source.name.startsWith(`${folder}/`) || !/\.wsdl$/i.test(source.name)) continue;
    const [first, second] = source.name.slice(folder.length + 1).split("/");
    const version = second === undefined || first === undefined ? ownName : first;
    if (version === "")
      throw new InputError(`${source.name}: the root of a disk has no name for a version; use a folder`);
    versions.set(version, [...(versions.get(version) ?? []), source]);
  }
  return versions;
}

function checkNames(
  option: "services" | "endpoints",
  wanted: readonly string[],
  known: readonly string[],
  { showOption = () => `--${option}` }: Selection,
): void {
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new InputError(`${showOption(option, unknown)}: ${quote(unknown)} is none of ${known.join(", ")}`);
}
