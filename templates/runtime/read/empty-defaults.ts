import { keepEmptyElements } from "../values/empty-elements.js";
import { BARE, type UnknownAttribute } from "../values/unknown-attributes.js";
import type { XmlNode } from "../xml/xml-node.js";
import { memberIn, type ReaderFrame } from "./reader-frame.js";

/** The defaults of elements that are empty (XSD 1.0 part 1, 3.3.1). Which elements were empty is kept with the value around them. */
export class EmptyDefaults {
  /** That of the element that is read next. */
  #next: { readonly node: XmlNode; readonly text: string } | undefined;
  #isOutermost = false;

  set(node: XmlNode, text: string): void {
    this.#next = { node, text };
  }

  /**
   * Takes the default of an element, if it is empty and has one.
   * @param frame - the value that has it in `at`, or in the member for it
   */
  take(
    { node, found }: { readonly node: XmlNode; readonly found: XmlNode },
    frame: ReaderFrame | undefined,
    at?: UnknownAttribute["at"],
  ): string | undefined {
    const next = this.#next;
    if (next?.node !== node) return undefined;
    this.#next = undefined;
    if (frame === undefined) this.#isOutermost = true;
    else (frame.empty ??= []).push(at ?? memberIn(frame, found));
    return next.text;
  }

  keepOutermost(message: unknown): void {
    if (this.#isOutermost && typeof message === "object" && message !== null) keepEmptyElements(message, [BARE]);
  }
}
