import type { Contract } from "../../contract/contract.js";
import { describeUnfulfilled } from "./describe-assertions.js";

/** What people should know of some contracts before they use a package of them, one line each. */
export function describeWarnings(contracts: readonly Contract[]): string[] {
  return [
    ...contracts.flatMap(({ warnings }) => warnings),
    ...contracts.flatMap(describeLeftOut),
    ...describeUnfulfilled(contracts),
  ];
}

/** `Orders.Changed of V1 is left out: the service begins it (notification)` */
function describeLeftOut({ version, endpoints }: Contract): string[] {
  return endpoints.flatMap(({ name, leftOut }) =>
    leftOut.map(({ operation, reason }) => `${name}.${operation} of ${version} is left out: ${reason}`),
  );
}
