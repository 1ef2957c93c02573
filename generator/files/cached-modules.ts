import type { MemoryFolder } from "../package/memory-folder.js";
import type { KeptModule, ModuleStore } from "../typescript/module-store.js";
import { digestOf } from "./digest-of.js";

/** What is kept of modules beside their texts: digests of what they were made from. */
export interface ModuleRecords {
  /** What stands for the facts about each type. */
  readonly facts: readonly (readonly [type: string, digest: string])[];
  readonly made: readonly ModuleRecord[];
}

/** A module. The types that it has looked at are numbers of facts. */
type ModuleRecord = readonly [path: string, own: string, text: string, types: readonly number[]];

/** The modules of the last run. Their texts are those of its package. */
export class CachedModules implements ModuleStore {
  readonly #program: string;
  readonly #files: MemoryFolder;
  readonly #last: ModuleRecords;
  readonly #facts: ReadonlyMap<string, string>;
  readonly #records: ReadonlyMap<string, ModuleRecord>;
  readonly #keptFacts = new Map<string, string>();
  readonly #numbers = new Map<string, number>();
  readonly #made: ModuleRecord[] = [];

  /**
   * @param program - stands for the program: what another one has made is not used again
   * @param files - the package of the last run
   */
  constructor(program: string, files: MemoryFolder, last: ModuleRecords) {
    this.#program = program;
    this.#files = files;
    this.#last = last;
    this.#facts = new Map(last.facts);
    this.#records = new Map(last.made.map((record) => [record[0], record]));
  }

  digest(...texts: readonly string[]): string {
    return digestOf([this.#program, ...texts]);
  }

  find(path: string): KeptModule | undefined {
    const [, own, digest, numbers] = this.#records.get(path) ?? [];
    const text = this.#files.get(fileOf(path));
    if (own === undefined || numbers === undefined || text === undefined || digestOf([text]) !== digest)
      return undefined;
    // A number that means nothing gives the name of no type, whose facts nobody knows.
    return { text, own, types: numbers.map((number) => this.#last.facts[number]?.[0] ?? "") };
  }

  factsOf(type: string): string | undefined {
    return this.#facts.get(type);
  }

  keep(path: string, { text, own, types }: KeptModule, facts: (type: string) => string): void {
    const numbers = types.map((type) => this.#numberOf(type, facts));
    this.#made.push([path, own, digestOf([text]), numbers]);
  }

  /** What is kept for the next run. */
  records(): ModuleRecords {
    return { facts: [...this.#keptFacts], made: this.#made };
  }

  #numberOf(type: string, facts: (type: string) => string): number {
    const known = this.#numbers.get(type);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(type, number);
    this.#keptFacts.set(type, facts(type));
    return number;
  }
}

/** Whether a value that was read has the form of records. What it says may still be wrong: digests show it. */
export function isModuleRecords(value: unknown): value is ModuleRecords {
  if (typeof value !== "object" || value === null || !("facts" in value && "made" in value)) return false;
  const { facts, made } = value;
  return Array.isArray(facts) && facts.every(isFact) && Array.isArray(made) && made.every(isRecord);
}

function isFact(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every((item) => typeof item === "string");
}

function isRecord(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 4) return false;
  const [path, own, text, types]: unknown[] = value;
  const areTexts = [path, own, text].every((item) => typeof item === "string");
  return areTexts && Array.isArray(types) && types.every((item) => typeof item === "number");
}

/** Modules are in the folder `src` of a package. */
function fileOf(path: string): string {
  return `src/${path}`;
}
