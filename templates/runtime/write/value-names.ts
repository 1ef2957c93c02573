import type { QName } from "../xml/qname.js";

/** The text of a name that is a value, with the prefix that its element declares. */
export function showName({ namespace, localName }: QName, prefix: "n" | "v" = "n"): string {
  return namespace === "" ? localName : `${prefix}:${localName}`;
}

/** The namespaces of the names in a text that is being written. The element around the text declares their prefixes. */
export class ValueNames {
  readonly #prefixes = new Map<string, string>();
  /** The prefixes after the first one, which is `n`. */
  readonly #others: string[] = [];

  /** Whether there are any. */
  get some(): boolean {
    return this.#prefixes.size > 0;
  }

  /** Whether there is a name without a namespace, which must not be inside a default namespace. */
  get hasBare(): boolean {
    return this.#prefixes.has("");
  }

  /** @param reserve - returns a new prefix */
  prefixFor(namespace: string, reserve: () => string): string {
    const known = this.#prefixes.get(namespace);
    if (known !== undefined) return known;
    const count = this.#prefixes.size - (this.hasBare ? 1 : 0);
    const prefix = namespace === "" ? "" : count === 0 ? "n" : (this.#others[count - 1] ??= reserve());
    this.#prefixes.set(namespace, prefix);
    return prefix;
  }

  /** Returns all declarations, and forgets them. */
  take(escaped: (namespace: string) => string): string {
    let declarations = "";
    for (const [namespace, prefix] of this.#prefixes)
      if (namespace !== "") declarations += ` xmlns:${prefix}="${escaped(namespace)}"`;
    this.#prefixes.clear();
    return declarations;
  }
}
