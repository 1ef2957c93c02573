import { RefusedError, type RefusedGroup, SchemaError } from "../source/errors.js";

/** An operation that a contract cannot express, and why. */
export interface Refusal {
  readonly endpoint: string;
  readonly operation: string;
  readonly error: SchemaError;
}

/** The operations that are compiled together, each by the name of its endpoint and its own. */
export interface Compilable {
  readonly endpoint: string;
  readonly operation: string;
}

/**
 * Finds all operations that cannot be compiled. Halves of the operations are tried, so that a few refusals among many are found
 * quickly.
 * @param compile - compiles some of the operations; throws a SchemaError if one of them cannot be
 */
export function findRefusals<One extends Compilable>(
  operations: readonly One[],
  compile: (some: readonly One[]) => void,
): Refusal[] {
  const error = errorOf(operations, compile);
  if (error === undefined) return [];
  const [only, second] = operations;
  if (only !== undefined && second === undefined)
    return [{ endpoint: only.endpoint, operation: only.operation, error }];
  const middle = Math.ceil(operations.length / 2);
  return [operations.slice(0, middle), operations.slice(middle)].flatMap((half) => findRefusals(half, compile));
}

function errorOf<One>(operations: readonly One[], compile: (some: readonly One[]) => void): SchemaError | undefined {
  if (operations.length === 0) return undefined;
  try {
    compile(operations);
    return undefined;
  } catch (error) {
    if (error instanceof SchemaError) return error;
    throw error;
  }
}

/** The error for operations that cannot be expressed, by reason. It shows the first place of each. @param first - if there are none */
export function refusedError(refusals: readonly Refusal[], first: SchemaError): SchemaError {
  const groups = new Map<string, RefusedGroup & { readonly operations: string[] }>();
  for (const { endpoint, operation, error } of refusals) {
    const group = groups.get(error.reason) ?? { error, operations: [] };
    group.operations.push(`${endpoint}.${operation}`);
    groups.set(error.reason, group);
  }
  return groups.size === 0 ? first : new RefusedError([...groups.values()]);
}

/**
 * Calls `use` for each of several files, even if it fails for some.
 * @throws SchemaError of the only one, or RefusedError with those of all
 */
export function forAll<File, Result>(files: readonly File[], use: (file: File) => Result): Result[] {
  const errors = new Map<string, SchemaError>();
  const results = files.flatMap((file) => {
    try {
      return [use(file)];
    } catch (error) {
      if (!(error instanceof SchemaError)) throw error;
      errors.set(error.message, error);
      return [];
    }
  });
  const [only, second] = [...errors.values()];
  if (only === undefined) return results;
  throw second === undefined
    ? only
    : new RefusedError([...errors.values()].map((error) => ({ error, operations: [] })));
}
