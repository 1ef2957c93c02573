/** Hands values from one side to another that takes them one after the other. The giver waits until they are taken. */
export class HandOver<T> {
  #given: readonly T[] = [];
  #taken: (() => void) | undefined;
  #wake: (() => void) | undefined;
  #isEnded = false;
  #hasGiven = false;

  /** Whether anything has been given. */
  get hasGiven(): boolean {
    return this.#hasGiven;
  }

  /** Waits until all values have been taken. @returns false if nobody takes values any more */
  async give(values: readonly T[]): Promise<boolean> {
    if (this.#isEnded) return false;
    if (values.length === 0) return true;
    this.#given = values;
    this.#hasGiven = true;
    this.#wake?.();
    await new Promise<void>((resolve) => {
      this.#taken = resolve;
    });
    return !this.#isEnded;
  }

  /** Ends it, from either side. */
  end(): void {
    this.#isEnded = true;
    this.#wake?.();
    this.#taken?.();
  }

  async *values(): AsyncGenerator<T, void, undefined> {
    for (;;) {
      if (this.#given.length === 0 && !this.#isEnded)
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      if (this.#given.length === 0) return;
      yield* this.#given;
      this.#given = [];
      this.#taken?.();
    }
  }
}
