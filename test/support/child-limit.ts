/** The time limit for a child process in milliseconds. A child that hangs then fails its test and does not stop all others. */
export const CHILD_LIMIT = 120_000;
