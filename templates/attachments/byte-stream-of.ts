import type { ByteStream, HttpBody } from "../runtime/platform/platform.js";

/** The bytes of a body as they arrive, or all at once where the transport has them so. */
export async function byteStreamOf(body: HttpBody): Promise<ByteStream> {
  if (body.body) return body.body;
  const pieces = [new Uint8Array(await body.arrayBuffer())];
  return {
    getReader: () => ({
      read: async () => {
        const value = pieces.shift();
        return { done: value === undefined, value };
      },
      cancel: async () => void pieces.splice(0),
    }),
  };
}
