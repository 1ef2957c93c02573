import { didYouMean, isNotOneOf } from "../source/did-you-mean.js";
import { InputError, OptionError } from "../source/errors.js";
import type { SchemaFiles } from "../source/source-text.js";
import { quote } from "../source/visible-text.js";
import { buildContract, wsdlName } from "./build-contract.js";
import type { Contract, Endpoint } from "./contract.js";
import { findVersions, isAlone } from "./find-versions.js";
import type { LeftOut } from "./left-out.js";
import { webAddress } from "./web-address.js";

/** Which part of a schemas folder to compile. */
export interface Selection {
  /** Names of versions; undefined means all. */
  readonly services?: readonly string[] | undefined;
  /** Names of endpoints: of their portTypes or of their WSDL files; undefined means all. */
  readonly endpoints?: readonly string[] | undefined;
  /** What is known of the services beyond their contracts; undefined if their namespaces tell. */
  readonly profile?: string | undefined;
  /** Names of operations, such as `Get` or `Orders.Get`; undefined means all. */
  readonly operations?: readonly string[] | undefined;
  /** Operations that are left out, and endpoints. A name that an operation has means operations. */
  readonly skip?: readonly string[] | undefined;
  /** Whether operations that cannot be expressed are left out. Otherwise they are an error. */
  readonly skipUnsupported?: boolean | undefined;
  /** Names of ports that are chosen before others of the same portType. */
  readonly ports?: readonly string[] | undefined;
  /** Where endpoints are called whose WSDL has no address that can be called, such as those of a binding without a service. */
  readonly address?: string | undefined;
  /** Whether `endpoints` may also name endpoints of versions that are not selected; false if left out. */
  readonly namesOthers?: boolean | undefined;
  /** Called before each version is compiled. */
  readonly onVersion?: ((version: string) => void) | undefined;
  /** The error for a name that means nothing, by where it was given; one that names the option if left out. */
  readonly refuseName?: ((option: NamingOption, name: string, reason: string) => InputError) | undefined;
}

/** The options whose values are names. */
export type NamingOption = "services" | "endpoints" | "operations" | "skip" | "ports";

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
  const compile = (version: string, names?: readonly string[], which: Selection = selection): Contract => {
    selection.onVersion?.(version);
    const own = { ...which, endpoints: names && new Set(names) };
    const contract = buildContract({ version, wsdls: versions.get(version) ?? [] }, files, own);
    const endpoints = withAddress(contract.endpoints, selection.address);
    return { ...contract, endpoints, profile: selection.profile, isAlone: isAlone(schemas, versions) };
  };
  const selected = [...versions.keys()].filter((version) => services.includes(version));
  const contracts = selected.map((version) => compile(version, endpoints));
  const whole = { ...selection, operations: undefined, skip: undefined, skipUnsupported: true };
  checkOperations(contracts, selection, () => selected.map((version) => compile(version, endpoints, whole)));
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

function withAddress(endpoints: readonly Endpoint[], address: string | undefined): readonly Endpoint[] {
  if (address === undefined) return endpoints;
  return endpoints.map((endpoint) => (webAddress(endpoint) === undefined ? { ...endpoint, address } : endpoint));
}

function checkServed(folder: string, version: string, endpoints: number): void {
  if (endpoints === 0) throw new InputError(`${folder}: the WSDL files of ${version} have no SOAP port`);
}

function endpointNames(contracts: readonly Contract[]): string[] {
  return [...new Set(contracts.flatMap(({ endpoints }) => endpoints.map(({ name }) => name)))];
}

/**
 * Every name of an operation or a port must mean one.
 * @param compileAll - compiles what is selected with all operations, among which is the one that was meant
 */
function checkOperations(
  contracts: readonly Contract[],
  selection: Selection,
  compileAll: () => readonly Contract[],
): void {
  const { operations = [], skip = [], ports = [], refuseName = refuseOption } = selection;
  const check = (option: NamingOption, names: readonly string[], known: readonly string[]): void => {
    const name = names.find((each) => !known.includes(each));
    if (name === undefined) return;
    const meant = option === "ports" ? known : namesIn(compileAll(), ["operations", "leftOut"]);
    const what = NAMED[option] ?? "operation";
    throw refuseName(option, name, `${quote(name)} is no ${what} of what is selected${didYouMean(name, meant)}`);
  };
  check("operations", operations, namesIn(contracts, ["operations", "leftOut"]));
  const skipped = contracts.flatMap((contract) => contract.skipped ?? []);
  check("skip", skip, [...namesIn(contracts, ["leftOut"]), ...skipped]);
  const known = contracts.flatMap(({ endpoints }) => endpoints.map(({ port }) => port));
  check("ports", ports, known);
}

/** The names of operations, each alone and after that of its endpoint. */
function namesIn(contracts: readonly Contract[], kinds: readonly ("operations" | "leftOut")[]): string[] {
  return contracts
    .flatMap(({ endpoints }) => endpoints)
    .flatMap((endpoint) => {
      const all = { operations: endpoint.operations.map(({ name }) => name), leftOut: endpoint.leftOut.map(nameOf) };
      return kinds.flatMap((kind) => all[kind]).flatMap((name) => [name, `${endpoint.name}.${name}`]);
    });
}

function nameOf({ operation }: LeftOut): string {
  return operation;
}

/** What the names of an option mean, if not operations. */
const NAMED: Partial<Record<NamingOption, string>> = {
  ports: "port bound to SOAP over HTTP",
  skip: "operation or endpoint",
};

function refuseOption(option: NamingOption, _: string, reason: string): InputError {
  return new OptionError(option, reason);
}

function checkNames(
  option: NamingOption,
  wanted: readonly string[],
  known: readonly string[],
  { refuseName = refuseOption }: Selection,
): void {
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown !== undefined) throw refuseName(option, unknown, isNotOneOf(unknown, known));
}
