// Run-time library of netserver-soapgen, copied by it. Do not edit.

/** What an element holds. A frame of the writer or of the reader is an element that is open. */
export type FrameKind = "body" | "headers" | "struct" | "array" | "dictionary" | "entry";

/** Whether the elements inside are items, which are counted. In all other kinds they have a name each, and come once. */
export function hasItems(kind: FrameKind): boolean {
  return kind === "array" || kind === "dictionary";
}
