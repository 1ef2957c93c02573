// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { allKeys, propertyName } from "../values/members.js";
import { unknownAttributes } from "../values/unknown-attributes.js";
import { unknownElements } from "../values/unknown-elements.js";
import type { WriterFrame } from "./writer-frame.js";

/** Finds what a value has beside that which has been written of it. Nothing of a value may be lost without a word. */
export class UntakenKeys {
  /** How many values are still looked at in every way. */
  #left = THOROUGH;

  /**
   * A key of the frame's value that nothing has been written of; undefined if there is none, as is usual.
   * @param names - those of the elements in the frame
   */
  in(frame: WriterFrame, names: () => readonly string[], count: number): PropertyKey | undefined {
    const { kind, value } = frame;
    if (typeof value !== "object" || value === null || kind === "entry" || kind === "items") return undefined;
    if (value instanceof Map) return Reflect.ownKeys(value).find((key) => !isKept(key));
    if (Array.isArray(value)) return this.inItems(value);
    if (Object.getPrototypeOf(value) === Object.prototype && this.#count(value) === count) return undefined;
    return kind === "dictionary" ? hiddenKey(value) : untakenKey(frame, value, names());
  }

  /** A key of an array that is no index. */
  inItems(items: readonly unknown[]): PropertyKey | undefined {
    if (!this.#isThorough()) return undefined;
    // Indexes come first, and the length is the first key after them.
    const keys = Reflect.ownKeys(items);
    return keys.slice(keys.indexOf("length") + 1).find((key) => !isKept(key) && !isFunction(Reflect.get(items, key)));
  }

  /** How many keys a plain object has of its own. */
  #count(value: object): number {
    // This knows nothing of text keys that are not enumerable, but takes half the time.
    if (!this.#isThorough()) return Object.keys(value).length + Object.getOwnPropertySymbols(value).length;
    return Reflect.ownKeys(value).length;
  }

  #isThorough(): boolean {
    return this.#left-- > 0;
  }
}

/** In a message with thousands of values, one piece of code has made them all, so the first ones show its mistakes. */
const THOROUGH = 32;

function untakenKey({ typeName }: WriterFrame, value: object, names: readonly string[]): PropertyKey | undefined {
  const taken = new Set<PropertyKey>(names.map(propertyName));
  return allKeys(value).find((key) => {
    if (isKept(key) || taken.has(key)) return false;
    const member: unknown = Reflect.get(value, key);
    return member !== undefined && !(key === "$type" && member === typeName);
  });
}

/** A key that is no entry: an entry is enumerable, and the dictionary's own. */
function hiddenKey(value: object): PropertyKey | undefined {
  return allKeys(value).find((key) => {
    const isEntry = typeof key === "string" && Object.prototype.propertyIsEnumerable.call(value, key);
    return !isEntry && !isKept(key) && Reflect.get(value, key) !== undefined;
  });
}

/** A function is no value that could be lost. */
function isFunction(value: unknown): boolean {
  return typeof value === "function";
}

/** Whether a key is that of what reading has kept with a value. */
function isKept(key: PropertyKey): boolean {
  return key === unknownElements || key === unknownAttributes;
}
