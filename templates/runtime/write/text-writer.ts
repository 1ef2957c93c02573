import type { XmlElements } from "../values/any-value.js";
import { attributeName } from "../values/members.js";
import { escapeAttribute, escapeText, escapeUsualAttribute, escapeUsualText } from "../xml/characters.js";
import { hasControlReference } from "../xml/control-references.js";
import { forbiddenCharacter, loneSurrogate, referForbidden } from "../xml/forbidden-characters.js";
import { fragmentsOf } from "../xml/fragment.js";
import { type QName, XSI_NAMESPACE } from "../xml/qname.js";
import type { Around } from "./around.js";
import { CheckedWriter } from "./checked-writer.js";
import { MAX_MESSAGE } from "./limits.js";
import { OuterDeclarations } from "./outer-declarations.js";
import { declarationOn, declarationsOn, type Scope, Scopes, scopesAround } from "./scopes.js";
import { ATTRIBUTES, FIRST_TAG, rootDeclarations, type Tag, tagAfter } from "./tags.js";
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
  #text = "";
  readonly #scopes: Scopes;
  readonly #endTags: string[] = [];
  /** The tag that was written last. */
  #tag: Tag = FIRST_TAG;
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
    const own = prefix === undefined ? namespace : "";
    const outer = first?.prefix === "" ? first.namespace : own;
    this.#scopes = new Scopes(scopesAround(outer, prefix === undefined ? undefined : { namespace, prefix }), {
      reserve: (other) => this.#outerDeclarations().reserve("q", other),
      declareAround: (name, other) => this.#outerDeclarations().declare(name, other),
      escape: (text) => this.#escapeNamespace(text),
    });
    this.declarations =
      outer === "" && prefix !== undefined
        ? ` xmlns:i="${XSI_NAMESPACE}"`
        : rootDeclarations(outer, first === undefined, () => this.#escapeNamespace(outer));
    if (prefix !== undefined) this.declarations += ` xmlns:${prefix}="${this.#escapeNamespace(namespace)}"`;
  }

  /** The elements that have been written since the last call. */
  take(): string {
    const text = this.#text;
    this.#text = "";
    return text;
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
    const scope = this.#scopes.current;
    if (this.#named?.some === true) this.#writeNames(name, content, this.#named);
    else if (scope.declaration === "" && !this.hasAttributes) {
      const { start, end } = this.#tagOf(name, scope);
      this.#text += start + content + end;
    } else if (this.target === "text") this.#text += content;
    else this.#writeElement(scope, name, "", content);
  }

  /** Writes an attribute that the type declares. */
  #writeOwnAttribute(name: string, text: string, escaped: string): void {
    if (this.attributeNamespace === "") {
      this.#tag = tagAfter(this.#tag, name, ATTRIBUTES);
      const { localName, open, end } = this.#tag;
      this.#outerDeclarations().checkOnce(localName);
      this.#text += open + escaped + end;
    } else this.writeAttribute(attributeName(name, this.attributeNamespace), text);
  }

  protected writeAttribute({ namespace, localName }: QName, value: string): void {
    this.#text += this.#outerDeclarations().attribute({ namespace, localName, value });
  }

  protected writeContent(name: string, xml: string): void {
    if (this.target === "text") this.#text += xml;
    else this.#writeElement(this.#scopes.current, name, "", xml);
  }

  protected writeMixed(text: string): void {
    this.#text += this.#escapeText(text);
  }

  protected writeTagEnd(): void {
    this.#text += ">";
  }

  #tagOf(name: string, { tags }: Scope): Tag {
    this.#tag = tagAfter(this.#tag, name, tags);
    return this.#tag;
  }

  protected writeTyped(name: string, content: string | QName | XmlElements, type: QName | undefined): void {
    // A name without namespace has no prefix, and so may elements. They must not be inside a default namespace.
    const isBare = type?.namespace === "" || this.#needsNoDefault(content);
    const scope = isBare ? this.#scopes.beside("") : this.#scopes.current;
    let attributes = isBare && scope.tags.prefix !== "" ? ' xmlns=""' : "";
    if (type !== undefined) attributes += this.typeAttribute(type);
    if (typeof content === "object" && "localName" in content) attributes += this.#declareValue(content, "v");
    this.#writeElement(
      scope,
      name,
      attributes,
      this.#showContent(content, isBare ? "" : this.#scopes.defaultNamespace),
    );
  }

  /** xsi:type of an element with text. */
  protected typeAttribute(type: QName): string {
    return `${this.#declareValue(type)} i:type="${showName(type)}"`;
  }

  /** xsi:type of an element with elements inside. @param prefix - that of the type's namespace */
  protected typeOf({ saysType, typeName }: WriterFrame, prefix: string): string {
    return saysType ? ` i:type="${prefix}${typeName}"` : "";
  }

  #needsNoDefault(content: string | QName | XmlElements): boolean {
    if (typeof content === "string") return false;
    if ("localName" in content) return content.namespace === "";
    const namespace = this.#scopes.defaultNamespace;
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
    const bare = names.hasBare && scope.tags.prefix !== "" ? ' xmlns=""' : "";
    const declarations = names.take((namespace) => this.#escapeNamespace(namespace));
    this.#writeElement(scope, name, bare + declarations, content);
  }

  protected writeNil(name: string): void {
    const scope = this.#scopes.current;
    this.#text += `${this.#tagOf(name, scope).open}${declarationOn(scope)}${this.#attributes()} i:nil="true"/>`;
  }

  protected writeStart(frame: WriterFrame): void {
    const { kind, name, namespace, hasTag, kept, saysType } = frame;
    const scope = this.#scopes.current;
    // Headers have no element of their own around them, and the envelope writes the Body.
    if (kind === "headers" || kind === "parts") {
      this.#open("", "", scope);
      return;
    }
    const inner = this.#scopes.of(namespace);
    // In the usual case nothing is to be declared.
    const isUsual = inner.declaration === "" && scope.declaration === "" && kept === undefined && !this.hasAttributes;
    if (!isUsual || saysType || kind === "body") {
      this.#writeChange(frame, inner);
      return;
    }
    const { open, start, end } = this.#tagOf(name, scope);
    if (hasTag) this.#outer?.beginTag();
    this.#open(hasTag ? open : start, end, inner);
  }

  /** Writes the start of an element at which namespaces change, or that needs attributes. */
  #writeChange(frame: WriterFrame, inner: Scope): void {
    const { kind, name, namespace, hasTag } = frame;
    const attributes = this.#attributes(frame) + this.typeOf(frame, inner.tags.prefix);
    const outer = kind === "body" ? inner : this.#scopes.beside(namespace);
    const declarations = declarationsOn(outer, inner);
    const { open, end } = this.#tagOf(name, outer);
    this.#open(`${open}${declarations}${attributes}${hasTag ? "" : ">"}`, end, inner.inside ?? inner);
  }

  protected writeEnd(_frame: WriterFrame): void {
    this.#checkLength("");
    this.#scopes.leave();
    this.#text += this.#endTags.pop() ?? "";
  }

  protected writeXml(elements: XmlElements): void {
    const xml = this.#showXml(elements, this.#scopes.defaultNamespace);
    this.#checkLength(xml);
    this.#text += xml;
  }

  /** Elements are written unchanged, with their references. @param namespace - the default namespace at their place */
  #showXml(elements: XmlElements, namespace: string): string {
    const fragments = fragmentsOf(elements);
    const xml = fragments === undefined ? elements.xml : this.#outerDeclarations().elements(fragments, namespace);
    if (!this.#refers && hasControlReference(xml)) this.#refuse("a reference to one that it cannot");
    return xml;
  }

  #checkLength(added: string): void {
    if (this.#text.length + added.length > MAX_MESSAGE)
      throw this.error(`at most ${MAX_MESSAGE} characters of XML`, "more");
  }

  #writeElement(scope: Scope, name: string, attributes: string, content: string): void {
    const { open, end } = this.#tagOf(name, scope);
    this.#text += `${open}${declarationOn(scope)}${this.#attributes()}${attributes}>${content}${end}`;
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

  #open(startTags: string, endTags: string, scope: Scope): void {
    this.#text += startTags;
    this.#endTags.push(endTags);
    this.#scopes.enter(scope);
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
