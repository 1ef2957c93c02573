import { create } from "xmlbuilder2";
import type { XMLBuilder } from "xmlbuilder2/lib/interfaces.js";
import type { XmlElements } from "../../../templates/runtime/values/any-value.js";
import { attributeName } from "../../../templates/runtime/values/members.js";
import { CheckedWriter } from "../../../templates/runtime/write/checked-writer.js";
import type { WriterFrame } from "../../../templates/runtime/write/writer-frame.js";
import type { QName } from "../../../templates/runtime/xml/qname.js";
import type { Direction } from "../../contract/contract.js";
import type { DocumentedLayout } from "./documented-layout.js";
import { type Indent, PAYLOAD_INDENT, printDocumented } from "./print-documented.js";
import { isShownEmpty } from "./shown-empty.js";

/**
 * Writes a message in the layout of a reference documentation: for people, not for the wire. The envelope is SOAP 1.2,
 * although the services use 1.1. Headers are beside the Body, without a Header around them. Every element has xsi:type, and nothing
 * is shown beyond a certain depth.
 */
export class DocumentedWriter extends CheckedWriter {
  /** The prefixes by namespace. */
  readonly #prefixes: Map<string, string>;
  readonly #envelope: XMLBuilder;
  readonly #direction: Direction;
  readonly #lastIndent: Indent;
  #current: XMLBuilder;
  /** The open elements, outermost first. */
  readonly #open: OpenElement[] = [];
  /** Whether elements have xsi:type; headers do not. */
  #showTypes = true;
  /** The member that was last found to be required. */
  #required = "";

  constructor({ declarations, lastIndent }: DocumentedLayout, direction: Direction) {
    super();
    this.#lastIndent = lastIndent;
    this.#direction = direction;
    this.#prefixes = new Map(declarations.map(([prefix, namespace]) => [namespace, prefix]));
    this.#envelope = create().ele("SOAP-ENV:Envelope");
    for (const [prefix, namespace] of declarations) this.#envelope.att(`xmlns:${prefix}`, namespace);
    this.#current = this.#envelope;
  }

  /** The envelope as text. */
  finish(): string {
    return printDocumented(this.#envelope, this.#direction);
  }

  override required<T>(name: string, value: T): value is NonNullable<T> {
    this.#required = name;
    return super.required(name, value);
  }

  namespace(namespace: string): void {
    const innermost = this.#open.at(-1);
    if (innermost !== undefined) innermost.namespace = namespace;
  }

  protected writeText(name: string, text: string, typeNamespace: string, typeName: string): void {
    if (this.target !== "element") {
      if (this.target === "text") this.#current.txt(text);
      else this.writeAttribute(attributeName(name, this.attributeNamespace), text);
      return;
    }
    const isMember = this.#open.at(-1)?.kind !== "array";
    const isKept = isMember && (typeName === "string" || name === this.#required);
    if (this.#isCut() && !isKept) this.writeNil(name);
    else this.#element(name, { namespace: typeNamespace, localName: typeName }).txt(documentedText(text, typeName));
  }

  protected writeAttribute(name: QName, text: string): void {
    this.#current.att(this.#show(name), text);
  }

  protected writeTagEnd(): void {}

  protected writeMixed(text: string): void {
    this.#current.txt(text);
  }

  protected writePlain(name: string, text: string, typeNamespace: string, typeName: string): void {
    this.writeText(name, text, typeNamespace, typeName);
  }

  protected writeTyped(name: string, content: string | QName | XmlElements, type: QName | undefined): void {
    if (this.#isCut()) {
      this.writeNil(name);
      return;
    }
    const element = this.#element(name, type);
    if (typeof content === "string") element.txt(content);
    else if ("xml" in content) importElements(element, content.xml);
    else element.txt(this.#show(content));
  }

  protected prefixFor(namespace: string): string {
    return namespace === "" ? "" : (this.#prefixes.get(namespace) ?? this.#declare(namespace));
  }

  protected writeNil(name: string): void {
    this.#element(name, undefined).att("xsi:nil", "true");
  }

  protected writeStart({ kind, name, namespace, inside, typeName }: WriterFrame): void {
    const open: OpenElement = { kind, namespace: inside, outer: this.#current };
    if (kind === "headers") this.#showTypes = false;
    else if (kind === "parts") this.#current = this.#envelope.ele("SOAP-ENV:Body");
    else if (kind === "body")
      this.#current = this.#envelope.ele("SOAP-ENV:Body").ele(this.#show({ namespace, localName: name }));
    else if (this.#isCut()) {
      this.writeNil(name);
      // The content is written to an element that is not shown.
      this.#current = create().ele("cut");
    } else this.#current = this.#element(name, typeName === undefined ? undefined : { namespace, localName: typeName });
    this.#open.push(open);
  }

  protected writeEnd({ kind }: WriterFrame): void {
    if (kind === "headers") this.#showTypes = true;
    this.#current = this.#open.pop()?.outer ?? this.#envelope;
  }

  protected writeContent(name: string, xml: string): void {
    this.writeTyped(name, { xml }, undefined);
  }

  protected writeXml({ xml }: XmlElements): void {
    importElements(this.#current, xml);
  }

  /** Whether an element here has the last indent that is shown. */
  #isCut(): boolean {
    return this.#showTypes && PAYLOAD_INDENT[this.#direction] + this.#open.length >= this.#lastIndent;
  }

  #element(localName: string, type: QName | undefined): XMLBuilder {
    const element = this.#current.ele(this.#show({ namespace: this.#open.at(-1)?.namespace ?? "", localName }));
    return type === undefined || !this.#showTypes ? element : element.att("xsi:type", this.#show(type));
  }

  #show({ namespace, localName }: QName): string {
    // The envelope declares no default namespace.
    return namespace === "" ? localName : `${this.prefixFor(namespace)}:${localName}`;
  }

  /** Declares a namespace that no schema of the endpoint has. A value that is a name may have any namespace. */
  #declare(namespace: string): string {
    const taken = new Set(this.#prefixes.values());
    let number = 1;
    while (taken.has(`ns${number}`)) number++;
    const prefix = `ns${number}`;
    this.#prefixes.set(namespace, prefix);
    this.#envelope.att(`xmlns:${prefix}`, namespace);
    return prefix;
  }
}

interface OpenElement {
  readonly kind: WriterFrame["kind"];
  /** The namespace of the elements inside. */
  namespace: string;
  /** Where writing goes on after the end of the element. */
  readonly outer: XMLBuilder;
}

function importElements(parent: XMLBuilder, xml: string): void {
  for (const child of create(`<V>${xml}</V>`).root().toArray()) parent.import(child);
}

/** The documentation shows a whole double with a fraction, `0.0`. On the wire it has none. */
function documentedText(text: string, typeName: string): string {
  if (isShownEmpty(text, typeName)) return "";
  return typeName === "double" && /^-?\d+$/.test(text) ? `${text}.0` : text;
}
