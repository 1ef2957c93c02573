import { type Choice, isRightChoice } from "../values/choices.js";
import type { Datatype } from "../values/datatype.js";
import { hasKept } from "../values/kept.js";
import { type EnumerationValues, isKeyOf } from "../values/members.js";
import type { ValueCheck } from "../values/value-checks.js";
import type { QName } from "../xml/qname.js";
import type { Around } from "./around.js";
import { DatatypeWriter } from "./datatype-writer.js";
import { MAX_MESSAGE } from "./limits.js";
import { Markup } from "./markup.js";
import { escapePlain, escapePlainAttribute } from "./plain-escapes.js";
import { NotPlain, PlainValues } from "./plain-values.js";
import { Scopes, scopesAround } from "./scopes.js";
import { rootDeclarations } from "./tags.js";
import type { Writer } from "./writer.js";

/**
 * Writes plain values, the same text as TextWriter: elements without attributes and without anything that reading has kept. For
 * everything else (a value that the contract does not allow, a form that few contracts have) it throws `NotPlain`, and another writer
 * writes the message instead.
 */
export class PlainWriter extends DatatypeWriter implements Writer {
  readonly declarations: string;
  outerDeclarations = "";
  /** The member that a guard has named, and a value method will write. */
  protected name = "";
  protected readonly values: PlainValues = new PlainValues();
  protected readonly markup: Markup;

  /** @param namespace - the default namespace, if `around` has no prefix for it */
  constructor(namespace: string, { prefix }: Around) {
    super();
    const own = prefix === undefined ? undefined : { namespace, prefix };
    const outer = own === undefined ? namespace : "";
    let prefixes = own === undefined ? 0 : 1;
    const scopes = new Scopes(scopesAround(outer, own), {
      reserve: () => `q${++prefixes}`,
      declareAround: (name, other) => {
        this.outerDeclarations += ` xmlns:${name}="${escapePlainAttribute(other)}"`;
      },
      escape: escapePlainAttribute,
    });
    this.markup = new Markup(scopes);
    this.declarations = rootDeclarations({ outer, own, isKnown: true }, escapePlainAttribute);
  }

  take(): string {
    this.#checkLength();
    return this.markup.take();
  }

  namespace(namespace: string): void {
    this.markup.scopes.change(namespace);
  }

  optional<T>(name: string, value: T): value is NonNullable<T> {
    return value !== undefined && this.required(name, value);
  }

  nillable<T>(name: string, value: T): value is NonNullable<T> {
    return value !== undefined && this.requiredNillable(name, value);
  }

  required<T>(name: string, value: T): value is NonNullable<T> {
    if (value === undefined || value === null) throw new NotPlain();
    this.takeMember(name);
    return true;
  }

  requiredNillable<T>(name: string, value: T): value is NonNullable<T> {
    if (value !== null) return this.required(name, value);
    this.takeMember(name);
    this.markup.nil(name);
    return false;
  }

  protected takeMember(name: string): void {
    this.name = name;
    this.values.take();
  }

  repeated<T>(
    name: string,
    value: readonly T[] | undefined,
    min = 0,
    max: number = Number.POSITIVE_INFINITY,
  ): readonly T[] {
    const items = value ?? [];
    if (value === null || !Array.isArray(items) || items.length < min || items.length > max) throw new NotPlain();
    if (value !== undefined) this.values.takeRepeated(items);
    this.name = name;
    return items;
  }

  repeatedIfAny<T>(name: string, value: readonly T[] | undefined, min: number, max?: number): readonly T[] {
    return this.repeated(name, value, value === undefined || value.length === 0 ? 0 : min, max);
  }

  check<T>(_name: string, value: T | null | undefined, check: ValueCheck<T>): void {
    if (value !== undefined && value !== null && check(value) !== undefined) throw new NotPlain();
  }

  choice(value: object, choice: Choice): void {
    if (!isRightChoice(value, choice)) throw new NotPlain();
  }

  beginHeaders(value: unknown): void {
    this.values.beginMembers(value);
    this.markup.beginWithoutTag();
  }

  beginParts(value: unknown): void {
    this.beginHeaders(value);
  }

  beginBare(value: unknown): void {
    if (typeof value === "object" && value !== null && hasKept(value)) throw new NotPlain();
  }

  beginBody({ namespace, localName }: QName, value: unknown): void {
    this.values.beginMembers(value);
    const inner = this.markup.scopes.of(namespace);
    this.markup.beginUnusual({ name: localName, outer: inner, inner, attributes: "", staysOpen: false });
  }

  beginStruct(namespace: string, _typeName: string, value: object, inside: string = namespace): void {
    this.values.beginMembers(value);
    this.markup.begin(this.name, this.markup.scopes.first(namespace, inside));
    this.namespace(inside);
  }

  beginArray(namespace: string, _typeName: string, value: object): void {
    this.values.beginItems(value);
    this.markup.begin(this.name, namespace);
  }

  beginDictionary(namespace: string, typeName: string, value: object): void {
    this.beginStruct(namespace, typeName, value);
  }

  beginEntry(namespace: string, name: string): void {
    this.takeMember(name);
    this.values.beginEntry();
    this.markup.begin(name, namespace);
  }

  end(): void {
    this.values.end();
    this.markup.end();
    this.#checkLength();
  }

  #checkLength(): void {
    if (this.markup.length > MAX_MESSAGE) throw new NotPlain();
  }

  override string(value: string): void {
    if (typeof value !== "string") throw new NotPlain();
    this.writeText(value);
  }

  override boolean(value: boolean): void {
    if (typeof value !== "boolean") throw new NotPlain();
    this.write(value ? "true" : "false");
  }

  override int(value: number): void {
    if (typeof value !== "number" || (value | 0) !== value) throw new NotPlain();
    this.write(`${value}`);
  }

  simple<T>(datatype: Datatype<T>, value: T): void {
    const text = datatype.format(value, refuse);
    if (text === undefined || datatype.check?.(value, text) !== undefined) throw new NotPlain();
    if (datatype.isPlain === true) this.write(text);
    else this.writeText(text);
  }

  enumeration(_namespace: string, _typeName: string, value: string, values: EnumerationValues): void {
    if (typeof value !== "string" || !isKeyOf(values, value)) throw new NotPlain();
    this.writeText(value);
  }

  flags(_namespace: string, _typeName: string, value: readonly string[], values: EnumerationValues): void {
    if (!Array.isArray(value) || !this.values.areItems(value)) throw new NotPlain();
    for (const flag of value) if (typeof flag !== "string" || !isKeyOf(values, flag)) throw new NotPlain();
    this.writeText(value.join(" "));
  }

  protected writeText(text: string): void {
    this.write(escapePlain(text));
  }

  /** Writes what needs no escaping. */
  protected write(content: string): void {
    this.markup.value(this.name, content);
  }

  // What few contracts have, and so clients do not bring: AllFormsWriter or TextWriter writes it.

  anyAttributes(..._: unknown[]): void {
    refuse();
  }
  anyElement(..._: unknown[]): void {
    refuse();
  }
  anyElements(..._: unknown[]): void {
    refuse();
  }
  beginItem(..._: unknown[]): void {
    refuse();
  }
  beginTag(..._: unknown[]): void {
    refuse();
  }
  mixedText(..._: unknown[]): void {
    refuse();
  }
  order(..._: unknown[]): void {
    refuse();
  }
  endItem(): void {}
  endTag(): void {}
  attribute<T>(_name: string, _value: T, _namespace?: string): _value is NonNullable<T> {
    return refuse();
  }
  requiredAttribute<T>(_name: string, _value: T, _namespace?: string): _value is NonNullable<T> {
    return refuse();
  }
  text<T>(_value: T): _value is NonNullable<T> {
    return refuse();
  }
  derived(): Writer {
    return refuse();
  }
  readonly anyType: () => never = refuse;
  readonly attachments: () => never = refuse;
  readonly beginMap: () => never = refuse;
  readonly endNil: () => never = refuse;
  readonly label: () => never = refuse;
  readonly place: () => never = refuse;
  readonly qname: () => never = refuse;
  readonly unknownType: () => never = refuse;
}

function refuse(): never {
  throw new NotPlain();
}
