// Run-time library of netserver-soapgen, copied by it. Do not edit.

declare const TextEncoder: new () => {
  encodeInto(text: string, bytes: Uint8Array): { readonly read: number; readonly written: number };
};

/** Room for text as bytes. */
export interface TextBytes {
  readonly bytes: Uint8Array;
  /**
   * Writes a text of Latin-1, or outside Node.js of ASCII, faster than one character after the other would be.
   * @returns whether it is such a text; otherwise what has been written is of no use
   */
  write(text: string): boolean;
  /** Makes a text of a part. Node.js and those that follow it have this. */
  readonly copy: ((start: number, end: number) => string) | undefined;
}

export function newTextBytes(length: number): TextBytes {
  return isNodeBuffer(nodeBuffer) ? ofNode(nodeBuffer.allocUnsafe(length)) : ofPlatform(new Uint8Array(length));
}

function ofPlatform(bytes: Uint8Array): TextBytes {
  const write = (text: string): boolean => {
    const { read, written } = encoder.encodeInto(text, bytes);
    return read === text.length && written === text.length;
  };
  return { bytes, write, copy: undefined };
}

const encoder = new TextEncoder();

function ofNode(bytes: NodeBytes): TextBytes {
  const write = (text: string): boolean => {
    // Nearly always V8 knows that without a search, because it keeps a text of Latin-1 in bytes.
    if (/[^\0-\xff]/.test(text)) return false;
    bytes.write(text, "latin1");
    return true;
  };
  return { bytes, write, copy: (start, end) => bytes.toString("latin1", start, end) };
}

/** Looked up by its name, so that no bundler takes it for something that it has to bring along. */
const nodeBuffer: unknown = Reflect.get(globalThis, "Buffer");

interface NodeBytes extends Uint8Array {
  write(text: string, encoding: "latin1"): number;
  toString(encoding?: "latin1", start?: number, end?: number): string;
}

interface NodeBuffer {
  allocUnsafe(length: number): NodeBytes;
}

function isNodeBuffer(value: unknown): value is NodeBuffer {
  return typeof value === "function" && "allocUnsafe" in value;
}
