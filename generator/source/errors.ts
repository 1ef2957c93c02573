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

  constructor(message: string, position: Position, options?: ErrorOptions) {
    super(`${showPosition(position)}: ${message}`, options);
    this.position = position;
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
