import type { BodyBlob, ByteStream, PipedStream } from "../runtime/platform/platform.js";

/** The parts of an address that are needed (URL standard, 6.1). */
interface ParsedUrl {
  readonly protocol: string;
  readonly origin: string;
  readonly hostname: string;
  readonly port: string;
  readonly username: string;
  readonly password: string;
  readonly href: string;
}

declare const URL: new (url: string, base?: string) => ParsedUrl;

declare const Blob: new (pieces: readonly string[]) => { stream(): PipedStream };

declare const CompressionStream: new (coding: "gzip") => Parameters<PipedStream["pipeThrough"]>[0];

declare const Response: new (body: ByteStream) => { blob(): Promise<BodyBlob> };

/** @returns undefined for a text that is no address */
export function parseUrl(text: string, base?: string): ParsedUrl | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/** The origin of an address: `https://example.com`. Undefined for what has none. */
export function originOf(url: string): string | undefined {
  const origin = parseUrl(url)?.origin;
  return origin === "null" ? undefined : origin;
}

/** The bytes of a text in UTF-8, compressed (compression standard, 5). */
export function gzipped(text: string): Promise<BodyBlob> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))).blob();
}
