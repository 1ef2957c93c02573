import { type EmptyElement, emptyElementsOf, isStillDefault, someEmptyElements } from "../values/empty-elements.js";
import { attributeNameOf, nameOf } from "../values/expanded-names.js";
import {
  isAtItsItem,
  isOfInstance,
  isTypeAttribute,
  type UnknownAttribute,
  unknownAttributesOf,
} from "../values/unknown-attributes.js";
import { type UnknownElement, unknownElementsOf } from "../values/unknown-elements.js";
import { isOfMessage } from "../xml/message-namespaces.js";

/** The unknown elements and attributes of a value that is being written. Each element is taken once, at its place. */
export class KeptContent {
  readonly #elements = new Map<UnknownElement["after"], UnknownElement[]>();
  readonly #attributes = new Map<UnknownAttribute["at"], UnknownAttribute[]>();
  readonly #entries = new Map<unknown, KeptContent>();
  readonly #empty = new Map<EmptyElement["at"], EmptyElement>();

  /**
   * The unknown content of a value; undefined if it has none, which is usual.
   * @param isPlain - whether the value is known to have nothing under symbols
   */
  static of(value: unknown, isPlain = false): KeptContent | undefined {
    if (typeof value !== "object" || value === null || (isPlain && !someEmptyElements())) return undefined;
    const elements = unknownElementsOf(value);
    const attributes = unknownAttributesOf(value);
    const empty = emptyElementsOf(value);
    if (elements.length === 0 && attributes.length === 0 && empty.length === 0) return undefined;
    const kept = new KeptContent();
    for (const element of elements) addTo(kept.#partOf(element).#elements, element.after, element);
    for (const attribute of attributes)
      if (isAtItsItem(attribute, value)) addTo(kept.#partOf(attribute).#attributes, attribute.at, attribute);
    for (const element of empty) kept.#partOf(element).#empty.set(element.at, element);
    return kept;
  }

  /** Whether elements are empty as long as they have their default. */
  get hasEmpty(): boolean {
    return this.#empty.size > 0;
  }

  /** Whether the element at a place was empty, and its value has not changed since. */
  isEmptyAt(at: EmptyElement["at"], value: unknown): boolean {
    const element = this.#empty.get(at);
    return element !== undefined && isStillDefault(element, value);
  }

  /** The part for an entry of a dictionary, which is kept separately. */
  #partOf({ key }: { readonly key?: unknown }): KeptContent {
    if (key === undefined) return this;
    const part = this.#entries.get(key) ?? new KeptContent();
    this.#entries.set(key, part);
    return part;
  }

  /** Whether elements have attributes to be written back. */
  get hasAttributes(): boolean {
    return this.#attributes.size > 0;
  }

  /** Whether the value was read from an element with an xsi:type that is not known. */
  get hasType(): boolean {
    return this.attributesAt(undefined).some(isTypeAttribute);
  }

  attributesAt(at: UnknownAttribute["at"]): readonly UnknownAttribute[] {
    return this.#attributes.get(at) ?? [];
  }

  takeAfter(place: UnknownElement["after"]): readonly UnknownElement[] {
    const elements = this.#elements.get(place) ?? [];
    this.#elements.delete(place);
    return elements;
  }

  /** Takes the elements whose place has not come. */
  takeRest(): readonly UnknownElement[] {
    const elements = [...this.#elements.values()].flat();
    this.#elements.clear();
    return elements;
  }

  /** The content of the entry with this key. */
  inEntry(key: unknown): KeptContent | undefined {
    return this.#entries.get(key);
  }
}

function addTo<K, V>(groups: Map<K, V[]>, key: K, one: V): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [one]);
  else group.push(one);
}

/** What was expected, and what was found. */
type Wrong = readonly [expected: string, found: string];

/**
 * The attributes that are written back on an element, each name once.
 * @param around - those that came with the value around the element; they come first
 * @param refuse - throws for an attribute that cannot be written, because any program may have made it
 */
export function attributesOf(
  around: readonly UnknownAttribute[] | undefined,
  own: readonly UnknownAttribute[] | undefined,
  refuse: (wrong: Wrong) => never,
): readonly UnknownAttribute[] {
  // Namespaces may be long, so they are not copied into another text.
  const names = new Map<string, Set<string>>();
  return [...(around ?? []), ...(own ?? [])].filter((attribute) => {
    const wrong = wrongAttribute(attribute);
    if (wrong !== undefined) refuse(wrong);
    const { namespace, localName } = attribute;
    const inNamespace = names.get(namespace) ?? new Set();
    names.set(namespace, inNamespace);
    return inNamespace.size < inNamespace.add(localName).size;
  });
}

function wrongAttribute(attribute: UnknownAttribute): Wrong | undefined {
  const name = attributeNameOf(attribute);
  if (name === undefined || (isOfMessage(name.namespace) && !isTypeAttribute(name) && !isOfRead(attribute)))
    return ["unknown attributes with a name of their own", "others"];
  const declared: [string, unknown][] = Object.entries(attribute.prefixes ?? {});
  return declared.every(canDeclare) ? undefined : ["prefixes that can be declared", "others"];
}

/** Whether reading has kept an attribute that says that an element is not nil. */
function isOfRead(attribute: UnknownAttribute): boolean {
  return isOfInstance(attribute) && (attribute.typed ?? null) !== null;
}

function canDeclare([prefix, namespace]: readonly [string, unknown]): boolean {
  // A prefix is a name without a colon, like a local name.
  const isRight = namespace !== "" && nameOf({ namespace, localName: prefix }) !== undefined;
  return isRight && prefix !== "xml" && prefix !== "xmlns";
}
