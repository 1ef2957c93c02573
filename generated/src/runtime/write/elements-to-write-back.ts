// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { type UnknownElement, unknownElementsOf } from "../values/unknown-elements.js";

/** The unknown elements of a value that is being written. Each is handed out once, where it is to stand. */
export class ElementsToWriteBack {
  readonly #byPlace = new Map<UnknownElement["after"], UnknownElement[]>();
  readonly #byEntry = new Map<unknown, UnknownElement[]>();

  /** Those of a value; undefined if it has none, as is usual. */
  static of(value: unknown): ElementsToWriteBack | undefined {
    if (typeof value !== "object" || value === null) return undefined;
    const elements = unknownElementsOf(value);
    return elements.length === 0 ? undefined : new ElementsToWriteBack(elements, false);
  }

  /** @param isInEntry - whether all of them are of the entry that is being written */
  private constructor(elements: readonly UnknownElement[], isInEntry: boolean) {
    for (const element of elements) {
      if (isInEntry || element.key === undefined) addTo(this.#byPlace, element.after, element);
      else addTo(this.#byEntry, element.key, element);
    }
  }

  takeAfter(place: UnknownElement["after"]): readonly UnknownElement[] {
    const elements = this.#byPlace.get(place) ?? [];
    this.#byPlace.delete(place);
    return elements;
  }

  /** Those whose place has not come. */
  takeRest(): readonly UnknownElement[] {
    const elements = [...this.#byPlace.values()].flat();
    this.#byPlace.clear();
    return elements;
  }

  /** Those of the entry with this key. */
  inEntry(key: unknown): ElementsToWriteBack | undefined {
    const elements = this.#byEntry.get(key);
    return elements && new ElementsToWriteBack(elements, true);
  }
}

function addTo<K>(groups: Map<K, UnknownElement[]>, key: K, element: UnknownElement): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [element]);
  else group.push(element);
}
