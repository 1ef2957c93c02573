/** What is known of a contract that its files do not say. */
export interface Provenance {
  /** The name of what is known of the service beyond its contract, if it was chosen; undefined if its namespaces tell. */
  readonly profile?: string | undefined;
  /** Whether its files were not in a folder of a version: then a package of it alone has none either. False if left out. */
  readonly isAlone?: boolean | undefined;
}
