// Run-time library of netserver-soapgen, copied by it. Do not edit.

/**
 * The part of Node.js that this folder uses. This package is compiled without the types of a platform. So tsconfig.json maps "node:…"
 * to this file.
 */

/** A stream of bytes in both directions, such as a decompressor. */
export interface Duplex {
  on(event: "data", listener: (bytes: Uint8Array) => void): unknown;
  on(event: "end", listener: () => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "drain", listener: () => void): unknown;
  /** @returns false if no more should be written before the event `drain` */
  write(bytes: Uint8Array): boolean;
  end(): unknown;
  pause(): unknown;
  resume(): unknown;
  destroy(error?: Error): unknown;
}

// node:zlib
export function createGunzip(): Duplex;
export function createInflate(): Duplex;

// node:stream
export class Readable {
  static from(pieces: AsyncIterable<Uint8Array>): Readable;
  destroy(error?: Error): unknown;
}

// node:buffer
export class Buffer extends Uint8Array {
  static byteLength(text: string): number;
  static allocUnsafeSlow(length: number): Buffer;
  /** Writes text, in UTF-8 if no encoding is given. @returns how many bytes it has */
  write(text: string, offset: number, encoding?: "latin1"): number;
  subarray(start?: number, end?: number): Buffer;
  /** The text that the bytes are in UTF-8. */
  toString(): string;
}

// node:fs
export function readFileSync(path: string): Uint8Array;
export function realpathSync(path: string): string;

// node:path
export function dirname(path: string): string;
export function relative(from: string, to: string): string;
export function resolve(...paths: string[]): string;
export const sep: string;

// node:url
export class URL {
  constructor(url: string);
  readonly protocol: string;
  readonly origin: string;
  readonly pathname: string;
  readonly search: string;
}

// node:http, and the same of node:https
export class Agent {
  constructor(options: { readonly keepAlive: boolean });
  readonly maxSockets: number;
}

export function request<Incoming>(
  url: URL,
  options: { readonly method: string; readonly headers: Record<string, string | number>; readonly agent: Agent },
  receive: (response: Incoming) => void,
): {
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "drain", listener: () => void): unknown;
  on(event: "close", listener: () => void): unknown;
  on(event: "finish", listener: () => void): unknown;
  write(bytes: Uint8Array): boolean;
  end(): unknown;
  end(body: string | Uint8Array): unknown;
  destroy(error?: Error): unknown;
  readonly destroyed: boolean;
};
