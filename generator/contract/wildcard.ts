/** What is allowed in a place without a declaration. */
export interface Wildcard {
  readonly namespaces: NamespaceSet;
  /** How strictly it is validated. */
  readonly process: "strict" | "lax" | "skip";
}

/** The namespaces that a wildcard allows. An empty text is for names without a namespace. */
export type NamespaceSet = "any" | { readonly not: string } | readonly string[];
