import type { ChangeKind, Verdict } from "./change-table.js";

/** The subject of a change. `typeSubjects` names types. */
export type Subject =
  | { readonly kind: "version"; readonly version: string }
  | { readonly kind: "endpoint"; readonly endpoint: string }
  | { readonly kind: "operation"; readonly endpoint: string; readonly operation: string }
  | { readonly kind: "type"; readonly type: string };

/** One difference between two contracts. */
export interface ContractChange {
  /** What has changed. */
  readonly subject: Subject;
  readonly kind: ChangeKind;
  /** The place: `Batch.StartBatchJob request BatchTaskInfo`, `BatchTaskInfo.ProgressPercent`, `BatchTaskState.Aquired`. */
  readonly path: string;
  /** The old and the new value, if the kind alone does not describe the change: `int, now long`. */
  readonly detail: string;
  /** For a client of the old contract that calls a server of the new one. */
  readonly client: Verdict;
  /** For a server of the old contract that is called by a client of the new one. */
  readonly server: Verdict;
  /** Why the verdicts are what they are, in a sentence. */
  readonly reason: string;
}

/** A change on one line. Names are as the schemas have them. */
export function changeInWords({ path, kind, detail }: ContractChange): string {
  return `${path}: ${kind}${detail === "" ? "" : ` (${detail})`}`;
}
