// Run-time library of netserver-soapgen, copied by it. Do not edit.

import type { UnknownElement } from "../values/unknown-elements.js";

/** The unknown elements of a value that is being written. Each is handed out once, where it is to stand. */
export class ElementsToWriteBack {
  readonly #byPlace = new Map<UnknownElement["after"], UnknownElement[]>();
  readonly #byEntry = new Map<unknown, UnknownElement[]>();

  /** Undefined if there are none, as is usual. */
  static of(elements: readonly UnknownElement[], isInEntry = false): ElementsToWriteBack | undefined {
    return elements.length === 0 ? undefined : new ElementsToWriteBack(elements, isInEntry);
  }

  /** @param isInEntry - whether their keys have been gone by already */
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

  inEntry(key: unknown): ElementsToWriteBack | undefined {
    const elements = this.#byEntry.get(key) ?? [];
    return ElementsToWriteBack.of(elements, true);
  }
}

function addTo<K>(groups: Map<K, UnknownElement[]>, key: K, element: UnknownElement): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [element]);
  else group.push(element);
}
