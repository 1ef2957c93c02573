import { type FilePlace, type Place, type Position, placeOf, showPlace, showPosition } from "./source-text.js";
import { visibleText } from "./visible-text.js";

/** The kinds of input that cannot be used. Each is that of one class of errors; `input` is for all that has no class of its own. */
export type InputErrorCode = "configuration" | "input" | "option" | "refused" | "schema";

/**
 * Input that cannot be used: a missing folder, a name that matches nothing. The error message is for a person. It is one line in
 * which every character can be seen, although names of files and of schemas may hold any.
 */
export class InputError extends Error {
  override readonly name: string = "InputError";
  /** What is wrong, for programs. */
  readonly code: InputErrorCode = "input";

  constructor(message: string, options?: ErrorOptions) {
    super(visibleText(message), options);
  }

  /** Where it is wrong: the path of a file, and if it is known the line and the column, which count from 1. */
  get place(): FilePlace | undefined {
    return undefined;
  }

  /** The error message without the place. */
  get reason(): string {
    return this.message;
  }
}

/** The value of an option that cannot be used. The error message starts with the name of the option. */
export class OptionError extends InputError {
  override readonly name: string = "OptionError";
  override readonly code = "option";
  /** The name of the option, as functions have it: `skipUnsupported`. */
  readonly option: string;
  readonly #reason: string;

  constructor(option: string, reason: string, options?: ErrorOptions) {
    super(`${option}: ${reason}`, options);
    this.option = option;
    this.#reason = visibleText(reason);
  }

  /** The error message without the name of the option. */
  override get reason(): string {
    return this.#reason;
  }
}

/** A configuration that cannot be used. The error message starts with the place, and with the key if one is to blame. */
export class ConfigurationError extends InputError {
  override readonly name: string = "ConfigurationError";
  override readonly code = "configuration";
  /** The key, such as `services[1]` or `package.name`; undefined if the whole file cannot be used. */
  readonly key: string | undefined;
  readonly #place: FilePlace;
  readonly #reason: string;

  constructor(
    reason: string,
    at: { readonly place: FilePlace; readonly key?: string | undefined },
    options?: ErrorOptions,
  ) {
    const about = at.key === undefined ? reason : `${at.key}: ${reason}`;
    super(`${showPlace(at.place)}: ${about}`, options);
    this.key = at.key;
    this.#place = at.place;
    this.#reason = visibleText(about);
  }

  override get place(): FilePlace {
    return this.#place;
  }

  override get reason(): string {
    return this.#reason;
  }
}

/** A WSDL or schema that cannot be used. The error message starts with the place, `file:line:column`. */
export class SchemaError extends InputError {
  override readonly name: string = "SchemaError";
  override readonly code: "schema" | "refused" = "schema";
  /** The place as an offset in the text of the file. */
  readonly position: Position;
  readonly #reason: string;

  constructor(reason: string, position: Position, options?: ErrorOptions) {
    super(`${showPosition(position)}: ${reason}`, options);
    this.position = position;
    this.#reason = reason;
  }

  override get place(): Place {
    return placeOf(this.position);
  }

  override get reason(): string {
    return this.#reason;
  }
}

/** A reason why some operations cannot be expressed, or a file cannot be used. */
export interface RefusedGroup {
  /** The reason, with its place. */
  readonly error: SchemaError;
  /** `Orders.Get`; none if a whole file cannot be used. */
  readonly operations: readonly string[];
}

/** Operations that a contract cannot express, or several files that cannot be used. The error message has the first reason, and how many more there are. */
export class RefusedError extends SchemaError {
  override readonly name: string = "RefusedError";
  override readonly code = "refused";
  /** All reasons, each with what it is about. */
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
