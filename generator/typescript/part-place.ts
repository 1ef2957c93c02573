import type { MemberPart } from "./content-parts.js";
import type { NumberedUse } from "./member-name.js";
import { numberedName } from "./property-names.js";
import type { onReader, onWriter } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";

/** Where parts are written or read: the variable with the value, and the namespace of the names there. */
export interface Place {
  readonly target: string;
  readonly namespace: string;
  readonly file: SourceFile;
}

/** The element of a part, with the number of its property if that has one. */
export function numberedUse({ key, use, mayBeAbsent }: MemberPart): NumberedUse {
  const numbered = numberedName(key, use.element.localName);
  // To copy all that is known of an element takes a while, and most elements are as they are.
  return numbered === undefined && mayBeAbsent === undefined ? use : { ...use, numbered, mayBeAbsent };
}

/** The namespace that the writer or the reader is in, which is changed where it must be and changed back at the end. */
export class NamespaceCursor {
  readonly #place: Place;
  readonly #on: typeof onWriter | typeof onReader;
  namespace: string;

  constructor(place: Place, on: typeof onWriter | typeof onReader) {
    this.#place = place;
    this.#on = on;
    this.namespace = place.namespace;
  }

  enter(namespace: string): void {
    if (namespace === this.namespace) return;
    const { file } = this.#place;
    file.line(this.#on("namespace", file.version.namespace(namespace)), ";");
    this.namespace = namespace;
  }

  end(): void {
    this.enter(this.#place.namespace);
  }
}
