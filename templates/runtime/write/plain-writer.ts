import { type Choice, wrongChoice } from "../values/choices.js";
import type { Datatype } from "../values/datatype.js";
import type { FixedCheck } from "../values/fixed-value.js";
import { type EnumerationValues, isKeyOf } from "../values/members.js";
import { escapeAttribute, escapeText, escapeUsualText, hasForbidden } from "../xml/characters.js";
import type { QName } from "../xml/qname.js";
import type { Around } from "./around.js";
import { DatatypeWriter } from "./datatype-writer.js";
import { MAX_MESSAGE } from "./limits.js";
import { NotPlain, PlainValues } from "./plain-values.js";
import { declarationOn, declarationsOn, type Scope, Scopes, scopesAround } from "./scopes.js";
import { FIRST_TAG, rootDeclarations, type Tag, tagAfter } from "./tags.js";
import type { Writer } from "./writer.js";

/**
 * Writes plain values, the same text as TextWriter: elements without attributes and without anything that reading has kept. For
 * everything else (a value that the contract does not allow, a form that few contracts have) it throws `NotPlain`, and TextWriter
 * writes the message instead.
 */
export class PlainWriter extends DatatypeWriter implements Writer {
  readonly declarations: string;
  outerDeclarations = "";
  #text = "";
  #name = "";
  #tag: Tag = FIRST_TAG;
  readonly #endTags: string[] = [];
  readonly #values = new PlainValues();
  readonly #scopes: Scopes;

  /** @param namespace - the default namespace, if `around` has no prefix for it */
  constructor(namespace: string, { prefix }: Around) {
    super();
    const outer = prefix === undefined ? namespace : "";
    let prefixes = prefix === undefined ? 0 : 1;
    this.#scopes = new Scopes(scopesAround(outer, prefix === undefined ? undefined : { namespace, prefix }), {
      reserve: () => `q${++prefixes}`,
      declareAround: (name, other) => {
        this.outerDeclarations += ` xmlns:${name}="${escapeNamespace(other)}"`;
      },
      escape: escapeNamespace,
    });
    this.declarations = rootDeclarations(outer, prefix === undefined, () => escapeNamespace(outer));
    if (prefix !== undefined) this.declarations += ` xmlns:${prefix}="${escapeNamespace(namespace)}"`;
  }

  take(): string {
    const text = this.#text;
    this.#text = "";
    return text;
  }

  namespace(namespace: string): void {
    this.#scopes.change(namespace);
  }

  optional<T>(name: string, value: T): value is NonNullable<T> {
    return value !== undefined && this.required(name, value);
  }

  nillable<T>(name: string, value: T): value is NonNullable<T> {
    return value !== undefined && this.requiredNillable(name, value);
  }

  required<T>(name: string, value: T): value is NonNullable<T> {
    if (value === undefined || value === null) throw new NotPlain();
    this.#take(name);
    return true;
  }

  requiredNillable<T>(name: string, value: T): value is NonNullable<T> {
    if (value !== null) return this.required(name, value);
    this.#take(name);
    const scope = this.#scopes.current;
    this.#text += `${this.#tagOf(name, scope).open}${declarationOn(scope)} i:nil="true"/>`;
    return false;
  }

  #take(name: string): void {
    this.#name = name;
    this.#values.take();
  }

  repeated<T>(
    name: string,
    value: readonly T[] | undefined,
    min = 0,
    max: number = Number.POSITIVE_INFINITY,
  ): readonly T[] {
    const items = value ?? [];
    if (value === null || !Array.isArray(items) || items.length < min || items.length > max) throw new NotPlain();
    if (value !== undefined) this.#values.takeItems(items);
    this.#name = name;
    return items;
  }

  repeatedIfAny<T>(name: string, value: readonly T[] | undefined, min: number, max?: number): readonly T[] {
    return this.repeated(name, value, value === undefined || value.length === 0 ? 0 : min, max);
  }

  fixed<T>(_name: string, value: T | null | undefined, check: FixedCheck<T>): void {
    if (value !== undefined && value !== null && check(value) !== undefined) throw new NotPlain();
  }

  choice(value: object, choice: Choice): void {
    if (wrongChoice(value, choice) !== undefined) throw new NotPlain();
  }

  beginHeaders(value: unknown): void {
    this.#values.begin("members", value);
    this.#open("", "", this.#scopes.current);
  }

  beginParts(value: unknown): void {
    this.beginHeaders(value);
  }

  beginBare(_value: unknown): void {}

  beginBody({ namespace, localName }: QName, value: unknown): void {
    this.#name = localName;
    this.#values.begin("members", value);
    const inner = this.#scopes.of(namespace);
    this.#openChanged(inner, inner);
  }

  beginStruct(namespace: string, _typeName: string, value: object): void {
    this.#values.begin("members", value);
    this.#begin(namespace);
  }

  beginArray(namespace: string, _typeName: string, value: object): void {
    this.#values.begin("items", value);
    this.#begin(namespace);
  }

  beginDictionary(namespace: string, typeName: string, value: object): void {
    this.beginStruct(namespace, typeName, value);
  }

  beginEntry(namespace: string, name: string, _key: unknown): void {
    this.#take(name);
    this.#values.begin("entry", undefined);
    this.#begin(namespace);
  }

  #begin(namespace: string): void {
    const scope = this.#scopes.current;
    const inner = this.#scopes.of(namespace);
    if (inner.declaration !== "" || scope.declaration !== "") {
      this.#openChanged(inner, this.#scopes.beside(namespace));
      return;
    }
    const { start, end } = this.#tagOf(this.#name, scope);
    this.#open(start, end, inner);
  }

  /** Opens an element at which namespaces change. @param outer - the scope of its own name */
  #openChanged(inner: Scope, outer: Scope): void {
    const declarations = declarationsOn(outer, inner);
    const { open, end } = this.#tagOf(this.#name, outer);
    this.#open(`${open}${declarations}>`, end, inner.inside ?? inner);
  }

  #open(startTag: string, endTag: string, scope: Scope): void {
    this.#text += startTag;
    this.#endTags.push(endTag);
    this.#scopes.enter(scope);
  }

  end(): void {
    this.#values.end();
    this.#scopes.leave();
    this.#text += this.#endTags.pop() ?? "";
    if (this.#text.length > MAX_MESSAGE) throw new NotPlain();
  }

  override string(value: string): void {
    if (typeof value !== "string") throw new NotPlain();
    this.#write(escapePlain(value));
  }

  override boolean(value: boolean): void {
    if (typeof value !== "boolean") throw new NotPlain();
    this.#write(value ? "true" : "false");
  }

  override int(value: number): void {
    if (typeof value !== "number" || (value | 0) !== value) throw new NotPlain();
    this.#write(`${value}`);
  }

  simple<T>(datatype: Datatype<T>, value: T): void {
    const text = datatype.format(value, refuse);
    if (text === undefined || datatype.check?.(value, text) !== undefined) throw new NotPlain();
    this.#write(datatype.isPlain === true ? text : escapePlain(text));
  }

  enumeration(_namespace: string, _typeName: string, value: string, values: EnumerationValues): void {
    if (typeof value !== "string" || !isKeyOf(values, value)) throw new NotPlain();
    this.#write(escapePlain(value));
  }

  flags(_namespace: string, _typeName: string, value: readonly string[], values: EnumerationValues): void {
    if (!this.#values.areItems(value)) throw new NotPlain();
    for (const flag of value) if (typeof flag !== "string" || !isKeyOf(values, flag)) throw new NotPlain();
    this.#write(escapePlain(value.join(" ")));
  }

  #write(content: string): void {
    if (this.#text.length + content.length > MAX_MESSAGE) throw new NotPlain();
    const scope = this.#scopes.current;
    const { open, start, end } = this.#tagOf(this.#name, scope);
    this.#text += `${scope.declaration === "" ? start : `${open}${declarationOn(scope)}>`}${content}${end}`;
  }

  #tagOf(name: string, { tags }: Scope): Tag {
    this.#tag = tagAfter(this.#tag, name, tags);
    return this.#tag;
  }

  // What few contracts have, and so is written by TextWriter alone.

  readonly anyAttributes: () => never = refuse;
  readonly anyElement: () => never = refuse;
  readonly anyElements: () => never = refuse;
  readonly anyType: () => never = refuse;
  readonly attachments: () => never = refuse;
  readonly beginItem: () => never = refuse;
  readonly beginMap: () => never = refuse;
  readonly beginTag: () => never = refuse;
  readonly derived: () => never = refuse;
  readonly endItem: () => never = refuse;
  readonly endNil: () => never = refuse;
  readonly endTag: () => never = refuse;
  readonly label: () => never = refuse;
  readonly mixedText: () => never = refuse;
  readonly order: () => never = refuse;
  readonly place: () => never = refuse;
  readonly qname: () => never = refuse;
  readonly unknownType: () => never = refuse;

  attribute<T>(_name: string, _value: T): _value is NonNullable<T> {
    return refuse();
  }

  requiredAttribute<T>(_name: string, _value: T): _value is NonNullable<T> {
    return refuse();
  }

  text<T>(_value: T): _value is NonNullable<T> {
    return refuse();
  }
}

function refuse(): never {
  throw new NotPlain();
}

function escapePlain(text: string): string {
  const escaped = escapeUsualText(text);
  if (escaped !== undefined) return escaped;
  if (hasForbidden(text)) throw new NotPlain();
  return escapeText(text);
}

function escapeNamespace(namespace: string): string {
  if (hasForbidden(namespace)) throw new NotPlain();
  return escapeAttribute(namespace);
}
