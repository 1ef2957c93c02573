import { unknownAttributes, unknownElements } from "../values/kept.js";
import { propertyName } from "../values/member-names.js";
import { allKeys } from "../values/members.js";
import { THOROUGH_VALUES } from "./limits.js";
import type { WriterFrame } from "./writer-frame.js";

/** Finds the parts of a value that have not been written. Nothing of a value may be silently lost. */
export class UntakenKeys {
  /** How many values are still checked thoroughly. */
  #left = THOROUGH_VALUES;

  /**
   * A key of the frame's value that has not been written; undefined if there is none, which is usual.
   * @param names - the names of the elements in all frames; those in this frame are the last ones
   * @param nameCount - how many of them are in use
   */
  in(frame: WriterFrame, names: readonly string[], nameCount: number): PropertyKey | undefined {
    const { kind, value, isPlain, firstName } = frame;
    if (typeof value !== "object" || value === null) return undefined;
    if (isPlain && this.#areAllTaken(value, frame, nameCount - firstName)) return undefined;
    if (kind === "entry" || kind === "items") return undefined;
    if (value instanceof Map) return Reflect.ownKeys(value).find((key) => !isKept(key));
    if (Array.isArray(value)) return this.inItems(value);
    return kind === "dictionary" ? hiddenKey(value) : untakenKey(frame, value, names.slice(firstName, nameCount));
  }

  /** Whether a plain object has as many keys as have been written. Each key is written once. */
  #areAllTaken(value: object, frame: WriterFrame, count: number): boolean {
    const keys = Object.keys(value);
    // Keys that are not enumerable are only in the other list. Engines make it faster after they have made the first one.
    if (this.#isThorough() && Object.getOwnPropertyNames(value).length !== keys.length) return false;
    if (keys.length === count) return true;
    const given = keys.filter((key) => Reflect.get(value, key) !== undefined).length;
    return given === count || (given === count + 1 && saysItsType(value, frame));
  }

  /** A key of an array that is not an index. */
  inItems(items: readonly unknown[]): PropertyKey | undefined {
    if (!this.#isThorough()) return undefined;
    // Indexes come first, and the length is the first key after them. Functions are not values that could be lost.
    const keys = Reflect.ownKeys(items);
    if (keys.length === items.length + 1) return undefined;
    return keys
      .slice(keys.indexOf("length") + 1)
      .find((key) => !isKept(key) && typeof Reflect.get(items, key) !== "function");
  }

  #isThorough(): boolean {
    return this.#left-- > 0;
  }
}

function untakenKey(
  { typeName, saysType }: WriterFrame,
  value: object,
  names: readonly string[],
): PropertyKey | undefined {
  const taken = new Set<PropertyKey>(names.map(propertyName));
  return allKeys(value).find((key) => {
    if (isKept(key) || taken.has(key)) return false;
    const member: unknown = Reflect.get(value, key);
    return member !== undefined && !(key === "$type" && (saysType || member === typeName));
  });
}

/** Whether a value says its type, which is no member. */
function saysItsType(value: object, { kind, typeName }: WriterFrame): boolean {
  return kind === "struct" && Object.hasOwn(value, "$type") && Reflect.get(value, "$type") === typeName;
}

/** A key that is not an entry. Entries are enumerable own properties. */
function hiddenKey(value: object): PropertyKey | undefined {
  return allKeys(value).find((key) => {
    const isEntry = typeof key === "string" && Object.prototype.propertyIsEnumerable.call(value, key);
    return !isEntry && !isKept(key) && Reflect.get(value, key) !== undefined;
  });
}

/** Whether a key is that of unknown content that reading has kept. */
function isKept(key: PropertyKey): boolean {
  return key === unknownElements || key === unknownAttributes;
}
