import * as services84 from "../../generated/src/services84/index.js";
import * as services85 from "../../generated/src/services85/index.js";
import * as services86 from "../../generated/src/services86/index.js";
import * as services87 from "../../generated/src/services87/index.js";
import * as services88 from "../../generated/src/services88/index.js";
import type { Message } from "../../templates/runtime/soap/message.js";
import type { Operation } from "../../templates/runtime/soap/operation.js";

/** An operation for code that works with all of them. */
export type AnyOperation = Operation<object, object, object, object>;

const VERSIONS = {
  Services84: services84,
  Services85: services85,
  Services86: services86,
  Services87: services87,
  Services88: services88,
};

/** One message of the checked-in package. */
export interface GeneratedMessage {
  readonly version: string;
  readonly endpoint: string;
  readonly operation: string;
  readonly direction: "request" | "response";
  readonly message: Message<object, object>;
  /** The path of its envelopes, here and in the reference data. */
  readonly file: string;
}

/** Every message of every endpoint and version, in both directions. */
export const MESSAGES: readonly GeneratedMessage[] = Object.entries(VERSIONS).flatMap(
  ([version, { batch, soPrincipal }]) =>
    [batch.batchEndpoint, soPrincipal.soPrincipalEndpoint].flatMap(({ name, operations }) =>
      Object.values<AnyOperation>(operations).flatMap((operation) => [
        messageOf(version, name, operation, "request"),
        messageOf(version, name, operation, "response"),
      ]),
    ),
);

function messageOf(
  version: string,
  endpoint: string,
  operation: AnyOperation,
  direction: "request" | "response",
): GeneratedMessage {
  const file = `${version}/${endpoint}/${operation.name}.${direction}.xml`;
  return { version, endpoint, operation: operation.name, direction, message: operation[direction], file };
}
