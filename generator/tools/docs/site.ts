import type { Contract, Endpoint, NamedType, Operation } from "../../contract/contract.js";
import { TypeIndex } from "../../contract/types.js";
import { packageName } from "../../package/package-name.js";
import { namesOf, profileOfPackage } from "../../profiles/profiles.js";
import type { ValueTypes } from "../../typescript/datatypes.js";
import { typeNames } from "../../typescript/names.js";
import { nillableTypes } from "../../typescript/nillable-types.js";
import { polymorphicTypes } from "../../typescript/polymorphism.js";
import { Version } from "../../typescript/version.js";
import { clarkName, compareText, type QName } from "../../xml/qname.js";
import { type SiteHistory, traceHistory } from "./history.js";
import type { Block, PageLink } from "./page.js";
import { readMarkdown } from "./read-markdown.js";
import {
  ASSETS,
  FIXED_PATHS,
  known,
  type NamedContract,
  registerPaths,
  type SitePaths,
  type VersionPaths,
} from "./site-paths.js";
import { type TypeUsage, typeUsages } from "./type-usage.js";

export interface SiteOptions {
  /** The value of every dateTime in the examples, in its lexical form. */
  readonly timestamp: string;
  /** The name of the generated package, from which the examples import; its usual name if left out. */
  readonly packageName?: string | undefined;
  /** The datatypes that have another TypeScript type in the package than the usual one. */
  readonly values?: ValueTypes | undefined;
  /** What the pages are called; made from the contracts if left out. */
  readonly title?: string | undefined;
  /** The beginning of the first page, in Markdown. */
  readonly intro?: string | undefined;
  /** The name of the file of the logo: `logo.svg`. */
  readonly logo?: string | undefined;
}

/** The data for all pages. */
export interface Site {
  /** The first page. */
  readonly root: PageLink;
  readonly intro: readonly Block[];
  /** The file of the logo. */
  readonly logo: string | undefined;
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
  /** The pages of its types, in the order of their names. */
  readonly typePages: readonly PageLink[];
  /** By the modules of the package that have the types. */
  readonly pagesOfModules: ReadonlyMap<string, string>;
  /** The first page of the site. */
  readonly root: PageLink;
}

/** An operation with its endpoint and version. */
export interface DocumentedOperation {
  readonly version: DocumentedVersion;
  readonly endpoint: Endpoint;
  readonly operation: Operation;
}

export function buildSite(contracts: readonly Contract[], options: SiteOptions): Site {
  const named = contracts.map((contract) => ({ contract, names: namesOf(contract) }));
  const paths = registerPaths(named);
  const root = { text: options.title ?? usualTitle(contracts), path: FIXED_PATHS.root };
  return {
    root,
    intro: options.intro === undefined ? [] : readMarkdown(options.intro),
    logo: options.logo === undefined ? undefined : `${ASSETS}/${options.logo}`,
    timestamp: options.timestamp,
    packageName: packageName(contracts, options.packageName),
    values: options.values,
    versions: named.map((version) =>
      documentedVersion(version, known(paths.versions, version.contract.version), { root, values: options.values }),
    ),
    paths,
    history: traceHistory(contracts, options.values?.members),
  };
}

/** The name of the service if it has one, or else that of its only version or endpoint. */
function usualTitle(contracts: readonly Contract[]): string {
  const endpoints = new Set(contracts.flatMap(({ endpoints }) => endpoints.map(({ name }) => name)));
  const only = [endpoints, new Set(contracts.map(({ version }) => version))].find(({ size }) => size === 1);
  const service = profileOfPackage(contracts)?.title ?? [...(only ?? [])][0];
  return service === undefined ? "Reference" : `${service} reference`;
}

function documentedVersion(
  { contract, names }: NamedContract,
  paths: VersionPaths,
  { root, values }: Pick<Site, "root" | "values">,
): DocumentedVersion {
  const types = new TypeIndex(contract.types, values?.members);
  const pageOf = ({ name }: NamedType): string => known(paths.types, clarkName(name));
  return {
    contract,
    paths,
    root,
    usages: typeUsages(contract),
    typePages: contract.types
      .map((type) => ({ text: type.name.localName, path: pageOf(type) }))
      .sort((a, b) => compareText(a.text.toLowerCase(), b.text.toLowerCase()) || compareText(a.path, b.path)),
    pagesOfModules: new Map(
      contract.types.flatMap((type) => {
        const { module, anyModule } = typeNames(names, type.name);
        return [module, anyModule].map((name) => [name, pageOf(type)] as const);
      }),
    ),
    typescript: new Version({
      ...contract,
      names,
      types,
      polymorphic: polymorphicTypes(contract),
      nillable: nillableTypes(contract, types),
      values,
    }),
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

/** The trail of pages to that of a version. */
export function versionTrail({ contract, paths, root, typescript }: DocumentedVersion): PageLink[] {
  // A package without a level for versions is of one version, which the first page shows already.
  const level = typescript.names.folder === "" ? [] : [{ text: contract.version, path: paths.index }];
  return [root, ...level];
}

export function endpointTrail(version: DocumentedVersion, endpoint: string): PageLink[] {
  return [...versionTrail(version), { text: endpoint, path: endpointPath(version, endpoint) }];
}
