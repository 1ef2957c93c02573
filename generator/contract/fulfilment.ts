import type { EntryPoint } from "./assertion.js";

/** Who fulfils an assertion. */
export interface Fulfilment {
  /** Packages without being told; or an entry point; or nobody. */
  readonly by: "package" | EntryPoint | undefined;
  /** Whether the policies inside must be fulfilled too. Otherwise they do not matter. */
  readonly isNested?: boolean;
}

export const PACKAGE: Fulfilment = { by: "package" };

export const NOBODY: Fulfilment = { by: undefined };
