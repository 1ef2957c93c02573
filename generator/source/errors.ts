import { type Position, showPosition } from "./source-text.js";

/** Input that cannot be used: a missing folder, a name that matches nothing. The message is for a person. */
export class InputError extends Error {
  override readonly name: string = "InputError";
}

/** A WSDL or schema that cannot be used, and where: the message starts with `file:line:column`. */
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
