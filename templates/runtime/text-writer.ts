import { CheckedWriter, type Frame } from "./checked-writer.js";
import { type QName, XSI_NAMESPACE } from "./qname.js";
import { SOAP_NAMESPACE, type SoapVersion } from "./soap.js";

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
  /** Where the Header began. */
  #header = 0;
  /** The scope of every open element, outermost first. */
  readonly #scopes: Scope[];

  /** @param namespace the payload's */
  constructor(soapVersion: SoapVersion, namespace: string) {
    super();
    this.#scopes = [{ namespace, prefix: "", declaration: "" }];
    const soap = SOAP_NAMESPACE[soapVersion];
    this.#text = `<s:Envelope xmlns:s="${soap}" xmlns:i="${XSI_NAMESPACE}" xmlns="${escapeAttribute(namespace)}">`;
  }

  /** The whole message. */
  finish(): string {
    return `${this.#text}</s:Envelope>`;
  }

  namespace(namespace: string): void {
    this.#scopes[this.#scopes.length - 1] = this.#inScope(namespace) ?? this.#newScope(namespace);
  }

  protected writeText(name: string, text: string): void {
    const { prefix, declaration } = this.#scope();
    this.#text += `<${prefix}${name}${declaration}>${this.#escapeText(text)}</${prefix}${name}>`;
  }

  protected writeTyped(name: string, text: string, type: QName | undefined): void {
    const { prefix, declaration } = this.#scope();
    const typeAttributes = type === undefined ? "" : `${declareValuePrefix(type)} i:type="${showQName(type)}"`;
    this.#text += `<${prefix}${name}${declaration}${typeAttributes}>${this.#escapeText(text)}</${prefix}${name}>`;
  }

  protected writeQName(name: string, value: QName): void {
    const { prefix, declaration } = this.#scope();
    this.#text += `<${prefix}${name}${declaration}${declareValuePrefix(value)}>${showQName(value)}</${prefix}${name}>`;
  }

  protected writeNil(name: string): void {
    const { prefix, declaration } = this.#scope();
    this.#text += `<${prefix}${name}${declaration} i:nil="true"/>`;
  }

  protected writeStart({ kind, name, namespace }: Frame): void {
    const outer = this.#scope();
    const inner = this.#inScope(namespace) ?? this.#newScope(namespace);
    // A tag that says what its children need spares every child from saying it.
    const declaration =
      inner.declaration === outer.declaration ? outer.declaration : outer.declaration + inner.declaration;
    if (kind === "headers") {
      this.#header = this.#text.length;
      this.#text += `<s:Header${inner.declaration}>`;
    } else if (kind === "payload") this.#text += `<s:Body><${inner.prefix}${name}${inner.declaration}>`;
    else this.#text += `<${outer.prefix}${name}${declaration}>`;
    this.#scopes.push({ ...inner, declaration: "" });
  }

  protected writeEnd({ kind, name, written }: Frame): void {
    const inner = this.#scopes.pop();
    if (kind === "headers")
      this.#text = written.length > 0 ? `${this.#text}</s:Header>` : this.#text.slice(0, this.#header);
    else if (kind === "payload") this.#text += `</${inner?.prefix}${name}></s:Body>`;
    else this.#text += `</${this.#scope().prefix}${name}>`;
  }

  protected writeXml(xml: string): void {
    this.#text += xml;
  }

  #scope(): Scope {
    const scope = this.#scopes.at(-1);
    if (scope === undefined) throw new Error("the envelope is closed");
    return scope;
  }

  #inScope(namespace: string): Scope | undefined {
    return this.#scopes.findLast((scope) => scope.namespace === namespace);
  }

  #newScope(namespace: string): Scope {
    // The depth makes the prefix differ from all that are in scope.
    const prefix = `q${this.#scopes.length}`;
    return { namespace, prefix: `${prefix}:`, declaration: ` xmlns:${prefix}="${escapeAttribute(namespace)}"` };
  }

  /** A raw CR would arrive as LF (XML 1.0, 2.11); TAB and LF arrive as they are. */
  #escapeText(text: string): string {
    if (!SPECIAL.test(text)) return text;
    const forbidden = FORBIDDEN.exec(text);
    if (forbidden !== null) throw this.error("characters that XML can carry", showCharacter(forbidden));
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#xD;");
  }
}

/** Not a Char of XML 1.0 (2.2), not even as a reference. With the flag u, a surrogate matches only if it is alone. */
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/u;

const SPECIAL = new RegExp(`[&<>\\r]|${FORBIDDEN.source}`, "u");

/** The prefix `n` is for names that are values, declared on the element that has one. */
function declareValuePrefix({ namespace }: QName): string {
  return namespace === "" ? ' xmlns=""' : ` xmlns:n="${escapeAttribute(namespace)}"`;
}

function showQName({ namespace, localName }: QName): string {
  return namespace === "" ? localName : `n:${localName}`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function showCharacter({ 0: character, index }: RegExpExecArray): string {
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return `U+${code} at position ${index}`;
}
