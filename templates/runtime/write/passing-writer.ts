import type { QName } from "../xml/qname.js";
import { AllFormsWriter } from "./all-forms-writer.js";
import type { Around } from "./around.js";
import { MAX_MESSAGE } from "./limits.js";
import { NotPlain } from "./plain-values.js";
import { LONG_PIECE, type TextSink } from "./text-sink.js";

/** Gives the text of a long body to a sink while it writes. What `take` returns is empty then. */
export class PassingWriter extends AllFormsWriter {
  readonly #sink: TextSink;
  #isInBody = false;

  constructor(namespace: string, around: Around, sink: TextSink) {
    super(namespace, around);
    this.#sink = sink;
  }

  override beginBody(element: QName, value: unknown): void {
    this.#enterBody();
    super.beginBody(element, value);
  }

  override beginParts(value: unknown): void {
    this.#enterBody();
    super.beginParts(value);
  }

  #enterBody(): void {
    this.#sink.begin();
    this.#isInBody = true;
  }

  override end(): void {
    super.end();
    if (this.#isInBody && this.markup.length > LONG_PIECE) this.#pass();
  }

  override take(): string {
    if (!this.#isInBody || this.#sink.length === 0) return super.take();
    this.#pass();
    return "";
  }

  #pass(): void {
    this.#sink.add(super.take());
    if (this.#sink.length > MAX_MESSAGE) throw new NotPlain();
  }
}
