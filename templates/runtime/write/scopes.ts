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

/** The default namespace of content beside the tags in the innermost of some scopes. */
export function defaultNamespaceIn(scopes: readonly Scope[]): string {
  // If a scope has a declaration, it is on each tag. Content beside the tags does not have it.
  const scope = scopes.findLast(({ prefix, declaration }) => prefix === "" && declaration === "");
  return scope?.namespace ?? "";
}
