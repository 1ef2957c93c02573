import { type TagsByForm, tagsOf } from "./tags.js";

/** How names are written at the current place. */
export interface Scope {
  readonly namespace: string;
  /** Its prefix with the colon, which is empty for the default namespace. */
  readonly prefix: string;
  readonly tags: TagsByForm;
  /** The declaration that each tag needs because no element around it has it; usually empty. */
  readonly declaration: string;
  /** The scope inside an element that has the declaration. */
  readonly inside: Scope | undefined;
  /** Whether a tag has the declaration already. */
  isWritten: boolean;
}

/** What scopes need of the writer. */
interface ScopeWriter {
  /** A prefix that means a namespace everywhere, without its colon. */
  reserve(namespace: string): string;
  /** Declares a prefix on the element around the whole text. */
  declareAround(prefix: string, namespace: string): void;
  escape(namespace: string): string;
}

/** The scopes of the open elements. A prefix never means two namespaces, so it can be declared anywhere. */
export class Scopes {
  readonly #writer: ScopeWriter;
  /** Those of the element around the whole text. */
  #around: readonly Scope[];
  /** Outermost first. The last one is `current`. */
  readonly open: Scope[];
  /** Those that have been made for a namespace. */
  readonly #made = new Map<string, Scope>();
  current: Scope;

  /** @param around - the scopes of the element around the whole text, that of the default namespace last */
  constructor(around: readonly [...Scope[], Scope], writer: ScopeWriter) {
    this.#writer = writer;
    this.#around = around;
    this.open = [...around];
    this.current = around[around.length - 1] ?? around[0];
  }

  enter(scope: Scope): void {
    this.open.push(scope);
    this.current = scope;
  }

  leave(): void {
    this.open.pop();
    this.current = this.open[this.open.length - 1] ?? this.current;
  }

  /** Changes the namespace of what is written next in the innermost element. */
  change(namespace: string): void {
    if (namespace === this.current.namespace) return;
    this.current = this.of(namespace);
    this.open[this.open.length - 1] = this.current;
  }

  /** A scope in which names of a namespace can be written here. */
  of(namespace: string): Scope {
    if (namespace === this.current.namespace) return this.current;
    // Most messages change only between these. A prefix holds everywhere, and so does having no namespace as the default.
    for (const scope of this.#around)
      if (scope.namespace === namespace && (scope.prefix !== "" || namespace === "")) return scope;
    let hasDefault = false;
    for (let index = this.open.length - 1; index >= 0; index--) {
      const scope = this.open[index];
      const isDefault = scope?.prefix === "";
      // Only the default namespace can have been redeclared: every other namespace has its own prefix.
      if (scope?.namespace === namespace && !(isDefault && hasDefault)) return scope;
      hasDefault ||= isDefault;
    }
    return this.#make(namespace);
  }

  /** The namespace in which an element begins: that of the elements inside, unless a declaration would have to take the default away. */
  first(namespace: string, inside: string): string {
    return this.of(inside).declaration === "" ? inside : namespace;
  }

  /** The scope of an element that declares `namespace` as its default: the element itself then needs a prefix. */
  beside(namespace: string | undefined): Scope {
    const { current } = this;
    const isTakenAway = namespace === "" && current.prefix === "" && current.namespace !== "";
    return isTakenAway ? this.#make(current.namespace) : current;
  }

  #make(namespace: string): Scope {
    const made = this.#made.get(namespace);
    if (made === undefined) return this.#makeFirst(namespace);
    if (namespace === "" || made.inside === undefined || !made.isWritten) return made;
    // What a second place needs, many may need.
    this.#writer.declareAround(made.prefix.slice(0, -1), namespace);
    this.open.unshift(made.inside);
    this.#around = [made.inside, ...this.#around];
    this.#made.set(namespace, made.inside);
    return made.inside;
  }

  #makeFirst(namespace: string): Scope {
    const name = namespace === "" ? "" : this.#writer.reserve(namespace);
    const prefix = namespace === "" ? "" : `${name}:`;
    const declaration = namespace === "" ? ' xmlns=""' : ` xmlns:${name}="${this.#writer.escape(namespace)}"`;
    const inside = newScope(namespace, prefix);
    const made = { ...inside, declaration, inside };
    this.#made.set(namespace, made);
    return made;
  }
}

/**
 * The scopes of the element around the whole text.
 * @param outer - its default namespace
 * @param own - the namespace that has a prefix there, if there is one
 */
export function scopesAround(
  outer: string,
  own: { readonly namespace: string; readonly prefix: string } | undefined,
): readonly [...Scope[], Scope] {
  const root = newScope(outer, "");
  return own === undefined ? [root] : [newScope(own.namespace, `${own.prefix}:`), root, root];
}

/** A scope whose declaration an element around it has. */
function newScope(namespace: string, prefix: string): Scope {
  return { namespace, prefix, tags: tagsOf(prefix), declaration: "", inside: undefined, isWritten: false };
}

/**
 * The declarations on a tag at which namespaces change. The one for the names inside saves one on every child.
 * @param outer - the scope of the name of the tag
 */
export function declarationsOn(outer: Scope, inner: Scope): string {
  const isSaid = inner.declaration === outer.declaration;
  return `${declarationOn(outer)}${isSaid ? "" : declarationOn(inner)}`;
}

/** The declaration that a tag needs, which is written on it. */
export function declarationOn(scope: Scope): string {
  scope.isWritten = true;
  return scope.declaration;
}
