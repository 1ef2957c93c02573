import type { QName } from "../xml/qname.js";
import type { Around } from "./around.js";
import { MAX_MESSAGE } from "./limits.js";
import { LONG_PIECE, type TextSink } from "./text-sink.js";
import { TextWriter } from "./text-writer.js";
import type { WriterOptions } from "./writer-options.js";

/** Gives the text of a long body to a sink while it writes. What `take` returns is empty then. */
export class PassingWriter extends TextWriter {
  readonly #sink: TextSink;
  #isInBody = false;
  /** What the sink has not got yet. */
  #written = "";

  constructor(namespace: string, options: WriterOptions, around: Around, sink: TextSink) {
    super(namespace, options, around);
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
    if (!this.#isInBody) return;
    this.#written += super.take();
    if (this.#written.length > LONG_PIECE) this.#pass();
  }

  override take(): string {
    this.#written += super.take();
    if (this.#isInBody && this.#sink.length > 0) this.#pass();
    const rest = this.#written;
    this.#written = "";
    return rest;
  }

  #pass(): void {
    if (this.#sink.length + this.#written.length > MAX_MESSAGE)
      throw this.error(`at most ${MAX_MESSAGE} characters of XML`, "more");
    this.#sink.add(this.#written);
    this.#written = "";
  }
}
