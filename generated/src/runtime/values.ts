// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

// #region runtime/describe-kind.ts

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

// #endregion

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

/** The parts of a failure, each changed. */
export function mapFacts({ element, path, expected, found }: Failure, map: (fact: string) => string): Failure {
  return { element: map(element), path: map(path), expected: map(expected), found: map(found) };
}

/** In characters: longer than any name of a contract with its namespace. */
const LONGEST_FACT = 300;

export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

/** The place of a failure, in words. */
export function place(element: string, path: string): string {
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

/** What a client gives to its `fetch`, beside the address. */
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

/** What a client needs of its `fetch`'s response. */
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

/** The characters of XML: their codes, white space, and escapes. */

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
  at: 64,
  capitalA: 65,
  capitalT: 84,
  capitalZ: 90,
  underscore: 95,
  smallA: 97,
  smallZ: 122,
} as const;

/** With the flag u, only a surrogate without its other half matches. */
export const LONE_SURROGATE: RegExp = /[\ud800-\udfff]/u;

/** The control characters and others among them. */
export const FORBIDDEN_CONTROL: RegExp = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/u;

/** Not a Char of XML 1.0 (2.2), not even as a reference. */
export const FORBIDDEN: RegExp = /* @__PURE__ */ new RegExp(
  `${FORBIDDEN_CONTROL.source}|${LONE_SURROGATE.source}`,
  "u",
);

const POSSIBLY_FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/;

/** All characters that need a reference or a closer look. */
const UNUSUAL = /[&<>\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]/g;

const UNUSUAL_IN_ATTRIBUTE = /[&<>"\0-\x1f\ud800-\udfff\ufffe\uffff]/g;

/**
 * Text escaped for the content of an element; undefined if it has a character that needs a closer look: one that XML cannot carry, or a
 * surrogate, even in a pair. One search for all of them is faster.
 */
export function escapeUsualText(text: string): string | undefined {
  return escapeAll(text, UNUSUAL);
}

/** The same for an attribute in double quotes. */
export function escapeUsualAttribute(text: string): string | undefined {
  return escapeAll(text, UNUSUAL_IN_ATTRIBUTE);
}

/**
 * Text with references for what an expression finds; undefined if it finds a character that has none.
 * @param keepsOthers - whether such characters stay instead
 */
function escapeAll(text: string, unusual: RegExp, keepsOthers = false): string | undefined {
  let escaped = "";
  let from = 0;
  // The expression is global: it continues after its last match. A loop is faster than `replace`.
  unusual.lastIndex = 0;
  while (unusual.test(text)) {
    const at = unusual.lastIndex - 1;
    const reference = REFERENCES.get(text.charCodeAt(at));
    if (reference !== undefined) {
      escaped += text.slice(from, at) + reference;
      from = at + 1;
    } else if (!keepsOthers) return undefined;
  }
  return from === 0 ? text : escaped + text.slice(from);
}

/** Whether there is a character that XML cannot carry. */
export function hasForbidden(text: string): boolean {
  return POSSIBLY_FORBIDDEN.test(text) && FORBIDDEN.test(text);
}

/** Escapes text for the content of an element. A raw CR would arrive as LF (XML 1.0, 2.11); TAB and LF arrive unchanged. */
export function escapeText(text: string): string {
  return escapeAll(text, UNUSUAL, true) ?? text;
}

/** Escapes text for an attribute in double quotes. Raw white space would arrive as spaces (XML 1.0, 3.3.3). */
export function escapeAttribute(text: string): string {
  return escapeAll(text, UNUSUAL_IN_ATTRIBUTE, true) ?? text;
}

/** The references by character. Which characters need one depends on the place of a text. */
const REFERENCES: ReadonlyMap<number, string> = /* @__PURE__ */ new Map([
  [CODE.ampersand, "&amp;"],
  [CODE.less, "&lt;"],
  [CODE.greater, "&gt;"],
  [CODE.quote, "&quot;"],
  [CODE.tab, "&#x9;"],
  [CODE.lineFeed, "&#xA;"],
  [CODE.carriageReturn, "&#xD;"],
]);

/** Text for people: U+FFFD replaces the characters that XML cannot carry. */
export function replaceForbidden(text: string): string {
  return text.replace(new RegExp(FORBIDDEN, "gu"), "\uFFFD");
}

// #endregion

// #region runtime/xml/limits.ts

/** How deep elements may nest by default: deeper than any message, shallow enough for functions that recurse. */
export const MAX_DEPTH = 256;

/** @throws DecodeError if a message has more characters than allowed */
export function checkLength(length: number, maxLength: number): void {
  if (length <= maxLength) return;
  const facts = { element: "", path: "", expected: `at most ${maxLength} characters`, found: "more" };
  throw new DecodeError(facts, { line: 1, column: 1 });
}

// #endregion

// #region runtime/xml/qname.ts

/** An expanded name, the value of xs:QName. A prefix has no meaning outside the message that declares it. */
export interface QName {
  /** Empty for a name without namespace. */
  readonly namespace: string;
  readonly localName: string;
}

/** The namespace of XML Schema and of its datatypes. */
export const XSD_NAMESPACE = "http://www.w3.org/2001/XMLSchema";
export const XSI_NAMESPACE = "http://www.w3.org/2001/XMLSchema-instance";
/** The namespace of the prefix `xml`, which no document needs to declare and which has no other prefix (Namespaces in XML 1.0, 3). */
export const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
/** The namespace of the attributes that declare namespaces (Namespaces in XML 1.0, 3). */
export const XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";
/** The namespace of WCF's own simple types, and of the attributes by which it refers to objects. */
export const SERIALIZATION_NAMESPACE = "http://schemas.microsoft.com/2003/10/Serialization/";

/** Whether the parser would change a namespace: it removes at both ends what JavaScript takes for white space. */
export function isTrimmedByParser(namespace: string): boolean {
  return namespace !== namespace.trim();
}

/** The namespaces whose prefixes are fixed (Namespaces in XML 1.0, 3). */
export const XML_NAMESPACES: ReadonlySet<string> = /* @__PURE__ */ new Set([XML_NAMESPACE, XMLNS_NAMESPACE]);

// #endregion

// #region runtime/xml/message-namespaces.ts

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

/** Writes a name in Clark notation. */
export function clarkText({ namespace, localName }: QName): string {
  return namespace === "" ? localName : `{${namespace}}${localName}`;
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

/** Whether exactly one branch is there, and all of it. */
export function isRightChoice(value: object, { oneOf, optional = false }: Choice): boolean {
  let found: Branch | undefined;
  for (const branch of oneOf) {
    if (!hasSome(value, branch)) continue;
    // Only branches that share members can be there together.
    if (found !== undefined) return oneOf.some((each) => hasAllPresent(value, each, oneOf) && isWhole(value, each));
    found = branch;
  }
  if (found === undefined) return optional;
  return (found.length === 1 && typeof found[0] === "string") || isWhole(value, found);
}

export type Branch = readonly (string | Choice)[];

function hasSome(value: object, branch: Branch): boolean {
  for (const item of branch)
    if (typeof item === "string" ? isPresent(value, item) : item.oneOf.some((inner) => hasSome(value, inner)))
      return true;
  return false;
}

function isWhole(value: object, branch: Branch): boolean {
  for (const item of branch)
    if (typeof item === "string" ? isMissing(value, item) : !isRightChoice(value, item)) return false;
  return true;
}

/** Whether a branch has all members of the choice that are there. */
export function hasAllPresent(value: object, branch: Branch, oneOf: Choice["oneOf"]): boolean {
  const keys = keysOf([branch]);
  return presentKeys(value, oneOf).every((key) => keys.includes(key));
}

/** The keys of the members that are there. */
export function presentKeys(value: object, oneOf: Choice["oneOf"]): string[] {
  return membersOf(oneOf)
    .filter((member) => isPresent(value, member))
    .map(memberKey);
}

export function keysOf(branches: Choice["oneOf"]): string[] {
  return membersOf(branches).map(memberKey);
}

function membersOf(branches: Choice["oneOf"]): string[] {
  return branches.flat().flatMap((item) => (typeof item === "string" ? [item] : membersOf(item.oneOf)));
}

/** Whether a member is absent that must be there. */
export function isMissing(value: object, item: string): boolean {
  return item[item.length - 1] !== "?" && !isPresent(value, item);
}

/** An empty list is a value, but a member that repeats is absent without items. */
function isPresent(value: object, item: string): boolean {
  const last = item[item.length - 1];
  const key = last === "?" || last === "]" ? memberKey(item) : item;
  const member: unknown = Reflect.get(value, key);
  if (member === undefined || !Object.hasOwn(value, key)) return false;
  return !(item !== key && item[key.length] === "[" && Array.isArray(member) && member.length === 0);
}

/** The key in `Line[]?`. Characters are compared, because engines are slower at `endsWith`. */
export function memberKey(item: string): string {
  let { length } = item;
  if (item[length - 1] === "?") length--;
  if (item[length - 1] === "]") length -= 2;
  return length === item.length ? item : item.slice(0, length);
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
  /** Whether its texts have no white space and no characters that must be escaped. */
  readonly isPlain?: boolean;
  /** Whether its texts may be very long, and `parse` looks at every character. Such a datatype has no facets. */
  readonly isLong?: boolean;
  /** Whether it is base64Binary, or a restriction of it: then its values may be beside a message (XOP, 2). */
  readonly isBase64?: boolean;
  /** The whiteSpace facet: `collapse` if left out, as in all types but the strings (4.3.6). */
  readonly whiteSpace?: (text: string) => string;
  /** @param namespaceOf - the namespaces of prefixes at the place of the text; only names need it */
  parse(text: string, namespaceOf?: NamespaceOf): T | undefined;
  /**
   * Also checks the type of `value`, because callers may be plain JavaScript.
   * @param prefixFor - declares prefixes at the place of the text; only names need it
   */
  format(value: T, prefixFor?: PrefixFor): string | undefined;
  /** The text of a value in pieces, if it is so long that to join them would take as long again. Only datatypes with `isLong` have it. */
  formatLong?(value: T): LongText | undefined;
  /**
   * The facet of the schema that a value of the type breaks (4.3); undefined if there is none.
   * @param text - the value's text in XML
   */
  check?(value: T, text: string): Breach | undefined;
  /** The order of values that are text. If left out, values have their order in JavaScript, if any. */
  readonly order?: TextOrder;
}

/** A text of ASCII characters that needs no escaping, in pieces. */
export interface LongText {
  readonly length: number;
  readonly pieces: Iterable<string>;
}

/** The orders of values that are text: of numbers, of dates and times, and of lengths of time. Only facets need them. */
export type TextOrder = "decimal" | "moment" | "duration";

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

// #region runtime/values/lexical.ts

/** The rules of a datatype whose JavaScript value is its XML text, so that nothing is lost. */
export interface LexicalRules {
  readonly name: string;
  /** As in {@link Datatype}: undefined for the datatypes of XML Schema. */
  readonly namespace?: string;
  readonly expected: string;
  readonly isPlain?: boolean;
  /** Whether a text is a value of the type, after `whiteSpace`. */
  readonly accepts: (text: string) => boolean;
  /** Whether a value may be sent. Without it `accepts` decides; it is for servers that accept less than the specification allows. */
  readonly sends?: (text: string) => boolean;
  /** The whiteSpace facet (4.3.6). The default is `collapse`, the facet of all types but strings. */
  readonly whiteSpace?: (text: string) => string;
  readonly order?: TextOrder;
}

/**
 * A datatype whose values are its texts. White space is changed only in reading. A value to be sent must already have the right
 * form, because changing it would hide a mistake of the caller.
 */
export function lexicalDatatype(rules: LexicalRules): Datatype<string> {
  const { name, namespace, expected, isPlain = false, accepts, sends = accepts, whiteSpace = collapse, order } = rules;
  return {
    name,
    ...(namespace === undefined ? {} : { namespace }),
    expected,
    isPlain,
    whiteSpace,
    ...(order === undefined ? {} : { order }),
    parse(text) {
      // A plain text has no white space, so that nothing is to be changed. That is usual, and asking is faster.
      if (isPlain && accepts(text)) return text;
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

interface PatternRules extends Pick<LexicalRules, "name" | "expected" | "sends" | "order"> {
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
export function patterned(rules: PatternRules): Datatype<string> {
  const { name, expected, pattern, sends = always, isUsual = never, order = "moment" } = rules;
  const lexical = new RegExp(`^${pattern.join("")}$`);
  const hasDay = pattern.includes(DAY);
  const accepts = (text: string): boolean => {
    if (!hasDay) return lexical.test(text);
    const groups = lexical.exec(text)?.groups;
    if (groups === undefined) return false;
    const { year, month, day } = groups;
    // Appendix E uses the digits of negative years too.
    const digitsOfYear = year === undefined ? undefined : Number(year.slice(-4));
    return month === undefined || Number(day) <= lastDay(Number(month), digitsOfYear);
  };
  return lexicalDatatype({
    name,
    expected,
    isPlain: true,
    order,
    accepts: (text) => isUsual(text) || accepts(text),
    sends: (text) => isUsual(text) || (accepts(text) && sends(text)),
  });
}

/**
 * Whether a text has the usual form of a date and time: a year from 1000 on, at most 7 digits of fraction, and UTC or no zone.
 * It is faster than the whole pattern. A text in another form may be valid as well.
 */
export function isUsualDateTime(text: string): boolean {
  if (!USUAL_DATE_TIME.test(text)) return false;
  const day = digits(text, 8);
  return day <= 28 || day <= lastDay(digits(text, 5), digits(text, 0) * 100 + digits(text, 2));
}

const USUAL_DATE_TIME =
  /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,7})?Z?$/;

/** The number of two digits. */
function digits(text: string, at: number): number {
  return (text.charCodeAt(at) - CODE.zero) * 10 + text.charCodeAt(at + 1) - CODE.zero;
}

/**
 * The last day of a month (appendix E, maximumDayInMonthFor). Without a year, February has 29 days.
 * @param year - its last four digits are enough, because 10000 is a multiple of 400
 */
function lastDay(month: number, year?: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year === undefined || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) ? 29 : 28;
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

// #region runtime/values/kept.ts

/** What values keep of their message beside their members: where it is, and whether there is any. */

/**
 * The key under which a value keeps the elements that its contract does not know: a server may be newer than its client.
 * It is a symbol, so that `{ ...value }` copies the elements, and `Object.keys` and `JSON.stringify` do not see them.
 */
export const unknownElements: unique symbol = /* @__PURE__ */ Symbol.for("netserver-soapgen.unknown-elements");

/**
 * The key under which a value keeps the attributes that its contract does not know, like `unknownElements` for elements. It is a
 * symbol, and `{ ...value }` copies them.
 */
export const unknownAttributes: unique symbol = /* @__PURE__ */ Symbol.for("netserver-soapgen.unknown-attributes");

/** The values that came with empty elements; undefined as long as there are none, which is usual. They are no property of a value. */
let withEmpty: WeakMap<object, unknown> | undefined;

/** Says where the empty elements of values are. */
export function keepEmptyIn(values: WeakMap<object, unknown>): void {
  withEmpty = values;
}

/** Whether a value came with anything that is no member of it. */
export function hasKept(value: object): boolean {
  const {
    [unknownElements]: elements,
    [unknownAttributes]: attributes,
  }: { readonly [unknownElements]?: unknown; readonly [unknownAttributes]?: unknown } = value;
  return elements !== undefined || attributes !== undefined || hadEmpty(value);
}

/** Whether a value came with empty elements. */
export function hadEmpty(value: object): boolean {
  return withEmpty?.has(value) === true;
}

// #endregion

// #region runtime/values/members.ts

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
  isPlain: true,
  accepts: (text) => text.length <= MAX_DIGITS && /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text),
  order: "decimal",
});

/** A datatype of integers that a JavaScript number holds exactly. The range includes `min` and `max`. */
export function boundedInteger(name: string, min: number, max: number): Datatype<number> {
  const fits = (value: number): boolean => value >= min && value <= max;
  return {
    name,
    expected: `an integer from ${min} to ${max}`,
    isPlain: true,
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
    isPlain: true,
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
    isPlain: true,
    parse(text) {
      const short = shortDecimal(text);
      if (short !== undefined) return short;
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

/**
 * The number of a text with few digits and perhaps a point, which is the usual form; undefined for any other. It is the nearest number,
 * because a whole number of 15 digits and a power of ten are exact, and dividing rounds once.
 */
function shortDecimal(text: string): number | undefined {
  const { length } = text;
  if (length > POWERS_OF_TEN.length) return undefined;
  let whole = 0;
  let point = length - 1;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= CODE.zero && code <= CODE.nine) whole = whole * 10 + code - CODE.zero;
    else if (code === CODE.point && at > 0 && point === length - 1) point = at;
    else return undefined;
  }
  return length === 0 ? undefined : whole / (POWERS_OF_TEN[length - 1 - point] ?? 1);
}

/** As many as a whole number may have digits. */
const POWERS_OF_TEN = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14];

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
export const language: Datatype<string> = /* @__PURE__ */ lexicalDatatype({
  name: "language",
  expected: "a language tag such as en-US",
  accepts: (text) => /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/.test(text),
});

/**
 * A URI or a relative reference (3.2.17). Only the white space is checked: the specification allows nearly every text, because
 * programs that use the URI escape what a URI cannot have.
 */
export const anyURI: Datatype<string> = /* @__PURE__ */ lexicalDatatype({
  name: "anyURI",
  expected: "a URI as a string without tabs, line ends, spaces at the ends and double spaces",
  accepts: isCollapsed,
});

/**
 * A URI for HTTP, such as the action of an operation. Characters that are not visible ASCII become percent-encoded UTF-8
 * (RFC 3987, 3.1), as in WCF. Two URIs are the same if this form is the same.
 */
export function encodeUri(uri: string): string {
  return uri
    .replace(/[^!#-[\]-~]+/g, (run) => encodeURIComponent(replaceForbidden(run)))
    .replace(/%[\da-f]{2}/gi, (code) => code.toUpperCase());
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

// #region runtime/values/with-names.ts

/**
 * A datatype of names that reads them in Clark notation as well. Defaults and fixed values have that form, because a prefix of the
 * schema may mean something else in a message.
 */
export function withNames<T>(datatype: Datatype<T>): Datatype<T> {
  return {
    ...datatype,
    parse(text, namespaceOf) {
      const namespaces: string[] = [];
      const prefixed = text.replace(/\{([^{}]*)\}/g, (_, namespace: string) => `n${namespaces.push(namespace) - 1}:`);
      return namespaces.length === 0
        ? datatype.parse(text, namespaceOf)
        : datatype.parse(prefixed, (prefix) => namespaces[Number(prefix.slice(1))]);
    },
  };
}

// #endregion

// #region runtime/values/with-type.ts

/**
 * Adds which type a value is of, where the type of an element has others derived from it. The value is changed in place, because nobody
 * else has it yet, and because V8 is slow at reading the properties of copies that a spread makes.
 */
export function withType<T extends object, Name extends string>(
  value: T & { $type?: Name },
  $type: Name,
): T & { $type: Name } {
  value.$type = $type;
  return value as T & { $type: Name };
}

// #endregion
