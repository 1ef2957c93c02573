/** Milliseconds after which a child is ended, so that one that hangs fails its test instead of holding up all. */
export const CHILD_LIMIT = 120_000;
