import { propertyName } from "../../templates/runtime/values/properties.js";
import { clarkName, type QName } from "../xml/qname.js";

/**
 * Gives the properties of an object their names, in the order of the schema: from the outermost base inwards, and in each type to
 * elements before attributes. So no name depends on types that extend the type. The first has its plain name. A later attribute with the
 * name is `@Name`, a later element `Name$2`: XML names cannot contain these characters.
 */
export class PropertyNames {
  readonly #taken = new Set<string>();
  readonly #counts = new Map<string, number>();
  #elements = new Map<string, string>();

  /** Begins a type that extends the one before. Its elements have properties of their own, even if a base has elements of their names. */
  beginType(): void {
    this.#elements = new Map();
  }

  /** In one type, all elements of one name have one property. */
  element(name: QName): string {
    const key = clarkName(name);
    const property = this.#elements.get(key) ?? this.#take(propertyName(name.localName), name.localName);
    this.#elements.set(key, property);
    return property;
  }

  attribute({ localName }: QName): string {
    return this.#take(propertyName(localName), `@${localName}`);
  }

  /** Gives `$items`, `$items2` … */
  list(name: string): string {
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return count === 1 ? name : `${name}${count}`;
  }

  /** @param later - what the property is called if its plain name is taken, with a number if that is taken as well */
  #take(plain: string, later: string): string {
    let name = plain;
    if (this.#taken.has(name) && later.startsWith("@")) name = later;
    for (let number = 2; this.#taken.has(name); number++) name = `${later}$${number}`;
    this.#taken.add(name);
    return name;
  }
}
