/** A part of a message beside its envelope: bytes, or text. */
export interface Attachment {
  readonly name: string;
  readonly documentation: string;
  readonly kind: "bytes" | "text";
  /** The media types that it may have: `image/png`. At least one. */
  readonly types: readonly string[];
}
