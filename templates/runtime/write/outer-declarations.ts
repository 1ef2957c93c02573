import { EncodeError } from "../encode-error.js";
import type { UnknownAttribute } from "../values/unknown-attributes.js";
import { concat, type Declaration, type Fragment, withDeclarations } from "../xml/fragment.js";
import { XML_NAMESPACE, XSI_NAMESPACE } from "../xml/qname.js";

/** The part of a text's writer that the declarations around the text need. */
interface Surroundings {
  /** The namespaces of prefixes that are always declared around the text. */
  readonly declared: Readonly<Record<string, string>>;
  /** The declaration that comes first, after an attempt without it has made the text too long. */
  readonly first: Declaration | undefined;
  /** Escapes text for an attribute, and throws for text that XML cannot carry. */
  escape(text: string): string;
  error(expected: string, found: string): EncodeError;
}

/** Elements repeat a long declaration, because the element around the text has a different one. It should have this one. */
export class RepeatedDeclarationError extends EncodeError {
  readonly declaration: Declaration;

  constructor(error: EncodeError, declaration: Declaration) {
    super(error);
    this.declaration = declaration;
  }
}

/**
 * The prefixes of content that is written back. The element around the whole text declares each of them once, so that one long namespace
 * of many attributes and elements does not make a very long message.
 */
export class OuterDeclarations {
  readonly #surroundings: Surroundings;
  /** The namespaces by prefix, for prefixes that mean one namespace everywhere. */
  readonly #namespaces: Map<string, string>;
  /** The prefixes by namespace. */
  readonly #prefixes = new Map<string, string>([
    [XML_NAMESPACE, "xml"],
    [XSI_NAMESPACE, "i"],
  ]);
  readonly #declared: Set<string>;
  /** How many prefixes have been made with each letter. */
  readonly #counts = new Map<string, number>();
  /** The total length of the declarations that elements repeat, by namespace. */
  readonly #repeated = new Map<string, number>();
  #allRepeated = 0;
  /** The names of the attributes of the tag that is being written, and in a set if there are many. */
  #names: string[] = [];
  #manyNames: Set<string> | undefined;
  /** The declarations as attributes. */
  text = "";

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#namespaces = new Map(Object.entries(surroundings.declared));
    this.#declared = new Set(this.#namespaces.keys());
    // Each name that is a value declares one of them.
    for (const prefix of ["n", "v"]) this.#namespaces.set(prefix, "");
    const { first } = surroundings;
    if (first !== undefined && first.prefix !== "") this.declare(first.prefix, first.namespace);
  }

  /** A new prefix for the writer itself. */
  reserve(letter: string, namespace: string): string {
    let number = this.#counts.get(letter) ?? 0;
    do number++;
    while (this.#namespaces.has(`${letter}${number}`));
    this.#counts.set(letter, number);
    const prefix = `${letter}${number}`;
    this.#namespaces.set(prefix, namespace);
    return prefix;
  }

  /** What follows are the attributes of another tag. */
  beginTag(): void {
    if (this.#names.length > 0) this.#names = [];
    this.#manyNames = undefined;
  }

  /** Checks that the tag has no attribute of this name. An unknown attribute may have the name of another one. */
  checkOnce(name: string): void {
    if (this.#names.length === FEW_ATTRIBUTES) this.#manyNames ??= new Set(this.#names);
    const isThere = this.#manyNames?.has(name) ?? this.#names.includes(name);
    if (isThere) throw this.#surroundings.error("each attribute once", "one that unknown attributes have as well");
    if (this.#manyNames === undefined) this.#names.push(name);
    else this.#manyNames.add(name);
  }

  /** An attribute, which may be one that is written back. */
  attribute({ namespace, localName, value, prefixes }: Omit<UnknownAttribute, "at">): string {
    const name = namespace === "" ? localName : `${this.prefixFor(namespace)}:${localName}`;
    this.checkOnce(name);
    const adopted = prefixes === undefined ? value : this.#adopt(value, prefixes);
    if (adopted === undefined) throw this.#surroundings.error("an attribute with prefixes of one meaning", "others");
    return ` ${name}="${this.#surroundings.escape(adopted)}"`;
  }

  /** Elements that are written back. @param namespace - the default namespace at their place */
  elements(fragments: readonly Fragment[], namespace: string): string {
    return concat(
      fragments.map(({ xml, used }) => {
        const repeated = this.#toRepeat(used, namespace);
        for (const declaration of repeated) this.#repeat(declaration);
        return withDeclarations(xml, concat(repeated.map(({ text }) => text)));
      }),
    );
  }

  /** The declarations that an element must repeat, because its place does not have them. */
  #toRepeat(used: readonly Declaration[], namespace: string): readonly Declaration[] {
    const isThere = (one: Declaration): boolean =>
      one.prefix === "" ? one.namespace === namespace : this.declare(one.prefix, one.namespace);
    // An element that needs a declaration gets all of them, like after reading. If that is too long, it only gets the missing ones.
    if (this.#surroundings.first !== undefined) return used.filter((one) => !isThere(one));
    return used.every(isThere) ? [] : used;
  }

  #repeat(declaration: Declaration): void {
    const { namespace, text } = declaration;
    // Throws for characters that XML cannot carry.
    this.#surroundings.escape(namespace);
    const repeated = (this.#repeated.get(namespace) ?? 0) + text.length;
    this.#repeated.set(namespace, repeated);
    this.#allRepeated += text.length;
    const error = this.#surroundings.error("unknown elements with short namespaces", "many with a long one");
    if (repeated > MUCH && this.#surroundings.first === undefined)
      throw new RepeatedDeclarationError(error, declaration);
    if (this.#allRepeated > TOO_MUCH) throw error;
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

  /** Declares a prefix for the whole text. @returns false if it means another namespace */
  declare(prefix: string, namespace: string): boolean {
    const known = this.#namespaces.get(prefix);
    if (known !== undefined && known !== namespace) return false;
    if (this.#declared.has(prefix)) return true;
    this.text += ` xmlns:${prefix}="${this.#surroundings.escape(namespace)}"`;
    this.#declared.add(prefix);
    this.#namespaces.set(prefix, namespace);
    return true;
  }

  /**
   * A value whose prefixes mean the same namespaces in this message. If a prefix has another meaning in the message, names get
   * another prefix. Undefined for a text that contains more than names, because its prefixes are not known.
   */
  #adopt(value: string, prefixes: Readonly<Record<string, string>>): string | undefined {
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

/** A list of so few names is searched faster than a set. */
const FEW_ATTRIBUTES = 16;

// In characters. One long namespace could make a very long message of elements that declare it.

/** If one declaration takes more than this, there is another attempt, in which the element around the text has it. */
const MUCH = 2 ** 16;

/** If all declarations take more than this, the message is refused. */
const TOO_MUCH = 2 ** 23;
