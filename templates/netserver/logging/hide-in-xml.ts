import { REPLACED, type Secrets } from "./secrets.js";

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
