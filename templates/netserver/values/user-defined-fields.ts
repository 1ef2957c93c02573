import { keysOf, valueIn } from "./dictionary.js";
import { encodeValue } from "./encode-value.js";
import { EncodedTexts } from "./encoded-texts.js";
import type { EncodedValue } from "./encoded-value.js";

/**
 * User-defined fields, extra fields or custom fields of an entity, by their names: `SuperOffice:1`, `x_score`. It is a `Map` in a
 * package whose configuration asks for it.
 */
export type FieldDictionary = Record<string, string | null> | Map<string, string | null>;

/**
 * A view of the user-defined fields of an entity: typed values in the entity's dictionary. A value that is set is written to that
 * dictionary, and is sent to the server with the entity.
 */
export class UserDefinedFields extends EncodedTexts {
  readonly #dictionary: FieldDictionary;

  constructor(dictionary: FieldDictionary) {
    super();
    this.#dictionary = dictionary;
  }

  /** The names of the fields. A display text and the like, which a server sends beside a field, is not a field. */
  names(): string[] {
    return keysOf(this.#dictionary).filter((name) => !SUFFIX.test(name));
  }

  text(name: string): string | null | undefined {
    return valueIn(this.#dictionary, name);
  }

  /** The value in words, in the user's language, such as the name of a list item. */
  displayText(name: string): string | null | undefined {
    return this.text(`${name}:DisplayText`);
  }

  /** @throws EncodedValueError for a value that is not of its type; then nothing is set */
  set(name: string, value: EncodedValue | null): void {
    const text = value === null ? null : encodeValue(value);
    if (this.#dictionary instanceof Map) this.#dictionary.set(name, text);
    // An assignment to `__proto__` would not set a field.
    else
      Object.defineProperty(this.#dictionary, name, {
        value: text,
        enumerable: true,
        configurable: true,
        writable: true,
      });
  }
}

/** The endings that a server appends to the name of a field. */
const SUFFIX = /:(?:DisplayText|DisplayTooltip|org)$/;
