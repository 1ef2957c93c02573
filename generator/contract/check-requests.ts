import { encodeUri } from "../../templates/runtime/values/text.js";
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
 * Checks whether a service can tell the requests of an endpoint apart: by the action, or by the element in the body if
 * operations share an action (WS-I Basic Profile 1.1, R2710). Operations that share both can be called, because the service that
 * offers them must have its own way to tell them apart, but our handlers cannot serve them together.
 * @returns a warning for each operation that cannot be told apart from an earlier one
 */
export function checkRequests(operations: readonly PlacedOperation[]): string[] {
  const known = new Map<string, PlacedOperation>();
  return operations.flatMap((placed) => {
    const { name, soapAction, request } = placed.operation;
    const element = request.element === undefined ? "an empty body" : `the element ${clarkName(request.element)}`;
    const key = JSON.stringify([encodeUri(soapAction), element]);
    const first = known.get(key);
    known.set(key, first ?? placed);
    if (first === undefined) return [];
    const shared = `${name} shares the action ${quote(soapAction)} and ${element}`;
    const other = `${first.operation.name} (${showPosition(first.position)})`;
    return [`${showPosition(placed.position)}: ${shared} with ${other}, so no handler can serve both`];
  });
}
