import type { XmlElements } from "../values/any-value.js";
import type { Attacher } from "../values/attached.js";
import type { QName } from "../xml/qname.js";
import { DatatypeWriter } from "./datatype-writer.js";
import type { WriterFrame } from "./writer-frame.js";

/** Writes the text of a message. All values have been checked. */
export abstract class Layout extends DatatypeWriter {
  /** What takes values out of the message; undefined if all are in it. */
  protected readonly attacher: Attacher | undefined;

  constructor(attacher?: Attacher) {
    super();
    this.attacher = attacher;
  }

  /** Writes an element with text inside, of the declared type, and escapes the text. */
  protected abstract writeText(name: string, text: string, typeNamespace: string, typeName: string): void;
  /** Writes an element whose text needs no escaping. */
  protected abstract writePlain(name: string, text: string, typeNamespace: string, typeName: string): void;
  /** Writes an element with xsi:type, unless the type is undefined. Its content is text, a name or elements. */
  protected abstract writeTyped(name: string, content: string | QName | XmlElements, type: QName | undefined): void;
  /** The prefix of a namespace in the text that `writeText` writes next. */
  protected abstract prefixFor(namespace: string): string;
  /** Writes an attribute of the tag that `writeStart` has left open. */
  protected abstract writeAttribute(name: QName, text: string): void;
  /** Closes the start tag of a frame whose element has attributes. */
  protected abstract writeTagEnd(): void;
  /** Writes text that stands between elements. */
  protected abstract writeMixed(text: string): void;
  protected abstract writeNil(name: string): void;
  /** Opens the element of a frame. */
  protected abstract writeStart(frame: WriterFrame): void;
  protected abstract writeEnd(frame: WriterFrame): void;
  /** Writes an element whose content is already XML. */
  protected abstract writeContent(name: string, xml: string): void;
  /** Writes elements that are already XML. */
  protected abstract writeXml(elements: XmlElements): void;
  abstract namespace(namespace: string): void;
}
