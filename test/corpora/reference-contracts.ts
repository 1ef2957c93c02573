import { existsSync, readdirSync, statSync } from "node:fs";
import { compileContracts } from "../../generator/contract/compile-contracts.js";
import type { Contract } from "../../generator/contract/contract.js";
import { findVersions } from "../../generator/contract/find-versions.js";
import { InputError, SchemaError } from "../../generator/source/errors.js";
import type { SchemaFiles } from "../../generator/source/source-text.js";
import { schemasIn } from "../support/schema-files.js";

/** Some schemas of the reference data, with the result of compiling them. */
export interface ReferenceContracts {
  readonly folder: string;
  readonly schemas: SchemaFiles;
  /** The contract of each version that can be compiled. */
  readonly contracts: readonly Contract[];
  /** How many versions are refused. */
  readonly refused: number;
}

/** Compiles each version that a folder has, on its own. */
export function compileEach(folder: string): ReferenceContracts {
  const schemas = schemasIn(folder);
  const compiled = [...findVersions(schemas).keys()].map((version) => compileOne(schemas, version));
  const contracts = compiled.filter((contract) => contract !== undefined);
  return { folder, schemas, contracts, refused: compiled.length - contracts.length };
}

/** Undefined if the generator cannot express the schemas. Any other error is a mistake in the generator. */
function compileOne(schemas: SchemaFiles, version: string): Contract | undefined {
  try {
    return compileContracts(schemas, { services: [version] })[0];
  } catch (error) {
    if (error instanceof SchemaError || error instanceof InputError) return undefined;
    throw error;
  }
}

/** The folders of schemas in the reports. Some reports have an old and a new contract. */
export function reportFolders(reports: string): string[] {
  return foldersIn(reports).flatMap((report) =>
    ["schemas", "old", "new"].map((side) => `${report}/${side}`).filter((folder) => existsSync(`${reports}/${folder}`)),
  );
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => statSync(`${folder}/${name}`).isDirectory());
}
