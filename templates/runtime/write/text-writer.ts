import type { EncodeError } from "../errors.js";
import type { XmlElements } from "../values/any-value.js";
import { attributeName, elementName } from "../values/members.js";
import {
  escapeAttribute,
  escapeText,
  forbiddenCharacter,
  hasControlReference,
  loneSurrogate,
  needsNoEscape,
  referForbidden,
} from "../xml/characters.js";
import { fragmentsOf } from "../xml/fragment.js";
import { type QName, XSD_NAMESPACE, XSI_NAMESPACE } from "../xml/qname.js";
import { CheckedWriter } from "./checked-writer.js";
import { type Around, OuterDeclarations } from "./outer-declarations.js";
import { defaultNamespaceIn, type Scope, scopeOf } from "./scopes.js";
import { FIRST_TAG, rootDeclarations, type Tag, tagAfter } from "./tags.js";
import { showName, ValueNames } from "./value-names.js";
import { MAX_MESSAGE, type WriterFrame } from "./writer-frame.js";
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
  /** The scope of every open element, outermost first. `#scope` is the last one. */
  readonly #scopes: Scope[];
  #scope: Scope;
  readonly #endTags: string[] = [];
  /** The plain tag that was written last. */
  #tag: Tag = FIRST_TAG;
  /** Prefixes by namespace. A prefix never means two namespaces, so it can be declared anywhere. */
  readonly #prefixes = new Map<string, string>();
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
    const { first } = around;
    const outer = first?.prefix === "" ? first.namespace : namespace;
    this.#scope = { namespace: outer, prefix: "", declaration: "", isPlain: true };
    this.#scopes = [this.#scope];
    this.declarations = rootDeclarations(outer, first === undefined, () => this.#escapeAttribute(outer));
  }

  /** The elements that have been written since the last call. */
  take(): string {
    const text = this.#text;
    this.#text = "";
    return text;
  }

  namespace(namespace: string): void {
    if (namespace === this.#scope.namespace) return;
    this.#scope = scopeOf(namespace, this.#scopes) ?? this.#newScope(namespace);
    this.#scopes[this.#scopes.length - 1] = this.#scope;
  }

  protected writeText(name: string, text: string, _typeNamespace: string, _typeName: string): void {
    if (this.#text.length + text.length > MAX_MESSAGE) throw this.#tooLong();
    const content = this.#escapeText(text);
    const scope = this.#scope;
    if (this.#named.some) this.#writeNames(name, content);
    else if (scope.isPlain && !this.hasAttributes) {
      const { start, end } = this.#plainTag(name);
      this.#text += start + content + end;
    } else if (this.target === "attribute") this.writeAttribute(attributeName(name, this.attributeNamespace), text);
    else if (this.target === "text") this.#text += content;
    else this.#writeElement(scope, name, "", content);
  }

  protected writePlain(name: string, text: string, typeName: string): void {
    const scope = this.#scope;
    if (scope.isPlain && !this.hasAttributes) {
      const { start, end } = this.#plainTag(name);
      this.#text += start + text + end;
    } else this.writeText(name, text, XSD_NAMESPACE, typeName);
  }

  protected writeAttribute({ namespace, localName }: QName, value: string): void {
    this.#text += this.#outerDeclarations().attribute({ namespace, localName, value, at: undefined });
  }

  protected writeContent(name: string, xml: string): void {
    if (this.target === "text") this.#text += xml;
    else this.#writeElement(this.#scope, name, "", xml);
  }

  protected writeMixed(text: string): void {
    this.#text += this.#escapeText(text);
  }

  protected writeTagEnd(): void {
    this.#text += ">";
  }

  #plainTag(name: string): Tag {
    this.#tag = tagAfter(this.#tag, name);
    return this.#tag;
  }

  protected writeTyped(name: string, content: string | QName | XmlElements, type: QName | undefined): void {
    // A name without namespace has no prefix, and so may elements. They must not be inside a default namespace.
    const isBare = type?.namespace === "" || this.#needsNoDefault(content);
    const scope = isBare ? this.#scopeBeside("") : this.#scope;
    let attributes = isBare && scope.prefix !== "" ? ' xmlns=""' : "";
    if (type !== undefined) attributes += this.typeAttribute(type);
    if (typeof content === "object" && "localName" in content) attributes += this.#declareValue(content, "v");
    this.#writeElement(
      scope,
      name,
      attributes,
      this.#showContent(content, isBare ? "" : defaultNamespaceIn(this.#scopes)),
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
    const namespace = defaultNamespaceIn(this.#scopes);
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
    const scope = this.#named.hasBare ? this.#scopeBeside("") : this.#scope;
    const bare = this.#named.hasBare && scope.prefix !== "" ? ' xmlns=""' : "";
    const declarations = this.#named.take((namespace) => this.#escapeAttribute(namespace));
    this.#writeElement(scope, name, bare + declarations, content);
  }

  protected writeNil(name: string): void {
    const { prefix, declaration } = this.#scope;
    this.#text += `<${prefix}${elementName(name)}${declaration}${this.#attributes()} i:nil="true"/>`;
  }

  protected writeStart(frame: WriterFrame): void {
    const scope = this.#scope;
    // Headers have no element of their own around them, and the envelope writes the Body.
    if (frame.kind === "headers" || frame.kind === "parts") {
      this.#open("", "", scope);
      return;
    }
    // In the usual case nothing changes, and there is nothing to declare.
    const isUsual = scope.isPlain && frame.kept === undefined && !this.hasAttributes && !frame.hasTag;
    if (!isUsual || frame.namespace !== scope.namespace || frame.saysType) {
      this.#writeChange(frame);
      return;
    }
    const { start, end } = this.#plainTag(frame.name);
    this.#open(start, end, scope);
  }

  /** Writes the start of an element at which namespaces change, or that needs attributes. */
  #writeChange(frame: WriterFrame): void {
    const { kind, name, namespace, hasTag } = frame;
    const inner = scopeOf(namespace, this.#scopes) ?? this.#newScope(namespace);
    const attributes = this.#attributes(frame) + this.typeOf(frame, inner.prefix);
    const scope = { ...inner, declaration: "", isPlain: inner.prefix === "" };
    if (kind === "body") {
      const tag = `${inner.prefix}${name}`;
      this.#open(`<${tag}${inner.declaration}${attributes}>`, `</${tag}>`, scope);
    } else {
      const outer = this.#scopeBeside(namespace);
      // A declaration on this tag saves one on every child.
      const isSaid = inner.declaration === outer.declaration;
      const tag = `${outer.prefix}${elementName(name)}`;
      const declarations = `${outer.declaration}${isSaid ? "" : inner.declaration}`;
      this.#open(`<${tag}${declarations}${attributes}${hasTag ? "" : ">"}`, `</${tag}>`, scope);
    }
  }

  protected writeEnd(_frame: WriterFrame): void {
    if (this.#text.length > MAX_MESSAGE) throw this.#tooLong();
    this.#scopes.pop();
    this.#scope = this.#scopes[this.#scopes.length - 1] ?? this.#scope;
    this.#text += this.#endTags.pop() ?? "";
  }

  protected writeXml(elements: XmlElements): void {
    const xml = this.#showXml(elements, defaultNamespaceIn(this.#scopes));
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

  #writeElement({ prefix, declaration }: Scope, name: string, attributes: string, content: string): void {
    const tag = `${prefix}${elementName(name)}`;
    this.#text += `<${tag}${declaration}${this.#attributes()}${attributes}>${content}</${tag}>`;
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
      escape: (text) => this.#refer(text, escapeAttribute),
      error: (expected, found) => this.error(expected, found),
    });
    return this.#outer;
  }

  #open(startTags: string, endTags: string, scope: Scope): void {
    this.#text += startTags;
    this.#endTags.push(endTags);
    this.#scopes.push(scope);
    this.#scope = scope;
  }

  #newScope(namespace: string): Scope {
    if (namespace === "") return { namespace, prefix: "", declaration: ' xmlns=""', isPlain: false };
    const prefix = this.#prefixes.get(namespace) ?? this.#outerDeclarations().reserve("q", namespace);
    this.#prefixes.set(namespace, prefix);
    const declaration = ` xmlns:${prefix}="${this.#escapeAttribute(namespace)}"`;
    return { namespace, prefix: `${prefix}:`, declaration, isPlain: false };
  }

  /** The scope of an element that declares `namespace` as its default: the element itself then needs a prefix. */
  #scopeBeside(namespace: string | undefined): Scope {
    const scope = this.#scope;
    const isTakenAway = namespace === "" && scope.prefix === "" && scope.namespace !== "";
    return isTakenAway ? this.#newScope(scope.namespace) : scope;
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
