import { describeKind } from "../runtime/describe-kind.js";
import { encodeBase64, utf8Bytes } from "../runtime/platform/platform.js";
import { escapeText, hasForbidden } from "../runtime/xml/characters.js";
import { BASE64_BINARY, PASSWORD_DIGEST, PASSWORD_TEXT, WSSE, WSU } from "./names.js";
import { digestOf, randomBytes, randomId } from "./platform.js";
import type { TokenPart } from "./security-part.js";

/** The user whose token is sent, and how the password is sent. */
export interface UsernameTokenOptions {
  readonly username: string;
  /** A function is asked for it before each message. Left out: the token has no password. */
  readonly password?: string | (() => string | Promise<string>) | undefined;
  /** How the password is sent: as `text`, if left out, or as a `digest`, which cannot be read, with a nonce and the time. */
  readonly passwordType?: "text" | "digest" | undefined;
  /** Whether a password as text has a nonce as well; no if left out. */
  readonly nonce?: boolean | undefined;
  /** Whether a password as text has the time as well; no if left out. */
  readonly created?: boolean | undefined;
}

/**
 * A user with a password (UsernameToken Profile 1.1). Whoever sees a password as text can use it, and whoever sees a digest can guess
 * weak ones: send both over HTTPS alone.
 * @throws TypeError for a name that is no text
 */
export function usernameToken(options: UsernameTokenOptions): TokenPart {
  checkText("username", options.username);
  return {
    kind: "UsernameToken",
    fulfils: userAssertions(options),
    write: () => writeToken(options),
  };
}

function userAssertions({ password, passwordType, nonce, created }: UsernameTokenOptions): string[] {
  const isDigest = passwordType === "digest" && password !== undefined;
  return [
    "UsernameToken",
    ...(password === undefined ? ["NoPassword"] : []),
    ...(isDigest ? ["HashPassword"] : []),
    ...(isDigest || nonce === true ? ["Nonce"] : []),
    ...(isDigest || created === true ? ["Created"] : []),
  ];
}

async function writeToken(options: UsernameTokenOptions): Promise<string> {
  const { username, password: given, passwordType = "text" } = options;
  const password = typeof given === "function" ? await given() : given;
  if (given !== undefined) checkText("password", password);
  const isDigest = passwordType === "digest" && password !== undefined;
  const nonce = isDigest || options.nonce === true ? randomBytes(16) : undefined;
  const created = isDigest || options.created === true ? new Date().toISOString() : undefined;
  const shown = isDigest ? await passwordDigest(password, { nonce, created }) : password;
  const type = isDigest ? PASSWORD_DIGEST : PASSWORD_TEXT;
  return [
    `<wsse:UsernameToken xmlns:wsse="${WSSE}" xmlns:wsu="${WSU}" wsu:Id="${randomId()}">`,
    `<wsse:Username>${escapeText(username)}</wsse:Username>`,
    shown === undefined ? "" : `<wsse:Password Type="${type}">${escapeText(shown)}</wsse:Password>`,
    nonce === undefined ? "" : `<wsse:Nonce EncodingType="${BASE64_BINARY}">${encodeBase64(nonce)}</wsse:Nonce>`,
    created === undefined ? "" : `<wsu:Created>${created}</wsu:Created>`,
    "</wsse:UsernameToken>",
  ].join("");
}

/** The error does not show the text: it may be a password in the wrong place. */
function checkText(name: string, value: unknown): asserts value is string {
  if (typeof value !== "string") throw new TypeError(`the ${name} must be text, not ${describeKind(value)}`);
  if (hasForbidden(value)) throw new TypeError(`the ${name} has a character that XML cannot carry`);
}

/** What makes each digest of a password a different one. */
export interface DigestSalt {
  readonly nonce?: Uint8Array | undefined;
  /** As it stands in the message. */
  readonly created?: string | undefined;
}

/** The digest of a password, in base64: SHA-1 of the nonce, the time and the password (UsernameToken Profile 1.1, 3.1). */
export async function passwordDigest(password: string, { nonce, created = "" }: DigestSalt): Promise<string> {
  const rest = utf8Bytes(created + password);
  const bytes = new Uint8Array((nonce?.length ?? 0) + rest.length);
  if (nonce !== undefined) bytes.set(nonce);
  bytes.set(rest, nonce?.length ?? 0);
  return encodeBase64(await digestOf("SHA-1", bytes));
}
