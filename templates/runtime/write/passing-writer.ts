import type { Datatype } from "../values/datatype.js";
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

  override simple<T>(datatype: Datatype<T>, value: T): void {
    const long = this.#isInBody && datatype.isLong === true ? datatype.formatLong?.(value) : undefined;
    if (long === undefined) super.simple(datatype, value);
    else this.#passApart(() => this.#sink.addLong(long));
  }

  protected override write(content: string): void {
    if (!this.#isInBody || content.length <= LONG_PIECE) super.write(content);
    else this.#passApart(() => this.#sink.add(content));
  }

  /** Passes a long value as a piece of its own, after what is before it. */
  #passApart(passValue: () => void): void {
    super.write(PLACE);
    const [before = "", after = ""] = super.take().split(PLACE);
    this.#sink.add(before);
    passValue();
    this.#sink.add(after);
    this.#checkPassed();
  }

  #pass(): void {
    this.#sink.add(super.take());
    this.#checkPassed();
  }

  #checkPassed(): void {
    if (this.#sink.length > MAX_MESSAGE) throw new NotPlain();
  }
}

/** Stands for a value that is passed apart. No message has this character. */
const PLACE = "\0";
