/** Keeps the modules of one run for the next one. */
export interface ModuleStore {
  /** Stands for some texts in this program: other texts, or another program, give another one. */
  digest(...texts: readonly string[]): string;
  /** What is known of a module of the last run; undefined if there was none. */
  find(path: string): KeptModule | undefined;
  /** What stood for the facts about a type in the last run, by the name of the type. */
  factsOf(type: string): string | undefined;
  keep(path: string, module: KeptModule, facts: (type: string) => string): void;
}

/** A module, and what it was made from: if that is the same, so is its text. */
export interface KeptModule {
  readonly text: string;
  /** Stands for all that it was made from, apart from other types. */
  readonly own: string;
  /** The names of the types that were looked at while it was made. */
  readonly types: readonly string[];
}
