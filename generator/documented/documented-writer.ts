import { create } from "xmlbuilder2";
import type { XMLBuilder } from "xmlbuilder2/lib/interfaces.js";
import type { XmlElements } from "../../templates/runtime/any-value.js";
import { CheckedWriter, type Frame } from "../../templates/runtime/checked-writer.js";
import type { QName } from "../../templates/runtime/qname.js";
import type { DocumentedLayout } from "./documented-layout.js";
import { type Direction, printDocumented } from "./print-documented.js";

/**
 * Writes a message as NetServer's reference documentation shows it: for people, not for the wire. The envelope
 * is SOAP 1.2 although the services speak 1.1, header entries stand beside the Body without a Header around them,
 * and every element says its type.
 */
export class DocumentedWriter extends CheckedWriter {
  readonly #prefixes: ReadonlyMap<string, string>;
  readonly #envelope: XMLBuilder;
  #current: XMLBuilder;
  /** The namespace of member names, for every open element. */
  readonly #namespaces: string[] = [];
  /** Header entries are shown without their types. */
  #showTypes = true;

  constructor({ declarations }: DocumentedLayout) {
    super();
    this.#prefixes = new Map(declarations.map(([prefix, namespace]) => [namespace, prefix]));
    this.#envelope = create().ele("SOAP-ENV:Envelope");
    for (const [prefix, namespace] of declarations) this.#envelope.att(`xmlns:${prefix}`, namespace);
    this.#current = this.#envelope;
  }

  /** The envelope as text. */
  finish(direction: Direction): string {
    return printDocumented(this.#envelope, direction);
  }

  namespace(namespace: string): void {
    this.#namespaces[this.#namespaces.length - 1] = namespace;
  }

  protected writeText(name: string, text: string, typeNamespace: string, typeName: string): void {
    this.#element(name, { namespace: typeNamespace, localName: typeName }).txt(documentedText(text, typeName));
  }

  protected writeTyped(name: string, content: string | QName | XmlElements, type: QName | undefined): void {
    const element = this.#element(name, type);
    if (typeof content === "string") element.txt(content);
    else if ("xml" in content) importElements(element, content.xml);
    else element.txt(this.#show(content));
  }

  protected writeQName(name: string, value: QName): void {
    const type = { namespace: this.#namespaceOf("xsd"), localName: "QName" };
    this.#element(name, type).txt(this.#show(value));
  }

  protected writeNil(name: string): void {
    this.#element(name, undefined).att("xsi:nil", "true");
  }

  protected writeStart({ kind, name, namespace, typeName }: Frame): void {
    if (kind === "headers") this.#showTypes = false;
    else if (kind === "payload")
      this.#current = this.#envelope.ele("SOAP-ENV:Body").ele(this.#show({ namespace, localName: name }));
    else this.#current = this.#element(name, typeName === undefined ? undefined : { namespace, localName: typeName });
    this.#namespaces.push(namespace);
  }

  protected writeEnd({ kind }: Frame): void {
    if (kind === "headers") this.#showTypes = true;
    else this.#current = this.#current.up();
    this.#namespaces.pop();
  }

  protected writeXml(xml: string): void {
    importElements(this.#current, xml);
  }

  #element(localName: string, type: QName | undefined): XMLBuilder {
    const element = this.#current.ele(this.#show({ namespace: this.#namespaces.at(-1) ?? "", localName }));
    return type === undefined || !this.#showTypes ? element : element.att("xsi:type", this.#show(type));
  }

  #show({ namespace, localName }: QName): string {
    const prefix = this.#prefixes.get(namespace);
    if (prefix === undefined) throw this.error("a namespace that the endpoint declares", namespace);
    return `${prefix}:${localName}`;
  }

  #namespaceOf(prefix: string): string {
    return [...this.#prefixes].find(([, candidate]) => candidate === prefix)?.[0] ?? "";
  }
}

function importElements(parent: XMLBuilder, xml: string): void {
  for (const child of create(`<V>${xml}</V>`).root().toArray()) parent.import(child);
}

/** The documentation shows a whole double with a fraction, `0.0`, where the canonical form of the wire has none. */
function documentedText(text: string, typeName: string): string {
  return typeName === "double" && /^-?\d+$/.test(text) ? `${text}.0` : text;
}
