/** The exit codes. */
export const EXIT = {
  done: 0,
  /** `check` has found differences, or `diff` has found a change that `--fail-on` names. */
  differences: 1,
  /** Schemas, options or folders that cannot be used. */
  badInput: 2,
  /** A mistake in this program. */
  internal: 70,
} as const;

/** Called with the exit code after a command has run. */
export type SetExitCode = (code: number) => void;
