import { keepEmptyIn } from "./kept.js";
import { isUnchanged, itemsAt, type UnknownAttribute, valueAt } from "./unknown-attributes.js";

/** An element that was empty and was read as its default. It is written back empty as long as the value is that default. */
export interface EmptyElement extends Pick<UnknownAttribute, "at" | "items" | "key"> {
  /** What the value was when it was read: some values are objects, which programs may change. */
  readonly shown: string;
}

/** The empty elements that came with a value. Unlike unknown content they are no property of it: they are worth the same. */
const emptyByValue = new WeakMap<object, EmptyElement[]>();

/** Whether any value has some. Nearly no message does. */
let hasEmptyElements = false;

/** Whether a value may have come with empty elements. */
export function someEmptyElements(): boolean {
  return hasEmptyElements;
}

/** @param places - the places of the elements in the value, as those of unknown attributes */
export function keepEmptyElements(value: object, places: readonly UnknownAttribute["at"][]): void {
  addEmptyElements(
    value,
    places.map((at) => emptyAt(at, value)),
  );
}

/** Removes the empty elements of a value that is being read, and returns them. */
export function takeEmptyElements(value: object): readonly EmptyElement[] {
  const elements = emptyElementsOf(value);
  if (elements.length > 0) emptyByValue.delete(value);
  return elements;
}

/** Adds the empty elements of an entry to its dictionary. */
export function keepEmptyInEntry(dictionary: object, entry: object, key: unknown): void {
  addEmptyElements(
    dictionary,
    emptyElementsOf(entry).map((element) => ({ ...element, key })),
  );
}

function emptyAt(at: EmptyElement["at"], value: object): EmptyElement {
  const items = itemsAt({ at }, value);
  return { at, items: items && [...items], shown: showDefault(valueAt({ at }, value)) };
}

function addEmptyElements(value: object, elements: readonly EmptyElement[]): void {
  if (elements.length === 0) return;
  if (!hasEmptyElements) keepEmptyIn(emptyByValue);
  hasEmptyElements = true;
  const known = emptyByValue.get(value);
  if (known === undefined) emptyByValue.set(value, [...elements]);
  else known.push(...elements);
}

/** The empty elements of a value whose items have not changed since. */
export function emptyElementsOf(value: object): readonly EmptyElement[] {
  return (
    (hasEmptyElements ? emptyByValue.get(value) : undefined)?.filter(
      (element) => element.key !== undefined || isUnchanged(element, value),
    ) ?? NO_EMPTY
  );
}

const NO_EMPTY: readonly EmptyElement[] = [];

/** Whether the value of an empty element is still what it was when it was read. */
export function isStillDefault({ shown }: EmptyElement, value: unknown): boolean {
  return shown === showDefault(value);
}

/** Text that differs for different values. */
function showDefault(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "number" || typeof part === "bigint" ? `${typeof part} ${part}` : part,
  );
}
