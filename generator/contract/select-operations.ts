import type { PortOperations } from "./bind-operations.js";
import type { LeftOut } from "./left-out.js";
import type { Bindable } from "./name-operations.js";

/** Which operations of the endpoints are wanted. A name may have that of the endpoint before it: `Orders.Get`. */
export interface OperationSelection {
  /** The only operations; undefined means all. */
  readonly operations?: readonly string[] | undefined;
  /** Operations that are left out, and endpoints. A name that an operation has means operations. */
  readonly skip?: readonly string[] | undefined;
}

/** Whether one of some names means an operation. */
function isNamed(names: readonly string[], endpoint: string, operation: string): boolean {
  return names.includes(operation) || names.includes(`${endpoint}.${operation}`);
}

/** The endpoints that are skipped by name. @param operations - the names of the operations of all endpoints */
export function skippedEndpoints(
  endpoints: readonly string[],
  operations: ReadonlySet<string>,
  { skip = [] }: OperationSelection,
): string[] {
  return endpoints.filter((name) => skip.includes(name) && !operations.has(name));
}

/** Those that are skipped by name are left out with a word; those that are not picked are not there at all. */
export function selectOperations(
  { bindable, leftOut }: PortOperations,
  endpoint: string,
  { operations, skip = [] }: OperationSelection,
): PortOperations {
  const isPicked = (name: string): boolean => operations === undefined || isNamed(operations, endpoint, name);
  const isSkipped = ({ name }: Bindable): boolean => isNamed(skip, endpoint, name);
  const picked = bindable.filter(({ name }) => isPicked(name));
  const skipped = picked.filter(isSkipped).map(({ name }): LeftOut => ({ operation: name, reason: "it is skipped" }));
  return {
    bindable: picked.filter((each) => !isSkipped(each)),
    leftOut: [...leftOut.filter(({ operation }) => isPicked(operation)), ...skipped],
  };
}
