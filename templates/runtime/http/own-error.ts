/**
 * The errors of handlers that answered "internal error". Where a handler takes the place of `fetch`, its client and its author are
 * in one process, so the client's error has the author's as its `cause`. Nothing of it is in the response, which may go elsewhere. An
 * extension of a client may say here why it has left a response as it is.
 */
const ownErrors = new WeakMap<object, unknown>();

export function keepOwnError(response: object, error: unknown): void {
  ownErrors.set(response, error);
}

/** Keeps with a response what is kept with another form of it. */
export function passOwnError(from: object, to: object): void {
  if (ownErrors.has(from)) ownErrors.set(to, ownErrors.get(from));
}

/** Gives an error the cause that the response is kept with, if it is. */
export function addOwnError(error: Error, response: object): void {
  if (!ownErrors.has(response)) return;
  // Like the cause of a constructor, it is no enumerable property.
  const value = ownErrors.get(response);
  Object.defineProperty(error, "cause", { value, configurable: true, writable: true });
}
