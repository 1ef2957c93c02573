import type { QName } from "../xml/qname.js";

/** Sets an own property under any key. Assigning to `__proto__` would change the object's prototype. */
export function setOwn<V>(target: Record<string, V>, key: string, value: V): void {
  if (key !== "__proto__") target[key] = value;
  else Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

/** The values of an enumeration, each with its number in .NET, or with itself if the service is not one of .NET. */
export type EnumerationValues = Readonly<Record<string, number | bigint | string>>;

/** Whether an enumeration has this value. */
export function isKeyOf<V extends EnumerationValues>(values: V, text: string): text is keyof V & string {
  // All inherited properties are functions or objects, so this need not test for own properties, which is slower.
  const value = values[text];
  return typeof value === "number" || typeof value === "string" || typeof value === "bigint";
}

/** The local name of an element, whose member may have a number after it: `Name$2`. */
export function elementName(member: string): string {
  return member.replace(/\$\d+$/, "");
}

/** The name of an attribute, whose member may have an `@` before it and a number after it. */
export function attributeName(member: string, namespace: string): QName {
  return { namespace, localName: member.startsWith("@") ? member.replace(/^@|\$\d+$/g, "") : member };
}

/**
 * All keys of an object: its own ones, including symbols and those that are not enumerable, and the inherited ones. Methods of its
 * class and the properties of every object are left out.
 */
export function allKeys(value: object): PropertyKey[] {
  const keys = new Set<PropertyKey>(Reflect.ownKeys(value));
  for (let outer: unknown = Object.getPrototypeOf(value); isClass(outer); outer = Object.getPrototypeOf(outer))
    for (const key of Reflect.ownKeys(outer)) if (!isMethod(outer, key) && !(key in Object.prototype)) keys.add(key);
  return [...keys];
}

/** Whether a prototype belongs to a class of the program. */
function isClass(prototype: unknown): prototype is object {
  return typeof prototype === "object" && prototype !== null && !Object.hasOwn(prototype, "hasOwnProperty");
}

function isMethod(prototype: object, key: PropertyKey): boolean {
  return typeof Object.getOwnPropertyDescriptor(prototype, key)?.value === "function";
}

/** A plain object with all properties of another. A spread would leave out those that are inherited or not enumerable. */
export function plainCopy<T extends object>(value: T): T {
  const copy: Record<PropertyKey, unknown> = {};
  for (const key of allKeys(value))
    Object.defineProperty(copy, key, {
      value: Reflect.get(value, key),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  // It has the members of T. Each was read once.
  return copy as T;
}
