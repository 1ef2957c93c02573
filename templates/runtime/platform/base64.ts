/** The platform's own base64. The text has been checked before, because some platforms take text that is not base64. */

declare const atob: (text: string) => string;
declare const btoa: (text: string) => string;

/** Bytes as digits of base64, with padding. */
export function encodeBase64(bytes: Uint8Array): string {
  if (isNodeBuffer(nodeBuffer)) return onBytesOf(nodeBuffer, bytes).toString("base64");
  let text = "";
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const chunk: string = Reflect.apply(String.fromCharCode, undefined, bytes.subarray(start, start + CHUNK));
    text += btoa(chunk);
  }
  return text;
}

/**
 * Fills bytes with what digits of base64 stand for.
 * @param text - groups of four, the last one padded; as many as the bytes need
 */
export function decodeBase64(text: string, bytes: Uint8Array): void {
  if (isNodeBuffer(nodeBuffer)) {
    onBytesOf(nodeBuffer, bytes).write(text, "base64");
    return;
  }
  let at = 0;
  for (let start = 0; start < text.length; start += CHUNK) {
    const chunk = atob(text.slice(start, start + CHUNK));
    for (let index = 0; index < chunk.length; index++) bytes[at++] = chunk.charCodeAt(index);
  }
}

/** Divides by 3 and by 4, so that only the last chunk has padding; and is below the arguments that engines allow in a call. */
const CHUNK = 6_144;

/** Looked up by its name, so that no bundler takes it for something that it has to bring along. */
const nodeBuffer: unknown = Reflect.get(globalThis, "Buffer");

interface NodeBytes {
  write(text: string, encoding: "base64"): number;
  toString(encoding: "base64"): string;
}

interface NodeBuffer {
  from(buffer: ArrayBufferLike, start: number, length: number): NodeBytes;
}

function isNodeBuffer(value: unknown): value is NodeBuffer {
  return typeof value === "function" && "from" in value;
}

/** The same bytes, with the methods of Node.js. */
function onBytesOf(buffer: NodeBuffer, { buffer: memory, byteOffset, byteLength }: Uint8Array): NodeBytes {
  return buffer.from(memory, byteOffset, byteLength);
}
