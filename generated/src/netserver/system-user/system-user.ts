// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

import type { PerCall } from "../../runtime/calls.js";
import { encodeBase64, utf8Bytes, visibleLine } from "../../runtime/values.js";
import { LoginError } from "../login-error.js";
import { type ClientClass, clientOptions, Session, type SessionOptions, secureAddress } from "../session.js";

// #region netserver/system-user/claims.ts

/** The content of a token by the names of its claims, which are URIs: `http://schemes.superoffice.net/identity/ticket`. */
export type Claims = Readonly<Record<string, unknown>>;

/**
 * The claim whose name ends with a word: `ticket`, `ctx`, `netserver_url`. SuperOffice may change the part before it.
 * @returns undefined if there is none, if there are several, or if it is not text
 */
export function claimNamed(claims: Claims, word: string): string | undefined {
  const [name, ...others] = Object.keys(claims).filter((key) => lastWord(key) === word.toLowerCase());
  const value = name === undefined || others.length > 0 ? undefined : claims[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

function lastWord(name: string): string {
  // The separators of URIs; those of a URN are colons.
  return name.slice(Math.max(...["/", "#", ":"].map((separator) => name.lastIndexOf(separator))) + 1).toLowerCase();
}

// #endregion

// #region netserver/system-user/sign.ts

/** A private key for RSA with SHA-256 of the platform's WebCrypto (Web Cryptography API, 13). */
export interface SigningKey {
  readonly type: string;
  readonly algorithm: { readonly name: string };
}

/** Signs a text with RSA and SHA-256: a key, or a function that returns the bytes of the signature. */
export type Signer = SigningKey | ((text: string) => Uint8Array | Promise<Uint8Array>);

declare const crypto: {
  readonly subtle: { sign(algorithm: string, key: SigningKey, bytes: Uint8Array): Promise<ArrayBuffer> };
};

const ALGORITHM = "RSASSA-PKCS1-v1_5";

/**
 * The token of a system user in the form for the log-in service: `token.yyyyMMddHHmm.signature`. The time is in UTC. The signature, in
 * base64, is that of the text before it.
 * @throws TypeError for a key of another kind; all errors of the signer
 */
export async function signSystemToken(token: string, signer: Signer, time: Date = new Date()): Promise<string> {
  const text = `${token}.${time.toISOString().replace(/\D/g, "").slice(0, "yyyyMMddHHmm".length)}`;
  const signature = await (typeof signer === "function" ? signer(text) : signWithKey(text, signer));
  if (!(signature instanceof Uint8Array))
    throw new TypeError("a function that signs must give the bytes of the signature");
  return `${text}.${encodeBase64(signature)}`;
}

async function signWithKey(text: string, key: SigningKey): Promise<Uint8Array> {
  if (!isForRsaSha256(key)) throw new TypeError("the key must be a private one for RSASSA-PKCS1-v1_5 with SHA-256");
  return new Uint8Array(await crypto.subtle.sign(ALGORITHM, key, utf8Bytes(text)));
}

function isForRsaSha256({ type, algorithm }: SigningKey): boolean {
  const hash: unknown = Reflect.get(algorithm, "hash");
  const isSha256 = typeof hash === "object" && hash !== null && Reflect.get(hash, "name") === "SHA-256";
  return type === "private" && algorithm.name === ALGORITHM && isSha256;
}

// #endregion

// #region netserver/system-user/log-in.ts

/** The system user of an application at a tenant. The other options are those of a session. */
export interface SystemUserOptions extends Omit<SessionOptions, "remote" | "renew"> {
  /**
   * The address of the log-in service: `https://online.superoffice.com/login/services/PartnerSystemUserService.svc`. The application's
   * token and the signature go there.
   */
  readonly login: string;
  readonly applicationToken: string;
  /** The tenant, such as `Cust12345`. */
  readonly contextIdentifier: string;
  /** The token that the tenant has given the application. */
  readonly systemUserToken: string;
  /** The application's private key in WebCrypto, or a function that signs with it: RSA with SHA-256. */
  readonly sign: Signer;
  /**
   * Verifies the token from the service, and returns its claims. It throws if the token is not valid. `verifyWithJose` of the entry
   * point `netserver/jose` makes such a function.
   */
  readonly verify: (token: string) => Claims | Promise<Claims>;
  /**
   * The installation's folder Remote. If left out, it is the claim `netserver_url` of the token. With a store it is required, because
   * then there may be no token.
   */
  readonly remote?: PerCall<string> | undefined;
}

/** The request headers of the log-in service. */
export interface LoginServiceHeaders {
  ApplicationToken?: string | null | undefined;
  ContextIdentifier?: string | null | undefined;
}

/** The part of `PartnerSystemUserServiceClient` that logging in needs. */
export interface LoginServiceClient {
  authenticate(request: { SignedSystemToken: string; ReturnTokenType: "Jwt" }): Promise<{
    readonly IsSuccessful?: boolean | undefined;
    readonly Token?: string | null | undefined;
    readonly ErrorMessage?: string | null | undefined;
  }>;
}

/**
 * Logs in a system user, and again when its ticket has expired.
 * @throws LoginError if the service refuses, or if its token is not the requested one; all errors of a call, of `sign`, of `verify`
 * and of the store
 * @throws TypeError if the address of the service is not https, or if there is a store without `remote`
 */
export async function logInSystemUser(service: LoginService, options: SystemUserOptions): Promise<Session> {
  const { login, contextIdentifier, systemUserToken, sign, verify, remote, ...session } = options;
  if (secureAddress(login) === undefined)
    throw new TypeError("the address of the log-in service must be one with https");
  if (remote === undefined && session.store !== undefined)
    throw new TypeError("a session with a store needs the option remote");
  const user: SystemUser = { login, contextIdentifier, systemUserToken, sign, verify, session };
  let claims: Claims = {};
  const renew = async (): Promise<string> => {
    const found = await authenticate(service, user);
    const ticket = ticketOf(found, contextIdentifier);
    // The address of a token that is refused must not be used.
    claims = found;
    return ticket;
  };
  return Session.open({ ...session, renew, remote: remote ?? (() => remoteOf(claims)) });
}

/** The generated class of the log-in service's client. */
type LoginService = ClientClass<LoginServiceHeaders, LoginServiceClient>;

interface SystemUser
  extends Pick<SystemUserOptions, "login" | "contextIdentifier" | "systemUserToken" | "sign" | "verify"> {
  readonly session: Omit<SessionOptions, "remote">;
}

async function authenticate(service: LoginService, user: SystemUser): Promise<Claims> {
  const { applicationToken } = user.session;
  const headers = { ApplicationToken: applicationToken, ContextIdentifier: user.contextIdentifier };
  const client = new service({ ...clientOptions(user.session), url: user.login, headers });
  const signed = await signSystemToken(user.systemUserToken, user.sign);
  const { IsSuccessful, Token, ErrorMessage } = await client.authenticate({
    SignedSystemToken: signed,
    ReturnTokenType: "Jwt",
  });
  if (IsSuccessful !== false && Token) return user.verify(Token);
  const reason = withoutSecrets(ErrorMessage ?? "", [signed, user.systemUserToken, applicationToken ?? ""]);
  throw new LoginError(`the log-in service has refused the system user${reason === "" ? "" : `: ${reason}`}`);
}

/** The words of the service on one line, without secrets, because the service may repeat what was sent. */
function withoutSecrets(words: string, secrets: readonly string[]): string {
  const hidden = secrets
    .filter((secret) => secret !== "")
    .reduce((text, secret) => text.replaceAll(secret, "…"), words);
  return visibleLine(hidden);
}

/** @throws LoginError if the claims have no ticket, or are for another tenant */
function ticketOf(claims: Claims, contextIdentifier: string): string {
  const context = claimNamed(claims, "ctx") ?? contextIdentifier;
  if (context.toLowerCase() !== contextIdentifier.toLowerCase())
    throw new LoginError("the token of the log-in service is for another tenant");
  const ticket = claimNamed(claims, "ticket");
  if (ticket === undefined) throw new LoginError("the token of the log-in service must have one claim called ticket");
  return ticket;
}

/** @throws LoginError if the claims name no folder, or one that is not https */
function remoteOf(claims: Claims): string {
  const remote = claimNamed(claims, "netserver_url");
  if (remote !== undefined && secureAddress(remote) !== undefined) return remote;
  throw new LoginError("the claim netserver_url must be an address with https; or set the option remote");
}

// #endregion
