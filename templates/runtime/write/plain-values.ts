import { MAX_WRITTEN_DEPTH } from "./limits.js";

/** Thrown if a value is not plain. Only `encodePlain` catches it: then TextWriter writes the message, and says what is wrong, if anything is. */
export class NotPlain extends Error {}

/** A value that is being written. */
interface OpenValue {
  readonly kind: "members" | "items" | "entry";
  /** The object; undefined for an entry of a dictionary, whose content is not an object. */
  readonly value: object | undefined;
  /** How many of its members or items have been taken. */
  taken: number;
  /** How many items of a member that repeats come next. */
  items: number;
}

/** The values that are being written, innermost last. It makes sure that nothing of them is left out. */
export class PlainValues {
  readonly #open: OpenValue[] = [];
  /** How many arrays are still checked thoroughly. */
  #left = THOROUGH;

  /** Begins a value. @throws NotPlain if it is not a plain object or array, or is too deep */
  begin(kind: OpenValue["kind"], value: unknown): void {
    if (this.#open.length >= MAX_WRITTEN_DEPTH) throw new NotPlain();
    if (kind === "entry") this.#open.push({ kind, value: undefined, taken: 0, items: 0 });
    else if (typeof value !== "object" || value === null) throw new NotPlain();
    else if (kind === "items" ? this.areItems(value) : Object.getPrototypeOf(value) === Object.prototype)
      this.#open.push({ kind, value, taken: 0, items: 0 });
    else throw new NotPlain();
  }

  /** Takes a member or an item of the innermost value. */
  take(): void {
    const open = this.#open[this.#open.length - 1];
    if (open === undefined) return;
    if (open.items > 0) open.items--;
    else open.taken++;
  }

  /** Takes a member that repeats. Its items are taken next, one by one. */
  takeItems(items: readonly unknown[]): void {
    const open = this.#open[this.#open.length - 1];
    if (open === undefined || open.items > 0 || !this.areItems(items)) throw new NotPlain();
    open.taken++;
    open.items = items.length;
  }

  /** Ends the innermost value. @throws NotPlain if something of it has not been taken */
  end(): void {
    const open = this.#open.pop();
    if (open?.value === undefined) return;
    const { kind, value, taken } = open;
    if (kind === "members" && keysOf(value) !== taken && setKeysOf(value) !== taken) throw new NotPlain();
  }

  /** Whether a value is an array with nothing but items. */
  areItems(value: unknown): value is readonly unknown[] {
    if (!Array.isArray(value) || Object.getOwnPropertySymbols(value).length > 0) return false;
    // The length is a key as well.
    return this.#left-- <= 0 || Object.getOwnPropertyNames(value).length === value.length + 1;
  }
}

/** Mistakes show in the first values: if a message has thousands of values, the same code has made them all. */
const THOROUGH = 32;

function keysOf(value: object): number {
  return Object.getOwnPropertyNames(value).length + Object.getOwnPropertySymbols(value).length;
}

/** Without those that have been set to undefined, which is the same as absent. */
function setKeysOf(value: object): number {
  return Reflect.ownKeys(value).filter((key) => Reflect.get(value, key) !== undefined).length;
}
