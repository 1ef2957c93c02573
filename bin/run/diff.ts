import { existsSync } from "node:fs";
import { wsdlName } from "../../generator/contract/build-contract.js";
import { compileContracts, type Selection } from "../../generator/contract/compile-contracts.js";
import type { Contract } from "../../generator/contract/contract.js";
import { findVersions } from "../../generator/contract/find-versions.js";
import { type Location, locate } from "../../generator/files/location.js";
import { readFolder } from "../../generator/files/read-input.js";
import { readNamed } from "../../generator/files/read-referenced.js";
import { readRevision } from "../../generator/files/read-revision.js";
import { isNotOneOf } from "../../generator/source/did-you-mean.js";
import { InputError } from "../../generator/source/errors.js";
import type { SchemaFiles } from "../../generator/source/source-text.js";
import { visibleText } from "../../generator/source/visible-text.js";
import { compareVersions, type VersionChanges } from "../../generator/tools/compare/compare-versions.js";
import { changeInWords } from "../../generator/tools/compare/contract-change.js";
import { changesAsMarkdown, changesAsText, verdictOf } from "../../generator/tools/compare/report-changes.js";
import { fetchAddresses, isAddress, nameAddresses, parseAddress } from "../../generator/tools/fetch/fetch-addresses.js";
import {
  endpointsIn,
  isPublication,
  openPublication,
  readPublication,
} from "../../generator/tools/fetch/publication.js";
import { readFetched } from "../../generator/tools/fetch/read-pinned.js";
import { EMPTY_LOCK } from "../../generator/tools/fetch/source-lock.js";
import type { ContractOptions, SchemaOptions } from "../options/schema-options.js";
import type { Finding } from "../report/finding.js";
import { type FormatOptions, printFindings } from "../report/report.js";
import { addressAccess } from "../steps/read-addresses.js";
import { rulesOf } from "../steps/read-input.js";
import { EXIT } from "../terminal/exit-codes.js";
import { printJson, printText } from "../terminal/print.js";
import { printVerdicts } from "../terminal/print-verdicts.js";
import { withProgress } from "../terminal/progress.js";

export interface DiffOptions
  extends SchemaOptions,
    Pick<ContractOptions, "skipUnsupported">,
    FormatOptions<"markdown"> {
  readonly for: "client" | "server" | "both";
  readonly failOn: "breaking" | "compatible" | "any" | "none";
}

/** Compares two contracts, or two sets of them. */
export async function diff(before: string, after: string, options: DiffOptions): Promise<number> {
  const versions = await withProgress(async (show) => {
    show(`compiling ${before}`);
    const old = await contractsOf(before, options);
    show(`compiling ${after}`);
    const young = await contractsOf(after, options);
    checkEndpoints([...old, ...young], options);
    return compareVersions(old.map(selected), young.map(selected));
  });
  await print(versions, options);
  return fails(versions, options) ? EXIT.differences : EXIT.done;
}

async function print(versions: readonly VersionChanges[], { format }: DiffOptions): Promise<void> {
  if (format === "text") printVerdicts(changesAsText(versions));
  else if (format === "markdown") printText(changesAsMarkdown(versions).trimEnd());
  else if (format === "json") printJson({ versions });
  else await printFindings(versions.flatMap(findingsIn), format, "diff");
}

/** Each change with its worse verdict. A change has no place in a file: it is between two contracts. */
function findingsIn({ changes }: VersionChanges): Finding[] {
  return changes.map((change) => {
    const verdict = verdictOf(change);
    const details = [`clients: ${change.client}`, `servers: ${change.server}`, change.reason];
    return {
      rule: `contract-${verdict}`,
      severity: SEVERITIES[verdict],
      title: visibleText(`${verdict}: ${changeInWords(change)}`),
      details,
    };
  });
}

const SEVERITIES = { breaking: "error", compatible: "warning", cosmetic: "notice" } as const;

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
async function contractsOf(side: string, options: DiffOptions): Promise<Side[]> {
  const named = await readSide(side, options);
  if (named !== undefined) return selectedOf(named, options, { services: ofCommandLine("services", options) });
  const showOption = (): string => "neither a file, a folder nor a version";
  return selectedOf(readFolder(options.schemas, rulesOf(options)), options, { services: [side], showOption });
}

/** Reads the files of a side; undefined if it can only be the name of a version. */
async function readSide(side: string, options: DiffOptions): Promise<SchemaFiles | undefined> {
  const [, revision, folder] = /^git:([^:]+)(?::(.+))?$/.exec(side) ?? [];
  if (revision !== undefined) return readRevision(revision, folder === undefined ? options.schemas : locate(folder));
  if (isAddress(side)) return readAddress(side, options);
  if (side === "" || !existsSync(side)) return undefined;
  const location = locate(side);
  return isPublication(location) ? readPublished(location, options) : readNamed(location, rulesOf(options));
}

/** Asks an address, even if it has been fetched: what it gives now is to be compared. */
async function readAddress(side: string, options: DiffOptions): Promise<SchemaFiles> {
  const [named] = nameAddresses([parseAddress(side)], EMPTY_LOCK);
  if (named === undefined) throw new InputError(`${side}: no address`);
  return readFetched(named.name, await fetchAddresses([named], addressAccess(options)));
}

async function readPublished(location: Location, options: DiffOptions): Promise<SchemaFiles> {
  const publication = await openPublication(location);
  const [services, endpoints] = [ofCommandLine("services", options), ofCommandLine("endpoints", options)];
  return readPublication(publication, endpointsIn(publication, {}, { services, endpoints }));
}

function selectedOf(schemas: SchemaFiles, options: DiffOptions, selection: Selection): Side[] {
  const wanted = ofCommandLine("endpoints", options);
  const wsdls = findVersions(schemas);
  const { skipUnsupported } = options.configured?.has("skipUnsupported") ? {} : options;
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
function checkEndpoints(sides: readonly Side[], options: DiffOptions): void {
  const known = new Set(sides.flatMap(({ names }) => names));
  const unknown = ofCommandLine("endpoints", options)?.find((name) => !known.has(name));
  if (unknown === undefined) return;
  const shown = new Set(sides.flatMap(({ whole }) => whole.endpoints.map(({ name }) => name)));
  throw new InputError(`--endpoints: ${isNotOneOf(unknown, [...shown])}`);
}

function ofCommandLine(option: "services" | "endpoints", options: DiffOptions): readonly string[] | undefined {
  return options.configured?.has(option) ? undefined : options[option];
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
