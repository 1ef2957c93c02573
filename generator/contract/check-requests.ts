import { encodeUri } from "../../templates/runtime/values/text.js";
import { SchemaError } from "../source/errors.js";
import { type Position, showPosition } from "../source/source-text.js";
import { quote } from "../source/visible-text.js";
import { clarkName } from "../xml/qname.js";
import type { Operation } from "./contract.js";

/** An operation, and where its portType declares it. */
export interface PlacedOperation {
  readonly operation: Operation;
  readonly position: Position;
}

/**
 * Checks that a service can tell the requests of an endpoint apart: by the action, or by the element in the body if
 * operations share an action (WS-I Basic Profile 1.1, R2710).
 * @throws SchemaError for two operations that share both
 */
export function checkRequests(operations: readonly PlacedOperation[]): void {
  const known = new Map<string, PlacedOperation>();
  for (const placed of operations) {
    const { name, soapAction, request } = placed.operation;
    const element = clarkName(request.element);
    const key = JSON.stringify([encodeUri(soapAction), element]);
    const first = known.get(key);
    if (first !== undefined) {
      const shared = `the action ${quote(soapAction)} and the element ${element}`;
      const other = `${first.operation.name} (${showPosition(first.position)})`;
      throw new SchemaError(`${name} shares ${shared} with ${other}`, placed.position);
    }
    known.set(key, placed);
  }
}
