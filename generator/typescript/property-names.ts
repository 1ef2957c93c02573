import * as camelCaseNames from "../../templates/runtime/values/camel-case-names.js";
import * as wireNames from "../../templates/runtime/values/member-names.js";
import type { MemberNames } from "../source/member-names.js";
import { clarkName, type QName } from "../xml/qname.js";

/** How the properties for elements and attributes are named. */
interface NamingRule {
  /** The property for what the library calls a member, if no other member has it. */
  propertyName(member: string): string;
  /** The name that is in a property with an `@` or a number. */
  inner(localName: string): string;
}

const RULES: Readonly<Record<MemberNames, NamingRule>> = {
  wire: { propertyName: wireNames.propertyName, inner: (localName) => localName },
  camelCase: { propertyName: camelCaseNames.propertyName, inner: camelCaseNames.camelCase },
};

/** The property for a member. @param member - its name on the wire, perhaps with a number: `Line$2` */
export function propertyFor(member: string, members: MemberNames): string {
  return RULES[members].propertyName(member);
}

/** Whether a property shows the name on the wire, apart from the `@` or the number that makes it differ from others. */
export function showsWireName(property: string, { localName }: QName): boolean {
  return wireNames.wireName(property.replace(/^@|\$\d+$/g, "")) === localName;
}

/** What the library calls an element whose property has a number: by its name on the wire, with the number. Undefined for any other. */
export function numberedName(property: string, localName: string): string | undefined {
  return property.includes("$") ? localName + property.slice(property.indexOf("$")) : undefined;
}

/**
 * Gives the properties of an object their names, in the order of the schema: from the outermost base inwards, and in each type to
 * elements before attributes. So no name depends on types that extend the type. The first has its plain name. A later attribute with the
 * name is `@Name`, a later element `Name$2`: XML names cannot contain these characters.
 */
export class PropertyNames {
  readonly #members: MemberNames;
  readonly #taken = new Set<string>();
  readonly #elements = new Map<string, string>();
  #counts: Map<string, number> | undefined;

  constructor(members: MemberNames) {
    this.#members = members;
  }

  /** Begins a type that extends the one before. Its elements have properties of their own, even if a base has elements of their names. */
  beginType(): void {
    this.#elements.clear();
  }

  /** Those of the items of a list, which are objects of their own. */
  ofItems(): PropertyNames {
    return new PropertyNames(this.#members);
  }

  /** In one type, all elements of one name have one property. */
  element(name: QName): string {
    const key = clarkName(name);
    const property = this.#elements.get(key) ?? this.#take(name, "");
    this.#elements.set(key, property);
    return property;
  }

  attribute(name: QName): string {
    return this.#take(name, "@");
  }

  /** Gives `$items`, `$items2` … */
  list(name: string): string {
    this.#counts ??= new Map();
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return count === 1 ? name : `${name}${count}`;
  }

  /** @param mark - what the name begins with if the plain name is taken; it has a number if that is taken as well */
  #take({ localName }: QName, mark: "" | "@"): string {
    const rule = RULES[this.#members];
    const later = `${mark}${rule.inner(localName)}`;
    let name = rule.propertyName(localName);
    if (this.#taken.has(name) && mark === "@") name = later;
    for (let number = 2; this.#taken.has(name); number++) name = `${later}$${number}`;
    this.#taken.add(name);
    return name;
  }
}
