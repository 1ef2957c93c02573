import type { XmlElements } from "../values/any-value.js";
import { attributeName } from "../values/members.js";
import { escapeAttribute, escapeText, escapeUsualAttribute, escapeUsualText } from "../xml/characters.js";
import { hasControlReference } from "../xml/control-references.js";
import { forbiddenCharacter, loneSurrogate, referForbidden } from "../xml/forbidden-characters.js";
import { fragmentsOf } from "../xml/fragment.js";
import { type QName, XSI_NAMESPACE } from "../xml/qname.js";
import type { Around } from "./around.js";
import { ATTRIBUTES } from "./attribute-tags.js";
import { CheckedWriter } from "./checked-writer.js";
import { MAX_MESSAGE } from "./limits.js";
import { Markup } from "./markup.js";
import { OuterDeclarations } from "./outer-declarations.js";
import { type Scope, Scopes, scopesAround } from "./scopes.js";
import { rootDeclarations } from "./tags.js";
import { showName, ValueNames } from "./value-names.js";
import type { WriterFrame } from "./writer-frame.js";
import type { WriterOptions } from "./writer-options.js";

/**
 * Writes elements for the wire: without white space, with one default namespace, with other namespaces declared where they
 * begin, and with `i:nil` for nil.
 */
export class TextWriter extends CheckedWriter {
  /** What an element around the text must declare: the default namespace, and the prefix of xsi:nil and xsi:type. */
  readonly declarations: string;
  /** Further declarations of that element, for content that is written back. */
  get outerDeclarations(): string {
    return this.#outer?.text ?? "";
  }
  readonly #markup: Markup;
  readonly #scopes: Scopes;
  readonly #refers: boolean;
  readonly #around: Around;
  /** Created when needed, which is seldom. */
  #outer: OuterDeclarations | undefined;
  /** Created when needed, which is seldom. */
  #named: ValueNames | undefined;

  /** @param namespace - the default namespace, if `around` does not have another one */
  constructor(namespace: string, { forbiddenCharacters, attacher }: WriterOptions = {}, around: Around = {}) {
    super(attacher?.());
    this.#around = around;
    this.#refers = forbiddenCharacters === "reference";
    const { first, prefix } = around;
    const own = prefix === undefined ? undefined : { namespace, prefix };
    const byDefault = own === undefined ? namespace : "";
    const outer = first?.prefix === "" ? first.namespace : byDefault;
    this.#scopes = new Scopes(scopesAround(outer, own), {
      reserve: (other) => this.#outerDeclarations().reserve("q", other),
      declareAround: (name, other) => this.#outerDeclarations().declare(name, other),
      escape: (text) => this.#escapeNamespace(text),
    });
    this.#markup = new Markup(this.#scopes);
    this.declarations = rootDeclarations({ outer, own, isKnown: first === undefined }, (text) =>
      this.#escapeNamespace(text),
    );
  }

  /** The elements that have been written since the last call. */
  take(): string {
    return this.#markup.take();
  }

  namespace(namespace: string): void {
    this.#scopes.change(namespace);
  }

  protected writeText(name: string, text: string, _typeNamespace: string, _typeName: string): void {
    this.#checkLength(text);
    if (this.target === "attribute") this.#writeOwnAttribute(name, text, this.#escapeAttribute(text));
    else this.#writeEscaped(name, this.#escapeText(text));
  }

  protected writePlain(name: string, text: string, _typeNamespace: string, _typeName: string): void {
    this.#checkLength(text);
    if (this.target === "attribute") this.#writeOwnAttribute(name, text, text);
    else this.#writeEscaped(name, text);
  }

  #writeEscaped(name: string, content: string): void {
    if (this.#named?.some === true) this.#writeNames(name, content, this.#named);
    else if (this.target === "text") this.#markup.add(content);
    else if (this.hasAttributes) this.#writeElement(name, "", content);
    else this.#markup.value(name, content);
  }

  /** Writes an attribute that the type declares. */
  #writeOwnAttribute(name: string, text: string, escaped: string): void {
    if (this.attributeNamespace === "")
      this.#outerDeclarations().checkOnce(this.#markup.fill(name, escaped, ATTRIBUTES));
    else this.writeAttribute(attributeName(name, this.attributeNamespace), text);
  }

  protected writeAttribute({ namespace, localName }: QName, value: string): void {
    this.#markup.add(this.#outerDeclarations().attribute({ namespace, localName, value }));
  }

  protected writeContent(name: string, xml: string): void {
    if (this.target === "text") this.#markup.add(xml);
    else this.#writeElement(name, "", xml);
  }

  protected writeMixed(text: string): void {
    this.#markup.add(this.#escapeText(text));
  }

  protected writeTagEnd(): void {
    this.#markup.endTag();
  }

  protected writeTyped(name: string, content: string | QName | XmlElements, type: QName | undefined): void {
    // A name without namespace has no prefix, and so may elements. They must not be inside a default namespace.
    const isBare = type?.namespace === "" || this.#needsNoDefault(content);
    const scope = isBare ? this.#scopes.beside("") : this.#scopes.current;
    let attributes = isBare && scope.prefix !== "" ? ' xmlns=""' : "";
    if (type !== undefined) attributes += this.typeAttribute(type);
    if (typeof content === "object" && "localName" in content) attributes += this.#declareValue(content, "v");
    const shown = this.#showContent(content, isBare ? "" : this.#defaultNamespace);
    this.#writeElement(name, attributes, shown, scope);
  }

  /** xsi:type of an element with text. */
  protected typeAttribute(type: QName): string {
    return `${this.#declareValue(type)} i:type="${showName(type)}"`;
  }

  /** xsi:type of an element with elements inside. @param prefix - that of the type's namespace */
  protected typeOf({ saysType, typeName }: WriterFrame, prefix: string): string {
    return saysType ? ` i:type="${prefix}${typeName}"` : "";
  }

  /**
   * The default namespace of content beside the tags. If the innermost scope has a declaration, it is on each tag, and not there. That
   * of an outer scope is on an open tag.
   */
  get #defaultNamespace(): string {
    const { open } = this.#scopes;
    const isThere = ({ declaration }: Scope, index: number): boolean => declaration === "" || index < open.length - 1;
    return open.findLast((scope, index) => scope.prefix === "" && isThere(scope, index))?.namespace ?? "";
  }

  #needsNoDefault(content: string | QName | XmlElements): boolean {
    if (typeof content === "string") return false;
    if ("localName" in content) return content.namespace === "";
    const namespace = this.#defaultNamespace;
    const used = fragmentsOf(content)?.flatMap((fragment) => fragment.used.filter(({ prefix }) => prefix === ""));
    return used === undefined || used.some((declaration) => declaration.namespace !== namespace);
  }

  #showContent(content: string | QName | XmlElements, namespace: string): string {
    if (typeof content === "string") return this.#escapeText(content);
    return "xml" in content ? this.#showXml(content, namespace) : showName(content, "v");
  }

  protected prefixFor(namespace: string): string {
    if (this.target !== "element") return namespace === "" ? "" : this.#outerDeclarations().prefixFor(namespace);
    this.#named ??= new ValueNames();
    return this.#named.prefixFor(namespace, () => this.#outerDeclarations().reserve("n", ""));
  }

  /** Writes an element whose text contains names. */
  #writeNames(name: string, content: string, names: ValueNames): void {
    const scope = names.hasBare ? this.#scopes.beside("") : this.#scopes.current;
    const bare = names.hasBare && scope.prefix !== "" ? ' xmlns=""' : "";
    const declarations = names.take((namespace) => this.#escapeNamespace(namespace));
    this.#writeElement(name, bare + declarations, content, scope);
  }

  protected writeNil(name: string): void {
    this.#markup.nil(name, this.#attributes());
  }

  protected writeStart(frame: WriterFrame): void {
    const { kind, name, namespace, inside, hasTag, kept, saysType } = frame;
    // Headers have no element of their own around them, and the envelope writes the Body.
    if (kind === "headers" || kind === "parts") this.#markup.beginWithoutTag();
    else if (kind === "body" || saysType || kept !== undefined || this.hasAttributes) this.#writeUnusual(frame);
    else {
      this.#outer?.beginTag();
      this.#markup.begin(name, this.#scopes.first(namespace, inside), hasTag);
      this.namespace(inside);
    }
  }

  /** Writes the start of an element that needs attributes, or that the envelope is around. */
  #writeUnusual(frame: WriterFrame): void {
    const { kind, name, namespace, inside, hasTag, saysType } = frame;
    // A type that is said needs the prefix of its namespace.
    const first = saysType ? namespace : this.#scopes.first(namespace, inside);
    const inner = this.#scopes.of(first);
    const attributes = this.#attributes(frame) + this.typeOf(frame, inner.prefix);
    const outer = kind === "body" ? inner : this.#scopes.beside(first);
    this.#markup.beginUnusual({ name, outer, inner, attributes, staysOpen: hasTag });
    this.namespace(inside);
  }

  protected writeEnd(_frame: WriterFrame): void {
    this.#checkLength("");
    this.#markup.end();
  }

  protected writeXml(elements: XmlElements): void {
    const xml = this.#showXml(elements, this.#defaultNamespace);
    this.#checkLength(xml);
    this.#markup.add(xml);
  }

  /** Elements are written unchanged, with their references. @param namespace - the default namespace at their place */
  #showXml(elements: XmlElements, namespace: string): string {
    const fragments = fragmentsOf(elements);
    const xml = fragments === undefined ? elements.xml : this.#outerDeclarations().elements(fragments, namespace);
    if (!this.#refers && hasControlReference(xml)) this.#refuse("a reference to one that it cannot");
    return xml;
  }

  #checkLength(added: string): void {
    if (this.#markup.length + added.length > MAX_MESSAGE)
      throw this.error(`at most ${MAX_MESSAGE} characters of XML`, "more");
  }

  #writeElement(name: string, attributes: string, content: string, scope?: Scope): void {
    this.#markup.element(name, this.#attributes() + attributes, content, scope);
  }

  /** The attributes that are written back at an element. @param frame - the one that the element opens */
  #attributes(frame?: WriterFrame): string {
    this.#outer?.beginTag();
    if (!this.hasAttributes && frame?.kept === undefined) return "";
    return this.attributesOf(frame)
      .map((attribute) => this.#outerDeclarations().attribute(attribute))
      .join("");
  }

  #outerDeclarations(): OuterDeclarations {
    this.#outer ??= new OuterDeclarations({
      declared: { i: XSI_NAMESPACE, ...this.#around.prefixes },
      first: this.#around.first,
      escape: (text) => this.#escapeAttribute(text),
      error: (expected, found) => this.error(expected, found),
    });
    return this.#outer;
  }

  /** Declares the prefix of a value that is a name: `n` or `v`, on the element that has the value. */
  #declareValue({ namespace }: QName, prefix: "n" | "v" = "n"): string {
    return namespace === "" ? "" : ` xmlns:${prefix}="${this.#escapeNamespace(namespace)}"`;
  }

  #escapeNamespace(text: string): string {
    this.#refuse(forbiddenCharacter(text));
    return escapeAttribute(text);
  }

  #escapeText(text: string): string {
    return escapeUsualText(text) ?? this.#refer(text, escapeText);
  }

  #escapeAttribute(text: string): string {
    return escapeUsualAttribute(text) ?? this.#refer(text, escapeAttribute);
  }

  /** Checks a text, and escapes it with the function for its place. */
  #refer(text: string, escaped: (text: string) => string): string {
    this.#refuse(this.#refers ? loneSurrogate(text) : forbiddenCharacter(text));
    return this.#refers ? referForbidden(escaped(text)) : escaped(text);
  }

  #refuse(forbidden: string | undefined): void {
    if (forbidden !== undefined) throw this.error("characters that XML can carry", forbidden);
  }
}
