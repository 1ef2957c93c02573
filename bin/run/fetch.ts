import { fetchSchemas, type FetchSchemasOptions as Options } from "../../generator/api/fetch-schemas.js";
import { EXIT } from "../terminal/exit-codes.js";
import { printFetched } from "../terminal/print-fetched.js";
import { withProgress } from "../terminal/progress.js";

export interface FetchOptions extends Options {
  readonly json?: boolean;
}

/** Fetches the contracts of endpoints, and writes them to the schemas folder. */
export async function fetch(options: FetchOptions): Promise<number> {
  const fetched = await withProgress((onProgress) => fetchSchemas({ ...options, write: true, onProgress }));
  printFetched(fetched, options);
  return EXIT.done;
}
