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
