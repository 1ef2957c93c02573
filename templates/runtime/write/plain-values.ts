import { hadEmpty, hasKept } from "../values/kept.js";
import { MAX_WRITTEN_DEPTH, THOROUGH_VALUES } from "./limits.js";

/** Thrown if a value is not plain. Only `encodePlain` catches it: then TextWriter writes the message, and says what is wrong, if anything is. */
export class NotPlain extends Error {}

/** The values that are being written, innermost last. It makes sure that nothing of them is left out. */
export class PlainValues {
  /** The objects; undefined for what has no members to be counted. */
  readonly #open: (object | undefined)[] = [];
  /** How many members of each had been taken when the next one began. */
  readonly #counts: number[] = [];
  /** How many members of the innermost one have been taken. */
  #taken = 0;
  /** How many values are still checked thoroughly. */
  #left = THOROUGH_VALUES;

  /**
   * Begins an object whose members are taken next.
   * @throws NotPlain if it is not a plain object
   */
  beginMembers(value: unknown): void {
    if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
      throw new NotPlain();
    if (this.#isThorough() ? hasHidden(value) : hasKept(value)) throw new NotPlain();
    this.#begin(value);
  }

  /** Begins an array that has an element of its own. @throws NotPlain if it has other things than items */
  beginItems(value: unknown): void {
    if (!Array.isArray(value) || !this.areItems(value) || hasKept(value)) throw new NotPlain();
    this.#begin(undefined);
  }

  /** Begins an entry of a dictionary, whose content is not an object. */
  beginEntry(): void {
    this.#begin(undefined);
  }

  #begin(value: object | undefined): void {
    if (this.#open.length >= MAX_WRITTEN_DEPTH) throw new NotPlain();
    this.#open.push(value);
    this.#counts.push(this.#taken);
    this.#taken = 0;
  }

  /** Takes a member or an item of the innermost value. */
  take(): void {
    this.#taken++;
  }

  /** Takes a member that repeats. Its items are taken next, one by one: together they count as one. */
  takeRepeated(items: readonly unknown[]): void {
    if (!this.areItems(items)) throw new NotPlain();
    this.#taken += 1 - items.length;
  }

  /** Ends the innermost value. @throws NotPlain if something of it has not been taken */
  end(): void {
    const value = this.#open.pop();
    const taken = this.#taken;
    this.#taken = this.#counts.pop() ?? 0;
    if (value === undefined) return;
    let count = 0;
    // Faster than a list of the keys.
    for (const _ in value) count++;
    if (count !== taken && Object.values(value).filter((member) => member !== undefined).length !== taken)
      throw new NotPlain();
  }

  /** Whether an array has nothing but items: no other keys that a loop finds, and no symbols. */
  areItems(value: readonly unknown[]): boolean {
    return !this.#isThorough() || !hasOthers(value, value.length);
  }

  #isThorough(): boolean {
    return this.#left-- > 0;
  }
}

/** Whether an object has keys that a loop over them leaves out, among them those of kept content, or came with empty elements. */
function hasHidden(value: object): boolean {
  return hadEmpty(value) || hasOthers(value, Object.getOwnPropertyNames(value).length);
}

/** Whether an object has symbols, or another number of keys for a loop. Two lists are faster than that of `Reflect.ownKeys`. */
function hasOthers(value: object, count: number): boolean {
  return Object.getOwnPropertySymbols(value).length > 0 || Object.keys(value).length !== count;
}
