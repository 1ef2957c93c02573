/** What items use of the platform, beside what clients do. The package is compiled without the types of a platform. */
declare const TextEncoder: new () => { encode(text: string): { readonly buffer: ArrayBuffer } };

export function encodeUtf8(text: string): ArrayBuffer {
  return new TextEncoder().encode(text).buffer;
}
