import { InputError } from "../source/errors.js";
import type { SchemaFiles } from "../source/source-text.js";
import { quote } from "../source/visible-text.js";
import { buildContract, wsdlName } from "./build-contract.js";
import type { Contract } from "./contract.js";
import { findVersions } from "./find-versions.js";

/** Which part of a schemas folder to compile. */
export interface Selection {
  /** Names of versions; undefined means all. */
  readonly services?: readonly string[] | undefined;
  /** Names of endpoints: of their portTypes or of their WSDL files; undefined means all. */
  readonly endpoints?: readonly string[] | undefined;
  /** What is known of the services beyond their contracts; undefined if their namespaces tell. */
  readonly profile?: string | undefined;
  /** Whether `endpoints` may also name endpoints of versions that are not selected; false if left out. */
  readonly namesOthers?: boolean | undefined;
  /** Called before each version is compiled. */
  readonly onVersion?: ((version: string) => void) | undefined;
  /** How error messages name the option or setting that gives a name; `--services` and `--endpoints` if left out. */
  readonly showOption?: ((option: "services" | "endpoints", name: string) => string) | undefined;
}

/**
 * Compiles the contract of every selected version.
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
    const contract = buildContract({ version, wsdls: versions.get(version) ?? [] }, files, names && new Set(names));
    return { ...contract, profile: selection.profile };
  };
  const selected = [...versions.keys()].filter((version) => services.includes(version));
  const contracts = selected.map((version) => compile(version, endpoints));
  if (endpoints === undefined) {
    for (const { version, endpoints: found } of contracts) checkServed(folder, version, found.length);
    return contracts;
  }
  const sources = selected.flatMap((version) => versions.get(version) ?? []);
  const named = [...endpointNames(contracts), ...sources.map(({ name }) => wsdlName(name))];
  const found = contracts.filter((contract) => contract.endpoints.length > 0);
  const areKnown = selection.namesOthers || endpoints.every((name) => named.includes(name));
  if (found.length === 0 || !areKnown) {
    checkNames("endpoints", endpoints, endpointNames(selected.map((version) => compile(version))), selection);
  }
  return found;
}

function checkServed(folder: string, version: string, endpoints: number): void {
  if (endpoints === 0) throw new InputError(`${folder}: the WSDL files of ${version} have no SOAP port`);
}

function endpointNames(contracts: readonly Contract[]): string[] {
  return [...new Set(contracts.flatMap(({ endpoints }) => endpoints.map(({ name }) => name)))];
}

function checkNames(
  option: "services" | "endpoints",
  wanted: readonly string[],
  known: readonly string[],
  { showOption = () => `--${option}` }: Selection,
): void {
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new InputError(`${showOption(option, unknown)}: ${quote(unknown)} is not one of ${known.join(", ")}`);
}
