import type { DecodeError } from "../runtime/errors.js";
import { parseMediaType } from "../runtime/http/media-type.js";
import { encodeBase64, newTextDecoder } from "../runtime/platform/platform.js";
import {
  type AttachedPart,
  type AttachedParts,
  type AttachedValues,
  type FoundValue,
  type PartValues,
  swaRef,
} from "../runtime/values/attached.js";
import { base64Binary, isBytes } from "../runtime/values/binary.js";
import { setOwn } from "../runtime/values/members.js";
import { quote } from "../runtime/visible-text.js";
import { trimSpace } from "../runtime/xml/white-space.js";
import type { XmlNode } from "../runtime/xml/xml-node.js";
import { HeldAttachment } from "./attachment.js";
import type { Limits } from "./limits.js";
import type { ReadAs } from "./options.js";
import { comparedId, contentIdOf } from "./part-head.js";
import type { ReceivedMessage } from "./received-message.js";
import { AwaitedAttachment, type ReceivedPart } from "./received-parts.js";
import { includedIn } from "./xop.js";

type MakeError = (expected: string, found: string) => DecodeError;

/** Finds the values of a message that are beside its envelope. */
export class ReceivedValues implements Omit<AttachedValues, "isNeeded"> {
  readonly #message: ReceivedMessage | undefined;
  readonly #readAs: ReadAs;

  readonly #maxHeld: number;
  /** How many bytes of parts have become texts. */
  #texts = 0;

  /** @param message - undefined for an envelope alone */
  constructor(message: ReceivedMessage | undefined, readAs: ReadAs, { maxHeld }: Pick<Limits, "maxHeld">) {
    this.#message = message;
    this.#readAs = readAs;
    this.#maxHeld = maxHeld;
  }

  standsFor(element: XmlNode): boolean {
    return includedIn(element) !== undefined;
  }

  find(
    element: XmlNode,
    { name, namespace, isBase64 = false }: Parameters<AttachedValues["find"]>[1],
    error: MakeError,
  ): FoundValue | undefined {
    const included = includedIn(element);
    const isReference = name === swaRef.name && namespace === swaRef.namespace;
    const reference = included ?? (isReference ? element.text : undefined);
    if (reference === undefined) return undefined;
    const contentId = contentIdOf(trimSpace(reference));
    if (contentId === undefined) throw error("a reference to an attachment (cid:…)", "another one");
    // The envelope itself is no attachment.
    const compared = comparedId(contentId);
    const isWanted = ({ head }: ReceivedPart): boolean =>
      head.comparedId === compared && head !== this.#message?.root.head;
    const missing = error(`the attachment with the Content-ID ${quote(contentId)}`, "no such part");
    if (this.#readAs === "attachments" && (isReference || isBase64) && this.#message !== undefined)
      return { value: new AwaitedAttachment(this.#message.parts, isWanted, missing, contentId) };
    const part = this.#message?.parts.known.find(isWanted);
    if (part === undefined) throw missing;
    const bytes = part.heldBytes();
    // A type that restricts base64Binary has facets, and they are checked where texts are read.
    const isPlain = isReference || (name === base64Binary.name && namespace === undefined);
    return isPlain ? { value: this.present(bytes) } : { text: this.#textOf(bytes, error) };
  }

  /** Any number of elements may refer to one part, and each would have a text of its own. */
  #textOf(bytes: Uint8Array, error: MakeError): string {
    this.#texts += bytes.length;
    if (this.#texts > this.#maxHeld)
      throw error(`at most ${this.#maxHeld} bytes of attachments in the place of texts`, "more");
    return encodeBase64(bytes);
  }

  present(value: unknown): unknown {
    return this.#readAs === "attachments" && isBytes(value) ? new HeldAttachment(value) : value;
  }

  /** A part is found by its name in the Content-ID (WS-I Attachments Profile 1.0, R2933); without such names, by its place. */
  parts<Parts extends AttachedParts>(parts: Parts, error: MakeError): PartValues<Parts> {
    const values: Record<string, unknown> = {};
    for (const [index, [name, declared]] of Object.entries(parts).entries()) {
      const isWanted = (part: ReceivedPart): boolean => this.#declaredPart(name, index) === part;
      const missing = error(`the attachment ${quote(name)}`, "no such part");
      setOwn(values, name, this.#valueOf(isWanted, declared, missing));
    }
    return values as PartValues<Parts>;
  }

  /** The part with a name, of those that have come. */
  #declaredPart(name: string, index: number): ReceivedPart | undefined {
    const { root, parts } = this.#message ?? {};
    const others = (parts?.known ?? []).filter((part) => part !== root);
    const hasNames = others.some(({ contentId }) => contentId?.includes("=") === true);
    return hasNames ? others.find((other) => isNamed(other, name)) : others[index];
  }

  #valueOf(isWanted: (part: ReceivedPart) => boolean, { kind }: AttachedPart, missing: DecodeError): unknown {
    const { parts } = this.#message ?? {};
    if (parts !== undefined && kind === "bytes" && this.#readAs === "attachments")
      return new AwaitedAttachment(parts, isWanted, missing);
    const part = parts?.known.find(isWanted);
    if (part === undefined) throw missing;
    const bytes = part.heldBytes();
    return kind === "text" ? decodeText(bytes, part.contentType) : bytes;
  }
}

function isNamed({ contentId = "" }: ReceivedPart, name: string): boolean {
  const [start = ""] = contentId.split("=", 1);
  return start === name || contentIdOf(`cid:${start}`) === name;
}

/** Bytes that are not in the encoding become U+FFFD, as in other text that nobody has declared. */
function decodeText(bytes: Uint8Array, contentType: string | undefined): string {
  const charset = parseMediaType(contentType)?.parameters.get("charset") ?? "utf-8";
  try {
    return newTextDecoder(charset, false).decode(bytes);
  } catch {
    return newTextDecoder("utf-8", false).decode(bytes);
  }
}
