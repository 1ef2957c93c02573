// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

import type { SaxesTagNS } from "saxes";
import { newSaxesParser } from "./saxes-parser.cjs";

// #region runtime/visible-text.ts

/**
 * Characters that nobody can see, and how to show text with them: in error messages, on a terminal, on a page. A name from a
 * schema, a message or a server may contain any of them.
 */

/**
 * Control characters, format characters such as those that change the direction of text, separators of lines and paragraphs,
 * characters that fonts do not show, and halves of surrogate pairs.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** The code of the first character of a text, in lower-case hexadecimal digits. */
export function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}

/** Replaces every character that nobody can see. */
export function replaceUnseen(text: string, replace: (character: string) => string): string {
  return text.replace(UNSEEN, replace);
}

/** Text on one line in which every character can be seen: the code, `\u{202e}`, replaces one that cannot. */
export function visibleText(text: string): string {
  return replaceUnseen(text, (character) => `\\u{${codeOf(character)}}`);
}

/** Text from elsewhere on one line: runs of white space become one space, and the rest is as in `visibleText`. */
export function visibleLine(text: string): string {
  return visibleText(text.replace(/\s+/g, " ").trim());
}

/** Text in double quotes, in which every character can be seen. */
export function quote(text: string): string {
  return visibleText(JSON.stringify(text));
}

/** JSON in which every character can be seen. Its meaning does not change. */
export function visibleJson(json: string): string {
  // Line ends in JSON are between values; inside text they are already escaped.
  return replaceUnseen(json, (character) => (character === "\n" ? character : escapeUnits(character)));
}

/** JSON escapes code units, and a character may have two. */
function escapeUnits(character: string): string {
  const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return character.split("").map(escapeUnit).join("");
}

// #endregion

// #region runtime/errors.ts

/**
 * What is wrong with a message, where, and what was expected. Every character of an error message can be seen, because names,
 * keys and values may come from anywhere.
 */
export interface Failure {
  /** The element of the message: `StartBatchJob`, `StartBatchJobResponse`, `Header`; empty before it is known. */
  readonly element: string;
  /** The place inside it: `BatchTaskInfo.ProgressPercent`, `Response[3].Name`; empty for the element itself. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

/** A value that the contract does not allow in a message. */
export class EncodeError extends Error implements Failure {
  override readonly name: string = "EncodeError";
  readonly element: string;
  readonly path: string;
  readonly expected: string;
  readonly found: string;

  constructor(failure: Failure) {
    const { element, path, expected, found } = mapFacts(failure, visibleText);
    super(`cannot write ${place(element, path)}: expected ${expected}, found ${found}`);
    this.element = element;
    this.path = path;
    this.expected = expected;
    this.found = found;
  }
}

/** A message that is not XML, not SOAP, or not what the contract says. */
export class DecodeError extends Error implements Failure {
  override readonly name: string = "DecodeError";
  readonly element: string;
  readonly path: string;
  readonly expected: string;
  readonly found: string;
  /** Counts from 1. */
  readonly line: number;
  /** Counts from 1, in UTF-16 units. */
  readonly column: number;

  constructor(failure: Failure, { line, column }: LineAndColumn) {
    const { element, path, expected, found } = mapFacts(shortened(failure), visibleText);
    super(`cannot read ${place(element, path)} at ${line}:${column}: expected ${expected}, found ${found}`);
    this.element = element;
    this.path = path;
    this.expected = expected;
    this.found = found;
    this.line = line;
    this.column = column;
  }
}

/** Shortens what comes from a message. An error is read by people, and may be sent back to the sender of the message. */
function shortened(failure: Failure): Failure {
  return mapFacts(failure, (fact) => (fact.length > LONGEST_FACT ? `${fact.slice(0, LONGEST_FACT)}…` : fact));
}

function mapFacts({ element, path, expected, found }: Failure, map: (fact: string) => string): Failure {
  return { element: map(element), path: map(path), expected: map(expected), found: map(found) };
}

/** In characters: longer than any name of a contract with its namespace. */
const LONGEST_FACT = 300;

export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

/**
 * A value in an error message. Text may be a ticket or a password, so it is described and not shown, unless it looks like a
 * number or a date.
 */
export function describe(value: unknown): string {
  if (typeof value === "string" && /^[\d \t\r\n+\-.:TZ]{1,40}$/.test(value)) return quote(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "bigint" && value > -SHOWN_BIGINT && value < SHOWN_BIGINT) return `${value}n`;
  return describeKind(value);
}

/** Larger than any number of 64 bits. Larger numbers may have millions of digits. */
const SHOWN_BIGINT = 10n ** 40n;

/** The names that are allowed, if they are few; otherwise their number and the first. */
export function oneOf(names: readonly string[]): string {
  return names.length > 12 ? `one of ${names.length} values such as ${names[0]}` : `one of ${names.join(", ")}`;
}

/** A value in an error message, of which nothing is shown: it may be a secret, whatever it looks like. */
export function describeKind(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (value === "") return "empty text";
  if (typeof value === "string") return `text of ${value.length} characters`;
  if (Array.isArray(value)) return "an array";
  const kind = Object.prototype.toString.call(value).slice("[object ".length, -1);
  return typeof value === "object" && kind !== "Object" ? `an object (${kind})` : `a value of type ${typeof value}`;
}

/** The value of an enumeration, or a name: text that a person chose from a list. It is shown if it is short. */
export function describeName(value: unknown): string {
  return typeof value === "string" && value.length <= 60 ? quote(value) : describe(value);
}

function place(element: string, path: string): string {
  if (element === "") return "the message";
  return path === "" ? element : `${element}: ${path}`;
}

// #endregion

// #region runtime/platform/platform.ts

/**
 * What this package uses of the platform. Any platform with the fetch standard will do: Node, Deno, Bun, browsers, workers.
 * The package is compiled without the types of a platform, and uses the types that its consumer has.
 */

/** The platform's own type if the consumer's compiler knows it, so that consumer and package have the same type. */
type Platform<Name extends string, Otherwise> = typeof globalThis extends {
  readonly [K in Name]: { readonly prototype: infer Instance };
}
  ? Instance
  : Otherwise;

/** Cancels an operation (DOM standard, 3.2). */
export type Signal = Platform<
  "AbortSignal",
  {
    readonly aborted: boolean;
    readonly reason: unknown;
    addEventListener(type: "abort", listener: () => void): void;
  }
>;

/** The part of `fetch` that a client needs. The platform's own `fetch` has it. */
export type Fetch = (url: string, request: HttpRequest) => Promise<HttpResponse>;

/** What is sent as a body: text, to be sent as UTF-8; for a message with attachments, bytes that are read while they are sent. */
export type SentBody = string | BodyBlob | BodyStream;

/** Bytes whose number is known (File API, 3). */
export type BodyBlob = Platform<"Blob", { readonly size: number; readonly type: string; stream(): ByteStream }>;

/** Bytes that are not there yet (streams standard, 4.2). */
export type BodyStream = Platform<"ReadableStream", ByteStream>;

export interface HttpRequest {
  method: "POST";
  headers: Record<string, string>;
  body: SentBody;
  /** There for a stream, because the platform's `fetch` wants it (fetch standard, 5.4). */
  duplex?: "half";
  /** Redirects are not followed: the request could become a GET, or take a ticket to another host. */
  redirect: "manual" | "error";
  /** There with attachments: together with `redirect: "error"` it lets Node.js send a body without keeping all of it (fetch standard, 4.6). */
  window?: null;
  signal?: Signal;
}

export interface HttpResponse extends HttpBody {
  readonly status: number;
  /** The reason phrase (RFC 9112, 4). HTTP/2 has none. */
  readonly statusText?: string;
  readonly headers: { get(name: string): string | null };
}

/** The body of a request or a response (fetch standard, 5.2). */
export interface HttpBody {
  /** The body as it arrives. Without it, the whole body is read at once. */
  readonly body?: ByteStream | null;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Bytes that arrive in pieces (streams standard, 4.2). */
export interface ByteStream {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(reason?: unknown): Promise<void>;
  };
}

/** A stream that can be sent through another (streams standard, 4.2.4). */
export interface PipedStream extends ByteStream {
  pipeThrough(through: Decompression): ByteStream;
}

interface Decompression {
  readonly readable: ByteStream;
  readonly writable: object;
}

/** The request that a server receives (fetch standard, 5.3). */
export type ServerRequest = Platform<
  "Request",
  HttpBody & {
    readonly body?: PipedStream | null;
    readonly method: string;
    readonly url: string;
    readonly headers: { get(name: string): string | null };
    readonly signal?: Signal;
  }
>;

/** The response that a server returns (fetch standard, 5.4). */
export type ServerResponse = Platform<"Response", HttpResponse>;

declare const fetch: Fetch;

declare const Request: new (url: string, init: unknown) => ServerRequest;

declare const Response: new (
  body: SentBody,
  init: { status: number; headers: Record<string, string> },
) => ServerResponse;

declare const DecompressionStream: new (coding: "gzip" | "deflate") => Decompression;

declare const AbortController: new () => SignalController;

declare const DOMException: new (message: string, name: string) => Error;

declare const console: { error(...values: readonly unknown[]): void };

declare function setTimeout(run: () => void, milliseconds: number): unknown;

declare function clearTimeout(timer: unknown): void;

/** A signal with its trigger (DOM standard, 3.1). */
export interface SignalController {
  readonly signal: Signal;
  abort(reason: unknown): void;
}

/**
 * Prints an error that no caller receives.
 * @param operation - the operation that failed; empty if it is not known
 */
export function printError(error: unknown, operation: string): void {
  console.error(operation === "" ? "A handler failed:" : `The handler of ${operation} failed:`, error);
}

/** Decodes text from bytes that arrive in pieces (encoding standard, 7). */
export interface TextDecoder {
  decode(bytes?: ArrayBuffer | Uint8Array, options?: { stream: boolean }): string;
}

declare const TextDecoder: new (encoding: string, options: { fatal: boolean }) => TextDecoder;

/** Looked up at every call, because tests and tracing tools replace it. */
export const platformFetch: Fetch = (url, request) => fetch(url, request);

export function newRequest(url: string, init: unknown): ServerRequest {
  return new Request(url, init);
}

export function newResponse(body: SentBody, status: number, headers: Record<string, string>): ServerResponse {
  return new Response(body, { status, headers });
}

/**
 * @param fatal - whether invalid bytes are an error; otherwise U+FFFD replaces them
 * @throws whatever the platform throws for an encoding that it does not know
 */
export function newTextDecoder(encoding: string, fatal: boolean): TextDecoder {
  return new TextDecoder(encoding, { fatal });
}

/** The bytes of a compressed body (compression standard, 5). */
export function decompressed(body: PipedStream, coding: "gzip" | "deflate"): ByteStream {
  return body.pipeThrough(new DecompressionStream(coding));
}

export function newAbortController(): SignalController {
  return new AbortController();
}

/** The platform's error for a timeout (DOM standard, 3.2.1). */
export function newTimeoutError(message: string): Error {
  return new DOMException(message, "TimeoutError");
}

/** Runs a function later. @returns a function that stops the timer */
export function startTimer(run: () => void, milliseconds: number): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}

declare const TextEncoder: new () => {
  encode(text: string): Utf8Bytes;
  encodeInto(text: string, bytes: Uint8Array): { readonly read: number; readonly written: number };
};

/** A buffer for the bytes of a text. */
export interface TextBytes {
  readonly bytes: Uint8Array;
  /**
   * Writes a text of Latin-1 characters (outside Node.js: of ASCII), faster than one by one.
   * @returns whether the text has no other characters; if it has, the bytes are not valid
   */
  write(text: string): boolean;
  /** Returns a part as text. Only Node.js and platforms that follow it have this. */
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

const encoder = /* @__PURE__ */ new TextEncoder();

/** Bytes with a buffer of their own. */
type Utf8Bytes = Uint8Array & { readonly buffer: ArrayBuffer };

/** The bytes of a text in UTF-8. */
export function utf8Bytes(text: string): Utf8Bytes {
  return encoder.encode(text);
}

/** V8 nearly always answers without a search, because it stores Latin-1 text in bytes. */
const NOT_LATIN_1 = /[^\0-\xff]/;

function ofNode(bytes: NodeBytes): TextBytes {
  const write = (text: string): boolean => {
    if (NOT_LATIN_1.test(text)) return false;
    bytes.write(text, "latin1");
    return true;
  };
  return { bytes, write, copy: (start, end) => bytes.toString("latin1", start, end) };
}

declare const crypto: { getRandomValues(bytes: Uint8Array): unknown };

/** Bytes that nobody can guess (Web Cryptography, 10.1.1). */
export function randomBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  crypto.getRandomValues(bytes);
  return bytes;
}

declare const atob: (text: string) => string;

declare const btoa: (text: string) => string;

/** Bytes as digits of base64, with padding: the platform's own. */
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
 * Decodes base64 into existing bytes.
 * @param text - groups of four digits, the last one padded; as long as fills the bytes
 * @returns whether all were digits; otherwise the bytes are not valid
 */
export function decodeBase64(text: string, bytes: Uint8Array): boolean {
  if (isNodeBuffer(nodeBuffer)) return decodeInto(onBytesOf(nodeBuffer, bytes), text);
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return false;
  let at = 0;
  for (let start = 0; start < text.length; start += CHUNK) {
    const chunk = atob(text.slice(start, start + CHUNK));
    for (let index = 0; index < chunk.length; index++) bytes[at++] = chunk.charCodeAt(index);
  }
  return true;
}

/**
 * Node.js passes over what is no digit, so that bytes are missing, but also takes two digits of another alphabet, and characters outside
 * Latin-1 whose last byte is that of a digit. It copies a part of a text, and copies of short parts are faster.
 */
function decodeInto(bytes: NodeBytes, text: string): boolean {
  let at = 0;
  for (let start = 0; start < text.length; start += LARGE_CHUNK) {
    const chunk = text.slice(start, start + LARGE_CHUNK);
    if (chunk.includes("-") || chunk.includes("_") || NOT_LATIN_1.test(chunk)) return false;
    at += bytes.write(chunk, at, "base64");
  }
  return at === bytes.length;
}

/** A multiple of 4. */
const LARGE_CHUNK = 2 ** 16;

/** A multiple of 3 and of 4, so that only the last chunk has padding. Engines allow so many arguments in one call. */
export const CHUNK = 6_144;

/** Looked up by name, so that no bundler adds a polyfill for it. */
const nodeBuffer: unknown = /* @__PURE__ */ Reflect.get(globalThis, "Buffer");

interface NodeBytes extends Uint8Array {
  write(text: string, encoding: "latin1"): number;
  write(text: string, offset: number, encoding: "base64"): number;
  toString(encoding?: "latin1" | "base64", start?: number, end?: number): string;
}

interface NodeBuffer {
  allocUnsafe(length: number): NodeBytes;
  from(buffer: ArrayBufferLike, start: number, length: number): NodeBytes;
}

function isNodeBuffer(value: unknown): value is NodeBuffer {
  return typeof value === "function" && "allocUnsafe" in value && "from" in value;
}

/** A view of the same bytes that has the methods of Node.js. */
function onBytesOf(buffer: NodeBuffer, { buffer: memory, byteOffset, byteLength }: Uint8Array): NodeBytes {
  return buffer.from(memory, byteOffset, byteLength);
}

// #endregion

// #region runtime/xml/characters.ts

/** The characters of XML: their codes, white space, the characters of names, and escapes. */

/** The codes of the characters that tags, numbers and dates are made of. */
export const CODE = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  exclamation: 33,
  quote: 34,
  ampersand: 38,
  apostrophe: 39,
  minus: 45,
  point: 46,
  slash: 47,
  zero: 48,
  nine: 57,
  colon: 58,
  less: 60,
  equals: 61,
  greater: 62,
  capitalA: 65,
  capitalT: 84,
  capitalZ: 90,
  underscore: 95,
  smallA: 97,
  smallZ: 122,
} as const;

// XML has four white space characters (XML 1.0, 2.3). JavaScript's `\s` and `trim` count more, such as the no-break space. In
// XML those are content, or part of a name.

/** Whether a text is nothing but white space. */
export function isBlank(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!isSpace(text.charCodeAt(at))) return false;
  return true;
}

/** Text without the white space at its ends. */
export function trimSpace(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** The words of a text, separated by white space. */
export function splitWords(text: string): string[] {
  return text.split(/[ \t\r\n]+/).filter((word) => word !== "");
}

function isSpace(code: number): boolean {
  return code === CODE.space || code === CODE.lineFeed || code === CODE.carriageReturn || code === CODE.tab;
}

// The characters of names, for a character class with the flag u. They are those of XML 1.0 fifth edition (2.3), which allows all
// names of the earlier editions. The colon is left out, because Namespaces in XML gives it a meaning.

/** The characters that a name can begin with. */
export const NAME_START: string = [
  String.raw`A-Z_a-z\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{2FF}\u{370}-\u{37D}\u{37F}-\u{1FFF}\u{200C}\u{200D}`,
  String.raw`\u{2070}-\u{218F}\u{2C00}-\u{2FEF}\u{3001}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFFD}\u{10000}-\u{EFFFF}`,
].join("");

/** The characters that can follow in a name. */
export const NAME_PART: string = String.raw`${NAME_START}\-.0-9\u{B7}\u{300}-\u{36F}\u{203F}\u{2040}`;

/** A name without a colon (Namespaces in XML 1.0, 3: NCName). */
export const NC_NAME: RegExp = /* @__PURE__ */ new RegExp(`^[${NAME_START}][${NAME_PART}]*$`, "u");

/** With the flag u, only a surrogate without its other half matches. */
const LONE_SURROGATE = /[\ud800-\udfff]/u;

const FORBIDDEN_CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/u;

/** Not a Char of XML 1.0 (2.2), not even as a reference. */
const FORBIDDEN = /* @__PURE__ */ new RegExp(`${FORBIDDEN_CONTROL.source}|${LONE_SURROGATE.source}`, "u");

const POSSIBLY_FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/;

/** All characters that need a check, and surrogates in pairs as well, because that makes the test faster. */
const UNUSUAL = /[&<>\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]/;

/** Whether text certainly needs no escaping. A text with surrogate pairs is not certain. */
export function needsNoEscape(text: string): boolean {
  return !UNUSUAL.test(text);
}

/** The same for the value of an attribute. */
export function needsNoEscapeInAttribute(text: string): boolean {
  return !UNUSUAL_IN_ATTRIBUTE.test(text);
}

const UNUSUAL_IN_ATTRIBUTE = /[&<>"\0-\x1f\ud800-\udfff\ufffe\uffff]/;

/** Whether there is a character that XML cannot carry. */
export function hasForbidden(text: string): boolean {
  return POSSIBLY_FORBIDDEN.test(text) && FORBIDDEN.test(text);
}

/** The first character that XML cannot carry, in words; undefined if there is none. */
export function forbiddenCharacter(text: string): string | undefined {
  return hasForbidden(text) ? firstOf(FORBIDDEN, text) : undefined;
}

/** The first surrogate without its other half, in words. Neither UTF-8 nor a reference can represent it. */
export function loneSurrogate(text: string): string | undefined {
  return firstOf(LONE_SURROGATE, text);
}

/** The offset of that surrogate; -1 if there is none. */
export function loneSurrogateIn(text: string): number {
  return POSSIBLY_SURROGATE.test(text) ? text.search(LONE_SURROGATE) : -1;
}

const POSSIBLY_SURROGATE = /[\ud800-\udfff]/;

function firstOf(forbidden: RegExp, text: string): string | undefined {
  const found = forbidden.exec(text);
  if (found === null) return undefined;
  const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return `U+${code} at position ${found.index}`;
}

/** Text with references for the characters that XML cannot carry. .NET writes and reads such references; other parsers refuse them. */
export function referForbidden(text: string): string {
  return text.replace(new RegExp(FORBIDDEN_CONTROL, "gu"), (character) => {
    return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
  });
}

/**
 * Escapes text for the content of an element. A raw CR would arrive as LF (XML 1.0, 2.11); TAB and LF arrive unchanged. A loop
 * over the matches is faster than `replace` with a function.
 */
export function escapeText(text: string): string {
  let escaped = "";
  let from = 0;
  // The expression is global: it continues after its last match, and begins again after a search without a match.
  while (ESCAPED.test(text)) {
    const at = ESCAPED.lastIndex - 1;
    escaped += text.slice(from, at) + REFERENCES.get(text.charCodeAt(at));
    from = at + 1;
  }
  return from === 0 ? text : escaped + text.slice(from);
}

const ESCAPED = /[&<>\r]/g;

const REFERENCES: ReadonlyMap<number, string> = /* @__PURE__ */ new Map([
  [CODE.ampersand, "&amp;"],
  [CODE.less, "&lt;"],
  [CODE.greater, "&gt;"],
  [CODE.carriageReturn, "&#xD;"],
]);

/** Escapes text for an attribute in double quotes. Raw white space would arrive as spaces (XML 1.0, 3.3.3). */
export function escapeAttribute(text: string): string {
  if (!/[&<>"\t\n\r]/.test(text)) return text;
  return escapeText(text).replaceAll('"', "&quot;").replaceAll("\t", "&#x9;").replaceAll("\n", "&#xA;");
}

/** Text for people: U+FFFD replaces the characters that XML cannot carry. */
export function replaceForbidden(text: string): string {
  return text.replace(new RegExp(FORBIDDEN, "gu"), "\uFFFD");
}

/** Whether a text may have a reference that XML 1.0 forbids: to a character such as `&#x1;`, or two to the halves of one character. */
export function hasControlReference(text: string): boolean {
  return CONTROL_REFERENCE.test(text);
}

/**
 * Makes the parser accept references that XML 1.0 forbids and whose meaning is certain: to control characters such as `&#x1;`, which
 * .NET writes, and pairs such as `&#xD83D;&#xDE00;`, as which old serializers of Java write one character.
 * An entity of the same length replaces each one that the parser would see as a reference, so positions do not change.
 * @param entities - the entities that the parser knows; the new ones are added
 */
export function allowControlReferences(text: string, entities: Record<string, string>): string {
  if (!hasControlReference(text)) return text;
  // The names of the new entities must not occur in the text.
  const first = ENTITY_STARTS.find((start) => !text.includes(`&${start}`));
  if (first === undefined) return text;
  const replaced = (_: string, code: string): string => {
    entities[first + code] = String.fromCharCode(Number(code.replace("x", "0x")));
    return `&${first}${code};`;
  };
  return text.replace(REFERENCE_OR_LITERAL, (match, reference?: string) =>
    reference === undefined ? match : match.replace(/&#(\w+);/g, replaced),
  );
}

const ENTITY_STARTS = [..."_ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** Those to control characters, then pairs of halves: in hexadecimal digits, and in decimal ones. */
const CONTROL_REFERENCE =
  /(&#(?:x0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]|[fF]{3}[efEF])|0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45]));|&#x[dD][89abAB][\da-fA-F]{2};&#x[dD][c-fC-F][\da-fA-F]{2};|&#5(?:529[6-9]|5[3-9]\d\d|6[0-2]\d\d|63[01]\d);&#5(?:63[2-9]\d|6[4-9]\d\d|7[0-2]\d\d|73[0-3]\d|734[0-3]);)/;

/** The first three alternatives match places where `&#x1;` is not a reference. Without an end mark, they match the rest of the text. */
const REFERENCE_OR_LITERAL = /* @__PURE__ */ new RegExp(
  `<!\\[CDATA\\[(?:[^]*?\\]\\]>|[^]*)|<!--(?:[^]*?-->|[^]*)|<\\?(?:[^]*?\\?>|[^]*)|${CONTROL_REFERENCE.source}`,
  "g",
);

// #endregion

// #region runtime/xml/qname.ts

/** An expanded name, the value of xs:QName. A prefix has no meaning outside the message that declares it. */
export interface QName {
  /** Empty for a name without namespace. */
  readonly namespace: string;
  readonly localName: string;
}

export const XSD_NAMESPACE = "http://www.w3.org/2001/XMLSchema";
export const XSI_NAMESPACE = "http://www.w3.org/2001/XMLSchema-instance";
/** The namespace of the prefix `xml`, which no document needs to declare and which has no other prefix (Namespaces in XML 1.0, 3). */
export const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
/** The namespace of the attributes that declare namespaces (Namespaces in XML 1.0, 3). */
export const XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";
/** The namespace of WCF's own simple types, and of the attributes by which it refers to objects. */
export const SERIALIZATION_NAMESPACE = "http://schemas.microsoft.com/2003/10/Serialization/";

/** `{namespace}localName`. */
export function clarkName({ namespace, localName }: QName): string {
  return `{${namespace}}${localName}`;
}

/** A name from the two texts of a value, each read once; undefined if it has no such texts. Their content is not checked. */
export function qnameOf(value: unknown): QName | undefined {
  if (typeof value !== "object" || value === null || !("namespace" in value && "localName" in value)) return undefined;
  const { namespace, localName } = value;
  return typeof namespace === "string" && typeof localName === "string" ? { namespace, localName } : undefined;
}

/** Whether a prefix can be declared for a namespace. XML's own cannot, nor can one that the parser would change. */
export function canBeDeclared(namespace: string): boolean {
  return !isTrimmedByParser(namespace) && !XML_NAMESPACES.has(namespace);
}

/** Whether the parser would change a namespace: it removes at both ends what JavaScript takes for white space. */
export function isTrimmedByParser(namespace: string): boolean {
  return namespace !== namespace.trim();
}

/** The namespaces whose prefixes are fixed (Namespaces in XML 1.0, 3). */
export const XML_NAMESPACES: ReadonlySet<string> = /* @__PURE__ */ new Set([XML_NAMESPACE, XMLNS_NAMESPACE]);

// #endregion

// #region runtime/xml/xml-node.ts

/** An element of a message. */
export interface XmlNode extends QName {
  /** All attributes in their order; namespace declarations are in `scope`. */
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  /** Character data directly inside: text and CDATA sections together. */
  readonly text: string;
  /** The namespaces in scope inside the element, by prefix. */
  readonly scope: Scope;
  /** How much text of the element around it comes before it. */
  readonly textBefore: number;
  /** The offset of the first character of the start tag. */
  readonly start: number;
  /** The offset after the last character of the end tag. */
  readonly end: number;
}

export interface XmlAttribute extends QName {
  readonly value: string;
}

export function isElement(node: XmlNode | undefined, namespace: string, localName: string): node is XmlNode {
  return node !== undefined && node.localName === localName && node.namespace === namespace;
}

/** The value of an attribute; undefined if the element does not have it. */
export function attributeOf({ attributes }: XmlNode, namespace: string, localName: string): string | undefined {
  for (const attribute of attributes) {
    if (attribute.localName === localName && attribute.namespace === namespace) return attribute.value;
  }
  return undefined;
}

/** Whether the element directly contains character data other than white space. */
export function hasText({ text }: XmlNode): boolean {
  return !isBlank(text);
}

/** The namespace declarations of one element; `outer` has those of the elements around it. */
export interface Scope {
  /** Namespaces by prefix; the default namespace has an empty one. */
  readonly declared: Readonly<Record<string, string>>;
  readonly outer: Scope | undefined;
}

/** The namespace that a prefix stands for; an empty prefix is the default namespace. */
export function resolvePrefix(scope: Scope, prefix: string): string | undefined {
  return declaringScope(scope, prefix)?.declared[prefix];
}

/** The innermost scope that declares a prefix. */
export function declaringScope(scope: Scope, prefix: string): Scope | undefined {
  let inner: Scope | undefined = scope;
  while (inner !== undefined && !Object.hasOwn(inner.declared, prefix)) inner = inner.outer;
  return inner;
}

// #endregion

// #region runtime/xml/fragment.ts

/** The XML of an element in a message, and the declarations that it uses from the elements around it. */
export interface Fragment {
  readonly xml: string;
  readonly used: readonly Declaration[];
}

/** The namespace of a prefix; an empty prefix is the default namespace. */
export interface Declaration {
  readonly prefix: string;
  readonly namespace: string;
  /** The declaration as an attribute. */
  readonly text: string;
}

/** @param text - the message that the element was parsed from */
export function fragmentOf({ scope, start, end }: XmlNode, text: string): Fragment {
  const xml = text.slice(start, end);
  const prefixes = new Set(["", ...possiblePrefixes(xml)]);
  const used = [...prefixes].flatMap((prefix) => {
    const isInside = Object.hasOwn(scope.declared, prefix);
    return isInside ? [] : (declarationIn(scope, prefix) ?? (prefix === "" ? NO_NAMESPACE : []));
  });
  return { xml, used };
}

/** The XML of an element that can be used anywhere: it includes the declarations that it uses from the elements around it. */
export function standaloneXml({ xml, used }: Fragment): string {
  return withDeclarations(xml, concat(used.map(({ text }) => text)));
}

/** The XML of an element with more declarations. */
export function withDeclarations(xml: string, declarations: string): string {
  const nameEnd = xml.search(/[ \t\r\n/>]/);
  return xml.slice(0, nameEnd) + declarations + xml.slice(nameEnd);
}

/** Unlike `join`, this makes no copy of the texts. Thousands of elements may use one long declaration. */
export function concat(texts: readonly string[]): string {
  return texts.reduce((all, text) => all + text, "");
}

/** The declarations by scope, so that elements share them. */
const declarations = new WeakMap<Scope, Map<string, Declaration>>();

/** The declaration of a prefix; undefined if there is none. */
function declarationIn(scope: Scope, prefix: string): Declaration | undefined {
  const declaring = declaringScope(scope, prefix);
  if (declaring === undefined) return undefined;
  const known = declarations.get(declaring) ?? new Map<string, Declaration>();
  declarations.set(declaring, known);
  const declaration = known.get(prefix) ?? declare(prefix, declaring.declared[prefix] ?? "");
  known.set(prefix, declaration);
  return declaration;
}

function declare(prefix: string, namespace: string): Declaration {
  const name = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
  return { prefix, namespace, text: ` ${name}="${escapeAttribute(namespace)}"` };
}

/** The default namespace if no element declares one. */
const NO_NAMESPACE = /* @__PURE__ */ declare("", "");

/** Any word before a colon may be a prefix: in the name of an element, or in a value that is a name. */
function* possiblePrefixes(text: string): Iterable<string> {
  for (const [, name = "", colon] of text.matchAll(/([^ \t\r\n:<>/="']+)(:?)/g)) if (colon !== "") yield name;
}

/** The namespaces of possible prefixes in a text, as far as they are declared. */
export function prefixesIn(text: string, scope: Scope): Readonly<Record<string, string>> | undefined {
  if (!text.includes(":")) return undefined;
  const declared = [...possiblePrefixes(text)].flatMap((prefix): [string, string][] => {
    const namespace = resolvePrefix(scope, prefix);
    return namespace === undefined ? [] : [[prefix, namespace]];
  });
  return declared.length === 0 ? undefined : Object.fromEntries(declared);
}

/** The elements that reading has kept as XML. */
const kept = new WeakMap<object, readonly Fragment[]>();

/** Remembers the elements of an object's XML, so that writing can declare their namespaces once for all of them. */
export function rememberFragments<T extends { readonly xml: string }>(owner: T, fragments: readonly Fragment[]): T {
  kept.set(Object.freeze(owner), fragments);
  return owner;
}

/** The elements of an object's XML; undefined for an object that a program has made. */
export function fragmentsOf(owner: { readonly xml: string }): readonly Fragment[] | undefined {
  return kept.get(owner);
}

// #endregion

// #region runtime/xml/reference.ts

/** How elements get an id, and how others refer to it. */
interface IdSystem {
  readonly namespace: string;
  /** The local names of the attributes. */
  readonly id: string;
  readonly reference: string;
  /** The text before the id in a reference. */
  readonly mark: string;
  /** Whether ids may repeat in another part of the message: WCF numbers each parameter and each header separately. */
  readonly isByPart: boolean;
}

/** What WCF writes for `PreserveObjectReferences` and `IsReference`; no WSDL shows it. */
const DATA_CONTRACT: IdSystem = {
  namespace: SERIALIZATION_NAMESPACE,
  id: "Id",
  reference: "Ref",
  mark: "",
  isByPart: true,
};

/** SOAP 1.1, 5.4.1. The attributes have no namespace, so they may mean something else. */
const SOAP_11: IdSystem = { namespace: "", id: "id", reference: "href", mark: "#", isByPart: false };

/** SOAP 1.2 part 2, 3.1.5. */
const SOAP_12: IdSystem = {
  namespace: "http://www.w3.org/2003/05/soap-encoding",
  id: "id",
  reference: "ref",
  mark: "",
  isByPart: false,
};

const SYSTEMS = [DATA_CONTRACT, SOAP_11, SOAP_12];

/** An id and its system. */
export interface Label {
  readonly system: IdSystem;
  /** Undefined in a reference that leads out of the message, such as `cid:a`. */
  readonly id: string | undefined;
}

/** The id of an element; undefined if it has none. */
export function idOf({ attributes }: XmlNode): Label | undefined {
  for (const { namespace, localName, value } of attributes) {
    const system = SYSTEMS.find((one) => one.namespace === namespace && one.id === localName);
    if (system !== undefined) return { system, id: value };
  }
  return undefined;
}

/** The id of the element that this one refers to; undefined if it is not a reference. */
export function referenceOf(node: XmlNode): Label | undefined {
  for (const attribute of node.attributes) {
    const system = SYSTEMS.find((one) => isReference(attribute, one));
    // Only an empty element is a reference in SOAP 1.1. Elsewhere, `href` may mean anything.
    if (system === undefined || (system === SOAP_11 && hasContent(node))) continue;
    return { system, id: targetIn(attribute.value, system) };
  }
  return undefined;
}

function targetIn(value: string, { mark }: IdSystem): string | undefined {
  return value.startsWith(mark) ? value.slice(mark.length) : undefined;
}

function isReference({ namespace, localName }: XmlAttribute, system: IdSystem): boolean {
  return system.namespace === namespace && system.reference === localName;
}

/** Whether an element contains more than white space. */
export function hasContent(node: XmlNode): boolean {
  return node.children.length > 0 || hasText(node);
}

/** Whether an attribute is an id or a reference. */
export function isLabel({ namespace, localName }: XmlAttribute): boolean {
  return SYSTEMS.some((one) => one.namespace === namespace && (one.id === localName || one.reference === localName));
}

/** The ids in one part of a message. */
interface Index {
  readonly elements: Map<string, XmlNode[]>;
  /** The ids that references name. */
  readonly referredTo: Set<string>;
  /** The systems of which the part has references. */
  readonly systems: Set<Label["system"]>;
}

/** The elements of a message by their ids. Each part is searched once, at the first reference or id in it. */
export class ElementIds {
  readonly #root: XmlNode;
  readonly #indexes = new Map<XmlNode, Index>();

  constructor(root: XmlNode) {
    this.#root = root;
  }

  /**
   * The elements with an id: one, if all is well.
   * @param part - the part of the message with the label
   */
  elementsWith({ system, id }: Label, part: XmlNode): readonly XmlNode[] {
    if (id === undefined) return [];
    const key = keyOf({ system, id });
    const inPart = system.isByPart ? this.#indexOf(part).elements.get(key) : undefined;
    return inPart ?? this.#indexOf(this.#root).elements.get(key) ?? [];
  }

  /** Whether the message refers to an element. */
  isReferredTo(node: XmlNode): boolean {
    const label = idOf(node);
    return label !== undefined && this.#indexOf(this.#root).referredTo.has(keyOf(label));
  }

  /** Whether no other element may have the same id. An `id` without a namespace may mean anything, unless something refers to it. */
  isUnique({ system }: Label): boolean {
    return system.namespace !== "" || this.#indexOf(this.#root).systems.has(system);
  }

  #indexOf(root: XmlNode): Index {
    const known = this.#indexes.get(root);
    if (known !== undefined) return known;
    const index = newIndex(root);
    this.#indexes.set(root, index);
    return index;
  }
}

function newIndex(root: XmlNode): Index {
  const index: Index = { elements: new Map(), referredTo: new Set(), systems: new Set() };
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.attributes.length > 0) addLabels(node, index);
    for (const child of node.children) open.push(child);
  }
  return index;
}

function addLabels(node: XmlNode, { elements, referredTo, systems }: Index): void {
  const [label, reference] = [idOf(node), referenceOf(node)];
  if (reference?.id !== undefined) {
    referredTo.add(keyOf(reference));
    systems.add(reference.system);
  }
  if (label === undefined) return;
  const same = elements.get(keyOf(label));
  if (same === undefined) elements.set(keyOf(label), [node]);
  else same.push(node);
}

function keyOf({ system, id }: Label): string {
  return `${system.namespace} ${id}`;
}

// #endregion

// #region runtime/xml/known-attributes.ts

/** The attributes of these namespaces describe how a message is written. They never belong to a value. */
const NAMESPACES: ReadonlySet<string> = /* @__PURE__ */ new Set([
  XSI_NAMESPACE,
  // mustUnderstand, actor, role and encodingStyle.
  "http://schemas.xmlsoap.org/soap/envelope/",
  "http://www.w3.org/2003/05/soap-envelope",
  // arrayType, root, itemType and arraySize.
  "http://schemas.xmlsoap.org/soap/encoding/",
  "http://www.w3.org/2003/05/soap-encoding",
  // z:Size, and the names of .NET classes.
  SERIALIZATION_NAMESPACE,
  // wsu:Id, by which a signature names what it signs.
  "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd",
]);

/** Whether the attributes of a namespace describe how a message is written. */
export function isOfMessage(namespace: string): boolean {
  return NAMESPACES.has(namespace);
}

/**
 * The attributes of an element that belong to its value.
 * @param isReferredTo - whether its `id` is the target of a reference
 * @param hasOwnHref - whether its `href` is not a reference
 */
export function attributesOfValue(
  node: XmlNode,
  isReferredTo: (node: XmlNode) => boolean,
  hasOwnHref: boolean,
): readonly XmlAttribute[] {
  return node.attributes.filter((attribute) => {
    if (isOfMessage(attribute.namespace)) return false;
    if (!isLabel(attribute)) return true;
    if (attribute.localName === "id") return !isReferredTo(node);
    return referenceOf(node) === undefined || (hasOwnHref && attribute.namespace === "");
  });
}

/** Whether the meaning of an attribute is unknown. The attributes of XML itself, `id` and `href` are known. */
export function isUnknown(attribute: XmlAttribute): boolean {
  return attribute.namespace !== XML_NAMESPACE && !isLabel(attribute);
}

// #endregion

// #region runtime/xml/parse-xml.ts

/**
 * Parses the text of a message.
 * @throws DecodeError with line and column if the text is not well-formed XML 1.0, is nested deeper than `maxDepth`, or has a
 * document type declaration or a processing instruction, which SOAP forbids (SOAP 1.1, 3)
 */
export function parseXml(text: string, maxDepth: number): XmlNode {
  // The parser takes a lone surrogate and the next character for a pair, even if that character begins a tag.
  const half = loneSurrogateIn(text);
  if (half !== -1) throw faultAt(text, half, WELL_FORMED, "half of a surrogate pair");
  // The parser and the reader would each remove one without an error.
  if (text.startsWith("\uFEFF")) throw faultAt(text, 0, WELL_FORMED, "a second byte order mark");
  const tree = new TreeBuilder(text, maxDepth);
  if (!isBlank(text)) tree.build();
  return tree.root;
}

/** How deep elements may nest by default: deeper than any message, shallow enough for functions that recurse. */
export const MAX_DEPTH = 256;

/** @throws DecodeError if a message has more characters than allowed */
export function checkLength(length: number, maxLength: number): void {
  if (length <= maxLength) return;
  const facts = { element: "", path: "", expected: `at most ${maxLength} characters`, found: "more" };
  throw new DecodeError(facts, { line: 1, column: 1 });
}

/** Whether a text consists of elements alone and can be written into a message unchanged. */
export function isElements(xml: string, maxDepth: number): boolean {
  const element = elementWith(xml, maxDepth);
  return element !== undefined && element.children.length > 0 && isBlank(element.text);
}

/** Whether a text consists of elements, text or both and can be written into a message unchanged. */
export function isContent(xml: string, maxDepth: number): boolean {
  return elementWith(xml, maxDepth) !== undefined;
}

/** Parses an element with this content. Undefined if the content would end the element, or the reader would refuse it. */
function elementWith(content: string, maxDepth: number): XmlNode | undefined {
  try {
    return parseXml(`<V>${content}</V>`, maxDepth);
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}

/** Line and column of an offset, both from 1. */
export function lineAndColumn(text: string, offset: number): LineAndColumn {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}

type OpenNode = { -readonly [K in keyof XmlNode]: XmlNode[K] } & { readonly children: XmlNode[] };

/** Builds a tree from the parser's events. */
class TreeBuilder {
  readonly #text: string;
  readonly #maxDepth: number;
  readonly #parser = newSaxesParser();
  /** The elements that have no end tag yet, outermost first. */
  readonly #open: OpenNode[] = [];
  #root: XmlNode | undefined;

  constructor(text: string, maxDepth: number) {
    this.#text = text;
    this.#maxDepth = maxDepth;
  }

  get root(): XmlNode {
    return this.#root ?? this.#fail("an XML document", "nothing");
  }

  build(): void {
    const parser = this.#parser;
    const addText = (data: string): void => this.#addText(data);
    parser.on("error", ({ message }) => this.#fail(WELL_FORMED, message.replace(/^\d+:\d+: /, "").replace(/\.$/, "")));
    parser.on("xmldecl", ({ version }) => this.#checkVersion(version));
    parser.on("doctype", () => this.#fail("no document type declaration", "one"));
    parser.on("processinginstruction", () => this.#fail("no processing instruction", "one"));
    parser.on("opentag", (tag) => this.#openElement(tag));
    parser.on("text", addText);
    parser.on("cdata", addText);
    parser.on("closetag", () => this.#closeElement());
    parser.write(allowControlReferences(this.#text, parser.ENTITIES)).close();
  }

  /** XML 1.1 allows more characters (2.2). Elements that are kept from such a message could not be written back. */
  #checkVersion(version: string | undefined): void {
    if (version !== "1.0") this.#fail("XML 1.0", `version ${quote(version ?? "")}`);
  }

  #openElement(tag: SaxesTagNS): void {
    this.#checkLocalName(tag);
    // The parser is after the tag, and a tag contains no "<" (XML 1.0, 3.1).
    const start = this.#text.lastIndexOf("<", this.#lastRead());
    if (this.#open.length >= this.#maxDepth)
      throw faultAt(this.#text, start, `at most ${this.#maxDepth} levels of elements`, "more");
    const parent = this.#open.at(-1);
    const node: OpenNode = {
      namespace: tag.uri,
      localName: tag.local,
      attributes: this.#attributesOf(tag),
      children: [],
      text: "",
      textBefore: parent?.text.length ?? 0,
      scope: { declared: tag.ns, outer: parent?.scope },
      start,
      end: start,
    };
    parent?.children.push(node);
    this.#open.push(node);
    this.#root ??= node;
  }

  #attributesOf({ attributes }: SaxesTagNS): readonly XmlAttribute[] {
    let kept: XmlAttribute[] | undefined;
    for (const attribute of Object.values(attributes)) {
      const { uri, local, value } = attribute;
      this.#checkLocalName(attribute);
      if (uri !== XMLNS_NAMESPACE) (kept ??= []).push({ namespace: uri, localName: local, value });
      else if (isTrimmedByParser(value)) this.#fail("a namespace", "one with white space around it");
    }
    return kept ?? NONE;
  }

  /** The parser checks the whole name only. It allows a digit after the colon, which namespaces forbid (Namespaces in XML 1.0, 4). */
  #checkLocalName({ prefix, local }: { readonly prefix: string; readonly local: string }): void {
    if (prefix !== "" && !NC_NAME.test(local)) this.#fail(WELL_FORMED, "a prefix before what is no name");
  }

  #addText(data: string): void {
    const element = this.#open.at(-1);
    if (element !== undefined) element.text += data;
  }

  #closeElement(): void {
    const node = this.#open.pop();
    if (node !== undefined) node.end = this.#parser.position;
  }

  #lastRead(): number {
    return Math.max(this.#parser.position, 1) - 1;
  }

  #fail(expected: string, found: string): never {
    throw faultAt(this.#text, this.#lastRead(), expected, found);
  }
}

const WELL_FORMED = "well-formed XML";

function faultAt(text: string, offset: number, expected: string, found: string): DecodeError {
  return new DecodeError({ element: "", path: "", expected, found }, lineAndColumn(text, offset));
}

/** Most elements have none. */
const NONE: readonly XmlAttribute[] = [];

// #endregion

// #region runtime/values/any-element.ts

/** An element that its contract does not declare, as XML that declares the prefixes that it uses. */
export interface AnyElement {
  readonly name: QName;
  readonly xml: string;
}

/** The name of the element that the XML is; undefined if it is not one element. */
export function nameOfElement(xml: string, maxDepth: number): QName | undefined {
  if (!isElements(xml, maxDepth)) return undefined;
  const [element, second] = parseXml(`<V>${xml}</V>`, maxDepth + 1).children;
  return second === undefined ? element : undefined;
}

// #endregion

// #region runtime/values/any-names.ts

/** The namespaces that a wildcard allows: any; any but one, with no names without a namespace; or some. */
export type NamespaceSet = "any" | { readonly not: string } | readonly string[];

/** What elements may stand in a place, and how many: any number of them if nothing is said. */
export interface Wildcard {
  readonly namespaces: NamespaceSet;
  readonly min?: number;
  readonly max?: number;
  /** Whether there may be none, whatever the minimum is; false if left out. */
  readonly isOptional?: boolean;
}

/** Whether names of a namespace are allowed (XSD 1.0 part 1, 3.10.4). */
export function admits(namespaces: NamespaceSet, namespace: string): boolean {
  if (namespaces === "any") return true;
  return "not" in namespaces ? namespace !== "" && namespace !== namespaces.not : namespaces.includes(namespace);
}

/** Reads a name in Clark notation: `{urn:a}b`, or `b` for a name without a namespace. */
export function parseClarkName(text: string): QName {
  const end = text.startsWith("{") ? text.lastIndexOf("}") : -1;
  return { namespace: text.slice(1, Math.max(end, 1)), localName: text.slice(end + 1) };
}

/** Writes a name in Clark notation. */
export function clarkText({ namespace, localName }: QName): string {
  return namespace === "" ? localName : `{${namespace}}${localName}`;
}

// #endregion

// #region runtime/values/datatype.ts

/**
 * Translates between the values of one datatype in JavaScript and their XML text.
 *
 * `parse` takes the text unchanged and applies the whiteSpace facet of the datatype (XSD 1.0 part 2, 4.3.6). Both methods
 * return `undefined` for anything that is not a value of the type. The reader and the writer turn that into an error with the
 * path.
 */
export interface Datatype<T> {
  /** The datatype's local name in its own namespace: `int`, `dateTime`, `guid`. */
  readonly name: string;
  /** Undefined for the datatypes of XML Schema. */
  readonly namespace?: string;
  /** What a value must be, in words, for error messages: `an integer from -128 to 127`. */
  readonly expected: string;
  /** Whether its texts have no characters that must be escaped. */
  readonly isPlain?: boolean;
  /** The whiteSpace facet: `collapse` if left out, as in all types but the strings (4.3.6). */
  readonly whiteSpace?: (text: string) => string;
  /** @param namespaceOf - the namespaces of prefixes at the place of the text; only names need it */
  parse(text: string, namespaceOf?: NamespaceOf): T | undefined;
  /**
   * Also checks the type of `value`, because callers may be plain JavaScript.
   * @param prefixFor - declares prefixes at the place of the text; only names need it
   */
  format(value: T, prefixFor?: PrefixFor): string | undefined;
  /**
   * The facet of the schema that a value of the type breaks (4.3); undefined if there is none.
   * @param text - the value's text in XML
   */
  check?(value: T, text: string): Breach | undefined;
  /**
   * The order of two values: below 0 if the first one is less, 0 if they are equal, undefined if they have no order, because the order
   * of dates and of durations is partial (3.2.6.2, 3.2.7.4). If left out, values have their order in JavaScript, if any.
   */
  compare?(a: T, b: T): number | undefined;
}

/** The namespace that a prefix stands for; "" is the prefix of names without one. Undefined if it is not declared. */
export type NamespaceOf = (prefix: string) => string | undefined;

/** A prefix of the namespace at the place of a text; "" for no namespace. */
export type PrefixFor = (namespace: string) => string;

/** A facet that a value breaks. */
export interface Breach {
  /** A value that an enumeration does not have may come from a newer contract. A value that breaks another facet is invalid. */
  readonly kind: "enumeration value" | "facet";
  /** What was expected: `at most 10 characters`. */
  readonly expected: string;
}

// #endregion

// #region runtime/values/attached.ts

/** Values that are sent beside a message. The entry point `attachments` of the package has all that knows of them. */
export interface Attacher {
  /**
   * @param mediaType - what the value is, if the message or the contract says it
   * @returns what stands in the message for a value of a datatype: XML, text, or another value; undefined for the value itself
   */
  take(value: unknown, datatype: Named, mediaType?: string): TakenValue | undefined;
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

type Named = Pick<Datatype<unknown>, "name" | "namespace">;

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

// #endregion

// #region runtime/values/lexical.ts

/** The rules of a datatype whose JavaScript value is its XML text, so that nothing is lost. */
export interface LexicalRules {
  readonly name: string;
  /** As in {@link Datatype}: undefined for the datatypes of XML Schema. */
  readonly namespace?: string;
  readonly expected: string;
  /** Whether a text is a value of the type, after `whiteSpace`. */
  readonly accepts: (text: string) => boolean;
  /** Whether a value may be sent. Without it `accepts` decides; it is for servers that accept less than the specification allows. */
  readonly sends?: (text: string) => boolean;
  /** The whiteSpace facet (4.3.6). The default is `collapse`, the facet of all types but strings. */
  readonly whiteSpace?: (text: string) => string;
  readonly compare?: (a: string, b: string) => number | undefined;
}

/**
 * A datatype whose values are its texts. White space is changed only in reading. A value to be sent must already have the right
 * form, because changing it would hide a mistake of the caller.
 */
export function lexicalDatatype(rules: LexicalRules): Datatype<string> {
  const { name, namespace, expected, accepts, sends = accepts, whiteSpace = collapse, compare } = rules;
  return {
    name,
    ...(namespace === undefined ? {} : { namespace }),
    expected,
    whiteSpace,
    ...(compare === undefined ? {} : { compare }),
    parse(text) {
      const value = whiteSpace(text);
      return accepts(value) ? value : undefined;
    },
    format: (value) => (typeof value === "string" && sends(value) ? value : undefined),
  };
}

/**
 * The whiteSpace facet (XSD 1.0 part 2, 4.3.6). XML has only these four white space characters. `\s` and `trim()` would also
 * remove a no-break space, which is data.
 */

const NOT_COLLAPSED = /[\t\n\r]|^ | $| {2}/;
const NOT_REPLACED = /[\t\n\r]/;

/** Tabs and line ends become spaces, runs of spaces become one space, and spaces at the ends are removed. */
export function collapse(text: string): string {
  if (isCollapsed(text)) return text;
  return text.replace(/[\t\n\r ]+/g, " ").replace(/^ | $/g, "");
}

/** Each tab and each line end becomes one space. */
export function replace(text: string): string {
  return isReplaced(text) ? text : text.replace(/[\t\n\r]/g, " ");
}

/** Removes all white space, also inside the text: base64 may be broken into lines. */
export function removeWhiteSpace(text: string): string {
  return hasWhiteSpace(text) ? text.replace(/[\t\n\r ]+/g, "") : text;
}

export function hasWhiteSpace(text: string): boolean {
  return /[\t\n\r ]/.test(text);
}

/** Whether {@link collapse} would change nothing. That is true of nearly all texts, so the test saves a copy. */
export function isCollapsed(text: string): boolean {
  return !NOT_COLLAPSED.test(text);
}

/** Whether {@link replace} would change nothing. */
export function isReplaced(text: string): boolean {
  return !NOT_REPLACED.test(text);
}

// #endregion

// #region runtime/values/binary.ts

/** Limited, so that the text of the bytes fits into a message. */
const MOST_BYTES = 150_000_000;

/** Bytes as base64 (3.2.16). White space is allowed anywhere in the text; none is written. */
export const base64Binary: Datatype<Uint8Array> = {
  name: "base64Binary",
  expected: "bytes (Uint8Array, at most 150000000; in text base64 with its padding)",
  isPlain: true,
  // Most texts have no white space, and long ones are decoded faster than searched.
  parse: (text) => bytesOf(text) ?? (hasWhiteSpace(text) ? bytesOf(removeWhiteSpace(text)) : undefined),
  format: (value) => (isBytes(value) && value.length <= MOST_BYTES ? encodeBase64(plainBytes(value)) : undefined),
};

/** Bytes as hexadecimal digits, two for each byte (3.2.15). Both cases are read. Upper case is written: the canonical form. */
export const hexBinary: Datatype<Uint8Array> = {
  name: "hexBinary",
  expected: "bytes (Uint8Array; in text two hexadecimal digits each)",
  parse: (text) => decodeHex(collapse(text)),
  format: (value) => (isBytes(value) ? encodeHexInChunks(plainBytes(value)) : undefined),
};

const HEX_DIGITS = "0123456789ABCDEF";

const HEX_CODES = /* @__PURE__ */ Uint8Array.from(HEX_DIGITS, (digit) => digit.charCodeAt(0));
const NIBBLES = /* @__PURE__ */ digitValues([HEX_DIGITS, HEX_DIGITS.toLowerCase()]);

/** Codes are joined in chunks, because appending single characters to a string is slower. */
function encodeHexInChunks(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const codes = encodeHex(bytes.subarray(start, start + CHUNK));
    const piece: string = Reflect.apply(String.fromCharCode, undefined, codes);
    pieces.push(piece);
  }
  return pieces.join("");
}

function encodeHex(bytes: Uint8Array): Uint8Array {
  const codes = new Uint8Array(bytes.length * 2);
  let at = 0;
  for (const byte of bytes) {
    codes[at++] = HEX_CODES[byte >> 4] ?? 0;
    codes[at++] = HEX_CODES[byte & 15] ?? 0;
  }
  return codes;
}

/** Checks the text by the grammar of 3.2.16, because platforms accept other texts. */
function bytesOf(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const last = text.charAt(text.length - padding - 1);
  // Unused bits must be zero: otherwise two texts would mean the same bytes.
  if (padding > 0 && !(padding === 1 ? TWO_BITS_UNUSED : FOUR_BITS_UNUSED).includes(last)) return undefined;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  return decodeBase64(text, bytes) ? bytes : undefined;
}

// The digits whose last bits are zero: the last digit before the padding must be one of them.
const TWO_BITS_UNUSED = "AEIMQUYcgkosw048";
const FOUR_BITS_UNUSED = "AQgw";

function decodeHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0) return undefined;
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    const byte = (nibble(text.charCodeAt(2 * i)) << 4) | nibble(text.charCodeAt(2 * i + 1));
    if (byte < 0) return undefined;
    bytes[i] = byte;
  }
  return bytes;
}

function nibble(code: number): number {
  return NIBBLES[code] ?? -1;
}

/**
 * Recognizes bytes from another realm too (a frame, a test runner's sandbox), unlike `instanceof`, and a Buffer. The getter asks
 * the language itself, because a value can give itself any class name.
 */
export function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && Reflect.get(TYPED_ARRAY, Symbol.toStringTag, value) === "Uint8Array";
}

const TYPED_ARRAY: object = /* @__PURE__ */ Object.getPrototypeOf(Uint8Array.prototype);

/** The actual bytes. A class that extends Uint8Array may show others. */
function plainBytes(value: Uint8Array): Uint8Array {
  return Object.getPrototypeOf(value) === Uint8Array.prototype ? value : new Uint8Array(value);
}

/** The value of each digit by its character code; -1 for a code that is not a digit. */
function digitValues(alphabets: readonly string[]): Int8Array {
  const values = new Int8Array(128).fill(-1);
  for (const digits of alphabets) {
    for (let value = 0; value < digits.length; value++) values[digits.charCodeAt(value)] = value;
  }
  return values;
}

// #endregion

// #region runtime/values/choices.ts

type KeyOf<T> = T extends unknown ? keyof T : never;

type Only<Branch, All> = Branch extends unknown
  ? Branch & { [K in Exclude<KeyOf<All>, keyof Branch>]?: undefined }
  : never;

/** Exactly one branch of a choice: the members of the others are absent. */
export type OneOf<Branches> = Only<Branches, Branches>;

/** All that may be in a value while it is read. */
export type Parts<T> = { [K in KeyOf<T>]?: T extends unknown ? (K extends keyof T ? T[K] : never) : never };

/** Of the members of a value, those of one branch are there; of an optional choice perhaps none. */
export interface Choice {
  readonly optional?: boolean;
  /**
   * Keys, and choices in the branch: `Line[]` is a member that repeats, which is absent if it has no item, `Line?` one that may be
   * absent, `Line[]?` both.
   */
  readonly oneOf: readonly (readonly (string | Choice)[])[];
}

/** What is wrong with a choice. */
export interface WrongChoice {
  readonly expected: string;
  readonly found: string;
}

/** Looks whether exactly one branch is there, and all of it. */
export function wrongChoice(value: object, choice: Choice): WrongChoice | undefined {
  const { oneOf, optional = false } = choice;
  let found: Branch | undefined;
  for (const branch of oneOf) {
    if (!hasSome(value, branch)) continue;
    // Only branches that share members can be there together.
    if (found !== undefined) return wrongAmongShared(value, choice);
    found = branch;
  }
  if (found !== undefined) return wrongBranch(value, found);
  return optional ? undefined : { expected: `one of ${showBranches(oneOf)}`, found: "none" };
}

type Branch = readonly (string | Choice)[];

function hasSome(value: object, branch: Branch): boolean {
  for (const item of branch)
    if (typeof item === "string" ? isPresent(value, item) : item.oneOf.some((inner) => hasSome(value, inner)))
      return true;
  return false;
}

/** Looks for the branch among those that have all members that are there. */
function wrongAmongShared(value: object, { oneOf }: Choice): WrongChoice | undefined {
  const present = membersOf({ oneOf })
    .filter((member) => isPresent(value, member))
    .map((member) => memberOf(member).key);
  const possible = oneOf.filter((branch) => present.every((key) => keysOf(branch).includes(key)));
  const [first] = possible;
  if (first === undefined) return { expected: `one of ${showBranches(oneOf)}`, found: present.join(" and ") };
  if (possible.some((branch) => wrongBranch(value, branch) === undefined)) return undefined;
  return wrongBranch(value, first);
}

function wrongBranch(value: object, branch: Branch): WrongChoice | undefined {
  for (const item of branch) {
    if (typeof item !== "string") {
      const wrong = wrongChoice(value, item);
      if (wrong !== undefined) return wrong;
    } else if (!isPresent(value, item) && !memberOf(item).mayBeAbsent)
      return { expected: `the required ${memberOf(item).key}`, found: "nothing" };
  }
  return undefined;
}

/** An empty list is a value, but a member that repeats is absent without items. */
function isPresent(value: object, item: string): boolean {
  const { key, repeats } = memberOf(item);
  const member: unknown = Reflect.get(value, key);
  if (member === undefined || !Object.hasOwn(value, key)) return false;
  return !(repeats && Array.isArray(member) && member.length === 0);
}

/** What an item of a branch says. */
interface BranchMember {
  readonly key: string;
  readonly repeats: boolean;
  readonly mayBeAbsent: boolean;
}

/** Members by what branches say of them. There are few, because branches come from generated code. */
const branchMembers = /* @__PURE__ */ new Map<string, BranchMember>();

function memberOf(item: string): BranchMember {
  const known = branchMembers.get(item);
  if (known !== undefined) return known;
  const [, key = item, repeats, mayBeAbsent] = /^(.*?)(\[\])?(\?)?$/.exec(item) ?? [];
  const member = { key, repeats: repeats !== undefined, mayBeAbsent: mayBeAbsent !== undefined };
  branchMembers.set(item, member);
  return member;
}

function keysOf(branch: Branch): string[] {
  return membersOf({ oneOf: [branch] }).map((member) => memberOf(member).key);
}

function membersOf({ oneOf }: Choice): string[] {
  return oneOf.flat().flatMap((item) => (typeof item === "string" ? [item] : membersOf(item)));
}

/** As many as people read. */
const SHOWN_BRANCHES = 12;

function showBranches(oneOf: Choice["oneOf"]): string {
  const shown = oneOf.slice(0, SHOWN_BRANCHES).map((branch) => keysOf(branch).join(" with "));
  return oneOf.length > SHOWN_BRANCHES ? `${oneOf.length} branches such as ${shown[0]}` : shown.join(" or ");
}

// #endregion

// #region runtime/values/order.ts

/** The order of values that are text in JavaScript. */

/** The order of decimal numbers (XSD 1.0 part 2, 3.2.3). */
export function compareDecimals(a: string, b: string): number {
  const [x, y] = [partsOfDecimal(a), partsOfDecimal(b)];
  if (x.isNegative !== y.isNegative) return x.isNegative ? -1 : 1;
  const order = compareTexts(x.whole, y.whole, x.whole.length - y.whole.length) || compareTexts(x.fraction, y.fraction);
  return x.isNegative ? -order : order;
}

/** The significant digits of a decimal number, without zeros at the beginning and at the end. */
export function partsOfDecimal(text: string): { isNegative: boolean; whole: string; fraction: string } {
  const [, sign, digits = "", decimals = ""] = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text) ?? [];
  const whole = digits.replace(/^0+/, "");
  const fraction = withoutZerosAtEnd(decimals);
  return { isNegative: sign === "-" && whole + fraction !== "", whole, fraction };
}

/** A loop, because an expression would take quadratic time for many runs of zeros. */
function withoutZerosAtEnd(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === "0") end--;
  return digits.slice(0, end);
}

function compareTexts(a: string, b: string, first = 0): number {
  return first || (a < b ? -1 : a > b ? 1 : 0);
}

/** A point on the time line, perhaps without a zone. */
interface Moment {
  /** Seconds since the year 0, in UTC if there is a zone. */
  readonly seconds: number;
  /** Digits of a fraction of a second. */
  readonly fraction: string;
  readonly hasZone: boolean;
}

/**
 * The order of dates and times of all kinds (3.2.7.4). Both values must be of the same kind. Undefined if only one of them has a zone
 * and the order depends on the zone of the other.
 */
export function compareMoments(a: string, b: string): number | undefined {
  const [x, y] = [momentOf(a), momentOf(b)];
  if (x === undefined || y === undefined) return undefined;
  if (x.hasZone === y.hasZone) return orderOf(x, y, 0);
  // Zones go from -14:00 to +14:00.
  const [early, late] = [orderOf(x, y, -FARTHEST_ZONE), orderOf(x, y, FARTHEST_ZONE)];
  return early === late ? early : undefined;
}

const FARTHEST_ZONE = 14 * 3600;

/** @param shift - how many seconds later the second one is */
function orderOf(a: Moment, b: Moment, shift: number): number {
  return Math.sign(a.seconds - b.seconds - shift) || compareTexts(a.fraction, b.fraction);
}

/** Undefined for a year that is too large for a number. */
function momentOf(text: string): Moment | undefined {
  const [, local = "", zone] = /^(.*?)(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? [];
  const [date = "", time = ""] = local.includes(":") && !local.includes("T") ? ["", local] : local.split("T");
  const [hours = "0", minutes = "0", seconds = "0"] = time.split(":");
  const [whole = "0", fraction = ""] = seconds.split(".");
  const days = daysUntil(date);
  if (!Number.isSafeInteger(days * SECONDS_OF_DAY)) return undefined;
  return {
    seconds: days * SECONDS_OF_DAY + (Number(hours) * 60 + Number(minutes)) * 60 + Number(whole) - secondsOf(zone),
    fraction: withoutZerosAtEnd(fraction),
    hasZone: zone !== undefined,
  };
}

const SECONDS_OF_DAY = 86_400;

function secondsOf(zone = "Z"): number {
  if (zone === "Z") return 0;
  const [hours = "0", minutes = "0"] = zone.slice(1).split(":");
  return (zone.startsWith("-") ? -60 : 60) * (Number(hours) * 60 + Number(minutes));
}

/** The days from the year 0 to a date. Missing parts are those of a year with 366 days and of a month with 31. */
function daysUntil(date: string): number {
  const [, year, month, day] = /^(-?\d+)?(?:-{1,2}(\d\d))?(?:-{1,3}(\d\d))?$/.exec(date) ?? [];
  const isDay = date.startsWith("---");
  const [givenMonth, givenDay] = isDay ? ["12", month ?? day] : [month ?? "12", day ?? "01"];
  return daysBefore(Number(year ?? "1972"), Number(givenMonth)) + Number(givenDay);
}

/** The days from the year 0 to the first day of a month. The 13th month is the first one of the next year. */
function daysBefore(year: number, month: number): number {
  // In years that begin in March, the leap day is the last day.
  const months = year * 12 + month - 3;
  const shifted = Math.floor(months / 12);
  const days = Math.floor(((months - shifted * 12) * 153 + 2) / 5);
  return shifted * 365 + Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400) + days;
}

/**
 * The order of lengths of time (3.2.6.2). The length of a month depends on its beginning, so one duration must be longer than the
 * other from each of four dates.
 */
export function compareDurations(a: string, b: string): number | undefined {
  const [x, y] = [partsOfDuration(a), partsOfDuration(b)];
  const orders = STARTS.map(([year, month]) => compareFrom(year, month, x, y));
  return orders.every((order) => order === orders[0]) ? orders[0] : undefined;
}

/** The four dates of 3.2.6.2. */
const STARTS = [
  [1696, 9],
  [1697, 2],
  [1903, 3],
  [1903, 7],
] as const;

interface LengthOfTime {
  readonly months: number;
  readonly seconds: number;
}

function compareFrom(year: number, month: number, a: LengthOfTime, b: LengthOfTime): number {
  const end = ({ months, seconds }: LengthOfTime): number =>
    daysBefore(year, month + months) * SECONDS_OF_DAY + seconds;
  return Math.sign(end(a) - end(b));
}

function partsOfDuration(text: string): LengthOfTime {
  const [, ...parts] = DURATION.exec(text) ?? [];
  const [years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) =>
    Number(part ?? "0"),
  );
  const sign = text.startsWith("-") ? -1 : 1;
  return {
    months: sign * (years * 12 + months),
    seconds: sign * (((days * 24 + hours) * 60 + minutes) * 60 + seconds),
  };
}

const DURATION = /^-?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/;

// #endregion

// #region runtime/values/dates.ts

/** A date and time as text, with or without a zone: `2024-02-29T23:59:59.123Z`, `2024-07-01T12:00:00`. */
export type DateTime = string;
/** A date as text, with or without a zone: `2024-02-29`. Not `Date`, which would hide the global of that name. */
export type CalendarDate = string;
/** A time of day as text, with or without a zone: `23:59:59.5+02:00`. */
export type TimeOfDay = string;
/** A length of time as text: `P1Y2M3DT4H5M6.7S`. */
export type Duration = string;
/** A year as text: `2024`. */
export type GYear = string;
/** A month of a year as text: `2024-02`. */
export type GYearMonth = string;
/** A month of any year as text: `--02`. */
export type GMonth = string;
/** A day of any year as text: `--02-29`. */
export type GMonthDay = string;
/** A day of any month as text: `---29`. */
export type GDay = string;

// The parts that the lexical forms of 3.2.7 to 3.2.14 share. A year of more than four digits must not begin with a zero, and
// there is no year 0 (3.2.7.1; XSD 1.1 has one).
const YEAR = String.raw`(?<year>-?(?!0000)(?:[1-9]\d{4,}|\d{4}))`;
const MONTH = `(?<month>0[1-9]|1[0-2])`;
const DAY = String.raw`(?<day>0[1-9]|[12]\d|3[01])`;
// 24 is the end of the day, so nothing but zeros may follow (3.2.7.1).
const TIME = String.raw`(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)`;
const ZONE = String.raw`(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?`;

/**
 * A date and time (3.2.7). The text is kept unchanged: with or without a zone, with all digits of the fraction.
 *
 * Reading accepts all that the specification allows. Sending accepts only what .NET can hold. .NET refuses 24:00:00 and years
 * outside 0001 to 9999, and silently rounds a fraction of more than 7 digits.
 */
export const dateTime: Datatype<DateTime> = /* @__PURE__ */ patterned({
  name: "dateTime",
  expected:
    "a date and time such as 2024-02-29T23:59:59.123Z, the zone optional (when sent: years 0001 to 9999, no 24:00:00, at most 7 digits of fraction)",
  pattern: [YEAR, "-", MONTH, "-", DAY, "T", TIME, ZONE],
  isUsual: isUsualDateTime,
  sends: (text) => /^\d{4}-\d\d-\d\dT(?!24)[\d:]{8}(?:\.\d{1,7})?(?:[Z+-]|$)/.test(text),
});

/** A date and time for services that are not of .NET: all that the specification allows is sent. */
export const anyDateTime: Datatype<DateTime> = /* @__PURE__ */ patterned({
  name: "dateTime",
  expected: "a date and time such as 2024-02-29T23:59:59.123Z, the zone optional",
  pattern: [YEAR, "-", MONTH, "-", DAY, "T", TIME, ZONE],
  isUsual: isUsualDateTime,
});

/** A date (3.2.9), with or without a zone. */
export const date: Datatype<CalendarDate> = /* @__PURE__ */ patterned({
  name: "date",
  expected: "a date such as 2024-02-29, the zone optional",
  pattern: [YEAR, "-", MONTH, "-", DAY, ZONE],
});

/** A time of day (3.2.8), with or without a zone. */
export const time: Datatype<TimeOfDay> = /* @__PURE__ */ patterned({
  name: "time",
  expected: "a time of day such as 23:59:59.123, the zone optional",
  pattern: [TIME, ZONE],
});

/** A year (3.2.11), with or without a zone. */
export const gYear: Datatype<GYear> = /* @__PURE__ */ patterned({
  name: "gYear",
  expected: "a year such as 2024, the zone optional",
  pattern: [YEAR, ZONE],
});

/** A month of a year (3.2.10), with or without a zone. */
export const gYearMonth: Datatype<GYearMonth> = /* @__PURE__ */ patterned({
  name: "gYearMonth",
  expected: "a month of a year such as 2024-02, the zone optional",
  pattern: [YEAR, "-", MONTH, ZONE],
});

/** A month of any year (3.2.14), with or without a zone. The form `--02--` of the first edition was an error. */
export const gMonth: Datatype<GMonth> = /* @__PURE__ */ patterned({
  name: "gMonth",
  expected: "a month such as --02, the zone optional",
  pattern: ["--", MONTH, ZONE],
});

/** A day of any year (3.2.12), `--02-29` included, with or without a zone. */
export const gMonthDay: Datatype<GMonthDay> = /* @__PURE__ */ patterned({
  name: "gMonthDay",
  expected: "a day of a month such as --02-29, the zone optional",
  pattern: ["--", MONTH, "-", DAY, ZONE],
});

/** A day of any month (3.2.13), with or without a zone. */
export const gDay: Datatype<GDay> = /* @__PURE__ */ patterned({
  name: "gDay",
  expected: "a day such as ---29, the zone optional",
  pattern: ["---", DAY, ZONE],
});

/** A length of time (3.2.6). Any part may be left out, but at least one must be there, and at least one after a T. */
export const duration: Datatype<Duration> = /* @__PURE__ */ patterned({
  name: "duration",
  expected: "a duration such as P1Y2M3DT4H5M6.7S",
  pattern: [String.raw`-?P(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?`],
  compare: compareDurations,
});

interface PatternRules extends Pick<LexicalRules, "name" | "expected" | "sends" | "compare"> {
  /** The parts of the expression. A template of them would be a call in the eyes of bundlers. */
  readonly pattern: readonly string[];
  /** A fast test for the usual form: whether a text can certainly be read and sent. */
  readonly isUsual?: (text: string) => boolean;
}

function always(): boolean {
  return true;
}

function never(): boolean {
  return false;
}

/** If the pattern has both a month and a day, the day must exist in that month. */
function patterned(rules: PatternRules): Datatype<string> {
  const { name, expected, pattern, sends = always, isUsual = never, compare = compareMoments } = rules;
  const lexical = new RegExp(`^${pattern.join("")}$`);
  const accepts = (text: string): boolean => {
    const match = lexical.exec(text);
    if (match === null) return false;
    const { year, month, day } = match.groups ?? {};
    // Appendix E uses the digits of negative years too.
    const yearDigits = year === undefined ? undefined : Number(year.slice(-4));
    return day === undefined || month === undefined || Number(day) <= lastDay(Number(month), yearDigits);
  };
  return lexicalDatatype({
    name,
    expected,
    compare,
    accepts: (text) => isUsual(text) || accepts(text),
    sends: (text) => isUsual(text) || (accepts(text) && sends(text)),
  });
}

/**
 * Whether a text has the usual form of a date and time: a year from 1000 on, at most 7 digits of fraction, and UTC or no zone.
 * It is faster than the whole pattern. A text in another form may be valid as well.
 */
export function isUsualDateTime(text: string): boolean {
  const { length } = text;
  if (length < 19 || length > 28) return false;
  const hasDate = isCode(text, 4, CODE.minus) && isCode(text, 7, CODE.minus) && isCode(text, 10, CODE.capitalT);
  if (!hasDate || !isCode(text, 13, CODE.colon) || !isCode(text, 16, CODE.colon)) return false;
  return (
    isWithin(text, 0, 10, 99) &&
    isWithin(text, 2, 0, 99) &&
    isWithin(text, 5, 1, 12) &&
    isWithin(text, 8, 1, 31) &&
    isWithin(text, 11, 0, 23) &&
    isWithin(text, 14, 0, 59) &&
    isWithin(text, 17, 0, 59) &&
    digits(text, 8) <= lastDay(digits(text, 5), digits(text, 0) * 100 + digits(text, 2)) &&
    isUsualEnd(text, isCode(text, length - 1, CODE.capitalZ) ? length - 1 : length)
  );
}

/**
 * The last day of a month (appendix E, maximumDayInMonthFor). Without a year, February has 29 days.
 * @param year - its last four digits are enough, because 10000 is a multiple of 400
 */
function lastDay(month: number, year?: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year === undefined || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) ? 29 : 28;
}

function isCode(text: string, at: number, code: number): boolean {
  return text.charCodeAt(at) === code;
}

/** Whether two digits make a number from `min` to `max`. */
function isWithin(text: string, at: number, min: number, max: number): boolean {
  const number = digits(text, at);
  return isDigit(text, at) && isDigit(text, at + 1) && number >= min && number <= max;
}

/** The number of two digits. */
function digits(text: string, at: number): number {
  return (text.charCodeAt(at) - CODE.zero) * 10 + text.charCodeAt(at + 1) - CODE.zero;
}

function isDigit(text: string, at: number): boolean {
  const digit = text.charCodeAt(at) - CODE.zero;
  return digit >= 0 && digit <= 9;
}

/** Whether the rest of the text is a fraction, or nothing. */
function isUsualEnd(text: string, end: number): boolean {
  if (end === 19) return true;
  if (!isCode(text, 19, CODE.point) || end < 21 || end > 27) return false;
  for (let at = 20; at < end; at++) if (!isDigit(text, at)) return false;
  return true;
}

// #endregion

// #region runtime/values/date-time.ts

/**
 * Converts between `DateTime`, the text on the wire, and JavaScript's `Date`.
 *
 * A dateTime may have no zone, and some servers send none: then it is local time at a place that only the caller
 * knows. A `Date` is an instant. So every function here takes the zone as an argument. None of them uses the zone of the
 * machine, because results would differ between machines.
 */

/** `Z` for UTC, or an offset from it such as `+02:00`, from -14:00 to +14:00 (XSD 1.0 part 2, 3.2.7.3). */
export type ZoneOffset = "Z" | `+${string}` | `-${string}`;

/**
 * The instant that a dateTime means. Digits of the fraction beyond milliseconds are cut off, not rounded. Keep the `DateTime`
 * if they matter.
 *
 * @param value - a dateTime; if it has a zone of its own, that zone counts
 * @param zone - the zone of a dateTime that has none
 * @throws RangeError if `value` is not a dateTime, is before year 1 or beyond the range of a `Date` (year 275760),
 * or if `zone` is not a zone
 */
export function toDate(value: DateTime, zone: ZoneOffset): Date {
  const assumedOffset = offsetMinutes(zone);
  const match = isDateTime(value) ? PARTS.exec(value) : null;
  if (match === null) {
    throw new RangeError(`Expected a dateTime from year 1 on, such as 2024-02-29T23:59:59.12Z, found ${show(value)}`);
  }
  const [, year, month, day, hour, minute, second, fraction = "", ownZone] = match;
  const offset = ownZone === undefined ? assumedOffset : offsetMinutes(ownZone);
  const date = new Date(0);
  // Not Date.UTC, which reads the years 0 to 99 as 1900 to 1999. Minutes and the hour 24 may overflow into the next unit.
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  date.setUTCHours(Number(hour), Number(minute) - offset, Number(second), Number(fraction.slice(0, 3).padEnd(3, "0")));
  if (Number.isNaN(date.getTime())) throw new RangeError(`A Date cannot hold ${show(value)}`);
  return date;
}

/**
 * An instant as a dateTime with the given zone: `2024-02-29T23:59:59.12Z`. Trailing zeros of the fraction are dropped, as
 * .NET does.
 *
 * @throws RangeError if `date` is invalid, if its year in that zone is not from 1 to 9999, the range of .NET, or if `zone` is
 * not a zone
 */
export function fromDate(date: Date, zone: ZoneOffset): DateTime {
  return `${withoutZone(date, zone)}${zone}`;
}

/**
 * An instant as local time at the given offset, in a dateTime without a zone: `2024-07-01T12:00:00`. Some servers
 * send and expect this form. The offset must be that of the server's own zone at this date.
 *
 * @throws RangeError under the same conditions as {@link fromDate}
 */
export function withoutZone(date: Date, zone: ZoneOffset): DateTime {
  const local = new Date(date.getTime() + offsetMinutes(zone) * 60_000);
  if (Number.isNaN(local.getTime())) throw new RangeError("Expected a valid Date, found an invalid one");
  const year = local.getUTCFullYear();
  if (year < 1 || year > 9999)
    throw new RangeError(`Expected a Date from year 1 to 9999, found year ${year.toFixed()}`);
  return local.toISOString().replace(/\.?0{0,3}Z$/, "");
}

// The parts of a text that is known to be a dateTime. A negative year does not match: XSD 1.0 has no year 0 and Date has one, so
// years before 1 would change.
const PARTS = /^(\d+)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?$/;

/** Accepts no white space around it: the reader has removed it. Callers may be plain JavaScript and pass anything. */
function isDateTime(value: unknown): boolean {
  return typeof value === "string" && dateTime.parse(value) === value;
}

function offsetMinutes(zone: string): number {
  if (zone === "Z") return 0;
  const match = /^([+-])(0\d|1[0-3]|14(?=:00)):([0-5]\d)$/.exec(zone);
  if (match === null) {
    throw new RangeError(`Expected the zone Z or an offset from -14:00 to +14:00 such as +02:00, found ${show(zone)}`);
  }
  const [, sign, hours, minutes] = match;
  const offset = Number(hours) * 60 + Number(minutes);
  return sign === "-" ? -offset : offset;
}

/** The value found, for an error message. It is kept short, because it may be anything. */
function show(value: unknown): string {
  if (typeof value !== "string") return value === null ? "null" : typeof value;
  return quote(value.length > 60 ? `${value.slice(0, 60)}…` : value);
}

// #endregion

// #region runtime/values/members.ts

/** Whether a value has all members of these names. */
export function hasAll<T extends object, K extends keyof T & string>(
  value: T,
  names: readonly K[],
): value is T & Required<Pick<T, K>> {
  return names.every((name) => Object.hasOwn(value, name));
}

/** Whether a value is an object with its content in properties, unlike a Map or a Promise. */
export function hasProperties(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  // Nearly all values are plain objects, and this test is faster.
  if (Object.getPrototypeOf(value) === Object.prototype && !(Symbol.toStringTag in value)) return true;
  return Object.prototype.toString.call(value) === "[object Object]";
}

/**
 * The property for a member. Members keep their names from the wire, except names that every JavaScript object already has
 * (`constructor`, `toString`, `__proto__` …): an absent member would look like the inherited property, and setting
 * `__proto__` would change the object's prototype. Such names get a trailing underscore, and so do names that would then
 * clash, such as `constructor_`.
 */
export function propertyName(wireName: string): string {
  return isInherited(wireName) ? `${wireName}_` : wireName;
}

/** The reverse of `propertyName`. */
export function wireName(propertyName: string): string {
  const name = propertyName.slice(0, -1);
  return propertyName.endsWith("_") && isInherited(name) ? name : propertyName;
}

/** Whether every object has a property of this name, or of the name without some underscores at its end: `__proto__` has two. */
function isInherited(name: string): boolean {
  for (let candidate = name; ; candidate = candidate.slice(0, -1)) {
    if (candidate in Object.prototype) return true;
    if (!candidate.endsWith("_")) return false;
  }
}

/** Sets an own property under any key. Assigning to `__proto__` would change the object's prototype. */
export function setOwn<V>(target: Record<string, V>, key: string, value: V): void {
  if (key !== "__proto__") target[key] = value;
  else Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

/** The values of an enumeration, each with its number in .NET, or with itself if the service is not one of .NET. */
export type EnumerationValues = Readonly<Record<string, number | bigint | string>>;

/** Whether an enumeration has this value. */
export function isKeyOf<V extends EnumerationValues>(values: V, text: string): text is keyof V & string {
  // All inherited properties are functions or objects, so this need not test for own properties, which is slower.
  const value = values[text];
  return typeof value === "number" || typeof value === "string" || typeof value === "bigint";
}

/** The local name of an element, whose member may have a number after it: `Name$2`. */
export function elementName(member: string): string {
  return member.replace(/\$\d+$/, "");
}

/** The name of an attribute, whose member may have an `@` before it and a number after it. */
export function attributeName(member: string, namespace: string): QName {
  return { namespace, localName: member.startsWith("@") ? member.replace(/^@|\$\d+$/g, "") : member };
}

/**
 * All keys of an object: its own ones, including symbols and those that are not enumerable, and the inherited ones. Methods of its
 * class and the properties of every object are left out.
 */
export function allKeys(value: object): PropertyKey[] {
  const keys = new Set<PropertyKey>(Reflect.ownKeys(value));
  for (let outer: unknown = Object.getPrototypeOf(value); isClass(outer); outer = Object.getPrototypeOf(outer))
    for (const key of Reflect.ownKeys(outer)) if (!isMethod(outer, key) && !(key in Object.prototype)) keys.add(key);
  return [...keys];
}

/** Whether a prototype belongs to a class of the program. */
function isClass(prototype: unknown): prototype is object {
  return typeof prototype === "object" && prototype !== null && !Object.hasOwn(prototype, "hasOwnProperty");
}

function isMethod(prototype: object, key: PropertyKey): boolean {
  return typeof Object.getOwnPropertyDescriptor(prototype, key)?.value === "function";
}

/** A plain object with all properties of another. A spread would leave out those that are inherited or not enumerable. */
export function plainCopy<T extends object>(value: T): T {
  const copy: Record<PropertyKey, unknown> = {};
  for (const key of allKeys(value))
    Object.defineProperty(copy, key, {
      value: Reflect.get(value, key),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  // It has the members of T. Each was read once.
  return copy as T;
}

// #endregion

// #region runtime/values/unknown-attributes.ts

/**
 * The key under which a value keeps the attributes that its contract does not know, like `unknownElements` for elements. It is a
 * symbol, and `{ ...value }` copies them.
 */
export const unknownAttributes: unique symbol = /* @__PURE__ */ Symbol.for("netserver-soapgen.unknown-attributes");

/** The member for the value of a message that is not an object. */
export const BARE = "$value";

/** An attribute of the element of a value, or of an element in it whose value is not an object, such as text or nil. */
export interface UnknownAttribute extends QName {
  /**
   * The element in the value: the local name of a member, with the number of items before it if the member repeats (`Part[1]`), or
   * in an array that number alone; undefined for the element of the value itself.
   */
  readonly at: string | number | undefined;
  /** For an attribute in an entry of a dictionary: the key of the entry. */
  readonly key?: unknown;
  /**
   * For an attribute of an item: the items that were read. The attribute is written back only if their number and the item in its place
   * have not changed. Otherwise its item is not known.
   */
  readonly items?: readonly unknown[] | undefined;
  /**
   * For xsi:type and xsi:nil of an element that has no object of its own: its value. They are written back only with it, because another
   * value may be of another type.
   */
  readonly typed?: unknown;
  readonly value: string;
  /** The namespaces of possible prefixes in the value, because the value may be a name. */
  readonly prefixes?: Readonly<Record<string, string>> | undefined;
}

/** The unknown attributes that came with a value, in their order in the message. */
export function unknownAttributesOf(value: object): readonly UnknownAttribute[] {
  // Faster than `Reflect.get`.
  const { [unknownAttributes]: kept }: { readonly [unknownAttributes]?: unknown } = value;
  if (kept === undefined) return NO_ATTRIBUTES;
  return Array.isArray(kept) ? kept.filter(isUnknownAttribute) : NO_ATTRIBUTES;
}

const NO_ATTRIBUTES: readonly UnknownAttribute[] = [];

/** Removes the unknown attributes from a value that is being read, and returns them. */
export function takeUnknownAttributes(value: object): readonly UnknownAttribute[] {
  const kept = unknownAttributesOf(value);
  if (kept.length > 0) Reflect.deleteProperty(value, unknownAttributes);
  return kept;
}

/** Adds unknown attributes to a value that is being read. The list is changed in place, because nobody else has it yet. */
export function keepUnknownAttributes(value: object, attributes: readonly UnknownAttribute[]): void {
  if (attributes.length === 0) return;
  const snapshots = new Map<readonly unknown[], readonly unknown[]>();
  const added = attributes.map((attribute) => {
    if (isOfInstance(attribute)) return withTyped(attribute, value);
    const items = itemsAt(attribute, value);
    if (items === undefined) return attribute;
    const snapshot = snapshots.get(items) ?? [...items];
    snapshots.set(items, snapshot);
    return { ...attribute, items: snapshot };
  });
  const kept: unknown = Reflect.get(value, unknownAttributes);
  if (!Array.isArray(kept)) Reflect.set(value, unknownAttributes, added);
  else for (const attribute of added) kept.push(attribute);
}

/** The place of an item of a member that repeats. */
export function placeOfItem(member: string, index: number): string {
  return `${member}[${index}]`;
}

/** The attribute that says of which type an element is (XSD 1.0 part 1, 2.6.1). */
export function isTypeAttribute({ namespace, localName }: QName): boolean {
  return namespace === XSI_NAMESPACE && localName === "type";
}

/** Whether an attribute is xsi:type or xsi:nil. No other one of the namespace is kept. */
export function isOfInstance({ namespace }: QName): boolean {
  return namespace === XSI_NAMESPACE;
}

/** The attribute of an element that could be nil and says that it is not. */
export const NOT_NIL: UnknownAttribute = ofInstance("nil", "false");

/** The attribute that names the type of an element. */
export function typeAttribute({ namespace, localName }: QName): UnknownAttribute {
  return namespace === ""
    ? ofInstance("type", localName)
    : { ...ofInstance("type", `t:${localName}`), prefixes: { t: namespace } };
}

function ofInstance(localName: string, value: string): UnknownAttribute {
  return { namespace: XSI_NAMESPACE, localName, at: undefined, value };
}

function withTyped(attribute: UnknownAttribute, value: object): UnknownAttribute {
  const typed = "typed" in attribute ? undefined : valueAt(attribute, value);
  return typed === undefined ? attribute : { ...attribute, typed };
}

/** Whether the element that an attribute came with still has its value. */
function isTyped(attribute: UnknownAttribute, value: object): boolean {
  const { key, typed } = attribute;
  if (key === undefined) return Object.is(valueAt(attribute, value), typed);
  const item: unknown = value instanceof Map ? value.get(key) : Reflect.get(value, String(key));
  return Object.is(key, typed) || Object.is(item, typed);
}

/** The value of the element that an attribute came with; undefined for the element of the value itself. */
export function valueAt(attribute: Place, value: object): unknown {
  const { at } = attribute;
  if (at === undefined) return undefined;
  const items = itemsAt(attribute, value);
  return items === undefined ? Reflect.get(value, propertyName(String(at))) : items[indexOf(attribute)];
}

/** Whether an attribute stands at the element that it came with. Items may have been added, removed or sorted. */
export function isAtItsItem(attribute: UnknownAttribute, value: object): boolean {
  return attribute.typed === undefined ? isUnchanged(attribute, value) : isTyped(attribute, value);
}

/** Whether the items of a member are as many as they were, and the one at a place is the same. */
export function isUnchanged(place: Place & Pick<UnknownAttribute, "items">, value: object): boolean {
  const { items } = place;
  if (!Array.isArray(items)) return true;
  const now = itemsAt(place, value);
  const index = indexOf(place);
  return now?.length === items.length && Object.is(now[index], items[index]);
}

/** The number of the item that an attribute came with. */
function indexOf({ at }: Place): number {
  return typeof at === "number" ? at : Number(/\[(\d+)\]$/.exec(at ?? "")?.[1]);
}

type Place = Pick<UnknownAttribute, "at">;

/** The array of which an attribute has an item. */
export function itemsAt({ at }: Place, value: object): readonly unknown[] | undefined {
  const member =
    typeof at === "string" && at.endsWith("]") ? propertyName(at.slice(0, at.lastIndexOf("["))) : undefined;
  const items: unknown = member === undefined ? value : Reflect.get(value, member);
  return (member !== undefined || typeof at === "number") && Array.isArray(items) ? items : undefined;
}

function isUnknownAttribute(value: unknown): value is UnknownAttribute {
  return (
    typeof value === "object" &&
    value !== null &&
    "localName" in value &&
    typeof value.localName === "string" &&
    "value" in value &&
    typeof value.value === "string"
  );
}

// #endregion

// #region runtime/values/empty-elements.ts

/** An element that was empty and was read as its default. It is written back empty as long as the value is that default. */
export interface EmptyElement extends Pick<UnknownAttribute, "at" | "items" | "key"> {
  /** What the value was when it was read: some values are objects, which programs may change. */
  readonly shown: string;
}

/** The empty elements that came with a value. Unlike unknown content they are no property of it: they are worth the same. */
const emptyByValue = new WeakMap<object, EmptyElement[]>();

/** Whether any value has some. Nearly no message does. */
let hasEmptyElements = false;

/** @param places - the places of the elements in the value, as those of unknown attributes */
export function keepEmptyElements(value: object, places: readonly UnknownAttribute["at"][]): void {
  addEmptyElements(
    value,
    places.map((at) => emptyAt(at, value)),
  );
}

/** Removes the empty elements of a value that is being read, and returns them. */
export function takeEmptyElements(value: object): readonly EmptyElement[] {
  const elements = emptyElementsOf(value);
  if (elements.length > 0) emptyByValue.delete(value);
  return elements;
}

/** Adds the empty elements of an entry to its dictionary. */
export function keepEmptyInEntry(dictionary: object, entry: object, key: unknown): void {
  addEmptyElements(
    dictionary,
    emptyElementsOf(entry).map((element) => ({ ...element, key })),
  );
}

function emptyAt(at: EmptyElement["at"], value: object): EmptyElement {
  const items = itemsAt({ at }, value);
  return { at, items: items && [...items], shown: showDefault(valueAt({ at }, value)) };
}

function addEmptyElements(value: object, elements: readonly EmptyElement[]): void {
  if (elements.length === 0) return;
  hasEmptyElements = true;
  const known = emptyByValue.get(value);
  if (known === undefined) emptyByValue.set(value, [...elements]);
  else known.push(...elements);
}

/** The empty elements of a value whose items have not changed since. */
export function emptyElementsOf(value: object): readonly EmptyElement[] {
  return (
    (hasEmptyElements ? emptyByValue.get(value) : undefined)?.filter(
      (element) => element.key !== undefined || isUnchanged(element, value),
    ) ?? NO_EMPTY
  );
}

const NO_EMPTY: readonly EmptyElement[] = [];

/** Whether the value of an empty element is still what it was when it was read. */
export function isStillDefault({ shown }: EmptyElement, value: unknown): boolean {
  return shown === showDefault(value);
}

/** Text that differs for different values. */
function showDefault(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "number" || typeof part === "bigint" ? `${typeof part} ${part}` : part,
  );
}

// #endregion

// #region runtime/values/facets.ts

/**
 * The constraining facets (XSD 1.0 part 2, 4.3). A value may also be given as text, which the base type reads, because some values
 * have no literal in JavaScript.
 */
export interface Facets<T> {
  /** In characters, bytes or items. */
  readonly length?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: Pattern;
  readonly whiteSpace?: WhiteSpace;
  readonly enumeration?: readonly (T | string)[];
  readonly minInclusive?: T | string;
  readonly maxInclusive?: T | string;
  readonly minExclusive?: T | string;
  readonly maxExclusive?: T | string;
  readonly totalDigits?: number;
  readonly fractionDigits?: number;
}

/** An expression that must match the whole text. */
export interface Pattern {
  readonly source: string;
  test(text: string): boolean;
}

export type WhiteSpace = "preserve" | "replace" | "collapse";

/** The effect of each value of the whiteSpace facet in reading (4.3.6). */
export const WHITE_SPACE: Readonly<Record<WhiteSpace, (text: string) => string>> = {
  preserve: (text) => text,
  replace,
  collapse,
};

/** Whether the whiteSpace facet would not change a text. */
export const IS_NORMAL: Readonly<Record<WhiteSpace, (text: string) => boolean>> = {
  preserve: () => true,
  replace: isReplaced,
  collapse: isCollapsed,
};

/** Checks one facet. It returns undefined for a value that keeps the facet. */
export type Rule<T> = (value: T, text: string) => Breach | undefined;

/** The rules of facets for the values of a base type. There is none for white space, which reading handles. */
export function rulesOf<T>(base: Datatype<T>, facets: Facets<T>): readonly Rule<T>[] {
  return [...lengthRules(facets), ...digitRules(facets), ...boundRules(base, facets), ...otherRules(base, facets)];
}

/** The value of a facet, which may be given as text. */
export function facetValue<T>(base: Datatype<T>, given: T | string): T {
  const value = typeof given === "string" ? base.parse(given) : given;
  if (value === undefined) throw new RangeError("a facet that is no value of its type");
  return value;
}

/** Whether two values are equal in XML Schema (4.2.1). */
export function isSame<T>(datatype: Datatype<T>, a: T, b: T): boolean {
  const order = compareValues(datatype, a, b);
  return order === undefined ? isAlike(a, b) : order === 0;
}

function compareValues<T>(datatype: Datatype<T>, a: T, b: T): number | undefined {
  if (datatype.compare !== undefined) return datatype.compare(a, b);
  if (typeof a === "number" && typeof b === "number") return compareNumbers(a, b);
  if (typeof a === "bigint" && typeof b === "bigint") return compareNumbers(a, b);
  return a instanceof Date && b instanceof Date ? compareNumbers(a.getTime(), b.getTime()) : undefined;
}

/** The order of two numbers; undefined for NaN, which has no order. */
function compareNumbers<N extends number | bigint>(a: N, b: N): number | undefined {
  return a < b ? -1 : a > b ? 1 : a === b ? 0 : undefined;
}

function isAlike(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (isBytes(a) && isBytes(b)) return a.length === b.length && a.every((byte, index) => byte === b[index]);
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => isAlike(item, b[index]));
  const [x, y] = [qnameOf(a), qnameOf(b)];
  return x !== undefined && y !== undefined && clarkName(x) === clarkName(y);
}

function lengthRules<T>({ length, minLength, maxLength }: Facets<T>): Rule<T>[] {
  return [
    ...given(length, (exact) => rule(`a length of exactly ${exact}`, (value: T) => lengthOf(value, exact) === exact)),
    ...given(minLength, (min) => rule(`a length of at least ${min}`, (value: T) => lengthOf(value, min) >= min)),
    ...given(maxLength, (max) => rule(`a length of at most ${max}`, (value: T) => lengthOf(value, max) <= max)),
  ];
}

/** The length in Unicode characters, bytes or items (4.3.1). A name has every length (erratum E2-36). */
function lengthOf(value: unknown, any: number): number {
  if (Array.isArray(value) || isBytes(value)) return value.length;
  if (typeof value !== "string") return any;
  let count = 0;
  for (const _ of value) count++;
  return count;
}

function digitRules<T>({ totalDigits, fractionDigits }: Facets<T>): Rule<T>[] {
  const digits = (value: unknown) => partsOfDecimal(String(value));
  return [
    ...given(totalDigits, (max) =>
      rule(`at most ${max} digits`, (value: T) => {
        const { whole, fraction } = digits(value);
        return whole.length + fraction.length <= max;
      }),
    ),
    ...given(fractionDigits, (max) =>
      rule(`at most ${max} digits after the point`, (value: T) => digits(value).fraction.length <= max),
    ),
  ];
}

function boundRules<T>(base: Datatype<T>, facets: Facets<T>): Rule<T>[] {
  const bound = (given: T | string | undefined, words: string, fits: (order: number) => boolean): Rule<T>[] => {
    if (given === undefined) return [];
    const limit = facetValue(base, given);
    return [
      rule(`${words} ${base.format(limit) ?? ""}`, (value: T) => {
        const order = compareValues(base, value, limit);
        return order !== undefined && fits(order);
      }),
    ];
  };
  return [
    ...bound(facets.minInclusive, "a value of at least", (order) => order >= 0),
    ...bound(facets.minExclusive, "a value above", (order) => order > 0),
    ...bound(facets.maxInclusive, "a value of at most", (order) => order <= 0),
    ...bound(facets.maxExclusive, "a value below", (order) => order < 0),
  ];
}

function otherRules<T>(base: Datatype<T>, { pattern, enumeration }: Facets<T>): Rule<T>[] {
  const { whiteSpace = collapse } = base;
  return [
    // The text of a name has a prefix, which is not part of the value: the writer chooses it.
    ...given(pattern, (expression) =>
      rule(
        `text that matches ${expression.source}`,
        (value: T, text) => qnameOf(value) !== undefined || expression.test(whiteSpace(text)),
      ),
    ),
    ...given(enumeration, (values) =>
      enumerationRule(
        base,
        values.map((value) => facetValue(base, value)),
      ),
    ),
  ];
}

/** The rule that only some values are allowed. */
export function enumerationRule<T>(base: Datatype<T>, values: readonly T[]): Rule<T> {
  const expected = oneOf(values.map((value) => base.format(value) ?? describe(value)));
  const breach: Breach = { kind: "enumeration value", expected };
  return (value) => (values.some((known) => isSame(base, known, value)) ? undefined : breach);
}

function rule<T>(expected: string, isKept: (value: T, text: string) => boolean): Rule<T> {
  const breach: Breach = { kind: "facet", expected };
  return (value, text) => (isKept(value, text) ? undefined : breach);
}

function given<V, R>(value: V | undefined, make: (value: V) => R): R[] {
  return value === undefined ? [] : [make(value)];
}

// #endregion

// #region runtime/values/expression.ts

/**
 * A pattern that an expression of JavaScript might need very long for: where a text can be matched in several ways, it tries one
 * after the other. This one follows all ways at once, so that the time grows with the length of the text.
 */
export function expression(source: string, alternatives: Alternatives): Pattern {
  return {
    source,
    test(text) {
      const characters = [...text];
      return endsOf(alternatives, characters, new Set([0])).has(characters.length);
    },
  };
}

/** Sequences, of which one matches. */
export type Alternatives = readonly (readonly Step[])[];

/** One character, or alternatives, once or as often as it says. */
export interface Step {
  readonly of: { test(character: string): boolean } | Alternatives;
  readonly min?: number;
  readonly max?: number;
}

/** Where a match can end that begins at one of some places. */
type Ends = ReadonlySet<number>;

function endsOf(alternatives: Alternatives, characters: readonly string[], starts: Ends): Ends {
  const ends = new Set<number>();
  for (const sequence of alternatives) {
    let own = starts;
    for (const step of sequence) own = endsOfStep(step, characters, own);
    for (const end of own) ends.add(end);
  }
  return ends;
}

function endsOfStep({ of, min = 1, max = 1 }: Step, characters: readonly string[], starts: Ends): Ends {
  const once = (from: Ends): Ends =>
    "test" in of ? endsOfCharacter(of, characters, from) : endsOf(of, characters, from);
  let last = starts;
  for (let count = 0; count < min && last.size > 0; count++) {
    const next = once(last);
    // From here on, every further one ends at the same places.
    if (areSame(next, last)) break;
    last = next;
  }
  const ends = new Set(last);
  for (let count = min; count < max && last.size > 0; count++) {
    last = new Set([...once(last)].filter((end) => !ends.has(end)));
    for (const end of last) ends.add(end);
  }
  return ends;
}

function endsOfCharacter(set: { test(character: string): boolean }, characters: readonly string[], starts: Ends): Ends {
  const ends = new Set<number>();
  for (const start of starts) {
    const character = characters[start];
    if (character !== undefined && set.test(character)) ends.add(start + 1);
  }
  return ends;
}

function areSame(a: Ends, b: Ends): boolean {
  return a.size === b.size && [...a].every((end) => b.has(end));
}

// #endregion

// #region runtime/values/fixed-value.ts

/** Says what is expected instead of a value that is not the fixed one (XSD 1.0 part 1, 3.3.4); undefined if it is. */
export type FixedCheck<T> = (value: T) => string | undefined;

/** A check for the value that this text is. Names are not checked: a text does not say the namespace of its prefix. */
export function fixedValue<T>(datatype: Datatype<T>, text: string): FixedCheck<T> {
  const fixed = datatype.parse(text, () => undefined);
  return (value) => (fixed === undefined || isSame(datatype, fixed, value) ? undefined : `the fixed value ${text}`);
}

// #endregion

// #region runtime/values/forms.ts

/**
 * Other texts of a value than the usual one. A pattern may require one of them: `\d{3}` does for the number 7. Values that are text
 * have none.
 */
export function formsOf(value: unknown, text: string): readonly string[] {
  if (typeof value === "boolean") return value ? ["1"] : ["0"];
  if (typeof value === "bigint") return withSigns(integerForms(text));
  return typeof value === "number" && Number.isFinite(value) ? withSigns(numberForms(value, text)) : [];
}

/** More digits than patterns require. */
const MOST_DIGITS = 20;

const COUNTS: readonly number[] = /* @__PURE__ */ Array.from({ length: MOST_DIGITS }, (_, index) => index);

/** Forms with leading zeros. */
function integerForms(text: string): string[] {
  const [sign, digits] = text.startsWith("-") ? ["-", text.slice(1)] : ["", text];
  return COUNTS.map((count) => `${sign}${"0".repeat(count)}${digits}`);
}

function numberForms(value: number, text: string): string[] {
  const whole = /^-?\d+$/.test(text) ? integerForms(text) : [];
  const points = [...fixedForms(value), ...exponentForms(value)];
  return [...whole, ...points, ...points.map((form) => form.replace(/^(-?)0\./, "$1."))];
}

/** Forms with zeros after the point. */
function fixedForms(value: number): string[] {
  return COUNTS.map((count) => value.toFixed(count)).filter((form) => Number(form) === value);
}

/** Forms with an exponent, also with another exponent than the usual one. */
function exponentForms(value: number): string[] {
  const exact = COUNTS.map((count) => value.toExponential(count)).filter((form) => Number(form) === value);
  return exact.flatMap((form) => {
    const [mantissa = "", exponent = ""] = form.split("e");
    const size = exponent.replace("+", "");
    return [`${mantissa}E${size}`, `${mantissa}e${size}`, `${mantissa}E${exponent}`, `${mantissa}e${exponent}`];
  });
}

function withSigns(forms: readonly string[]): string[] {
  return [...forms, ...forms.filter((form) => !form.startsWith("-")).map((form) => `+${form}`)];
}

// #endregion

// #region runtime/values/item-of.ts

/**
 * An item of a list: an object with one of these members. `"Card" in item` tells which one it is.
 * @typeParam Items - the types of all members that an item may have, by their keys
 */
export type ItemOf<Items> = { [Key in keyof Items]: { [Only in Key]: Items[Key] } }[keyof Items];

/**
 * The members of a choice of very many: a value has one of them. The compiler does not say so, but writing and reading check it.
 * @typeParam Items - the types of the members, by their keys
 */
export type SomeOf<Items> = { [Key in keyof Items]?: Items[Key] | undefined };

// #endregion

// #region runtime/values/item-places.ts

/** The place of an element in a value: a member, or an item of one (`Part[1]`). */
type At = string | number | undefined;

/** An element that a place means, and the object that has it. */
interface Held {
  readonly holder: object;
  readonly at: At;
}

/**
 * What reading has kept for elements of a value is kept with the items of its lists (`$items`, `$content`) instead, if these have the
 * elements: so it goes with them.
 * @param repeated - the members of items that are an array because their element may be repeated
 */
export function keepInItems(value: object, ...repeated: string[]): void {
  const [attributes, empty] = [takeUnknownAttributes(value), takeEmptyElements(value)];
  if (attributes.length + empty.length === 0) return;
  const places = new ItemPlaces(value, repeated);
  for (const attribute of attributes) {
    const { holder, at } = places.of(attribute.at);
    keepUnknownAttributes(holder, [{ ...attribute, at }]);
  }
  for (const element of empty) {
    const { holder, at } = places.of(element.at);
    keepEmptyElements(holder, [at]);
  }
}

/** Finds the objects that have the elements of a value. Reading counts all elements of one name, in whichever item they are. */
class ItemPlaces {
  readonly #value: object;
  readonly #repeated: readonly string[];
  readonly #items: readonly object[];
  readonly #byMember = new Map<string, readonly Held[]>();

  constructor(value: object, repeated: readonly string[]) {
    this.#value = value;
    this.#repeated = repeated;
    this.#items = itemsIn(value);
  }

  of(at: At): Held {
    const own = { holder: this.#value, at };
    const [, member, index] = (typeof at === "string" && /^(.*)\[(\d+)\]$/s.exec(at)) || [];
    if (member === undefined || Object.hasOwn(this.#value, propertyName(member))) return own;
    const held = this.#byMember.get(member) ?? this.#elements(member);
    this.#byMember.set(member, held);
    return held[Number(index)] ?? own;
  }

  #elements(member: string): readonly Held[] {
    const key = propertyName(member);
    return this.#items.flatMap((holder) => {
      if (!Object.hasOwn(holder, key)) return [];
      const held: unknown = Reflect.get(holder, key);
      if (!Array.isArray(held) || !this.#repeated.includes(key)) return [{ holder, at: member }];
      return held.map((_, index) => ({ holder, at: placeOfItem(member, index) }));
    });
  }
}

/** Each item comes before those in it. */
function itemsIn(value: object): object[] {
  return Object.entries(value)
    .filter(([key]) => /^\$(?:items|content)\d*$/.test(key))
    .flatMap(([, list]) => (Array.isArray(list) ? list : []))
    .filter((item: unknown): item is object => typeof item === "object" && item !== null)
    .flatMap((item) => [item, ...itemsIn(item)]);
}

// #endregion

// #region runtime/values/text.ts

/**
 * Any text, with its white space (3.2.1). The writer decides which characters XML can carry, and how: WCF sends control
 * characters as references, although XML 1.0 forbids them.
 */
export const string: Datatype<string> = /* @__PURE__ */ lexicalDatatype({
  name: "string",
  expected: "a string",
  accepts: () => true,
  whiteSpace: (text) => text,
});

/** Text without tabs and line ends (3.3.1); in reading each of them becomes a space. */
export const normalizedString: Datatype<string> = /* @__PURE__ */ lexicalDatatype({
  name: "normalizedString",
  expected: "a string without tabs and line ends",
  accepts: isReplaced,
  whiteSpace: replace,
});

/** Text without tabs, line ends, spaces at the ends and two spaces in a row (3.3.2). */
export const token: Datatype<string> = /* @__PURE__ */ lexicalDatatype({
  name: "token",
  expected: "a string without tabs, line ends, spaces at the ends and double spaces",
  accepts: isCollapsed,
});

/** A language tag such as `en-US` (3.3.3). */
export const language: Datatype<string> = /* @__PURE__ */ matching(
  "language",
  "a language tag such as en-US",
  /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/,
);

/**
 * A URI or a relative reference (3.2.17). Only the white space is checked: the specification allows nearly every text, because
 * programs that use the URI escape what a URI cannot have.
 */
export const anyURI: Datatype<string> = /* @__PURE__ */ lexicalDatatype({
  name: "anyURI",
  expected: "a URI as a string without tabs, line ends, spaces at the ends and double spaces",
  accepts: isCollapsed,
});

/** An XML name (3.3.6). */
export const Name: Datatype<string> = /* @__PURE__ */ matching(
  "Name",
  "an XML name",
  new RegExp(`^[:${NAME_START}][:${NAME_PART}]*$`, "u"),
);
/** An XML name token: the characters of a name, in any order (3.3.4). */
export const NMTOKEN: Datatype<string> = /* @__PURE__ */ matching(
  "NMTOKEN",
  "an XML name token",
  new RegExp(`^[:${NAME_PART}]+$`, "u"),
);
/** An XML name without a colon (3.3.7). */
export const NCName: Datatype<string> = /* @__PURE__ */ matching("NCName", "an XML name without a colon", NC_NAME);
/** An identifier (3.3.8). That it is unique in its document is not checked. */
export const ID: Datatype<string> = /* @__PURE__ */ matching(
  "ID",
  "an identifier: an XML name without a colon",
  NC_NAME,
);
/** A reference to an identifier (3.3.9). That its target exists is not checked. */
export const IDREF: Datatype<string> = /* @__PURE__ */ matching(
  "IDREF",
  "a reference to an identifier: an XML name without a colon",
  NC_NAME,
);
/** The name of an unparsed entity (3.3.11). SOAP forbids a DTD, so none can be declared and only the form is checked. */
export const ENTITY: Datatype<string> = /* @__PURE__ */ matching(
  "ENTITY",
  "the name of an entity: an XML name without a colon",
  NC_NAME,
);

function matching(name: string, expected: string, pattern: RegExp): Datatype<string> {
  return lexicalDatatype({ name, expected, accepts: (text) => pattern.test(text) });
}

/** The words of error messages for a value that must be a name. */
export const A_NAME = "a name with a namespace and a local name";

/** The name that the text of an xs:QName means; undefined if it is not a name or its prefix is not declared. */
export function resolveName(lexical: string, scope: Scope): QName | undefined {
  return parseName(lexical, (prefix) => resolvePrefix(scope, prefix));
}

/** Like `resolveName`, with a function that knows the prefixes. */
export function parseName(lexical: string, namespaceOf: NamespaceOf): QName | undefined {
  const [, prefix = "", localName = ""] = /^(?:([^:]+):)?([^:]+)$/.exec(collapse(lexical)) ?? [];
  if (NCName.parse(localName) !== localName) return undefined;
  const namespace = namespaceOf(prefix);
  if (namespace === undefined && prefix !== "") return undefined;
  return { namespace: namespace ?? "", localName };
}

/** A copy of a value that is a name; undefined if it is not a name that a message can carry. */
export function nameOf(value: unknown): QName | undefined {
  const name = qnameOf(value);
  const isName = name !== undefined && NCName.format(name.localName) !== undefined;
  return isName && canBeDeclared(name.namespace) ? name : undefined;
}

/**
 * A URI for HTTP, such as the action of an operation. Characters that are not visible ASCII become percent-encoded UTF-8
 * (RFC 3987, 3.1), as in WCF. Two URIs are the same if this form is the same.
 */
export function encodeUri(uri: string): string {
  return uri
    .replace(/[^!#-[\]-~]+/g, (run) => encodeURIComponent(replaceForbidden(run)))
    .replace(/%[\da-f]{2}/gi, (code) => code.toUpperCase());
}

/** A copy of a value that is the name of an attribute; undefined if XML has no such attribute. */
export function attributeNameOf(value: unknown): QName | undefined {
  const name = qnameOf(value);
  // For checking the local name, any namespace will do.
  if (name?.namespace === XML_NAMESPACE) return nameOf({ ...name, namespace: "" }) && name;
  return name?.namespace === "" && name.localName === "xmlns" ? undefined : nameOf(name);
}

// #endregion

// #region runtime/values/names.ts

/** A name with a namespace (3.2.18). A prefix is only valid where it is declared, so a value has none. */
export const qName: Datatype<QName> = /* @__PURE__ */ names("QName");
/** The name of a notation (3.2.19), which a schema declares. That it is declared is not checked. */
export const NOTATION: Datatype<QName> = /* @__PURE__ */ names("NOTATION");

function names(name: string): Datatype<QName> {
  return {
    name,
    expected: A_NAME,
    parse: (text, namespaceOf = noNamespace) => parseName(text, namespaceOf),
    format(value, prefixFor = noPrefix) {
      const checked = nameOf(value);
      return checked === undefined ? undefined : showName(checked, prefixFor(checked.namespace));
    },
  };
}

function showName({ localName }: QName, prefix: string): string {
  return prefix === "" ? localName : `${prefix}:${localName}`;
}

function noNamespace(): undefined {
  return undefined;
}

function noPrefix(): string {
  return "";
}

// #endregion

// #region runtime/values/nil.ts

/** An element that is nil and has attributes: those of the type `T`, named by `K`, and nothing else of it. */
export type Nil<T, K extends keyof T> = { $nil: true } & Pick<T, K> & { [Other in Exclude<keyof T, K>]?: undefined };

// #endregion

// #region runtime/values/numbers.ts

/** A number with up to 10000 digits, as text, so that `12.50` stays `12.50`. */
export type Decimal = string;

/** `true` or `false`; in text also `1` or `0` (3.2.2). WCF refuses `True`, so upper case is refused here as well. */
export const boolean: Datatype<boolean> = {
  name: "boolean",
  expected: "true or false",
  parse(text) {
    const literal = collapse(text);
    if (literal === "true" || literal === "1") return true;
    return literal === "false" || literal === "0" ? false : undefined;
  },
  format: (value) => (typeof value === "boolean" ? String(value) : undefined),
};

/** An integer from -128 to 127. */
export const byte: Datatype<number> = /* @__PURE__ */ boundedInteger("byte", -128, 127);
/** An integer from -32768 to 32767. */
export const short: Datatype<number> = /* @__PURE__ */ boundedInteger("short", -32_768, 32_767);
/** An integer from -2147483648 to 2147483647. */
export const int: Datatype<number> = /* @__PURE__ */ boundedInteger("int", -2_147_483_648, 2_147_483_647);
/** An integer from 0 to 255. */
export const unsignedByte: Datatype<number> = /* @__PURE__ */ boundedInteger("unsignedByte", 0, 255);
/** An integer from 0 to 65535. */
export const unsignedShort: Datatype<number> = /* @__PURE__ */ boundedInteger("unsignedShort", 0, 65_535);
/** An integer from 0 to 4294967295. */
export const unsignedInt: Datatype<number> = /* @__PURE__ */ boundedInteger("unsignedInt", 0, 4_294_967_295);

/** An integer from -9223372036854775808 to 9223372036854775807. */
export const long: Datatype<bigint> = /* @__PURE__ */ bigInteger("long", { min: -(2n ** 63n), max: 2n ** 63n - 1n });
/** An integer from 0 to 18446744073709551615. */
export const unsignedLong: Datatype<bigint> = /* @__PURE__ */ bigInteger("unsignedLong", {
  min: 0n,
  max: 2n ** 64n - 1n,
});
/** Any integer of up to 10000 digits. A .NET server reads it as a `long`, and answers with a fault if it does not fit. */
export const integer: Datatype<bigint> = /* @__PURE__ */ bigInteger("integer", {});
/** An integer of 0 or more. */
export const nonNegativeInteger: Datatype<bigint> = /* @__PURE__ */ bigInteger("nonNegativeInteger", { min: 0n });
/** An integer of 1 or more. */
export const positiveInteger: Datatype<bigint> = /* @__PURE__ */ bigInteger("positiveInteger", { min: 1n });
/** An integer of 0 or less. */
export const nonPositiveInteger: Datatype<bigint> = /* @__PURE__ */ bigInteger("nonPositiveInteger", { max: 0n });
/** An integer of -1 or less. */
export const negativeInteger: Datatype<bigint> = /* @__PURE__ */ bigInteger("negativeInteger", { max: -1n });

/**
 * A number within the range of 32-bit floating point. It is read as the nearest JavaScript number and not rounded to 32 bits:
 * `0.1` stays 0.1 and is sent as `0.1`. Rounding would make it 0.10000000149011612.
 */
export const float: Datatype<number> = /* @__PURE__ */ floatingPoint("float", {
  expected: "a number from -3.4028234663852886e+38 to 3.4028234663852886e+38, INF, -INF or NaN",
  round: Math.fround,
});

/** Every JavaScript number. Text beyond its range, such as `1e400`, is refused, not read as infinity. */
export const double: Datatype<number> = /* @__PURE__ */ floatingPoint("double", {
  expected: "a number from -1.7976931348623157e+308 to 1.7976931348623157e+308, INF, -INF or NaN",
  round: (value) => value,
});

/** A decimal number (3.2.3): digits with an optional sign and point, no exponent. */
export const decimal: Datatype<Decimal> = /* @__PURE__ */ lexicalDatatype({
  name: "decimal",
  expected: 'a decimal number as a string, such as "12.50"',
  accepts: (text) => text.length <= MAX_DIGITS && /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text),
  compare: compareDecimals,
});

/** A datatype of integers that a JavaScript number holds exactly. The range includes `min` and `max`. */
export function boundedInteger(name: string, min: number, max: number): Datatype<number> {
  const fits = (value: number): boolean => value >= min && value <= max;
  return {
    name,
    expected: `an integer from ${min} to ${max}`,
    parse(text) {
      const digits = integerLiteral(text);
      if (digits === undefined) return undefined;
      const value = Number(digits) + 0; // Turns -0 into 0: the type has only one zero.
      return fits(value) ? value : undefined;
    },
    format: (value) => (Number.isInteger(value) && fits(value) ? String(value) : undefined),
  };
}

function bigInteger(name: string, range: { readonly min?: bigint; readonly max?: bigint }): Datatype<bigint> {
  const { min, max } = range;
  const fits = (value: bigint): boolean => (min === undefined || value >= min) && (max === undefined || value <= max);
  return {
    name,
    expected: `an integer (bigint)${rangeInWords(min, max)}`,
    parse(text) {
      const digits = integerLiteral(text);
      if (digits === undefined) return undefined;
      const value = BigInt(digits);
      return fits(value) ? value : undefined;
    },
    format: (value) => (typeof value === "bigint" && fits(value) ? String(value) : undefined),
  };
}

function rangeInWords(min: bigint | undefined, max: bigint | undefined): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of ${min} or more`;
  return max === undefined ? "" : ` of ${max} or less`;
}

/** The lexical form of all integers (3.3.13). `Number` and `BigInt` alone would also read "", 0x10 and 1e3. */
function integerLiteral(text: string): string | undefined {
  const digits = collapse(text);
  return digits.length <= MAX_DIGITS && /^[+-]?\d+$/.test(digits) ? digits : undefined;
}

/** A number of millions of digits takes seconds to read, and longer ones do not fit into a bigint. */
const MAX_DIGITS = 10_000;

const FLOATING_POINT = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
/** 3.2.4.1. `+INF` is only in XSD 1.1, and `Infinity` in neither version. */
const SPECIAL_VALUES = /* @__PURE__ */ new Map([
  ["INF", Infinity],
  ["-INF", -Infinity],
  ["NaN", NaN],
]);

function floatingPoint(
  name: string,
  { expected, round }: { readonly expected: string; readonly round: (value: number) => number },
): Datatype<number> {
  const fits = (value: number): boolean => Number.isFinite(round(value));
  return {
    name,
    expected,
    parse(text) {
      const literal = collapse(text);
      if (!FLOATING_POINT.test(literal)) return SPECIAL_VALUES.get(literal);
      const value = Number(literal);
      return fits(value) ? value : undefined;
    },
    format(value) {
      if (typeof value !== "number") return undefined;
      if (Number.isFinite(value)) return fits(value) ? floatingPointLiteral(value) : undefined;
      return Number.isNaN(value) ? "NaN" : value > 0 ? "INF" : "-INF";
    },
  };
}

/** The text of a number. `String` returns a valid form, also for exponents (`1e+21`), but drops the sign of -0. */
function floatingPointLiteral(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

// #endregion

// #region runtime/values/one-of-many.ts

/** Exists for the compiler alone. */
declare const checked: unique symbol;

/**
 * The mark of a value whose type is one of very many, too many for a union: `isType` tells whether it is a certain one, and `ofType`
 * makes one.
 * @typeParam Types - the types, by the names that `$type` has
 */
export interface OneOfMany<Types> {
  $type: keyof Types & string;
  /** No value has this. It lets the compiler refuse an object that `ofType` has not made, because it cannot check its members. */
  readonly [checked]: (types: Types) => void;
}

/** A value of the type that `$type` names. */
export type Typed<Types, Name extends keyof Types> = Types[Name] & OneOfMany<Types> & { $type: Name };

/**
 * Whether a value is of the type that `$type` names. It is for the places of few types and for those of very many.
 * @example `if (isType(event, "VmPoweredOnEvent")) show(event.vm);`
 */
export function isType<Types, Name extends keyof Types>(
  value: OneOfMany<Types> | Unmarked | null | undefined,
  $type: Name,
): value is Typed<Types, Name>;
export function isType<Value extends { $type?: string | undefined }, Name extends Value["$type"] & string>(
  value: Value | null | undefined,
  $type: Name,
): value is Extract<Value, { $type: Name }>;
export function isType(value: { $type?: PropertyKey | undefined } | null | undefined, $type: PropertyKey): boolean {
  return value?.$type === $type;
}

/**
 * Makes a value for a place that takes one of very many types, of which this one is checked. It copies the members.
 * @example `const event: AnyEvent = ofType("VmPoweredOnEvent", { vm, key: 1 });`
 */
export function ofType<Types, Name extends keyof Types>($type: Name, value: Types[Name]): Typed<Types, Name>;
export function ofType<Value extends object>($type: string, value: Value): Value {
  return { ...value, $type };
}

/** A value of the declared type itself, which needs no `$type`. */
interface Unmarked {
  $type?: string | undefined;
}

// #endregion

// #region runtime/values/unknown-elements.ts

/**
 * The key under which a value keeps the elements that its contract does not know: a server may be newer than its client.
 * It is a symbol, so that `{ ...value }` copies the elements, and `Object.keys` and `JSON.stringify` do not see them.
 */
export const unknownElements: unique symbol = /* @__PURE__ */ Symbol.for("netserver-soapgen.unknown-elements");

export interface UnknownElement {
  /**
   * The place of the element: the local name of the member before it, or in an array or a dictionary the number of items
   * before it. Undefined if it came before all members.
   */
  readonly after?: string | number | undefined;
  /** For an element in an entry of a dictionary: the key of the entry. */
  readonly key?: unknown;
  /** The XML of the element, with all namespace declarations that it needs. */
  readonly xml: string;
}

/** The unknown elements that came with a value, in their order in the message. */
export function unknownElementsOf(value: object): readonly UnknownElement[] {
  // Faster than `Reflect.get`.
  const { [unknownElements]: kept }: { readonly [unknownElements]?: unknown } = value;
  if (kept === undefined) return NO_ELEMENTS;
  return Array.isArray(kept) ? kept.filter(isUnknownElement) : NO_ELEMENTS;
}

const NO_ELEMENTS: readonly UnknownElement[] = [];

/** Adds an unknown element to a value that is being read. The list is changed in place, because nobody else has it yet. */
export function keepUnknownElement(value: object, element: UnknownElement): void {
  const kept: unknown = Reflect.get(value, unknownElements);
  if (Array.isArray(kept)) kept.push(element);
  else Reflect.set(value, unknownElements, [element]);
}

function isUnknownElement(value: unknown): value is UnknownElement {
  return typeof value === "object" && value !== null && "xml" in value && typeof value.xml === "string";
}

/**
 * The kind of an open element, by its content. `body` is the one element in the body, `parts` are several or none. `text` is a struct whose content is text, `mixed` one with text between its elements.
 * `items` are the items of a list, and `item` is one of them with its members: neither has an element of its own.
 */
export type FrameKind =
  | "body"
  | "parts"
  | "headers"
  | "struct"
  | "array"
  | "dictionary"
  | "entry"
  | "items"
  | "item"
  | "text"
  | "mixed";

/** Whether the elements inside are items, which are counted. In other kinds each element has its own name and comes once. */
export function hasItems(kind: FrameKind): boolean {
  return kind === "array" || kind === "dictionary";
}

// #endregion

// #region runtime/values/wcf.ts

/**
 * The simple types of http://schemas.microsoft.com/2003/10/Serialization/, the schema that every WCF service imports. They are
 * .NET types that XML Schema does not have.
 */

/** A `System.TimeSpan` as text: `P1DT2H3M4.5S`, no years and no months. */
export type TimeSpan = string;
/** A `System.Guid` as text: `1f0b3a5e-6f6c-4f0a-9d55-0a4d8f0f6c11`. Upper and lower case are kept. */
export type Guid = string;

/** A `System.Char`: a UTF-16 code unit, not a character, so 0 to 65535; written as an integer. */
export const char: Datatype<number> = { ...boundedInteger("char", 0, 65_535), namespace: SERIALIZATION_NAMESPACE };

/** A GUID. It restricts `xs:string`, so white space is kept, and any white space makes the text invalid. */
export const guid: Datatype<Guid> = /* @__PURE__ */ lexicalDatatype({
  name: "guid",
  namespace: SERIALIZATION_NAMESPACE,
  expected: "a GUID such as 1f0b3a5e-6f6c-4f0a-9d55-0a4d8f0f6c11",
  accepts: (text) => /^[\da-fA-F]{8}-(?:[\da-fA-F]{4}-){3}[\da-fA-F]{12}$/.test(text),
  whiteSpace: (text) => text,
});

/**
 * WCF's `duration`, a restriction of `xs:duration`. A TimeSpan counts ticks of 100 ns in 64 bits, so the largest value is
 * P10675199DT2H48M5.4775807S. .NET rounds an eighth digit of the fraction, so a value with one is not sent.
 */
export const timeSpan: Datatype<TimeSpan> = /* @__PURE__ */ lexicalDatatype({
  name: "duration",
  namespace: SERIALIZATION_NAMESPACE,
  expected:
    "a duration of days, hours, minutes and seconds such as P1DT2H3M4.5S, from -P10675199DT2H48M5.4775808S to P10675199DT2H48M5.4775807S (when sent: at most 7 digits of fraction)",
  accepts: isTimeSpan,
  sends: (text) => isTimeSpan(text) && !/\.\d{8}/.test(text),
});

const TIME_SPAN = /^(-?)P(?=[\dT])(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$/;
const MAX_LENGTH = 1000;
const TICKS_PER_SECOND = 10_000_000n;

function isTimeSpan(text: string): boolean {
  // Converting very many digits to a number would take seconds.
  const match = text.length > MAX_LENGTH ? null : TIME_SPAN.exec(text);
  if (match === null) return false;
  const [, sign, days = "0", hours = "0", minutes = "0", seconds = "0", fraction = ""] = match;
  const wholeSeconds = ((BigInt(days) * 24n + BigInt(hours)) * 60n + BigInt(minutes)) * 60n + BigInt(seconds);
  const ticks = wholeSeconds * TICKS_PER_SECOND + BigInt(fraction.slice(0, 7).padEnd(7, "0"));
  const limit = sign === "-" ? 2n ** 63n : 2n ** 63n - 1n;
  // At the limit, even a part of a tick (the eighth digit and later ones) is too much.
  return ticks < limit || (ticks === limit && !/[1-9]/.test(fraction.slice(7)));
}

// #endregion
