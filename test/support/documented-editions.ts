import { type GeneratedMessage, MESSAGES } from "./generated-operations.js";

/** An edition of the documentation, with the contracts of its time. */
export interface DocumentedEdition {
  /** The folder of its envelopes, in the reference data and, with our own values, in test/. */
  readonly folder: string;
  readonly messages: readonly GeneratedMessage[];
  /** Members that were added later. The messages of the edition are today's without them. */
  readonly missingMembers: readonly string[];
}

/** Operations that were added to Services88 later. */
const LATER_OPERATIONS: ReadonlySet<string> = new Set([
  "GetAllBatchTaskInfosByName",
  "GetAllBatchTaskInfosByNameAndState",
  "GetSystemBatchTaskInfosByName",
  "GetSystemBatchTaskInfosByNameAndState",
]);

export const EDITION_2022: DocumentedEdition = {
  folder: "envelopes",
  messages: MESSAGES.filter(({ operation }) => !LATER_OPERATIONS.has(operation)),
  missingMembers: ["CancellationBehaviour"],
};

export const EDITION_2025: DocumentedEdition = {
  folder: "envelopes-2025",
  messages: MESSAGES.filter(({ version }) => version === "Services88"),
  missingMembers: [],
};

/** The value in the form that a peer of the edition sends. */
export function valueOfEdition<T extends object>(value: T, { missingMembers }: DocumentedEdition): T {
  const left = structuredClone(value);
  leaveOut(left, new Set(missingMembers));
  return left;
}

function leaveOut(value: unknown, names: ReadonlySet<string>): void {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return;
  for (const name of Object.keys(value)) {
    if (names.has(name)) Reflect.deleteProperty(value, name);
    else leaveOut(Reflect.get(value, name), names);
  }
}
