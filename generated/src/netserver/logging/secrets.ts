// Run-time library of netserver-soapgen, copied by it. Do not edit.

/** What is secret, and what stands in its place. */

export const REPLACED = "[replaced]";

/** Which secrets there are beside those that are known by their names and forms. */
export interface SecretOptions {
  /** Further names of elements whose content is secret, without prefix; upper and lower case do not differ. */
  readonly names?: readonly string[] | undefined;
  /** Texts that are secret wherever they stand, such as the token of the application. A server may repeat them anywhere. */
  readonly values?: readonly string[] | undefined;
}

/** What knows a secret by its name, or by its form. */
export class Secrets {
  readonly #names: ReadonlySet<string>;
  readonly #values: readonly string[];

  constructor({ names = [], values = [] }: SecretOptions = {}) {
    this.#names = new Set(names.map((name) => name.toLowerCase()));
    // A value that is part of another must not be replaced first, because the rest of the other would be shown.
    this.#values = [...new Set(values.flatMap(writtenForms))].sort((a, b) => b.length - a.length);
  }

  /** Whether what has this name is secret: elements, attributes, HTTP headers, keys of dictionaries. */
  isSecretName(name: string): boolean {
    return SECRET_NAME.test(name) || this.#names.has(name.toLowerCase());
  }

  /** A text without what is secret by its form or its value. */
  hideIn(text: string): string {
    const known = this.#values.reduce((shown, value) => shown.replaceAll(value, REPLACED), text);
    return known.replace(TICKET, REPLACED).replace(TOKEN, REPLACED).replace(ESCAPED_ELEMENT, `$1${REPLACED}`);
  }
}

/** Names that end with a word for a secret: `ApplicationToken`, `NewPassword`, `SignedSystemToken`, `proxy-authorization`. */
const SECRET_NAME =
  /(?:password|passwd|pwd|ticket|token|secret|signature|signaturevalue|authorization|cookie|api-?key)$/i;

/** A ticket of NetServer. */
const TICKET = /\b\d+T:[\w+/=-]+/g;

/** A token that is signed (RFC 7519, 3.1), and one that a header of HTTP bears (RFC 6750, 2.1). */
const TOKEN = /\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?|\bBearer [\w.~+/=-]+/g;

/** An element with a secret name in a message that a server has repeated as text, up to its end tag. */
const ESCAPED_ELEMENT = /(&lt;(?:\w+:)?\w*(?:password|ticket|token|secret|signature)&gt;)[^&]*(?:&(?!lt;)[^&]*)*/gi;

/** A text as it is, and as XML may have it. */
function writtenForms(value: string): string[] {
  if (value === "") return [];
  const inText = value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return [value, inText, inText.replaceAll('"', "&quot;").replaceAll("'", "&apos;")];
}
