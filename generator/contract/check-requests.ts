import { encodeUri } from "../../templates/runtime/values/text.js";
import { SchemaError } from "../source/errors.js";
import { type Position, showPosition } from "../source/source-text.js";
import { quote } from "../source/visible-text.js";
import { clarkName } from "../xml/qname.js";
import type { Operation } from "./contract.js";

/** An operation, and where its portType declares it. */
export interface PlacedOperation {
  readonly operation: Operation;
  /** The name in the WSDL, which an overloaded operation shares with others. */
  readonly wsdlName: string;
  readonly position: Position;
}

/**
 * Checks that a service can tell the requests of an endpoint apart: by the action, or by the element in the body if
 * operations share an action (WS-I Basic Profile 1.1, R2710). Overloaded operations of the rpc style share both. They can be called,
 * but our handlers cannot serve them together.
 * @returns a warning for each overloaded operation that cannot be told apart from an earlier one
 * @throws SchemaError for two other operations that share both
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
    if (first.wsdlName !== placed.wsdlName) throw new SchemaError(`${shared} with ${other}`, placed.position);
    return [`${showPosition(placed.position)}: ${shared} with ${other}, so no handler can serve both`];
  });
}
