import type { AnyElement } from "../values/any-element.js";
import type { NamespaceSet, Wildcard } from "../values/any-names.js";
import type { ContentOrder } from "../values/content-order.js";
import { ATTRIBUTES, typesWith } from "./attribute-tags.js";
import { escapePlain, escapePlainAttribute } from "./plain-escapes.js";
import { NotPlain } from "./plain-values.js";
import { PlainWriter } from "./plain-writer.js";
import type { Writer } from "./writer.js";

/** Also writes attributes without a prefix, the types of derived values, lists of items and text between them. */
export class AllFormsWriter extends PlainWriter {
  /** The form of the next value. For a type with attributes, it may be an attribute or text. */
  #target: "element" | "attribute" | "text" = "element";
  /** Whether the next struct says its type. */
  #saysType = false;

  override attribute<T>(name: string, value: T, namespace?: string): value is NonNullable<T> {
    return value !== undefined && this.requiredAttribute(name, value, namespace);
  }

  override requiredAttribute<T>(name: string, value: T, namespace = ""): value is NonNullable<T> {
    if (namespace !== "") throw new NotPlain();
    return this.required(name, value);
  }

  override text<T>(value: T): value is NonNullable<T> {
    this.#target = "text";
    return this.required("$value", value);
  }

  override beginStruct(namespace: string, typeName: string, value: object, inside: string = namespace): void {
    if (this.#saysType) this.#beginDerived(namespace, typeName, value, inside);
    else super.beginStruct(namespace, typeName, value, inside);
    if (this.#saysType) this.endTag();
    this.#saysType = false;
  }

  override beginTag(namespace: string, typeName: string, value: object, inside: string = namespace): void {
    if (this.#saysType) this.#beginDerived(namespace, typeName, value, inside);
    else {
      this.values.beginMembers(value);
      this.markup.begin(this.name, this.markup.scopes.first(namespace, inside), true);
      this.namespace(inside);
    }
    this.#saysType = false;
    this.#target = "attribute";
  }

  override endTag(): void {
    this.#target = "element";
    this.markup.endTag();
  }

  override end(): void {
    this.#target = "element";
    super.end();
  }

  override derived(): Writer {
    this.#saysType = true;
    return this;
  }

  /** Begins a struct that says its type, and leaves its tag open. */
  #beginDerived(namespace: string, typeName: string, value: object, inside: string): void {
    this.values.beginMembers(value);
    // Its `$type` is no member.
    this.values.take();
    const { prefix } = this.markup.scopes.of(namespace);
    this.markup.begin(this.name, namespace, true);
    this.markup.fill(typeName, "", typesWith(prefix));
    this.namespace(inside);
  }

  override beginItem(item: object): void {
    this.values.beginMembers(item);
  }

  override endItem(): void {
    this.values.end();
    this.values.take();
  }

  override order(_name: string, items: readonly unknown[] | undefined, order: ContentOrder): void {
    if (items !== undefined && !Array.isArray(items)) throw new NotPlain();
    if (order.wrong(items ?? []) !== undefined) throw new NotPlain();
  }

  override mixedText(text: string): void {
    if (typeof text !== "string") throw new NotPlain();
    this.values.take();
    this.markup.add(escapePlain(text));
  }

  protected override writeText(text: string): void {
    this.write(this.#target === "attribute" ? escapePlainAttribute(text) : escapePlain(text));
  }

  protected override write(content: string): void {
    if (this.#target === "element") this.markup.value(this.name, content);
    else if (this.#target === "attribute") this.markup.fill(this.name, content, ATTRIBUTES);
    else this.markup.add(content);
  }

  override anyElements(name: string, elements: readonly AnyElement[] | undefined, wildcard: Wildcard): void {
    const { min = 0, isOptional = false } = wildcard;
    if (this.repeated(name, elements, isOptional ? 0 : min).length > 0) throw new NotPlain();
  }

  override anyElement(_name: string, element: AnyElement | undefined): void {
    if (element !== undefined) throw new NotPlain();
  }

  override anyAttributes(_namespaces: NamespaceSet, attributes: Readonly<Record<string, string>> | undefined): void {
    if (attributes !== undefined) throw new NotPlain();
  }
}
