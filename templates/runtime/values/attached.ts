import type { EncodeError } from "../encode-error.js";
import type { DecodeError } from "../errors.js";
import type { XmlNode } from "../xml/xml-node.js";
import type { Datatype } from "./datatype.js";

/** Values that are sent beside a message. The entry point `attachments` of the package has all that knows of them. */
export interface Attacher {
  /**
   * @param mediaType - what the value is, if the message or the contract says it
   * @returns what stands in the message for a value of a datatype: XML, text, or another value; undefined for the value itself
   */
  take(value: unknown, datatype: Datatype<unknown>, mediaType?: string): TakenValue | undefined;
  /**
   * Takes the values of the parts that a contract has beside the envelope.
   * @throws what `error` makes of what was expected and what was found
   */
  takeParts(values: object, parts: AttachedParts, error: (expected: string, found: string) => EncodeError): void;
}

export type TakenValue = { readonly xml: string } | { readonly text: string } | { readonly value: unknown };

/** Values that have come beside a message. */
export interface AttachedValues {
  /** Whether a message must be read with this. Asked when the message has come. */
  readonly isNeeded: boolean;
  /** Whether an element has something else in the place of its text. */
  standsFor(element: XmlNode): boolean;
  /**
   * The value of an element that is beside the message.
   * @returns its value, or its text in XML; undefined if it is in the message
   */
  find(element: XmlNode, datatype: Named, error: MakeError): FoundValue | undefined;
  /** The form in which a value is wanted that was in the message. */
  present(value: unknown): unknown;
  /** The parts that the contract has beside the envelope. */
  parts<Parts extends AttachedParts>(parts: Parts, error: MakeError): PartValues<Parts>;
}

export type FoundValue = { readonly value: unknown } | { readonly text: string };

type Named = Pick<Datatype<unknown>, "name" | "namespace" | "isBase64">;

type MakeError = (expected: string, found: string) => DecodeError;

/** What a message needs whose contract has parts beside the envelope. */
export const ATTACHMENTS = "the extension attachments";

/** The type of a reference to an attachment: a URL of the scheme cid (WS-I Attachments Profile 1.0, 4.4). */
const SWA_NAMESPACE = "http://ws-i.org/profiles/basic/1.1/xsd";

/** Bytes that are always beside the message. */
export const swaRef: Datatype<Uint8Array> = {
  name: "swaRef",
  namespace: SWA_NAMESPACE,
  expected: "an attachment, which the entry point attachments of this package sends and reads",
  parse: () => undefined,
  // Whoever takes care of the attachment may give its reference.
  format: (value: unknown) => (typeof value === "string" && value.startsWith("cid:") ? value : undefined),
};

/** A part of a message beside its envelope (WSDL 1.1, 5). */
export interface AttachedPart {
  /** Whether its value is text. */
  readonly kind: "bytes" | "text";
  /** The media type that it is sent with: `image/png`. */
  readonly type: string;
}

/** The parts of a message beside its envelope, by their names. */
export type AttachedParts = Readonly<Record<string, AttachedPart>>;

/** The values of the parts of a message beside its envelope. */
export type PartValues<Parts extends AttachedParts> = {
  [Name in keyof Parts]: Parts[Name]["kind"] extends "text" ? string : Uint8Array;
};
