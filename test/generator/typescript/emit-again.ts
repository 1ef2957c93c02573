import type { Contract } from "../../../generator/contract/contract.js";
import { CachedModules, isModuleRecords, type ModuleRecords } from "../../../generator/files/cached-modules.js";
import { namesOf, profileOf } from "../../../generator/profiles/profiles.js";
import { loadCodeWriter } from "../../../generator/typescript/code-writer.js";
import { type EmitOptions, emitVersion } from "../../../generator/typescript/emit-version.js";

/** What a run has made, and what it keeps for the next one. */
export interface Emitted {
  readonly modules: ReadonlyMap<string, string>;
  readonly records: ModuleRecords;
  /** How many modules are new. */
  readonly made: number;
}

export const NOTHING: Emitted = { modules: new Map(), records: { facts: [], made: [] }, made: 0 };

interface AgainOptions extends EmitOptions {
  /** Stands for the program that runs. */
  readonly program?: string;
}

/** The modules of a contract, with those of the last run at hand. */
export function emitAgain(contract: Contract, last: Emitted, options?: AgainOptions): Emitted {
  return emitPackageAgain([contract], last, options);
}

/** The modules of the contracts of one package, with those of the last run at hand. */
export function emitPackageAgain(contracts: readonly Contract[], last: Emitted, options: AgainOptions = {}): Emitted {
  const { program = "this program", ...others } = options;
  const files = new Map([...last.modules].map(([path, text]) => [`src/${path}`, text]));
  const store = new CachedModules(program, files, last.records);
  const createWriter = loadCodeWriter();
  let made = 0;
  const counted = () => {
    made++;
    return createWriter();
  };
  const modules = new Map(
    contracts.flatMap((contract) => {
      const client = profileOf(contract)?.client;
      return [...emitVersion(contract, namesOf(contract), counted, { client, ...others, modules: store })];
    }),
  );
  const records: unknown = JSON.parse(JSON.stringify(store.records()));
  if (!isModuleRecords(records)) throw new Error("records have another form when they are read");
  return { modules, records, made };
}

/** The modules of a contract, all made anew. */
export function emitAnew(contract: Contract, options: EmitOptions = {}): ReadonlyMap<string, string> {
  return emitVersion(contract, namesOf(contract), loadCodeWriter(), {
    client: profileOf(contract)?.client,
    ...options,
  });
}
