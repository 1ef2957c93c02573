import { batchEndpoint as services84 } from "../../generated/src/services84/batch.js";
import { batchEndpoint as services85 } from "../../generated/src/services85/batch.js";
import { batchEndpoint as services86 } from "../../generated/src/services86/batch.js";
import { batchEndpoint as services87 } from "../../generated/src/services87/batch.js";
import { batchEndpoint as services88 } from "../../generated/src/services88/batch.js";
import type { Message, Operation } from "../../templates/runtime/operation.js";

/** An operation for code that works with all of them. */
export type AnyOperation = Operation<object, object, object, object>;

/** The checked-in operations of Batch, by version. */
export const BATCH: Readonly<Record<string, readonly AnyOperation[]>> = {
  Services84: Object.values(services84.operations),
  Services85: Object.values(services85.operations),
  Services86: Object.values(services86.operations),
  Services87: Object.values(services87.operations),
  Services88: Object.values(services88.operations),
};

/** Every message of Batch: 5 versions, 11 operations, 2 directions. */
export interface BatchMessage {
  readonly version: string;
  readonly operation: string;
  readonly direction: "request" | "response";
  readonly message: Message<object, object>;
}

export const BATCH_MESSAGES: readonly BatchMessage[] = Object.entries(BATCH).flatMap(([version, operations]) =>
  operations.flatMap((operation) =>
    (["request", "response"] as const).map((direction) => ({
      version,
      operation: operation.name,
      direction,
      message: operation[direction],
    })),
  ),
);
