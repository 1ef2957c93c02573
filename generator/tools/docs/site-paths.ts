import type { Contract, Endpoint } from "../../contract/contract.js";
import { fileNames } from "../../package/file-names.js";
import { isLeftAlone } from "../../package/output-rules.js";
import { bug } from "../../source/errors.js";
import { typeNames, type VersionNames } from "../../typescript/names.js";
import { clarkName } from "../../xml/qname.js";

/** The paths of all pages, without ending. They are decided before any page is made. */
export interface SitePaths {
  readonly versions: ReadonlyMap<string, VersionPaths>;
  /** For each endpoint by name: its operations in all versions. */
  readonly operationMatrices: ReadonlyMap<string, string>;
}

export interface VersionPaths {
  readonly index: string;
  readonly typeIndex: string;
  /** By Clark name. */
  readonly types: ReadonlyMap<string, string>;
  readonly endpoints: ReadonlyMap<string, EndpointPaths>;
}

export interface EndpointPaths {
  readonly index: string;
  readonly operations: ReadonlyMap<string, string>;
}

/** The pages that do not depend on any name. */
export const FIXED_PATHS = {
  root: "index",
  endpointMatrix: "versions/index",
  typeMatrix: "versions/types",
} as const;

/** The folder of the files that the pages of a site use. */
export const ASSETS = "assets";

export interface NamedContract {
  readonly contract: Contract;
  readonly names: VersionNames;
}

export function registerPaths(versions: readonly NamedContract[]): SitePaths {
  const folders = fileNames(versions, {
    nameOf: ({ contract }) => contract.version,
    isTaken: (name) => ["index", "versions", ASSETS].includes(name) || isLeftAlone(name),
  });
  const endpoints = [...new Set(versions.flatMap(({ contract }) => contract.endpoints.map(({ name }) => name)))];
  const matrices = fileNames(endpoints, { nameOf: (name) => name });
  return {
    versions: new Map(
      [...folders].map(([version, folder]) => [version.contract.version, versionPaths(version, folder)]),
    ),
    operationMatrices: new Map([...matrices].map(([name, file]) => [name, `versions/operations/${file}`])),
  };
}

function versionPaths({ contract, names }: NamedContract, folder: string): VersionPaths {
  const endpoints = fileNames(contract.endpoints, {
    nameOf: ({ name }) => name,
    isTaken: (name) => ["index", "types"].includes(name),
  });
  const types = fileNames(contract.types, {
    nameOf: ({ name }) => name.localName,
    longerNameOf: ({ name }) => typeNames(names, name).identifier,
    keyOf: ({ name }) => clarkName(name),
    isTaken: isIndex,
  });
  return {
    index: `${folder}/index`,
    typeIndex: `${folder}/types/index`,
    types: new Map([...types].map(([{ name }, file]) => [clarkName(name), `${folder}/types/${file}`])),
    endpoints: new Map(
      [...endpoints].map(([endpoint, file]) => [endpoint.name, endpointPaths(endpoint, `${folder}/${file}`)]),
    ),
  };
}

function endpointPaths({ operations }: Endpoint, folder: string): EndpointPaths {
  const files = fileNames(operations, { nameOf: ({ name }) => name, isTaken: isIndex });
  return {
    index: `${folder}/index`,
    operations: new Map([...files].map(([{ name }, file]) => [name, `${folder}/${file}`])),
  };
}

function isIndex(name: string): boolean {
  return name === "index";
}

/** Finds something that has been registered. @throws Error if it has not */
export function known<T>(map: ReadonlyMap<string, T>, name: string): T {
  const found = map.get(name);
  if (found === undefined) throw bug(`${name} was not registered`);
  return found;
}
