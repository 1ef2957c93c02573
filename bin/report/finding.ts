import type { FilePlace } from "../../generator/source/source-text.js";

/** Something that a person should look at, for the programs that show such things beside the code. */
export interface Finding {
  /** The kind of finding, the same for all of its kind: `package-differs`, `contract-change`, `refused`. */
  readonly rule: string;
  readonly severity: "error" | "warning" | "notice";
  /** One line. Every character in it can be seen. */
  readonly title: string;
  /** More lines, such as a diff. */
  readonly details: readonly string[];
  readonly place?: FilePlace | undefined;
}
