import { ENTRY_POINTS, type EntryPoint } from "../contract/assertion.js";
import type { Contract } from "../contract/contract.js";
import { operationsIn, TypeIndex } from "../contract/types.js";
import { filesOf, inside, type MemoryFile, type MemoryFolder } from "./memory-folder.js";
import { ResponseLists } from "./response-lists.js";

/** What an entry point needs of a package beside its files. */
interface Needs {
  /** Entries of package.json. */
  readonly manifest: object;
  /** The declarations of other packages, for the compiler: entries of `paths`. */
  readonly compilerPaths: Readonly<Record<string, readonly string[]>>;
}

const NEEDS: Readonly<Partial<Record<EntryPoint, Needs>>> = {};

/**
 * The entry points that a package has only where its contracts ask for them or the configuration says so: each is a folder of
 * `templates/`, which no client loads without need.
 */
export class EntryPoints {
  readonly #names: readonly EntryPoint[];
  readonly #templates: MemoryFolder;

  constructor(contracts: readonly Contract[], chosen: readonly EntryPoint[], templates: MemoryFolder) {
    const asked = new Set([...chosen, ...contracts.flatMap(askedIn)]);
    this.#names = ENTRY_POINTS.filter((name) => asked.has(name) && templates.has(`${name}/index.ts`));
    this.#templates = templates;
  }

  has(name: string): boolean {
    return this.#names.some((one) => one === name);
  }

  /** The entry points, and the module of each. */
  entries(): (readonly [entry: string, module: string])[] {
    return this.#names.map((name) => [name, `${name}/index`]);
  }

  files(): MemoryFile[] {
    return this.#names.flatMap((name) => inside(name, filesOf(name, this.#templates)));
  }

  /** The entries of package.json that they add. */
  manifest(): object {
    return Object.assign({}, ...this.#needs().map(({ manifest }) => manifest));
  }

  compilerPaths(): (readonly [name: string, files: readonly string[]])[] {
    return this.#needs().flatMap(({ compilerPaths }) => Object.entries(compilerPaths));
  }

  #needs(): Needs[] {
    return this.#names.flatMap((name) => NEEDS[name] ?? []);
  }
}

function askedIn(contract: Contract): EntryPoint[] {
  const { endpoints } = contract;
  const lists = new ResponseLists(TypeIndex.of(contract.types));
  const hasLists = operationsIn(contract).some(({ response }) => lists.isIn(response));
  const asked = endpoints.flatMap(({ addressing, packaging, assertions }) => [
    ...(addressing === undefined ? [] : (["addressing"] as const)),
    ...(packaging === undefined ? [] : (["attachments"] as const)),
    ...assertions.flatMap(({ entryPoint }) => entryPoint ?? []),
  ]);
  return hasLists ? [...asked, "streaming"] : asked;
}
