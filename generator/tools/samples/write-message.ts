import type { WrittenMessage } from "../../../templates/runtime/soap/message.js";
import { beginSoapArray } from "../../../templates/runtime/soap/soap-array.js";
import { soapEncoding } from "../../../templates/runtime/soap/soap-encoding.js";
import type { AnyElement } from "../../../templates/runtime/values/any-element.js";
import { type AnyValue, anyTypes, datatypeOf, isSimpleValue } from "../../../templates/runtime/values/any-value.js";
import type { Writer } from "../../../templates/runtime/write/writer.js";
import { qnameOf } from "../../../templates/runtime/xml/name-forms.js";
import type {
  ArrayType,
  Contract,
  DictionaryType,
  ElementUse,
  Message,
  MessageContent,
  SimpleType,
  StructType,
  TypeUse,
} from "../../contract/contract.js";
import { isSwaRef } from "../../contract/packaging.js";
import { enumerationValues, SimpleDatatypes } from "../../contract/simple-datatypes.js";
import { isRepeated, isRequired, TypeIndex } from "../../contract/types.js";
import { namespaceInside } from "../../contract/unqualified.js";
import { bug } from "../../source/errors.js";
import { namedAttributes, nameInLibrary } from "../../typescript/attribute-names.js";
import type { AnyPart, ChoicePart, ItemsPart, Part } from "../../typescript/content-parts.js";
import { flatParts, planAll, planMessage } from "../../typescript/content-plan.js";
import { derivedTypes } from "../../typescript/derived-types.js";
import { BARE_VALUE, isBareStruct, memberName, type NumberedUse, numberedUses } from "../../typescript/member-name.js";
import { clarkName, type QName } from "../../xml/qname.js";

type Members = Readonly<Record<string, unknown>>;

/**
 * Writes a message from its contract, with the calls of generated code. It is for tools, which have no generated code.
 */
export function writtenMessage(
  { types }: Contract,
  { element, content, headers, isEncoded }: Message,
): WrittenMessage<Members, Members> {
  const index = TypeIndex.of(types);
  return {
    element,
    ...(isEncoded ? { encoding: soapEncoding } : {}),
    headers: { write: (writer, value) => new ValueWriter(index, writer).headers(headers, value) },
    body: {
      write: (writer, value) => new ValueWriter(index, writer).body(content, element?.namespace ?? "", value),
      ...(content.kind === "bare" || content.kind === "parts" ? { form: content.kind } : {}),
    },
  };
}

class ValueWriter {
  readonly #types: TypeIndex;
  readonly #datatypes: SimpleDatatypes;
  readonly #writer: Writer;

  constructor(types: TypeIndex, writer: Writer) {
    this.#types = types;
    this.#datatypes = new SimpleDatatypes(types);
    this.#writer = writer;
  }

  /** Writes elements that are side by side, each in its own namespace: headers, or the parts of a body. */
  headers(headers: readonly ElementUse[], values: Members): void {
    const [first] = headers;
    if (first === undefined) return;
    this.#writer.namespace(first.element.namespace);
    this.#members(numberedUses(headers), first.element.namespace, values);
  }

  body(content: MessageContent, namespace: string, value: Members): void {
    if (content.kind !== "bare") this.#parts(planMessage(content), namespace, value);
    else this.#item(content.value, isBareStruct(content.value, this.#types) ? value : value[BARE_VALUE]);
  }

  /** Writes each member in its namespace. @param namespace - the namespace of the writer, before and after */
  #members(members: readonly NumberedUse[], namespace: string, value: Members): void {
    let current = namespace;
    const change = (next: string): void => {
      if (next !== current) this.#writer.namespace(next);
      current = next;
    };
    for (const member of members) {
      change(member.element.namespace);
      this.#element(member, value[memberName(member)]);
    }
    change(namespace);
  }

  /** @param namespace - where the writer is, before and after */
  #parts(parts: readonly Part[], namespace: string, value: Members): void {
    for (const part of parts) {
      switch (part.kind) {
        case "member":
          this.#writer.namespace(part.use.element.namespace);
          this.#element(part.use, value[part.key]);
          this.#writer.namespace(namespace);
          break;
        case "any":
          for (const element of part.isSingle ? [value[part.key]] : itemsOf(value[part.key] ?? []))
            this.#any(part, element);
          break;
        case "choice":
          this.#branch(part, namespace, value);
          break;
        case "items":
          this.#list(part, namespace, itemsOf(value[part.key] ?? []));
          break;
        default:
          part satisfies never;
      }
    }
  }

  #any({ key, any: { namespaces } }: AnyPart, element: unknown): void {
    if (isAnyElement(element)) this.#writer.anyElement(key, element, { namespaces });
  }

  #branch({ branches }: ChoicePart, namespace: string, value: Members): void {
    const isThere = (branch: readonly Part[]): boolean => flatParts(branch).some(({ key }) => value[key] !== undefined);
    this.#parts(branches.find(isThere) ?? [], namespace, value);
  }

  #list({ key, branches, occurs }: ItemsPart, namespace: string, items: readonly unknown[]): void {
    const writer = this.#writer;
    for (const item of writer.repeated(key, items, occurs.min)) {
      if (typeof item === "string") writer.mixedText(item);
      else {
        const value = membersOf(item);
        writer.beginItem(value);
        this.#branch({ kind: "choice", optional: false, branches }, namespace, value);
        writer.endItem();
      }
    }
  }

  #element(use: NumberedUse, value: unknown): void {
    const localName = use.numbered ?? use.element.localName;
    if (isRepeated(use)) {
      for (const item of this.#writer.repeated(localName, itemsOf(value ?? []), use.occurs.min)) this.#item(use, item);
      return;
    }
    if (isRequired(use)) this.#item(use, value);
    else if (use.nillable ? this.#writer.nillable(localName, value) : this.#writer.optional(localName, value))
      this.#value(use.type, value);
  }

  /** Writes an element that is present. */
  #item({ element, numbered, type, nillable }: NumberedUse, value: unknown): void {
    const localName = numbered ?? element.localName;
    const isWritten = nillable
      ? this.#writer.requiredNillable(localName, value)
      : this.#writer.required(localName, value);
    if (isWritten) this.#value(type, value);
  }

  #value(use: TypeUse, value: unknown): void {
    if (use.kind === "datatype") {
      this.#datatype(use.name, value);
      return;
    }
    const definition = this.#types.get(use.name);
    switch (definition.kind) {
      case "struct":
        this.#polymorphic(definition, membersOf(value));
        break;
      case "simple":
        this.#simple(definition, value);
        break;
      case "array":
        this.#array(definition, itemsOf(value));
        break;
      case "dictionary":
        this.#dictionary(definition, value);
        break;
      default:
        definition satisfies never;
    }
  }

  #datatype(type: QName, value: unknown): void {
    const name = qnameOf(value);
    if (isAnyValue(value)) this.#writer.anyType(anyTypes, value);
    else if (name !== undefined) this.#writer.qname(name);
    else if (Array.isArray(value) || isSwaRef(type))
      this.#writer.simple(this.#datatypes.of({ kind: "datatype", name: type }), value);
    else if (isSimpleValue(value)) this.#writer.simple(datatypeOf(type, anyTypes), value);
    else throw bug(`no value of ${clarkName(type)}`);
  }

  #simple({ name, variety }: SimpleType, value: unknown): void {
    const { namespace, localName } = name;
    switch (variety.kind) {
      case "enumeration":
        this.#writer.enumeration(namespace, localName, String(value), enumerationValues(variety.values));
        break;
      case "flags":
        this.#writer.flags(namespace, localName, itemsOf(value).map(String), enumerationValues(variety.values));
        break;
      case "restriction":
      case "list":
      case "union":
        this.#writer.simple(this.#datatypes.of({ kind: "named", name }), value);
        break;
      default:
        variety satisfies never;
    }
  }

  /** Writes a value of the type, or of the type that `$type` names. */
  #polymorphic(type: StructType, value: Members): void {
    const { $type } = value;
    const derived = $type === undefined ? [] : derivedTypes(type, this.#types);
    const found = derived.find(({ mark }) => mark === $type);
    if (found === undefined) this.#struct(type, value);
    else {
      this.#writer.derived();
      this.#struct(found.type, value);
    }
  }

  #struct(type: StructType, value: Members): void {
    this.#begin(type, value);
    this.#parts(planAll(type, this.#types), namespaceInside(type, this.#types), value);
    this.#writer.end();
  }

  /** The start tag, with the attributes, and the text. */
  #begin(type: StructType, value: Members): void {
    const { namespace, localName } = type.name;
    const inside = namespaceInside(type, this.#types);
    const [root] = this.#types.withBases(type);
    const attributes = namedAttributes(type, this.#types);
    const text = root?.content.kind === "text" ? root.content.type : undefined;
    if (text === undefined && attributes.length === 0) {
      this.#writer.beginStruct(namespace, localName, value, inside);
      return;
    }
    this.#writer.beginTag(namespace, localName, value, inside);
    for (const named of attributes) {
      const { key, attribute } = named;
      const isThere = this.#writer.attribute(nameInLibrary(named), value[key], attribute.name.namespace);
      if (isThere) this.#value(attribute.type, value[key]);
    }
    this.#writer.endTag();
    if (text !== undefined && this.#writer.text(value.$value)) this.#value(text, value.$value);
  }

  #array({ name, item, encoding }: ArrayType, items: readonly unknown[]): void {
    if (encoding === undefined) this.#writer.beginArray(name.namespace, name.localName, items);
    else {
      const localName = `${encoding.name.localName}${encoding.dimensions}`;
      beginSoapArray(this.#writer, items, name, { ...encoding.name, localName });
    }
    this.#writer.namespace(item.element.namespace);
    for (const value of items) this.#item(item, value);
    this.#writer.namespace(name.namespace);
    this.#writer.end();
  }

  #dictionary({ name, entry, key, value }: DictionaryType, entries: unknown): void {
    const writer = this.#writer;
    if (entries instanceof Map) writer.beginMap(name.namespace, name.localName, entries);
    else writer.beginDictionary(name.namespace, name.localName, membersOf(entries));
    for (const [itemKey, item] of entries instanceof Map ? entries : Object.entries(membersOf(entries))) {
      writer.beginEntry(name.namespace, entry.localName, itemKey);
      this.#item({ ...key, nillable: false }, itemKey);
      this.#element(value, item);
      writer.end();
    }
    writer.end();
  }
}

function isAnyElement(value: unknown): value is AnyElement {
  return typeof value === "object" && value !== null && "name" in value && "xml" in value;
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
