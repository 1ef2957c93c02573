import { TextWriter } from "../write/text-writer.js";
import type { WriterFrame } from "../write/writer-frame.js";
import { type QName, XSD_NAMESPACE } from "../xml/qname.js";

/** SOAP 1.1, 5. */
export const ENCODING_NAMESPACE = "http://schemas.xmlsoap.org/soap/encoding/";

/** The prefixes that a message in SOAP's encoding declares in any case. */
export const ENCODING_PREFIXES: { readonly x: string; readonly e: string } = {
  x: XSD_NAMESPACE,
  e: ENCODING_NAMESPACE,
};

/**
 * Writes a message in SOAP's encoding: each value says its type, and each array the type of its items, because servers of that
 * time go by it (SOAP 1.1, 5.1 and 5.4). Values are written where they are, and never as references.
 */
export class EncodedWriter extends TextWriter {
  /** The items of the array that begins next. */
  #items: QName | undefined;

  override get outerDeclarations(): string {
    const own = Object.entries(ENCODING_PREFIXES).map(([prefix, namespace]) => ` xmlns:${prefix}="${namespace}"`);
    return super.outerDeclarations + own.join("");
  }

  /** Begins an array. @param items - the type of its items, with `[]` for each array that they are themselves */
  beginItems(value: readonly unknown[], { namespace, localName }: QName, items: QName): void {
    this.#items = items;
    this.beginArray(namespace, localName, value);
  }

  protected override writeText(name: string, text: string, namespace: string, typeName: string): void {
    const isPlain = this.target === "element" && isTypeName(typeName) && typeName !== "QName";
    if (isPlain) this.writeTyped(name, text, { namespace, localName: typeName });
    else super.writeText(name, text, namespace, typeName);
  }

  protected override writePlain(name: string, text: string, namespace: string, typeName: string): void {
    this.writeText(name, text, namespace, typeName);
  }

  protected override typeAttribute(type: QName): string {
    return type.namespace === XSD_NAMESPACE ? ` i:type="x:${type.localName}"` : super.typeAttribute(type);
  }

  protected override writeStart(frame: WriterFrame): void {
    const saysMore = frame.kind === "body" || frame.typeName !== undefined;
    super.writeStart(saysMore ? { ...frame, saysType: true } : frame);
  }

  protected override typeOf({ kind, typeName, value }: WriterFrame, prefix: string): string {
    if (kind === "body") return ` s:encodingStyle="${ENCODING_NAMESPACE}"`;
    const items = this.#items;
    this.#items = undefined;
    if (kind === "array" && items !== undefined && Array.isArray(value)) {
      const { declaration, lexical } = this.#nameOfItems(items);
      return `${declaration} i:type="e:Array" e:arrayType="${lexical}[${value.length}]"`;
    }
    return typeName !== undefined && isTypeName(typeName) ? ` i:type="${prefix}${typeName}"` : "";
  }

  #nameOfItems(items: QName): { declaration: string; lexical: string } {
    if (items.namespace === XSD_NAMESPACE) return { declaration: "", lexical: `x:${items.localName}` };
    const [, declaration = "", lexical = ""] = /^(.*) i:type="(.*)"$/s.exec(super.typeAttribute(items)) ?? [];
    return { declaration, lexical };
  }
}

/** A type without a name in the schema is named by its path, which no message can have. */
function isTypeName(name: string): boolean {
  return name !== "" && !/[/()@]/.test(name);
}
