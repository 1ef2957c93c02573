import type { EncodeError } from "../encode-error.js";
import type { XmlElements } from "../values/any-value.js";
import { attributeName } from "../values/members.js";
import { escapeAttribute, escapeText, needsNoEscape, needsNoEscapeInAttribute } from "../xml/characters.js";
import { hasControlReference } from "../xml/control-references.js";
import { forbiddenCharacter, loneSurrogate, referForbidden } from "../xml/forbidden-characters.js";
import { fragmentsOf } from "../xml/fragment.js";
import { type QName, XSD_NAMESPACE, XSI_NAMESPACE } from "../xml/qname.js";
import type { Around } from "./around.js";
import { CheckedWriter } from "./checked-writer.js";
import { MAX_MESSAGE } from "./limits.js";
import { OuterDeclarations } from "./outer-declarations.js";
import { declarationOn, newScope, type Scope, Scopes } from "./scopes.js";
import { FIRST_TAG, rootDeclarations, type Tag, tagAfter } from "./tags.js";
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
  readonly #named = new ValueNames();

  /** @param namespace - the default namespace, if `around` does not have another one */
  constructor(namespace: string, { forbiddenCharacters, attacher }: WriterOptions = {}, around: Around = {}) {
    super(attacher?.());
    this.#around = around;
    this.#refers = forbiddenCharacters === "reference";
    const { first, prefix } = around;
    const own = prefix === undefined ? namespace : "";
    const outer = first?.prefix === "" ? first.namespace : own;
    const root = newScope(outer, "");
    this.#scopes = new Scopes(prefix === undefined ? [root] : [newScope(namespace, `${prefix}:`), root, root], {
      reserve: (other) => this.#outerDeclarations().reserve("q", other),
      declareAround: (name, other) => this.#outerDeclarations().declare(name, other),
      escape: (text) => this.#escapeAttribute(text),
    });
    this.declarations =
      outer === "" && prefix !== undefined
        ? ` xmlns:i="${XSI_NAMESPACE}"`
        : rootDeclarations(outer, first === undefined, () => this.#escapeAttribute(outer));
    if (prefix !== undefined) this.declarations += ` xmlns:${prefix}="${this.#escapeAttribute(namespace)}"`;
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
    if (this.#text.length + text.length > MAX_MESSAGE) throw this.#tooLong();
    if (this.target === "attribute") {
      this.writeAttribute(attributeName(name, this.attributeNamespace), text);
      return;
    }
    const content = this.#escapeText(text);
    const scope = this.#scopes.current;
    if (this.#named.some) this.#writeNames(name, content);
    else if (scope.declaration === "" && !this.hasAttributes) {
      const { start, end } = this.#tagOf(name, scope);
      this.#text += start + content + end;
    } else if (this.target === "text") this.#text += content;
    else this.#writeElement(scope, name, "", content);
  }

  protected writePlain(name: string, text: string, typeName: string): void {
    const scope = this.#scopes.current;
    if (this.#text.length + text.length > MAX_MESSAGE) throw this.#tooLong();
    if (scope.declaration === "" && !this.hasAttributes) {
      const { start, end } = this.#tagOf(name, scope);
      this.#text += start + text + end;
    } else this.writeText(name, text, XSD_NAMESPACE, typeName);
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

  #tagOf(name: string, { prefix }: Scope): Tag {
    this.#tag = tagAfter(this.#tag, name, prefix);
    return this.#tag;
  }

  protected writeTyped(name: string, content: string | QName | XmlElements, type: QName | undefined): void {
    // A name without namespace has no prefix, and so may elements. They must not be inside a default namespace.
    const isBare = type?.namespace === "" || this.#needsNoDefault(content);
    const scope = isBare ? this.#scopes.beside("") : this.#scopes.current;
    let attributes = isBare && scope.prefix !== "" ? ' xmlns=""' : "";
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
    return this.#named.prefixFor(namespace, () => this.#outerDeclarations().reserve("n", ""));
  }

  /** Writes an element whose text contains names. */
  #writeNames(name: string, content: string): void {
    const scope = this.#named.hasBare ? this.#scopes.beside("") : this.#scopes.current;
    const bare = this.#named.hasBare && scope.prefix !== "" ? ' xmlns=""' : "";
    const declarations = this.#named.take((namespace) => this.#escapeAttribute(namespace));
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
    if (hasTag === true) this.#outer?.beginTag();
    const { open, start, end } = this.#tagOf(name, scope);
    this.#open(hasTag === true ? open : start, end, inner);
  }

  /** Writes the start of an element at which namespaces change, or that needs attributes. */
  #writeChange(frame: WriterFrame, inner: Scope): void {
    const { kind, name, namespace, hasTag } = frame;
    const attributes = this.#attributes(frame) + this.typeOf(frame, inner.prefix);
    const outer = kind === "body" ? inner : this.#scopes.beside(namespace);
    // A declaration on this tag saves one on every child.
    const isSaid = inner.declaration === outer.declaration;
    const declarations = `${declarationOn(outer)}${isSaid ? "" : declarationOn(inner)}`;
    const { open, end } = this.#tagOf(name, outer);
    this.#open(`${open}${declarations}${attributes}${hasTag === true ? "" : ">"}`, end, inner.inside ?? inner);
  }

  protected writeEnd(_frame: WriterFrame): void {
    if (this.#text.length > MAX_MESSAGE) throw this.#tooLong();
    this.#scopes.leave();
    this.#text += this.#endTags.pop() ?? "";
  }

  protected writeXml(elements: XmlElements): void {
    const xml = this.#showXml(elements, this.#scopes.defaultNamespace);
    if (this.#text.length + xml.length > MAX_MESSAGE) throw this.#tooLong();
    this.#text += xml;
  }

  /** Elements are written unchanged, with their references. @param namespace - the default namespace at their place */
  #showXml(elements: XmlElements, namespace: string): string {
    const fragments = fragmentsOf(elements);
    const xml = fragments === undefined ? elements.xml : this.#outerDeclarations().elements(fragments, namespace);
    if (!this.#refers && hasControlReference(xml)) this.#refuse("a reference to one that it cannot");
    return xml;
  }

  #tooLong(): EncodeError {
    return this.error(`at most ${MAX_MESSAGE} characters of XML`, "more");
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
      escape: (text) => (needsNoEscapeInAttribute(text) ? text : this.#refer(text, escapeAttribute)),
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
    return namespace === "" ? "" : ` xmlns:${prefix}="${this.#escapeAttribute(namespace)}"`;
  }

  #escapeAttribute(text: string): string {
    this.#refuse(forbiddenCharacter(text));
    return escapeAttribute(text);
  }

  #escapeText(text: string): string {
    return needsNoEscape(text) ? text : this.#refer(text, escapeText);
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
