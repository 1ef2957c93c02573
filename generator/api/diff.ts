import { wsdlName } from "../contract/build-contract.js";
import { compileContracts, type Selection } from "../contract/compile-contracts.js";
import type { Contract } from "../contract/contract.js";
import { findVersions } from "../contract/find-versions.js";
import { kindOfPath } from "../files/kind-of-path.js";
import { type Location, locate } from "../files/location.js";
import { readFolder } from "../files/read-input.js";
import { readNamed } from "../files/read-referenced.js";
import { readRevision } from "../files/read-revision.js";
import { isNotOneOf } from "../source/did-you-mean.js";
import { InputError, OptionError } from "../source/errors.js";
import type { SchemaFiles } from "../source/source-text.js";
import { compareVersions, type VersionChanges } from "../tools/compare/compare-versions.js";
import { verdictOf } from "../tools/compare/report-changes.js";
import { isAddress, parseAddress } from "../tools/fetch/address.js";
import { fetchAddresses, nameAddresses } from "../tools/fetch/fetch-addresses.js";
import { endpointsIn, isPublication, openPublication, readPublication } from "../tools/fetch/publication.js";
import { readFetched } from "../tools/fetch/read-pinned.js";
import { EMPTY_LOCK } from "../tools/fetch/source-lock.js";
import type { ContractOptions, NamingOptions, SchemaOptions } from "./options.js";
import { readSettings, type Settings } from "./settings.js";
import { addressAccess } from "./steps/read-addresses.js";
import { lacksUsualSchemas, rulesOf } from "./steps/read-input.js";
import { pathOfSource } from "./steps/source-path.js";

/** What is compared, and which changes count. */
export interface DiffOptions
  extends Omit<SchemaOptions, "sources">,
    Pick<ContractOptions, "skipUnsupported">,
    NamingOptions {
  /** The side whose verdicts count for `failOn`; `both` if left out. */
  readonly for?: "client" | "server" | "both" | undefined;
  /** Which changes make `fails` true: those with this verdict or a worse one; `none` if left out. */
  readonly failOn?: "breaking" | "compatible" | "any" | "none" | undefined;
}

/** What `diff` has found. */
export interface DiffResult {
  /** The changes of each version. */
  readonly versions: readonly VersionChanges[];
  /** Whether there is a change that `failOn` names. */
  readonly fails: boolean;
}

/**
 * Compares two contracts, or two sets of them.
 * @param before - the old side: a folder of schemas, the folder of one version, a WSDL file, an address, an archive of published WSDL
 * files or the folder of its files, the name of a version in the schemas folder, or a state of the schemas folder in git:
 * `git:main`, `git:v1.2:path/to/schemas`
 * @param after - the new side, in the same way
 *
 * @throws InputError, or one of its subclasses, if the options, the configuration or a side cannot be used
 */
export async function diff(before: string, after: string, options: DiffOptions = {}): Promise<DiffResult> {
  const settings = await readSettings(options);
  settings.show(`compiling ${before}`);
  const old = await contractsOf(before, settings);
  settings.show(`compiling ${after}`);
  const young = await contractsOf(after, settings);
  checkEndpoints([...old, ...young], settings);
  const compared = compareVersions(old.map(selected), young.map(selected), settings.members);
  const versions = isFile(before) && isFile(after) ? compared.map((each) => ({ ...each, before, after })) : compared;
  return { versions, fails: fails(versions, options) };
}

/** `git:main`, or `git:main:folder`. */
const REVISION = /^git:([^:]+)(?::(.+))?$/;

/** A contract with all its endpoints, and with the selected ones. */
interface Side {
  readonly whole: Contract;
  readonly selected: Contract;
  /** The names that select an endpoint of the side: of portTypes and of WSDL files. */
  readonly names: readonly string[];
}

function selected({ selected }: Side): Contract {
  return selected;
}

/**
 * A side is a folder, a WSDL file, an archive of published WSDL files or a folder of them, `git:REVISION`, `git:REVISION:folder`, or
 * the name of a version among the schemas. The configuration does not select here: it is for the present, and a side may be from the
 * past.
 */
async function contractsOf(side: string, settings: Settings): Promise<Side[]> {
  const named = await readSide(side, settings);
  if (named !== undefined) return selectedOf(named, settings, { services: ofOptions("services", settings) });
  if (lacksUsualSchemas(settings)) throw new InputError(`${side}: no such file or folder`);
  const refuseName = (_: string, __: string, reason: string): InputError =>
    new InputError(`neither a file, a folder nor a version: ${reason}`);
  return selectedOf(readFolder(settings.schemas, rulesOf(settings)), settings, { services: [side], refuseName });
}

/** Whether a side is a single WSDL file. The name of its folder need not be that of a version, so it is named itself. */
function isFile(side: string): boolean {
  if (REVISION.test(side) || isAddress(side)) return false;
  const location = locate(pathOfSource(side));
  return kindOfPath(location.path) === "file" && !isPublication(location);
}

/** Reads the files of a side; undefined if it can only be the name of a version. */
async function readSide(side: string, settings: Settings): Promise<SchemaFiles | undefined> {
  const [, revision, folder] = REVISION.exec(side) ?? [];
  if (revision !== undefined) return readRevision(revision, folder === undefined ? settings.schemas : locate(folder));
  if (isAddress(side)) return readAddress(side, settings);
  const location = locate(pathOfSource(side));
  if (kindOfPath(location.path) === "nothing") return undefined;
  return isPublication(location) ? readPublished(location, settings) : readNamed(location, rulesOf(settings));
}

/** Asks an address, even if it has been fetched: what it gives now is to be compared. */
async function readAddress(side: string, settings: Settings): Promise<SchemaFiles> {
  const [named] = nameAddresses([parseAddress(side)], EMPTY_LOCK);
  if (named === undefined) throw new InputError(`${side}: no address`);
  return readFetched(named.name, await fetchAddresses([named], addressAccess(settings)));
}

async function readPublished(location: Location, settings: Settings): Promise<SchemaFiles> {
  const publication = await openPublication(location);
  const [services, endpoints] = [ofOptions("services", settings), ofOptions("endpoints", settings)];
  return readPublication(publication, endpointsIn(publication, {}, { services, endpoints }));
}

function selectedOf(schemas: SchemaFiles, settings: Settings, selection: Selection): Side[] {
  const wanted = ofOptions("endpoints", settings);
  const wsdls = findVersions(schemas);
  const { skipUnsupported } = settings.configured.has("skipUnsupported") ? {} : settings;
  return compileContracts(schemas, { ...selection, skipUnsupported }).map((whole) => {
    const { version } = whole;
    const files = (wsdls.get(version) ?? []).map(({ name }) => wsdlName(name));
    const names = [...whole.endpoints.map(({ name }) => name), ...files];
    if (wanted === undefined) return { whole, selected: whole, names };
    const endpoints = wanted.filter((name) => names.includes(name));
    if (endpoints.length === 0) return { whole, selected: { ...whole, endpoints: [], types: [] }, names };
    const [selected = whole] = compileContracts(schemas, { services: [version], endpoints, skipUnsupported });
    return { whole, selected, names };
  });
}

/** Refuses an endpoint that neither side has. One that only one side has is a difference. */
function checkEndpoints(sides: readonly Side[], settings: Settings): void {
  const known = new Set(sides.flatMap(({ names }) => names));
  const unknown = ofOptions("endpoints", settings)?.find((name) => !known.has(name));
  if (unknown === undefined) return;
  const shown = new Set(sides.flatMap(({ whole }) => whole.endpoints.map(({ name }) => name)));
  throw new OptionError("endpoints", isNotOneOf(unknown, [...shown]));
}

function ofOptions(option: "services" | "endpoints", settings: Settings): readonly string[] | undefined {
  return settings.configured.has(option) ? undefined : settings[option];
}

function fails(versions: readonly VersionChanges[], { for: side = "both", failOn = "none" }: DiffOptions): boolean {
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
