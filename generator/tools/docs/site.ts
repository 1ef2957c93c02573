import type { Contract, Endpoint, Operation } from "../../contract/contract.js";
import { TypeIndex } from "../../contract/types.js";
import { packageName } from "../../package/package-name.js";
import { namesOf } from "../../profiles/profiles.js";
import type { ValueTypes } from "../../typescript/datatypes.js";
import { nillableTypes } from "../../typescript/nillable-types.js";
import { polymorphicTypes } from "../../typescript/polymorphism.js";
import { Version } from "../../typescript/version.js";
import { clarkName, type QName } from "../../xml/qname.js";
import { type SiteHistory, traceHistory } from "./history.js";
import type { PageLink } from "./page.js";
import { FIXED_PATHS, known, registerPaths, type SitePaths, type VersionPaths } from "./site-paths.js";
import { type TypeUsage, typeUsages } from "./type-usage.js";

export interface SiteOptions {
  /** The value of every dateTime in the examples, in its lexical form. */
  readonly timestamp: string;
  /** The name of the generated package, from which the examples import; its usual name if left out. */
  readonly packageName?: string | undefined;
  /** The datatypes that have another TypeScript type in the package than the usual one. */
  readonly values?: ValueTypes | undefined;
}

/** The data for all pages. */
export interface Site {
  readonly timestamp: string;
  readonly packageName: string;
  readonly values: ValueTypes | undefined;
  readonly versions: readonly DocumentedVersion[];
  readonly paths: SitePaths;
  readonly history: SiteHistory;
}

/** The data for the pages of one version. */
export interface DocumentedVersion {
  readonly contract: Contract;
  readonly paths: VersionPaths;
  /** By Clark name. */
  readonly usages: ReadonlyMap<string, TypeUsage>;
  /** The types, and the names of everything in TypeScript. */
  readonly typescript: Version;
}

/** An operation with its endpoint and version. */
export interface DocumentedOperation {
  readonly version: DocumentedVersion;
  readonly endpoint: Endpoint;
  readonly operation: Operation;
}

export function buildSite(
  contracts: readonly Contract[],
  { timestamp, packageName: chosen, values }: SiteOptions,
): Site {
  const named = contracts.map((contract) => ({ contract, names: namesOf(contract) }));
  const paths = registerPaths(named);
  const versions = named.map(({ contract, names }) => {
    const types = new TypeIndex(contract.types);
    const polymorphic = polymorphicTypes(contract);
    return {
      contract,
      paths: known(paths.versions, contract.version),
      usages: typeUsages(contract),
      typescript: new Version({
        ...contract,
        names,
        types,
        polymorphic,
        nillable: nillableTypes(contract, types),
        values,
      }),
    };
  });
  return {
    timestamp,
    packageName: packageName(contracts, chosen),
    values,
    versions,
    paths,
    history: traceHistory(contracts),
  };
}

/** Whether there are several versions to compare. */
export function hasHistory({ versions }: Site): boolean {
  return versions.length > 1;
}

export function typePath({ paths }: DocumentedVersion, name: QName): string {
  return known(paths.types, clarkName(name));
}

export function endpointPath({ paths }: DocumentedVersion, endpoint: string): string {
  return known(paths.endpoints, endpoint).index;
}

export function operationPath({ paths }: DocumentedVersion, endpoint: string, operation: string): string {
  return known(known(paths.endpoints, endpoint).operations, operation);
}

/** The root page, and the trail of pages to that of a version. */
export const ROOT: PageLink = { text: "Reference", path: FIXED_PATHS.root };

export function versionTrail({ contract, paths }: DocumentedVersion): PageLink[] {
  return [ROOT, { text: contract.version, path: paths.index }];
}

export function endpointTrail(version: DocumentedVersion, endpoint: string): PageLink[] {
  return [...versionTrail(version), { text: endpoint, path: endpointPath(version, endpoint) }];
}
