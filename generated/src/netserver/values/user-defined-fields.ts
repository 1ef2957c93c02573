// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { encodeValue } from "./encode-value.js";
import { EncodedTexts } from "./encoded-texts.js";
import type { EncodedValue } from "./encoded-value.js";

/** User-defined fields, extra fields or custom fields of an entity, by their names: `SuperOffice:1`, `x_score`. */
export type FieldDictionary = Record<string, string | null>;

/**
 * A view of the user-defined fields of an entity: values of their types, in the dictionary that the entity has. What is set goes
 * into that dictionary, and so to the server with the entity.
 */
export class UserDefinedFields extends EncodedTexts {
  readonly #dictionary: FieldDictionary;

  constructor(dictionary: FieldDictionary) {
    super();
    this.#dictionary = dictionary;
  }

  /** The names of the fields. What a server sends beside a field, such as its display text, is no field. */
  names(): string[] {
    return Object.keys(this.#dictionary).filter((name) => !SUFFIX.test(name));
  }

  text(name: string): string | null | undefined {
    return Object.hasOwn(this.#dictionary, name) ? this.#dictionary[name] : undefined;
  }

  /** The value in words, in the user's language: that of a list item, for one. */
  displayText(name: string): string | null | undefined {
    return this.text(`${name}:DisplayText`);
  }

  /** @throws EncodedValueError for what is no value of its type. Nothing is set then */
  set(name: string, value: EncodedValue | null): void {
    const text = value === null ? null : encodeValue(value);
    // An assignment to `__proto__` would set no field.
    Object.defineProperty(this.#dictionary, name, {
      value: text,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
}

/** What comes after the name of a field. */
const SUFFIX = /:(?:DisplayText|DisplayTooltip|org)$/;
