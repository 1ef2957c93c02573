import { type Contract, DIRECTIONS } from "../../contract/contract.js";
import type { MemberNames } from "../../source/member-names.js";
import { judge } from "./change-table.js";
import { compareContracts } from "./compare-contracts.js";
import type { ContractChange } from "./contract-change.js";
import { match } from "./match.js";

/** The changes between two contracts, and their names. */
export interface VersionChanges {
  /** The name of the old version, or the old one of two files; undefined if the version is new. */
  readonly before: string | undefined;
  /** The name of the new version, or the new one of two files; undefined if the version is gone. */
  readonly after: string | undefined;
  /** None if the contracts are the same. */
  readonly changes: readonly ContractChange[];
}

/**
 * Compares contracts. A single contract is compared with a single one, whatever their names; several are matched by version.
 * @param members - what programs call members
 */
export function compareVersions(
  before: readonly Contract[],
  after: readonly Contract[],
  members: MemberNames = "wire",
): readonly VersionChanges[] {
  const [old, young] = [before[0], after[0]];
  if (old !== undefined && young !== undefined && before.length === 1 && after.length === 1)
    return [compared(old, young, members)];
  const { removed, added, kept } = match(before, after, ({ version }) => version);
  return [
    ...kept.map(([oldVersion, youngVersion]) => compared(oldVersion, youngVersion, members)),
    ...removed.map(({ version }) => wholeVersion("version removed", version)),
    ...added.map(({ version }) => wholeVersion("version added", version)),
  ];
}

function compared(before: Contract, after: Contract, members: MemberNames): VersionChanges {
  return { before: before.version, after: after.version, changes: compareContracts(before, after, members) };
}

function wholeVersion(kind: "version added" | "version removed", version: string): VersionChanges {
  const subject = { kind: "version", version } as const;
  const change = { subject, kind, path: version, detail: "", ...judge(kind, new Set(DIRECTIONS)) };
  const isNew = kind === "version added";
  return { before: isNew ? undefined : version, after: isNew ? version : undefined, changes: [change] };
}
