/** Numbers the items that are being sampled, so that no two have one number: values that differ may be keys (XSD 1.0 part 1, 3.11). */
export class ItemNumbers {
  #current = 0;

  /** That of the item around the current value, from 0; 0 outside of all items. */
  get current(): number {
    return this.#current;
  }

  /** Makes items one by one. */
  each<T>(length: number, make: (index: number) => T): T[] {
    return Array.from({ length }, (_, index) => this.#inItem(index, length, () => make(index)));
  }

  /** Makes items of several kinds. Each item has a number among those of its kind. */
  ofKinds<T>(kinds: readonly string[], make: (index: number) => T): T[] {
    const counts = new Map<string, number>();
    return kinds.map((kind, index) => {
      const count = counts.get(kind) ?? 0;
      counts.set(kind, count + 1);
      return this.#inItem(count, kinds.length, () => make(index));
    });
  }

  /** @param length - how many items there are */
  #inItem<T>(index: number, length: number, make: () => T): T {
    const outer = this.#current;
    this.#current = outer * length + index;
    const made = make();
    this.#current = outer;
    return made;
  }
}
