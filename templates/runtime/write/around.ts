import type { Declaration } from "../xml/fragment.js";

/** The declarations of the element around a text. */
export interface Around {
  /** The namespaces of prefixes that it declares in any case. */
  readonly prefixes?: Readonly<Record<string, string>>;
  /** A declaration that many of the elements in the text need. */
  readonly first?: Declaration | undefined;
  /** The prefix of the namespace of the message, if it is not the default one, so that elements in no namespace need no declaration. */
  readonly prefix?: string | undefined;
}
