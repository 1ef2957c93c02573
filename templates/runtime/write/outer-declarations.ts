import { escapeAttribute } from "../xml/characters.js";
import { XML_NAMESPACE } from "../xml/qname.js";

/**
 * The prefixes of what is written back. The element around the whole text declares each of them once, so that many attributes
 * with one long namespace do not make a very long message.
 */
export class OuterDeclarations {
  /** By prefix: those that stand for one namespace wherever they are declared. */
  readonly #namespaces: Map<string, string>;
  /** By namespace. */
  readonly #prefixes = new Map<string, string>([[XML_NAMESPACE, "xml"]]);
  readonly #declared: Set<string>;
  readonly #check: (namespace: string) => void;
  /** The declarations as attributes. */
  text = "";

  /**
   * @param declared - the namespaces of prefixes that are declared anyway
   * @param check - throws for a namespace that XML cannot carry
   */
  constructor(declared: Readonly<Record<string, string>>, check: (namespace: string) => void) {
    this.#declared = new Set(Object.keys(declared));
    this.#namespaces = new Map(Object.entries(declared));
    this.#check = check;
  }

  /** Makes a prefix the writer's own, which stands for many namespaces. */
  take(prefix: string): void {
    this.#namespaces.set(prefix, "");
  }

  /** A prefix that stands for nothing yet, and that is now the writer's own. */
  reserve(letter: string, namespace: string): string {
    let number = 1;
    while (this.#namespaces.has(`${letter}${number}`)) number++;
    const prefix = `${letter}${number}`;
    this.#namespaces.set(prefix, namespace);
    return prefix;
  }

  /** The prefix of an attribute in this namespace. */
  prefixFor(namespace: string): string {
    const known = this.#prefixes.get(namespace);
    if (known !== undefined) return known;
    const prefix = this.reserve("a", namespace);
    this.#prefixes.set(namespace, prefix);
    this.declare(prefix, namespace);
    return prefix;
  }

  /** Declares a prefix. @returns false if it stands for another namespace */
  declare(prefix: string, namespace: string): boolean {
    const known = this.#namespaces.get(prefix);
    if (known !== undefined && known !== namespace) return false;
    if (this.#declared.has(prefix)) return true;
    this.#check(namespace);
    this.#declared.add(prefix);
    this.#namespaces.set(prefix, namespace);
    this.text += ` xmlns:${prefix}="${escapeAttribute(namespace)}"`;
    return true;
  }

  /**
   * A value in which prefixes stand for namespaces. If one stands for another namespace in this message, names get another
   * prefix; undefined for a text that is not names, in which nobody knows what a prefix is.
   */
  adopt(value: string, prefixes: Readonly<Record<string, string>>): string | undefined {
    const others = Object.entries(prefixes).filter(([prefix, namespace]) => !this.declare(prefix, namespace));
    if (others.length === 0) return value;
    const renamed = new Map(others.map(([prefix, namespace]) => [prefix, this.prefixFor(namespace)]));
    let isNames = true;
    const adopted = value.replace(/[^ \t\r\n]+/g, (word) => {
      const [prefix = "", localName, ...more] = word.split(":");
      if (localName === undefined || more.length > 0 || !Object.hasOwn(prefixes, prefix)) isNames = false;
      return `${renamed.get(prefix) ?? prefix}:${localName}`;
    });
    return isNames ? adopted : undefined;
  }
}
