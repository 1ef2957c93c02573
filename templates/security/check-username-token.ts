import { encodeBase64, utf8Bytes } from "../runtime/platform/platform.js";
import { base64Binary } from "../runtime/values/binary.js";
import { trimSpace } from "../runtime/xml/white-space.js";
import { attributeOf, type XmlNode } from "../runtime/xml/xml-node.js";
import { PASSWORD_DIGEST, PASSWORD_TEXT, WSSE, WSU } from "./names.js";
import { type NonceStore, nonceStore } from "./nonces.js";
import { areSameBytes, digestOf } from "./platform.js";
import { onlyChild } from "./secured-message.js";
import { SecurityError } from "./security-error.js";
import type { SecurityCheck } from "./security-part.js";
import { checkCreated, timeIn } from "./timestamp.js";
import { passwordDigest } from "./username-token.js";

/** How the password of a user is checked. */
export interface UsernameTokenCheck {
  /** The password of a user; undefined for an unknown user. A digest can be checked with it, and a password as text. */
  readonly passwordOf?: ((username: string) => string | undefined | Promise<string | undefined>) | undefined;
  /** Whether a password is that of a user, for passwords that are kept as hashes. Digests are refused then. */
  readonly isPassword?: ((username: string, password: string) => boolean | Promise<boolean>) | undefined;
  /** The form that passwords must have; any if left out. */
  readonly passwordType?: "text" | "digest" | undefined;
  /** For how many seconds a token with a time can be used; 300 if left out. */
  readonly maxAge?: number | undefined;
  /** How many seconds clocks may differ; 60 if left out. */
  readonly clockSkew?: number | undefined;
  /** Remembers the nonces of tokens that were right; a store of this process if left out. */
  readonly nonces?: NonceStore | undefined;
}

/**
 * Lets only those in who send a UsernameToken with the right password. A digest must have a nonce and a time, and is taken once.
 * `callerOf` says to an implementation who it was.
 * @throws TypeError without a way to check passwords
 */
export function requireUsernameToken(options: UsernameTokenCheck): SecurityCheck {
  if (options.passwordOf === undefined && options.isPassword === undefined)
    throw new TypeError("give passwordOf or isPassword, to check passwords with");
  const nonces = options.nonces ?? nonceStore();
  return {
    kind: "UsernameToken",
    fulfils: [],
    check: async ({ security }, facts) => {
      const token = tokenIn(onlyChild(security, WSSE, "UsernameToken"));
      await checkPassword(token, options);
      await checkFreshness(token, options, nonces);
      facts.username = token.username;
    },
  };
}

/** A UsernameToken as it came. */
interface ReceivedToken {
  readonly username: string;
  readonly password: string;
  readonly isDigest: boolean;
  readonly nonce: Uint8Array | undefined;
  readonly created: string | undefined;
}

function tokenIn(node: XmlNode | undefined): ReceivedToken {
  if (node === undefined) throw new SecurityError("InvalidSecurity", "there is no UsernameToken");
  const username = onlyChild(node, WSSE, "Username")?.text;
  const password = onlyChild(node, WSSE, "Password");
  if (username === undefined || password === undefined)
    throw new SecurityError("InvalidSecurityToken", "the UsernameToken has no Username or no Password");
  const type = attributeOf(password, "", "Type") ?? PASSWORD_TEXT;
  if (type !== PASSWORD_TEXT && type !== PASSWORD_DIGEST)
    throw new SecurityError("UnsupportedSecurityToken", "the type of the password is not known");
  const nonceText = onlyChild(node, WSSE, "Nonce")?.text;
  const nonce = nonceText === undefined ? undefined : base64Binary.parse(nonceText);
  if (nonceText !== undefined && (nonce === undefined || nonce.length === 0 || nonce.length > MOST_NONCE))
    throw new SecurityError("InvalidSecurityToken", `the nonce is not base64 of 1 to ${MOST_NONCE} bytes`);
  const created = onlyChild(node, WSU, "Created")?.text;
  return { username, password: password.text, isDigest: type === PASSWORD_DIGEST, nonce, created };
}

/** More than any sender has: nonces are remembered. */
const MOST_NONCE = 1024;

/** Whoever cannot log in learns nothing of whether the user exists. */
async function checkPassword(token: ReceivedToken, options: UsernameTokenCheck): Promise<void> {
  const { isDigest, nonce, created } = token;
  const { passwordType = isDigest ? "digest" : "text" } = options;
  if (isDigest !== (passwordType === "digest"))
    throw new SecurityError("InvalidSecurityToken", `the password must be sent as ${passwordType}`);
  if (isDigest && (nonce === undefined || created === undefined))
    throw new SecurityError("InvalidSecurityToken", "a digest needs a nonce and the time of its making");
  // The digest is of the nonce and the time without a border between them: white space could be moved from one to the other.
  if (isDigest && created !== undefined && created !== trimSpace(created))
    throw new SecurityError("InvalidSecurityToken", "the time of a digest has white space around it");
  if (!(await isRight(token, options))) throw new SecurityError("FailedAuthentication", "wrong user or password");
}

async function isRight(token: ReceivedToken, { passwordOf, isPassword }: UsernameTokenCheck): Promise<boolean> {
  const { username, password, isDigest } = token;
  if (passwordOf === undefined) return !isDigest && (await isPassword?.(username, password)) === true;
  const given = await passwordOf(username);
  // Plain JavaScript may say null of a user whom it does not know. That is no empty password.
  const wanted = typeof given === "string" ? given : undefined;
  const expected = isDigest ? await passwordDigest(wanted ?? "", token) : (wanted ?? "");
  // Hashes have the same length, so that the time says nothing of the length of the password.
  const [sent, right] = await Promise.all([
    digestOf("SHA-256", utf8Bytes(password)),
    digestOf("SHA-256", utf8Bytes(expected)),
  ]);
  return areSameBytes(sent, right) && wanted !== undefined;
}

/**
 * Only the nonces of tokens that were right are kept, so nobody without a password can fill the store. They count for all users: the name
 * is not in a digest, and a program may know a user by several names.
 */
async function checkFreshness(
  { nonce, created }: ReceivedToken,
  { maxAge = 300, clockSkew = 60 }: UsernameTokenCheck,
  nonces: NonceStore,
): Promise<void> {
  const time = timeIn(created);
  if (time !== undefined) checkCreated(time, { maxAge, clockSkew });
  if (nonce === undefined) return;
  const expires = (time ?? Date.now()) + (maxAge + 2 * clockSkew) * 1000;
  if (!(await nonces.add(encodeBase64(nonce), expires)))
    throw new SecurityError("FailedAuthentication", "the token was used before");
}
