import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";

/**
 * What the suites hold. A case is a folder, with its `suite` (the name of the folder that it is in), its `name`, and `schemas`,
 * the folder in which the generator looks for versions. One with an `echo.wsdl` (`isEcho`) has messages as well, which are
 * read and written back; of any other, the schemas are the whole of it.
 */

/** The suites beside the repository. */
export const SUITES = ["conformance/databinding", "conformance/xsd", "corpus/generic", "corpus/reports"];

/** The cases of a suite, or of a folder of suites. */
export function findCases(folder) {
  const names = foldersIn(folder);
  const cases = names.flatMap((name) => casesIn(folder, name));
  return cases.length > 0 ? cases : names.flatMap((name) => findCases(join(folder, name)));
}

/** The cases of one folder of a suite; none if the folder is itself a suite. */
function casesIn(suiteFolder, name) {
  const folder = join(suiteFolder, name);
  const suite = basename(suiteFolder);
  if (existsSync(join(folder, "echo.wsdl"))) return [{ suite, name, folder, schemas: folder, isEcho: true }];
  // A report may have an old and a new contract.
  const parts = ["schemas", "old", "new"].filter((part) => existsSync(join(folder, part)));
  if (parts.length > 0 && existsSync(join(folder, "note.txt"))) {
    return parts.map((part) => {
      return { suite, name: `${name}/${part}`, folder, schemas: join(folder, part), isEcho: false };
    });
  }
  const isWhole = existsSync(join(suiteFolder, "INDEX.tsv"));
  return isWhole ? [{ suite, name, folder, schemas: folder, isEcho: false }] : [];
}

function foldersIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
