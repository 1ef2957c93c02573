import type { Reader } from "../read/reader.js";
import { ScanReader } from "../scan/scan-reader.js";
import type { Choice } from "../values/choices.js";
import type { ItemOf, SomeOf } from "../values/item-of.js";
import { memberFor } from "../values/member-names.js";
import type { Writer } from "../write/writer.js";
import { clarkName } from "../xml/name-forms.js";

/** How the values of one element are written and read. As methods, because each element writes its own values alone. */
interface ItemCodec<Value> {
  readonly namespace: string;
  /** The local name of the element, if its key is another text. */
  readonly element?: string;
  readonly isNillable?: boolean;
  /** Says what is expected instead of a value that the element cannot have. */
  check?(value: NonNullable<Value>): string | undefined;
  write(writer: Writer, value: NonNullable<Value>): void;
  read(reader: Reader): Value;
}

/**
 * Very many elements of which one may come, by the keys that values have for them: as the items of a list, or once. Writing and reading
 * look for the one that is there, and do not ask for each.
 */
export class ManyItems<Items> {
  readonly #codecs: ReadonlyMap<string, ItemCodec<unknown>>;
  /** The keys, by the names of the elements. */
  readonly #keys = new Map<string, string>();

  constructor(codecs: { readonly [Key in keyof Items & string]: ItemCodec<Items[Key]> }) {
    const all: Readonly<Record<string, ItemCodec<unknown>>> = codecs;
    this.#codecs = new Map(Object.entries(all));
    for (const [key, { namespace, element = key }] of this.#codecs)
      this.#keys.set(clarkName({ namespace, localName: element }), key);
  }

  /** Exactly one of the elements. */
  get choice(): Choice {
    return { oneOf: [...this.#codecs.keys()].map((key) => [key]) };
  }

  /** At most one of the elements. */
  get optionalChoice(): Choice {
    return { ...this.choice, optional: true };
  }

  /** Writes an item of a list, and leaves the writer in the namespace of its element. */
  writeItem(writer: Writer, item: ItemOf<Items> & object): void {
    writer.beginItem(item);
    this.#write(writer, item, false);
    writer.endItem();
  }

  /** Writes the one element that a value has, and leaves the writer in its namespace. @param isOptional - whether there may be none */
  writeOne(writer: Writer, value: SomeOf<Items> & object, isOptional = false): void {
    this.#write(writer, value, isOptional);
  }

  #write(writer: Writer, value: object, isOptional: boolean): void {
    const keys = Object.getOwnPropertyNames(value).filter((key) => this.#codecs.has(key));
    const [key, second] = keys.filter((name) => Reflect.get(value, name) !== undefined);
    if (second !== undefined || (key === undefined && !isOptional)) writer.choice(value, this.choice);
    const codec = key === undefined ? undefined : this.#codecs.get(key);
    if (key !== undefined && codec !== undefined) this.#writeElement(writer, key, codec, Reflect.get(value, key));
  }

  #writeElement(writer: Writer, key: string, codec: ItemCodec<unknown>, value: unknown): void {
    const member = memberFor(key, codec.element ?? key);
    writer.namespace(codec.namespace);
    if (value !== undefined && value !== null && codec.check !== undefined)
      writer.check(member, value, (each) => codec.check?.(each));
    const guard = codec.isNillable === true ? "requiredNillable" : "required";
    if (writer[guard](member, value)) codec.write(writer, value);
  }

  /** Reads the next element as an item of a list, if it is one of these. */
  readItem(reader: Reader): ItemOf<Items> | undefined {
    const [key, codec] = this.#next(reader) ?? [];
    if (key === undefined || codec === undefined) return undefined;
    if (!reader.repeated(codec.element ?? key, codec.namespace, memberFor(key, codec.element ?? key))) return undefined;
    // The table has the elements of `Items`, by these keys.
    return { [key]: codec.read(reader) } as ItemOf<Items>;
  }

  /** Reads the next element into a value, if it is one of these, and leaves the reader in its namespace. */
  readOne(reader: Reader, value: SomeOf<Items>): void {
    const [key, codec] = this.#next(reader) ?? [];
    if (key === undefined || codec === undefined) return;
    reader.namespace(codec.namespace);
    if (reader.open(codec.element ?? key, memberFor(key, codec.element ?? key)))
      Object.assign(value, { [key]: codec.read(reader) });
  }

  /** The element that may be next: without any, the fast reader still has the last tag. Readers have no method for this, because few programs need it. */
  #next(reader: Reader): [key: string, codec: ItemCodec<unknown>] | undefined {
    if (!(reader instanceof ScanReader))
      return [...this.#codecs].find(([key, { namespace, element = key }]) => reader.isNext(namespace, element));
    // This scans the next tag, whatever its name.
    reader.isNext("");
    const key = this.#keys.get(clarkName(reader.tags));
    const codec = key === undefined ? undefined : this.#codecs.get(key);
    return key === undefined || codec === undefined ? undefined : [key, codec];
  }
}
