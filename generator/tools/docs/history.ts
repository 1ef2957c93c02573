import type { Contract } from "../../contract/contract.js";
import type { MemberNames } from "../../source/member-names.js";
import { compareText, type QName } from "../../xml/qname.js";
import { compareContracts } from "../compare/compare-contracts.js";
import { changeInWords, type Subject } from "../compare/contract-change.js";
import { typeSubjects } from "../compare/subject-names.js";
import { nameWithoutVersion } from "../compare/without-version.js";
import type { State } from "./page.js";

/** The change of something in one version, compared with the version before. */
export interface Step {
  readonly version: string;
  readonly state: State;
  /** The changes in words. */
  readonly changes: readonly string[];
}

/** The history of everything, with one step for each version of its service. */
export interface SiteHistory {
  readonly endpoints: readonly EndpointHistory[];
  readonly types: readonly TypeHistory[];
  operation(endpoint: string, operation: string): readonly Step[];
  type(name: QName): readonly TypeStep[];
}

export interface EndpointHistory {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly operations: readonly OperationHistory[];
}

export interface OperationHistory {
  readonly name: string;
  readonly steps: readonly Step[];
}

export interface TypeHistory {
  readonly name: string;
  readonly steps: readonly TypeStep[];
}

export interface TypeStep extends Step {
  /** The name of the type in the version, if the version has it. */
  readonly type: QName | undefined;
}

/**
 * Follows endpoints, operations and types through versions, in the given order. Versions belong together if their names are the same
 * apart from numbers: `Services88` follows `Services87`, and `Login` is separate.
 * @param members - what programs call members
 */
export function traceHistory(contracts: readonly Contract[], members?: MemberNames): SiteHistory {
  const versions = traceVersions(contracts, members);
  const endpoints = keysOf(versions, ({ operations }) => operations).map((name) => endpointHistory(name, versions));
  const types = typeHistories(versions);
  return {
    endpoints,
    types: [...types.values()].sort((a, b) => compareText(a.name, b.name)),
    operation: (endpoint, operation) => operationSteps(endpoint, operation, versions),
    type: (name) => types.get(nameWithoutVersion(name))?.steps ?? [],
  };
}

/** The content of a version, and its differences from the version before. */
interface TracedVersion {
  readonly version: string;
  /** The name without numbers. */
  readonly line: string;
  /** For each endpoint by name, the names of its operations. */
  readonly operations: ReadonlyMap<string, ReadonlySet<string>>;
  /** By name without version. */
  readonly types: ReadonlyMap<string, QName>;
  /** The changes in words, by their subject. */
  readonly changes: ReadonlyMap<string, readonly string[]>;
}

function traceVersions(contracts: readonly Contract[], members: MemberNames | undefined): TracedVersion[] {
  const last = new Map<string, Contract>();
  return contracts.map((contract) => {
    const line = contract.version.replace(/\d+/g, "");
    const before = last.get(line);
    last.set(line, contract);
    return { ...versionAfter(before, contract, members), line };
  });
}

function versionAfter(
  before: Contract | undefined,
  contract: Contract,
  members: MemberNames | undefined,
): Omit<TracedVersion, "line"> {
  const { version, endpoints, types } = contract;
  return {
    version,
    operations: new Map(endpoints.map(({ name, operations }) => [name, new Set(operations.map(({ name }) => name))])),
    types: new Map(types.map(({ name }) => [nameWithoutVersion(name), name])),
    changes: before === undefined ? new Map() : changesBetween(before, contract, members),
  };
}

function changesBetween(
  before: Contract,
  after: Contract,
  members: MemberNames | undefined,
): ReadonlyMap<string, readonly string[]> {
  const subjectOf = typeSubjects([before, after]);
  const types = new Map(before.types.map(({ name }) => [subjectOf(name), nameWithoutVersion(name)]));
  const found = new Map<string, string[]>();
  for (const change of compareContracts(before, after, members)) {
    for (const key of keysOfSubject(change.subject, types)) {
      const others = found.get(key);
      if (others === undefined) found.set(key, [changeInWords(change)]);
      else others.push(changeInWords(change));
    }
  }
  return found;
}

/**
 * The keys under which a change is found. A change of an operation is also one of its endpoint.
 * @param types - the names without version, by the names in changes
 */
function keysOfSubject(subject: Subject, types: ReadonlyMap<string, string>): string[] {
  switch (subject.kind) {
    case "version":
      return [];
    case "endpoint":
      return [endpointKey(subject.endpoint)];
    case "operation":
      return [endpointKey(subject.endpoint), operationKey(subject.endpoint, subject.operation)];
    case "type":
      return [typeKey(types.get(subject.type) ?? "")];
  }
}

function endpointKey(endpoint: string): string {
  return JSON.stringify({ endpoint });
}

function operationKey(endpoint: string, operation: string): string {
  return JSON.stringify({ endpoint, operation });
}

/** @param type - its name without version */
function typeKey(type: string): string {
  return JSON.stringify({ type });
}

/** The keys that any of the versions has, sorted. */
function keysOf(
  versions: readonly TracedVersion[],
  itemsOf: (version: TracedVersion) => ReadonlyMap<string, unknown> | ReadonlySet<string> | undefined,
): string[] {
  const keys = versions.flatMap((version) => [...(itemsOf(version)?.keys() ?? [])]);
  return [...new Set(keys)].sort(compareText);
}

function endpointHistory(name: string, versions: readonly TracedVersion[]): EndpointHistory {
  const operations = keysOf(versions, (version) => version.operations.get(name));
  return {
    name,
    steps: trace(versions, ({ operations }) => operations.has(name), endpointKey(name)),
    operations: operations.map((operation) => ({
      name: operation,
      steps: operationSteps(name, operation, versions),
    })),
  };
}

function operationSteps(endpoint: string, operation: string, versions: readonly TracedVersion[]): Step[] {
  const isIn = ({ operations }: TracedVersion): boolean => operations.get(endpoint)?.has(operation) ?? false;
  return trace(versions, isIn, operationKey(endpoint, operation));
}

function typeHistories(versions: readonly TracedVersion[]): ReadonlyMap<string, TypeHistory> {
  return new Map(keysOf(versions, ({ types }) => types).map((key) => [key, typeHistory(key, versions)]));
}

function typeHistory(key: string, versions: readonly TracedVersion[]): TypeHistory {
  const names = new Map(versions.map(({ version, types }) => [version, types.get(key)]));
  const name = [...names.values()].find((type) => type !== undefined)?.localName ?? "";
  const steps = trace(versions, ({ types }) => types.has(key), typeKey(key));
  return { name, steps: steps.map((step) => ({ ...step, type: names.get(step.version) })) };
}

/** @param key - the key under which its changes are found */
function trace(versions: readonly TracedVersion[], isIn: (version: TracedVersion) => boolean, key: string): Step[] {
  const lines = new Set(versions.filter(isIn).map(({ line }) => line));
  const before = new Map<string, boolean>();
  return versions
    .filter(({ line }) => lines.has(line) || lines.size === 0)
    .map((version) => {
      const wasIn = before.get(version.line);
      before.set(version.line, isIn(version));
      // Something new or removed has no further changes.
      const changes = (wasIn && isIn(version) && version.changes.get(key)) || [];
      const state = stateOf({ isIn: isIn(version), wasIn, isChanged: changes.length > 0 });
      return { version: version.version, state, changes };
    });
}

/** @param facts - `wasIn` is undefined for the first version, which can be compared with none */
function stateOf(facts: { isIn: boolean; wasIn: boolean | undefined; isChanged: boolean }): State {
  const { isIn, wasIn, isChanged } = facts;
  if (!isIn) return wasIn ? "removed" : "absent";
  if (wasIn === undefined) return "there";
  if (!wasIn) return "new";
  return isChanged ? "changed" : "same";
}
