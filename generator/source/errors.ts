import { type Position, showPosition } from "./source-text.js";
import { visibleText } from "./visible-text.js";

/**
 * Input that cannot be used: a missing folder, a name that matches nothing. The error message is for a person. It is one line in
 * which every character can be seen, although names of files and of schemas may hold any.
 */
export class InputError extends Error {
  override readonly name: string = "InputError";

  constructor(message: string, options?: ErrorOptions) {
    super(visibleText(message), options);
  }
}

/** A WSDL or schema that cannot be used. The error message starts with the place, `file:line:column`. */
export class SchemaError extends InputError {
  override readonly name: string = "SchemaError";
  readonly position: Position;
  /** The error message without the place. */
  readonly reason: string;

  constructor(reason: string, position: Position, options?: ErrorOptions) {
    super(`${showPosition(position)}: ${reason}`, options);
    this.position = position;
    this.reason = reason;
  }
}

/** A reason why some operations cannot be expressed, or a file cannot be used. */
export interface RefusedGroup {
  readonly error: SchemaError;
  /** `Orders.Get`; none if a whole file cannot be used. */
  readonly operations: readonly string[];
}

/** Operations that a contract cannot express, or several files that cannot be used. The error message has the first reason, and how many more there are. */
export class RefusedError extends SchemaError {
  readonly groups: readonly RefusedGroup[];

  /** @param groups - at least one, each with a reason of its own */
  constructor(groups: readonly RefusedGroup[]) {
    const [first, ...others] = groups;
    if (first === undefined) throw bug("nothing is refused");
    const { reason, position } = first.error;
    super(others.length === 0 ? reason : `${reason}, and ${others.length} more`, position);
    this.groups = groups;
  }
}

/** Refuses a construct of WSDL or XML Schema that the generator knows by name but cannot express. */
export function unsupported(construct: string, position: Position): SchemaError {
  return new SchemaError(`${construct} is not supported`, position);
}

/** Refuses a second thing where only one of its kind or name is allowed. */
export function repeated(what: string, position: Position, first: Position): SchemaError {
  return new SchemaError(`a second ${what}, after ${showPosition(first)}`, position);
}

/** The error for a state that no input can cause: a mistake in the generator. */
export function bug(message: string): Error {
  return new Error(visibleText(message));
}
