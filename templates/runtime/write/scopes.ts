/** How names are written at the current place. */
export interface Scope {
  readonly namespace: string;
  /** The prefix with its colon; empty for the default namespace. */
  readonly prefix: string;
  /** The declaration that each tag needs because no element around it has it; usually empty. */
  readonly declaration: string;
  /** Whether a tag is only the local name. */
  readonly isPlain: boolean;
}

/** The scope of the innermost open element in which names of a namespace can be written; undefined if there is none. */
export function scopeOf(namespace: string, scopes: readonly Scope[]): Scope | undefined {
  const scope = scopes.findLast((outer) => outer.namespace === namespace);
  // Only the default namespace can have been redeclared: every other namespace has its own prefix.
  const isHidden = scope?.prefix === "" && scopes.findLast(({ prefix }) => prefix === "")?.namespace !== namespace;
  return isHidden ? undefined : scope;
}
