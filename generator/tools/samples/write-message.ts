import { type AnyValue, datatypeOf, isSimpleValue } from "../../../templates/runtime/values/any-value.js";
import { propertyName } from "../../../templates/runtime/values/members.js";
import type { Writer } from "../../../templates/runtime/write/writer.js";
import { qnameOf } from "../../../templates/runtime/xml/qname.js";
import type {
  ArrayType,
  Contract,
  DictionaryType,
  EnumValue,
  Field,
  Message,
  NamedType,
  StructType,
  TypeUse,
} from "../../contract/contract.js";
import { clarkName, type QName } from "../../xml/qname.js";

type Members = Readonly<Record<string, unknown>>;

/**
 * Writes a message from its contract, with the calls that generated code would make. It serves where no code has been
 * generated; for speed, and for types, there is generated code.
 */
export class MessageWriter {
  readonly #types: ReadonlyMap<string, NamedType>;
  readonly #writer: Writer;

  constructor({ types }: Contract, writer: Writer) {
    this.#types = new Map(types.map((type) => [clarkName(type.name), type]));
    this.#writer = writer;
  }

  write({ element, fields, headers }: Message, values: { readonly headers: Members; readonly body: Members }): void {
    const [first] = headers;
    if (first !== undefined) {
      const entries = headers.map((entry) => ({ ...entry, ...entry.element, name: entry.element.localName }));
      this.#writer.beginHeaders(first.element.namespace, values.headers);
      for (const entry of entries) this.#member({ ...entry, required: false }, values.headers);
      this.#writer.end();
    }
    this.#writer.beginPayload(element.namespace, element.localName, values.body);
    this.#members(fields, element.namespace, values.body);
    this.#writer.end();
  }

  #members(fields: readonly Field[], namespace: string, value: Members): void {
    let current = namespace;
    const change = (next: string): void => {
      if (next !== current) this.#writer.namespace(next);
      current = next;
    };
    for (const field of fields) {
      change(field.namespace);
      this.#member(field, value);
    }
    change(namespace);
  }

  #member({ name, type, required, nillable }: Omit<Field, "documentation">, values: Members): void {
    this.#element({ name, type, required, nillable }, values[propertyName(name)]);
  }

  #element({ name, type, required, nillable }: Pick<Field, "name" | "type" | "required" | "nillable">, value: unknown) {
    const writer = this.#writer;
    const isThere = required
      ? nillable
        ? writer.requiredNillable(name, value)
        : writer.required(name, value)
      : nillable
        ? writer.nillable(name, value)
        : writer.optional(name, value);
    if (isThere) this.#value(type, value);
  }

  #value(use: TypeUse, value: unknown): void {
    if (use.kind === "datatype") {
      this.#simple(use.name, value);
      return;
    }
    const type = this.#type(use.name);
    const { namespace, localName } = type.name;
    switch (type.kind) {
      case "struct":
        this.#struct(type, membersOf(value));
        break;
      case "array":
        this.#array(type, itemsOf(value));
        break;
      case "dictionary":
        this.#dictionary(type, value);
        break;
      case "enum":
        this.#writer.enumeration(namespace, localName, String(value), numbersOf(type.values));
        break;
      case "flags":
        this.#writer.flags(namespace, localName, itemsOf(value).map(String), numbersOf(type.values));
    }
  }

  #simple(type: QName, value: unknown): void {
    const name = qnameOf(value);
    if (isAnyValue(value)) this.#writer.anyType(value);
    else if (name !== undefined) this.#writer.qname(name);
    else if (isSimpleValue(value)) this.#writer.simple(datatypeOf(type), value);
    else throw new Error(`no value of ${clarkName(type)}`);
  }

  #struct(type: StructType, value: Members): void {
    const { namespace, localName } = type.name;
    this.#writer.beginStruct(namespace, localName, value);
    for (const { fields } of this.#withBases(type)) this.#members(fields, namespace, value);
    this.#writer.end();
  }

  /** The outermost base first: so its members stand on the wire. */
  #withBases(type: StructType): readonly StructType[] {
    const base = type.base && this.#type(type.base);
    return base?.kind === "struct" ? [...this.#withBases(base), type] : [type];
  }

  #array({ name, item }: ArrayType, items: readonly unknown[]): void {
    this.#writer.beginArray(name.namespace, name.localName, items);
    for (const value of items) this.#element(item, value);
    this.#writer.end();
  }

  #dictionary({ name, entry, key, value }: DictionaryType, entries: unknown): void {
    const writer = this.#writer;
    if (entries instanceof Map) writer.beginMap(name.namespace, name.localName, entries);
    else writer.beginDictionary(name.namespace, name.localName, membersOf(entries));
    for (const [itemKey, item] of entries instanceof Map ? entries : Object.entries(membersOf(entries))) {
      writer.beginEntry(name.namespace, entry.localName, itemKey);
      this.#element({ ...key, required: true, nillable: false }, itemKey);
      this.#element(value, item);
      writer.end();
    }
    writer.end();
  }

  #type(name: QName): NamedType {
    const type = this.#types.get(clarkName(name));
    if (type === undefined) throw new Error(`no type ${clarkName(name)}`);
    return type;
  }
}

function numbersOf(values: readonly EnumValue[]): Record<string, bigint> {
  return Object.fromEntries(values.map(({ name, number }) => [name, number]));
}

function isAnyValue(value: unknown): value is AnyValue {
  return typeof value === "object" && value !== null && "type" in value && "value" in value;
}

function membersOf(value: unknown): Members {
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value));
  throw new Error("a value without members");
}

function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Error("a value without items");
}
