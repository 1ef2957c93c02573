// Run-time library of netserver-soapgen, copied by it. Do not edit.

/** The namespace declarations of one element; `outer` holds those of the elements around it. */
export interface Scope {
  /** Namespaces by prefix; the default namespace has an empty one. */
  readonly declared: Readonly<Record<string, string>>;
  readonly outer: Scope | undefined;
}

/** The namespace that a prefix stands for; an empty prefix is the default namespace. */
export function resolvePrefix(scope: Scope, prefix: string): string | undefined {
  return declaringScope(scope, prefix)?.declared[prefix];
}

/** The innermost scope that declares a prefix. */
export function declaringScope(scope: Scope, prefix: string): Scope | undefined {
  let inner: Scope | undefined = scope;
  while (inner !== undefined && !Object.hasOwn(inner.declared, prefix)) inner = inner.outer;
  return inner;
}
