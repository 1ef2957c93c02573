import { describeKind } from "../runtime/describe-kind.js";
import { describeName } from "../runtime/descriptions.js";
import type { EncodeError } from "../runtime/encode-error.js";
import { utf8Bytes } from "../runtime/platform/platform.js";
import {
  type AttachedPart,
  type AttachedParts,
  type Attacher,
  swaRef,
  type TakenValue,
} from "../runtime/values/attached.js";
import { isBytes } from "../runtime/values/binary.js";
import type { Datatype } from "../runtime/values/datatype.js";
import { allKeys } from "../runtime/values/members.js";
import { type AttachmentSource, attachment, HeldAttachment, idOfSource, isSource, typeOfSource } from "./attachment.js";
import type { Packaging } from "./options.js";
import { randomName } from "./platform.js";
import { XOP_NAMESPACE } from "./xop.js";

/** A part that is sent beside the envelope. */
export interface SentPart {
  readonly contentId: string;
  readonly contentType: string;
  readonly source: AttachmentSource;
}

interface SendingOptions {
  readonly packaging: Packaging;
  /** From how many bytes on a value is sent beside the envelope. */
  readonly attachFrom: number;
}

const OCTETS = "application/octet-stream";

/** Collects the parts of a message while its envelope is written. */
export class SentParts implements Attacher {
  readonly #options: SendingOptions;
  readonly #parts: SentPart[] = [];
  readonly #unique = randomName();
  #hasDeclaredParts = false;

  constructor(options: SendingOptions) {
    this.#options = options;
  }

  /**
   * All parts, and after them further ones, to which nothing refers.
   * @throws TypeError if two have the same content id
   */
  with(further: readonly AttachmentSource[]): readonly SentPart[] {
    const others = further.map((source, index) => this.#partOf(source, this.#parts.length + index));
    const all = [...this.#parts, ...others];
    const ids = all.map(({ contentId }) => contentId);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice !== undefined) throw new TypeError(`two attachments have the content id ${twice}`);
    return all;
  }

  /** The contract has parts of its own for messages of SOAP with Attachments. All others are in the packaging of the options. */
  get packaging(): Packaging {
    return this.#hasDeclaredParts ? "swa" : this.#options.packaging;
  }

  take(...[value, datatype, mediaType]: Parameters<Attacher["take"]>): TakenValue | undefined {
    if (!isSource(value)) return undefined;
    if (datatype.name === swaRef.name && datatype.namespace === swaRef.namespace) return { text: this.#refer(value) };
    const held = value instanceof HeldAttachment ? value.held : value;
    if (this.packaging === "swa" || datatype.isBase64 !== true || !this.#isLarge(held) || isWrong(held, datatype))
      return held === value ? undefined : { value: held };
    // Each element has a part of its own, because receivers take a part only once.
    return { xml: `<xop:Include xmlns:xop="${XOP_NAMESPACE}" href="${this.#refer(value, mediaType)}"/>` };
  }

  #isLarge(value: AttachmentSource): boolean {
    return !isBytes(value) || value.length >= this.#options.attachFrom;
  }

  #refer(source: AttachmentSource, contentType?: string): string {
    const part = this.#partOf(source, this.#parts.length, contentType);
    this.#parts.push(part);
    return `cid:${part.contentId}`;
  }

  #partOf(source: AttachmentSource, index: number, contentType?: string): SentPart {
    const contentId = idOfSource(source) ?? `${index + 1}.${this.#unique}@attachments`;
    return { contentId, contentType: typeOf(source, contentType), source };
  }

  takeParts(values: object, parts: AttachedParts, error: (expected: string, found: string) => EncodeError): void {
    this.#hasDeclaredParts = true;
    if (typeof values !== "object" || values === null)
      throw error(`an object with ${Object.keys(parts).join(", ")}`, describeKind(values));
    const other = allKeys(values).find((key) => !Object.hasOwn(parts, key));
    if (other !== undefined) throw error("only parts of the contract", `the key ${describeName(String(other))}`);
    for (const [name, part] of Object.entries(parts)) {
      const value: unknown = Reflect.get(values, name);
      const source = sourceOf(value, part);
      if (source === undefined)
        throw error(part.kind === "text" ? `text as ${name}` : `bytes as ${name}`, describeKind(value));
      // The receiver finds the part by its name in this (WS-I Attachments Profile 1.0, R2933).
      const contentId = `${encodeURIComponent(name)}=${this.#unique}@attachments`;
      this.#parts.push({ contentId, contentType: typeOf(source, concreteType(part.type)), source });
    }
  }
}

/**
 * Whether bytes break a facet. They are left in the message, whose writer says what is wrong. The bytes of a stream are not known
 * before they are sent.
 */
function isWrong(value: AttachmentSource, datatype: Datatype<unknown>): boolean {
  return (
    datatype.check !== undefined && isBytes(value) && datatype.check(value, datatype.format(value) ?? "") !== undefined
  );
}

/**
 * The media type of a part: what the source says of itself, else what the message or the contract says. It becomes a line of the body, so
 * it must be text of one line: an attachment that somebody else has sent may say anything.
 */
function typeOf(source: AttachmentSource, otherwise: string | undefined): string {
  const type = typeOfSource(source) ?? otherwise ?? "";
  return /^[\x20-\x7e]+$/.test(type) ? type : OCTETS;
}

/** The bytes of a declared part; undefined for a value of another kind. */
function sourceOf(value: unknown, { kind, type }: AttachedPart): AttachmentSource | undefined {
  if (kind === "bytes") return isSource(value) ? value : undefined;
  if (typeof value !== "string") return undefined;
  const contentType = `${concreteType(type)}; charset=utf-8`;
  return attachment(utf8Bytes(value), { contentType });
}

/** A contract may say which types a part can have; a message says which one it has. */
function concreteType(type: string): string {
  return type.includes("*") ? OCTETS : type;
}
