import type { XmlElements } from "./any-value.js";
import { CheckedWriter, type Frame } from "./checked-writer.js";
import {
  escapeAttribute,
  escapeText,
  forbiddenCharacter,
  loneSurrogate,
  needsNoEscape,
  referForbidden,
} from "./escape.js";
import { type QName, XSI_NAMESPACE } from "./qname.js";
import { SOAP_NAMESPACE, type SoapVersion } from "./soap.js";

export interface WriterOptions {
  /**
   * What becomes of characters in text that XML 1.0 has no place for (2.2), such as U+0001. By default they are an
   * error. As references such as `&#x1;` they reach .NET, which writes and reads these against the standard; other
   * parsers refuse the message. A surrogate without its other half is an error in any case.
   */
  readonly forbiddenCharacters?: "error" | "reference" | undefined;
}

/** How the names that a writer is given stand in the text at this point. */
interface Scope {
  readonly namespace: string;
  /** With its colon, or empty for the default namespace. */
  readonly prefix: string;
  /** What each tag must declare because nothing around it does; usually empty. */
  readonly declaration: string;
}

/**
 * Writes a message as it goes over the wire: no white space, the payload's namespace as the default one, other
 * namespaces declared where they begin, `i:nil` for nil.
 */
export class TextWriter extends CheckedWriter {
  #text: string;
  /** Where the Header and its content begin. */
  #header = { start: 0, content: 0 };
  /** The scope of every open element, outermost first, and the last of them. */
  readonly #scopes: Scope[];
  #scope: Scope;
  readonly #endTags: string[] = [];
  /** By namespace. A prefix never stands for two, so it can be declared anywhere. */
  readonly #prefixes = new Map<string, string>();
  readonly #refers: boolean;

  /** @param namespace the payload's */
  constructor(soapVersion: SoapVersion, namespace: string, { forbiddenCharacters }: WriterOptions = {}) {
    super();
    this.#refers = forbiddenCharacters === "reference";
    this.#scope = { namespace, prefix: "", declaration: "" };
    this.#scopes = [this.#scope];
    const soap = SOAP_NAMESPACE[soapVersion];
    this.#text = `<s:Envelope xmlns:s="${soap}" xmlns:i="${XSI_NAMESPACE}" xmlns="${this.#escapeAttribute(namespace)}">`;
  }

  /** The whole message. */
  finish(): string {
    return `${this.#text}</s:Envelope>`;
  }

  namespace(namespace: string): void {
    this.#scope = this.#inScope(namespace) ?? this.#newScope(namespace);
    this.#scopes[this.#scopes.length - 1] = this.#scope;
  }

  protected writeText(name: string, text: string): void {
    const content = this.#escapeText(text);
    const scope = this.#scope;
    if (isPlain(scope)) {
      const { start, end } = plainTag(name);
      this.#text += start + content + end;
    } else this.#writeElement(scope, name, "", content);
  }

  protected writeTyped(name: string, content: string | QName | XmlElements, type: QName | undefined): void {
    const isName = typeof content === "object" && "localName" in content;
    // A name without namespace has no prefix, so there must be no default namespace where it stands.
    const scope = this.#scopeBeside(isName ? content.namespace : type?.namespace);
    let attributes = type === undefined ? "" : `${this.#declareValue(type, scope)} i:type="${showQName(type)}"`;
    if (isName) attributes += this.#declareValue(content, scope, "v");
    this.#writeElement(scope, name, attributes, this.#showContent(content));
  }

  #showContent(content: string | QName | XmlElements): string {
    if (typeof content === "string") return this.#escapeText(content);
    return "xml" in content ? content.xml : showQName(content, "v");
  }

  protected writeQName(name: string, value: QName): void {
    const scope = this.#scopeBeside(value.namespace);
    this.#writeElement(scope, name, this.#declareValue(value, scope), showQName(value));
  }

  protected writeNil(name: string): void {
    const { prefix, declaration } = this.#scope;
    this.#text += `<${prefix}${name}${declaration} i:nil="true"/>`;
  }

  protected writeStart(frame: Frame): void {
    const scope = this.#scope;
    // The usual case: nothing changes, so there is nothing to find out and nothing to say.
    if (isPlain(scope) && frame.namespace === scope.namespace && !frame.saysType && HAS_TAG_ALONE.has(frame.kind)) {
      const { start, end } = plainTag(frame.name);
      this.#open(start, end);
      this.#enter(scope);
    } else this.#writeChange(frame);
  }

  /** The start of an element where namespaces change, or that is more than its tag. */
  #writeChange({ kind, name, namespace, typeName, saysType }: Frame): void {
    const inner = this.#inScope(namespace) ?? this.#newScope(namespace);
    if (kind === "headers") {
      this.#header = { start: this.#text.length, content: this.#text.length + "<s:Header>".length };
      this.#open("<s:Header>", "</s:Header>");
    } else if (kind === "payload") {
      const tag = `${inner.prefix}${name}`;
      this.#open(`<s:Body><${tag}${inner.declaration}>`, `</${tag}></s:Body>`);
    } else {
      const outer = this.#scopeBeside(namespace);
      // A tag that says what its children need spares every child from saying it.
      const isSaid = inner.declaration === outer.declaration;
      const tag = `${outer.prefix}${name}`;
      const type = saysType ? ` i:type="${inner.prefix}${typeName}"` : "";
      this.#open(`<${tag}${outer.declaration}${isSaid ? "" : inner.declaration}${type}>`, `</${tag}>`);
    }
    this.#enter(kind === "headers" ? inner : { ...inner, declaration: "" });
  }

  #enter(scope: Scope): void {
    this.#scopes.push(scope);
    this.#scope = scope;
  }

  protected writeEnd({ kind }: Frame): void {
    this.#scopes.pop();
    this.#scope = this.#scopes.at(-1) ?? this.#scope;
    const endTag = this.#endTags.pop() ?? "";
    const isEmptyHeader = kind === "headers" && this.#text.length === this.#header.content;
    this.#text = isEmptyHeader ? this.#text.slice(0, this.#header.start) : this.#text + endTag;
  }

  protected writeXml(xml: string): void {
    this.#text += xml;
  }

  #writeElement({ prefix, declaration }: Scope, name: string, attributes: string, content: string): void {
    this.#text += `<${prefix}${name}${declaration}${attributes}>${content}</${prefix}${name}>`;
  }

  #open(startTags: string, endTags: string): void {
    this.#text += startTags;
    this.#endTags.push(endTags);
  }

  #inScope(namespace: string): Scope | undefined {
    const scope = this.#scopes.findLast((outer) => outer.namespace === namespace);
    // Only the default namespace can have been redeclared: every other has its own prefix.
    const isHidden =
      scope?.prefix === "" && this.#scopes.findLast(({ prefix }) => prefix === "")?.namespace !== namespace;
    return isHidden ? undefined : scope;
  }

  #newScope(namespace: string): Scope {
    if (namespace === "") return { namespace, prefix: "", declaration: ' xmlns=""' };
    const prefix = this.#prefixes.get(namespace) ?? `q${this.#prefixes.size + 1}`;
    this.#prefixes.set(namespace, prefix);
    return { namespace, prefix: `${prefix}:`, declaration: ` xmlns:${prefix}="${this.#escapeAttribute(namespace)}"` };
  }

  /** For an element that declares `namespace`: it needs a prefix where that takes the default namespace away. */
  #scopeBeside(namespace: string | undefined): Scope {
    const scope = this.#scope;
    const isTakenAway = namespace === "" && scope.prefix === "" && scope.namespace !== "";
    return isTakenAway ? this.#newScope(scope.namespace) : scope;
  }

  /** The prefixes `n` and `v` are for names that are values, declared on the element that has them. */
  #declareValue({ namespace }: QName, scope: Scope, prefix: "n" | "v" = "n"): string {
    if (namespace !== "") return ` xmlns:${prefix}="${this.#escapeAttribute(namespace)}"`;
    return scope.prefix === "" ? "" : ' xmlns=""';
  }

  #escapeAttribute(text: string): string {
    this.#refuse(forbiddenCharacter(text));
    return escapeAttribute(text);
  }

  #escapeText(text: string): string {
    if (needsNoEscape(text)) return text;
    this.#refuse(this.#refers ? loneSurrogate(text) : forbiddenCharacter(text));
    return this.#refers ? referForbidden(escapeText(text)) : escapeText(text);
  }

  #refuse(forbidden: string | undefined): void {
    if (forbidden !== undefined) throw this.error("characters that XML can carry", forbidden);
  }
}

/** Frames that are an element each, and no more. */
const HAS_TAG_ALONE: ReadonlySet<Frame["kind"]> = new Set(["struct", "array", "dictionary", "entry"]);

/** Whether tags in a scope are their local name alone. */
function isPlain({ prefix, declaration }: Scope): boolean {
  return prefix === "" && declaration === "";
}

interface Tag {
  readonly start: string;
  readonly end: string;
}

/** Tags without prefix and attributes. Their names are those of the generated code, so that they are few. */
const plainTags = new Map<string, Tag>();

function plainTag(name: string): Tag {
  const known = plainTags.get(name);
  if (known !== undefined) return known;
  const tag = { start: `<${name}>`, end: `</${name}>` };
  plainTags.set(name, tag);
  return tag;
}

function showQName({ namespace, localName }: QName, prefix: "n" | "v" = "n"): string {
  return namespace === "" ? localName : `${prefix}:${localName}`;
}
