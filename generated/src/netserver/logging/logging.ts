// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

import type { IncomingResponse, OutgoingRequest } from "../../runtime/calls.js";
import { envelopeIn } from "../../runtime/whole-exchange.js";

// #region netserver/logging/secrets.ts

/** Finds secrets and replaces them. */

export const REPLACED = "[replaced]";

/** Further secrets, in addition to those that are recognized by name and form. */
export interface SecretOptions {
  /** Further names of elements with secret content, without prefix; case is ignored. */
  readonly names?: readonly string[] | undefined;
  /** Texts that are secret in any place, such as the token of the application. A server may repeat them anywhere. */
  readonly values?: readonly string[] | undefined;
}

/** Recognizes secrets by name, by form and by value. */
export class Secrets {
  readonly #names: ReadonlySet<string>;
  readonly #values: readonly string[];

  constructor({ names = [], values = [] }: SecretOptions = {}) {
    this.#names = new Set(names.map((name) => name.toLowerCase()));
    // Longer values first: if a part of a value were replaced first, the rest of the value would be shown.
    this.#values = [...new Set(values.flatMap(writtenForms))].sort((a, b) => b.length - a.length);
  }

  /** Whether a name is that of a secret: of elements, attributes, HTTP headers, keys of dictionaries. */
  isSecretName(name: string): boolean {
    return SECRET_NAME.test(name) || this.#names.has(name.toLowerCase());
  }

  /** A text without the secrets that are recognized by form or value. */
  hideIn(text: string): string {
    const known = this.#values.reduce((shown, value) => shown.replaceAll(value, REPLACED), text);
    const shown = known.replace(TOKEN, REPLACED).replace(TICKET, REPLACED);
    return shown.replace(REPEATED_ELEMENT, `$1${REPLACED}`).replace(ASSIGNED, `$1${REPLACED}`);
  }
}

/**
 * The words for secrets with which a name may end: `ApplicationToken`, `NewPassword`, `SignedSystemToken`, `proxy-authorization`.
 * The plural of a ticket is not one: it is a list of requests to a help desk.
 */
const WORDS =
  "passwords?|passwordhash|passwd|pwd|ticket|tokens?|secrets?|secretvalue|credentialvalue|signature|signaturevalue|authorization|cookie|api-?key";

const SECRET_NAME = /* @__PURE__ */ new RegExp(`(?:${WORDS})$`, "i");

/** A ticket of NetServer. */
const TICKET = /\dT(?::|%3A)[\w+/=%-]+/gi;

/** A signed token (RFC 7519, 3.1), and a bearer token in an HTTP header (RFC 6750, 2.1). */
const TOKEN = /\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?|[Bb]earer [\w.~:+/=-]+/g;

/**
 * An element with a secret name in a message that a server has repeated as text, escaped or in CDATA, up to the next tag. The start
 * tag may have attributes.
 */
const REPEATED_ELEMENT = /* @__PURE__ */ new RegExp(
  String.raw`((?:&lt;|<)(?:[\w.-]+:)?[\w.-]*(?:${WORDS})(?:\s(?:[^<>&]|&(?![lg]t;))*)?(?:&gt;|>))(?:[^<&]|&(?!lt;))*`,
  "gi",
);

/** A secret after its name, as in connection strings, addresses and JSON: `Password=…;`, `?ticket=…`, `"access_token": "…"`. */
const ASSIGNED =
  /((?:password|passwd|pwd|ticket|token|secret|api-?key)(?:["']|&quot;|&apos;)?\s*[=:]\s*)(?:"[^"<]*"?|'[^'<]*'?|&quot;(?:[^<&]|&(?!quot;))*(?:&quot;)?|(?:[^\s"';<&]|&(?:amp|lt|gt);)(?:[^\s;<&]|&(?:amp|lt|gt);)*)/gi;

/** The forms of a text: unchanged, and escaped in XML. */
function writtenForms(value: string): string[] {
  if (value === "") return [];
  const inText = value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return [value, inText, inText.replaceAll('"', "&quot;").replaceAll("'", "&apos;")];
}

// #endregion

// #region netserver/logging/hide-in-xml.ts

/**
 * The text of a message without its secrets. The text is not parsed as XML, because invalid messages are logged as well. This goes
 * from tag to tag, and cuts the text off where a tag does not end. Comments, processing instructions and document types are left
 * out.
 */
export function hideInXml(text: string, operation: string, secrets: Secrets): string {
  const hider = new XmlHider(operation, secrets);
  let at = 0;
  while (at < text.length) {
    const end = endOfPiece(text, at);
    if (end === undefined || !hider.take(text.slice(at, end))) return `${hider.shown}[cut off]`;
    at = end;
  }
  return hider.shown;
}

/** The offset after a tag, a comment or the like, or after the text before the next one; undefined if it does not end. */
function endOfPiece(text: string, at: number): number | undefined {
  if (text.charAt(at) !== "<") return endOrUndefined(text.indexOf("<", at), 0) ?? text.length;
  const quoted = PAIRS.find(([start]) => text.startsWith(start, at));
  return quoted === undefined ? endOfTag(text, at) : endOrUndefined(text.indexOf(quoted[1], at), quoted[1].length);
}

const PAIRS = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
] as const;

function endOrUndefined(found: number, length: number): number | undefined {
  return found === -1 ? undefined : found + length;
}

/** A tag ends with the first `>` that is not in quotes. */
function endOfTag(text: string, at: number): number | undefined {
  TAG.lastIndex = at;
  return TAG.test(text) ? TAG.lastIndex : undefined;
}

const TAG = /<(?:[^<>"']|"[^"]*"|'[^']*')*>/y;

/** Reads a message piece by piece. */
class XmlHider {
  readonly #operation: string;
  readonly #secrets: Secrets;
  readonly #pieces: string[] = [];
  /** The local names of the open elements, outermost first. */
  readonly #open: string[] = [];
  /** How many elements are around the secret one; undefined if none is secret. */
  #around: number | undefined;
  #isBroken = false;
  /** The content of the last element `Key` of a dictionary. */
  #key = "";
  #isInKey = false;

  constructor(operation: string, secrets: Secrets) {
    this.#operation = operation;
    this.#secrets = secrets;
  }

  get shown(): string {
    return this.#pieces.join("");
  }

  /** @returns whether the next piece can be checked for secrets, which is not possible in text that is not XML */
  take(piece: string): boolean {
    if (piece.startsWith("<![CDATA[")) this.#takeText(piece.slice("<![CDATA[".length, -"]]>".length), piece);
    else if (piece.startsWith("</")) this.#takeEnd(piece);
    else if (/^<[!?]/.test(piece)) this.#takeOther(piece);
    else if (piece.startsWith("<")) this.#takeStart(piece);
    else this.#takeText(piece, piece);
    return !this.#isBroken;
  }

  #takeText(text: string, piece: string): void {
    if (this.#isInKey) this.#key += text;
    if (this.#around !== undefined) return;
    const isSecret = this.#secrets.isSecretName(this.#open.at(-1) ?? "") && text.trim() !== "";
    this.#pieces.push(isSecret ? REPLACED : this.#secrets.hideIn(piece));
  }

  #takeStart(tag: string): void {
    this.#isBroken = !START_TAG.test(tag);
    if (this.#isBroken) return;
    const name = localName(tag);
    const isShown = this.#around === undefined;
    if (isShown) this.#pieces.push(this.#withoutAttributes(tag));
    if (tag.endsWith("/>")) return;
    if (isShown && this.#isSecret(name)) {
      this.#pieces.push(REPLACED);
      this.#around = this.#open.length;
    }
    this.#open.push(name);
    this.#isInKey = name === "Key";
    if (this.#isInKey) this.#key = "";
  }

  /** The payload has the name of its operation, such as AuthenticateUsernamePassword: only text in it is secret. */
  #isSecret(name: string): boolean {
    if (name === "Value" && this.#secrets.isSecretName(this.#key.trim())) return true;
    const isPayload = name === this.#operation && this.#open.at(-1) === "Body";
    return !isPayload && this.#secrets.isSecretName(name);
  }

  #takeEnd(tag: string): void {
    const name = localName(tag);
    this.#isInKey = false;
    if (name === "Value") this.#key = "";
    this.#isBroken = this.#open.pop() !== name;
    if (this.#open.length === this.#around) this.#around = undefined;
    if (this.#around === undefined && !this.#isBroken) this.#pieces.push(tag);
  }

  /** Nobody needs these in a log, but the XML declaration does no harm. */
  #takeOther(piece: string): void {
    if (/^<\?xml\s/.test(piece) && this.#pieces.length === 0) this.#pieces.push(piece);
  }

  #withoutAttributes(tag: string): string {
    return tag.replace(ATTRIBUTE, (_, before: string, name: string, value: string) =>
      this.#secrets.isSecretName(name) ? `${before}"${REPLACED}"` : before + this.#withoutSecrets(value),
    );
  }

  /** The quotes of a value stay. */
  #withoutSecrets(value: string): string {
    return value.charAt(0) + this.#secrets.hideIn(value.slice(1, -1)) + value.charAt(0);
  }
}

/** A well-formed tag: values are in quotes (XML 1.0, 3.1). */
const START_TAG = /^<[^\s<>"'=/]+(?:\s+[^\s<>"'=/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*\/?>$/;

const ATTRIBUTE = /(\s(?:[^\s"'=:]+:)?([^\s"'=:]+)\s*=\s*)("[^"]*"|'[^']*')/g;

function localName(tag: string): string {
  return /^<\/?(?:[^\s:/>]+:)?([^\s:/>]+)/.exec(tag)?.[1] ?? "";
}

// #endregion

// #region netserver/logging/without-secrets.ts

/** A request without secrets, for a log. */
export interface LoggedRequest {
  readonly operation: string;
  /** The address without its query. */
  readonly url: string;
  readonly httpHeaders: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A response without secrets, for a log. */
export interface LoggedResponse {
  readonly operation: string;
  readonly status: number;
  readonly body: string;
}

/**
 * The part of a message that a hook may log. `[replaced]` replaces tickets, passwords and tokens. They are recognized by the names of
 * elements, attributes, keys and HTTP headers, by names before `=` and `:` in texts, by the forms of tickets and tokens, and by the
 * values in the options. A body that is not a SOAP envelope is not shown, because anything may be in it.
 *
 * `onRequest: (request) => console.log(withoutSecrets(request))`
 */
export function withoutSecrets(message: OutgoingRequest, options?: SecretOptions): LoggedRequest;
export function withoutSecrets(message: IncomingResponse, options?: SecretOptions): LoggedResponse;
export function withoutSecrets(
  message: OutgoingRequest | IncomingResponse,
  options?: SecretOptions,
): LoggedRequest | LoggedResponse {
  const secrets = new Secrets(options);
  const body = bodyOf(message, secrets);
  const { operation } = message;
  if ("status" in message) return { operation, status: message.status, body };
  const httpHeaders = Object.entries(message.httpHeaders).map(([name, value]) => [
    name,
    secrets.isSecretName(name) ? REPLACED : secrets.hideIn(value),
  ]);
  const url = secrets.hideIn(message.url.replace(/[?#].*/s, ""));
  return { operation, url, httpHeaders: Object.fromEntries(httpHeaders), body };
}

function bodyOf(message: OutgoingRequest | IncomingResponse, secrets: Secrets): string {
  // The envelope of a response may be one of several parts.
  const envelope = "status" in message ? envelopeIn({ ...message, statusText: "" }) : message.body;
  const shown = envelope === undefined ? "" : hideInXml(envelope, message.operation, secrets);
  if (ENVELOPE.test(shown)) return shown;
  return message.body === "" ? "" : "[a body that is not a SOAP envelope]";
}

/** The beginning of a message without comments. */
const ENVELOPE = /^\uFEFF?(?:<\?xml[^?]*\?>)?\s*<(?:[^\s<>:/]+:)?Envelope[\s/>]/;

// #endregion
