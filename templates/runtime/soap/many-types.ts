import type { Reader } from "../read/reader.js";
import { XmlReader } from "../read/xml-reader.js";
import { ScanReader } from "../scan/scan-reader.js";
import type { OneOfMany } from "../values/one-of-many.js";
import { withType } from "../values/with-type.js";
import type { Writer } from "../write/writer.js";
import { clarkName } from "../xml/name-forms.js";
import type { QName } from "../xml/qname.js";

/** How values of one type are written and read. As methods, because each type writes its own values alone. */
interface TypeCodec<Base extends object> {
  readonly namespace: string;
  write(writer: Writer, value: Base): void;
  read(reader: Reader): Base;
}

/** The types that extend another one, by the names that `$type` has: local names, or names in Clark notation. */
export class ManyTypes<Base extends object, Types> {
  readonly #codecs: Readonly<Record<string, TypeCodec<Base>>>;

  constructor(codecs: { readonly [Name in keyof Types & string]: TypeCodec<Base> }) {
    this.#codecs = codecs;
  }

  /** Whether `$type` names one of these types. */
  has(value: (Base & OneOfMany<Types>) | { $type?: string | undefined }): value is Base & OneOfMany<Types> {
    return this.#find(value.$type) !== undefined;
  }

  write(writer: Writer, value: Base & OneOfMany<Types>): void {
    this.#find(value.$type)?.write(writer.derived(), value);
  }

  /** Reads the element under the cursor if its xsi:type names one of these types. */
  read(reader: Reader): (Base & OneOfMany<Types>) | undefined {
    const type = typeNameOf(reader);
    if (type === undefined) return undefined;
    const codec = this.#find(type.localName);
    const isPlain = codec?.namespace === type.namespace;
    const $type = isPlain ? type.localName : clarkName(type);
    const value = (isPlain ? codec : this.#find($type))?.read(reader);
    // The table has the types of `Types`, by these names.
    return value && (withType(value, $type) as Base & OneOfMany<Types>);
  }

  #find(name: string | undefined): TypeCodec<Base> | undefined {
    return name !== undefined && Object.hasOwn(this.#codecs, name) ? this.#codecs[name] : undefined;
  }
}

/** The type that xsi:type of the element under the cursor names. Readers have no method for this, because few programs need it. */
function typeNameOf(reader: Reader): QName | undefined {
  if (reader instanceof XmlReader) return reader.typeName();
  if (!(reader instanceof ScanReader)) throw new Error("a reader of somebody else");
  return reader.tags.type;
}
