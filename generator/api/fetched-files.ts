import type { Difference } from "../files/compare-folder.js";
import type { MemoryFolder } from "../package/memory-folder.js";

/** Documents that have been fetched, in the form for the schemas folder. */
export interface FetchedFiles {
  /** The schemas folder, as the options or the configuration name it. */
  readonly schemas: string;
  /** The names of the endpoints: `Services88/Batch`. */
  readonly endpoints: readonly string[];
  /** The texts of the documents, by their paths in the folder. */
  readonly files: MemoryFolder;
  /** The files of the folder that have been written or removed, with the lock; none unless that was asked for. */
  readonly written: readonly Difference[];
}
