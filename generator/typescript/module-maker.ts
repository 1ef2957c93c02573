import type { Contract, NamedType } from "../contract/contract.js";
import { TypeIndex } from "../contract/types.js";
import { hasBareElements } from "../contract/unqualified.js";
import type { MemberNames } from "../source/member-names.js";
import { clarkName } from "../xml/qname.js";
import type { KeptModule, ModuleStore } from "./module-store.js";
import type { VersionNames } from "./names.js";
import { mayHaveOwnHref } from "./own-href.js";

/** What the modules of a version are made from. */
interface Made {
  readonly contract: Contract;
  readonly names: VersionNames;
  /** The types that a message can replace with a type that extends them, by Clark name. */
  readonly polymorphic: ReadonlyMap<string, unknown>;
  /** The types with attributes whose elements may be nil, by Clark name. */
  readonly nillable: ReadonlySet<string>;
  readonly members: MemberNames | undefined;
  /** The options that they depend on. */
  readonly common: unknown;
}

/**
 * Makes modules, or takes those of the last run whose ingredients are the same: their own part of the contract, what all modules of
 * the version share, and the facts about the types that they look at. Which types these are is seen while a module is made.
 */
export class ModuleMaker {
  /** The types, for modules: whoever looks at one in it depends on that type. */
  readonly types: TypeIndex;
  readonly #made: Made;
  readonly #store: ModuleStore | undefined;
  readonly #all: TypeIndex;
  readonly #byName: ReadonlyMap<string, NamedType>;
  readonly #facts = new Map<string, string>();
  readonly #common: string;
  /** The types that the module which is being made has looked at. */
  #seen = new Set<string>();

  /** @param store - undefined if modules are always made */
  constructor(made: Made, store: ModuleStore | undefined) {
    const { contract, names, common, members } = made;
    const { version, isDotNet } = contract;
    this.#made = made;
    this.#store = store;
    this.#all = TypeIndex.of(contract.types, members);
    this.#byName = new Map(contract.types.map((type) => [clarkName(type.name), type]));
    const onLook = (name: string): void => void this.#seen.add(name);
    this.types = store === undefined ? this.#all : new TypeIndex(contract.types, members, onLook);
    // The folder is in the path of each module.
    const shared = { version, isDotNet, namespaces: names.namespaces };
    this.#common = describeData({ ...shared, common, hasBareElements: hasBareElements(this.#all) });
  }

  /**
   * Makes a module whose text depends on a part of the contract.
   * @param path - of its file
   * @param own - describes that part
   */
  make(path: string, own: () => string, emit: () => string): string {
    if (this.#store === undefined) return emit();
    const digest = this.#store.digest(this.#common, own());
    const known = this.#store.find(path);
    const module = known !== undefined && this.#isSame(known, digest) ? known : this.#watch(digest, emit);
    this.#store.keep(path, module, (key) => this.#factsOf(key));
    return module.text;
  }

  /** Describes a type. */
  describe(type: NamedType): string {
    return this.#factsOf(this.#key(clarkName(type.name)));
  }

  #isSame({ own, types }: KeptModule, digest: string): boolean {
    return own === digest && types.every((key) => this.#store?.factsOf(key) === this.#factsOf(key));
  }

  #watch(own: string, emit: () => string): KeptModule {
    this.#seen = new Set();
    const text = emit();
    return { text, own, types: [...this.#seen].map((name) => this.#key(name)) };
  }

  /** Two versions may have a type of the same name. */
  #key(name: string): string {
    return `${this.#made.contract.version} ${name}`;
  }

  /** Stands for everything that a module can see of a type without looking at others. */
  #factsOf(key: string): string {
    const known = this.#facts.get(key) ?? this.#makeFacts(key);
    this.#facts.set(key, known);
    return known;
  }

  #makeFacts(key: string): string {
    const { names, polymorphic, nillable } = this.#made;
    const name = key.slice(this.#key("").length);
    const type = this.#byName.get(name);
    if (type === undefined) return "";
    const facts = [
      names.types.get(name),
      polymorphic.has(name),
      nillable.has(name),
      this.#all.isBase(type),
      type.kind === "struct" && mayHaveOwnHref(type, this.#all),
    ];
    return this.#store?.digest(JSON.stringify(facts), describeData(type)) ?? "";
  }
}

/** A part of a contract as text: the same text for the same data alone. */
export function describeData(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) => {
    if (typeof value === "bigint") return { bigint: value.toString() };
    return value instanceof Map ? { map: [...value] } : value;
  });
}
