import type { FrameKind } from "../values/unknown-elements.js";
import { clarkName } from "../xml/name-forms.js";
import type { QName } from "../xml/qname.js";
import { XmlElementReader } from "./xml-elements.js";

/** Reads xsi:type, which says of which type an element is (XSD 1.0 part 1, 2.6.1). */
export abstract class XmlTypes extends XmlElementReader {
  is(namespace: string, typeName: string): boolean {
    const actual = this.typeName();
    return actual?.localName === typeName && actual.namespace === namespace;
  }

  /** Checks that xsi:type names another type than an abstract one. */
  protected checkNotAbstract(namespace: string, localName: string): void {
    const actual = this.typeName();
    if (actual !== undefined && !this.is(namespace, localName)) return;
    const found = actual === undefined ? "none" : clarkName(actual);
    throw this.error(`a type that is derived from ${clarkName({ namespace, localName })}`, found);
  }

  /** Enters an element with a value of a type. @param inside - the namespace of the elements inside, if it is not that of the type */
  protected beginType(kind: FrameKind, namespace: string, typeName: string, inside: string = namespace): void {
    this.checkType(namespace, typeName);
    this.begin(kind, namespace, typeName);
    this.namespace(inside);
  }

  protected checkType(namespace: string, localName: string): void {
    this.keepTypeOfObject(this.#otherType(namespace, localName));
  }

  protected checkTypeOfText(namespace: string, localName: string): void {
    this.keepType(this.#otherType(namespace, localName));
  }

  /**
   * The type that xsi:type names, if it is not the declared one. Generated code has looked for all types that are derived from that. So it
   * is unknown, perhaps because it is newer. What it has more than the declared type is unknown content. In a header it is an error: its
   * content may be a secret, which no report may show.
   */
  #otherType(namespace: string, localName: string): QName | undefined {
    if (this.hasStandIn || this.xsi("type") === undefined || this.is(namespace, localName)) return undefined;
    const actual = this.typeName();
    const found = actual === undefined ? "no name with a declared prefix" : clarkName(actual);
    if (actual === undefined || this.isStrict || this.isInHeaders())
      throw this.error(`the type ${clarkName({ namespace, localName })}`, this.isInHeaders() ? "another one" : found);
    this.report("type", found);
    return actual;
  }

  /** Keeps the type that xsi:type names, if it is not the declared one. Any text of a derived type is one of its base. */
  protected keepOtherType(namespace: string, localName: string): void {
    if (this.hasStandIn || this.xsi("type") === undefined || this.is(namespace, localName)) return;
    this.keepType(this.typeName());
  }
}
