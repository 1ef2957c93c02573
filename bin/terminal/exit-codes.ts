/** What the exit code says. */
export const EXIT = {
  done: 0,
  /** `check` has found differences, or `diff` a change of the kind that is not wanted. */
  differences: 1,
  /** Schemas, options or folders that cannot be used. */
  badInput: 2,
  /** A mistake in this program. */
  internal: 70,
} as const;

/** Takes the exit code of a command that has run. */
export type SetExitCode = (code: number) => void;
