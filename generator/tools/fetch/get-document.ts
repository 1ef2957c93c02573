import { InputError } from "../../source/errors.js";
import { showUrl } from "./address.js";
import { CREDENTIAL_VARIABLES, type Credentials, SERVER_VARIABLE } from "./credentials.js";
import { isPrivateHost } from "./private-host.js";
import { type Ask, type HttpAnswer, PROXY_VARIABLES, type Proxies, refusalOfProxy } from "./proxies.js";
import { isWeb } from "./server-address.js";

/** The servers that may be asked, and the limits. */
export interface HttpRules {
  /** The installation. It gets the credentials, and no one else does. */
  readonly origin: string;
  /** Other origins that may be asked. */
  readonly allowOrigins: readonly string[];
  /** The flag by which a user allows one, for error messages; `--allow-origin` if left out. */
  readonly originFlag?: string | undefined;
  /** Whether all hosts of the public internet may be asked as well; false if left out. */
  readonly allowPublic?: boolean | undefined;
  readonly credentials: Credentials | undefined;
  /** Through which proxies they are asked; directly if left out. */
  readonly proxies?: Proxies | undefined;
  /** For each document, from the first byte sent to the last one received, in seconds. */
  readonly timeout: number;
  /** Cancels all requests. */
  readonly signal: AbortSignal;
}

/** The same, and how requests are sent. */
export interface Asking extends HttpRules {
  readonly ask: Ask;
}

export interface HttpDocument {
  /** Its address after redirects, which relative locations in it refer to. */
  readonly url: URL;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

const MAX_REDIRECTS = 5;

/**
 * Asks for one document.
 * @param maxBytes - a larger document is refused
 * @throws InputError that describes the response; it contains no text from the server
 */
export async function getDocument(start: URL, rules: Asking, maxBytes: number): Promise<HttpDocument> {
  const timeout = AbortSignal.timeout(rules.timeout * 1000);
  const signal = AbortSignal.any([timeout, rules.signal]);
  try {
    const { url, response } = await followRedirects(start, rules, signal);
    checkStatus(response, url);
    const bytes = await readBody(response, url, maxBytes);
    return { url, contentType: response.headers.get("content-type") ?? "", bytes };
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (timeout.aborted) {
      throw new InputError(`${showUrl(start)}: no complete answer within ${rules.timeout} s; --timeout allows more`);
    }
    throw connectionError(start, error, rules);
  }
}

/** Not done by fetch, because each step must be allowed, and credentials must not go elsewhere. */
async function followRedirects(
  start: URL,
  rules: Asking,
  signal: AbortSignal,
): Promise<{ url: URL; response: HttpAnswer }> {
  let url = start;
  for (let count = 0; count <= MAX_REDIRECTS; count++) {
    await refusePrivate(url, rules);
    const response = await rules.ask(url, { redirect: "manual", headers: headersFor(url, rules), signal });
    const location = response.headers.get("location");
    if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return { url, response };
    await response.body?.cancel();
    url = redirectTarget(url, location, rules);
  }
  throw new InputError(`${showUrl(start)}: more than ${MAX_REDIRECTS} redirects`);
}

function headersFor(url: URL, { origin, credentials }: HttpRules): Record<string, string> {
  const accept = { Accept: "text/xml, application/xml;q=0.9, */*;q=0.1" };
  if (credentials === undefined || url.origin !== origin) return accept;
  return { ...accept, Authorization: credentials.authorization };
}

function redirectTarget(from: URL, location: string, rules: HttpRules): URL {
  const target = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  if (target === undefined) throw new InputError(`${showUrl(from)}: redirects to an invalid address`);
  const refusal = refuseAddress(target, rules);
  if (refusal !== undefined) throw new InputError(`${showUrl(from)}: redirects to ${showUrl(target)}, ${refusal}`);
  return target;
}

/** Why an address from a server is refused; undefined if it is allowed. */
export function refuseAddress(url: URL, rules: HttpRules): string | undefined {
  if (!isWeb(url)) return "which is not an http or https address";
  if (url.username !== "" || url.password !== "") return "which has a user name in it";
  if (rules.allowPublic || isAllowed(url, rules)) return undefined;
  return `which is another origin; ${flagFor(rules)} permits it`;
}

function isAllowed({ origin }: URL, rules: HttpRules): boolean {
  return origin === rules.origin || rules.allowOrigins.includes(origin);
}

function flagFor({ originFlag = "--allow-origin" }: HttpRules): string {
  return originFlag;
}

/**
 * A document from the network must not make this program ask hosts that its author cannot reach. The host of the first document is
 * the user's own choice.
 */
async function refusePrivate(url: URL, rules: HttpRules): Promise<void> {
  if (!rules.allowPublic || isAllowed(url, rules)) return;
  if (await isPrivateHost(url.hostname))
    throw new InputError(`${showUrl(url)}: is in a private network; ${flagFor(rules)} ${url.origin} permits it`);
}

const CREDENTIALS_HINT = `credentials are taken from ${CREDENTIAL_VARIABLES}, and go to an installation that --server, the configuration or ${SERVER_VARIABLE} names`;

function checkStatus({ status, ok }: HttpAnswer, url: URL): void {
  if (ok) return;
  const hint = status === 401 || status === 403 ? `; ${CREDENTIALS_HINT}` : "";
  throw new InputError(`${showUrl(url)}: HTTP ${status}${hint}`);
}

async function readBody({ body, headers }: HttpAnswer, url: URL, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const tooMuch = (): InputError =>
    new InputError(`${showUrl(url)}: larger than the ${showSize(maxBytes)} that are left`);
  if (Number(headers.get("content-length") ?? 0) > maxBytes) {
    await body?.cancel();
    throw tooMuch();
  }
  // A compressed document counts with its size after decompression.
  for await (const chunk of body ?? []) {
    const bytes = new Uint8Array(chunk);
    size += bytes.length;
    if (size > maxBytes) throw tooMuch();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function showSize(bytes: number): string {
  return bytes < 1024 * 1024 ? `${bytes} bytes` : `${Math.floor(bytes / 1024 / 1024)} MiB`;
}

/** The platform's fetch only reports that it has failed; the reason is in the cause. */
function connectionError(url: URL, error: unknown, { proxies }: HttpRules): unknown {
  if (!(error instanceof TypeError)) return error;
  const { cause } = error;
  const reason = refusalOfProxy(error) ?? reasonOf(cause instanceof Error && "code" in cause ? String(cause.code) : "");
  const through = proxies === undefined ? "" : `; it was asked as ${PROXY_VARIABLES} say`;
  return new InputError(`${showUrl(url)}: ${reason}${through}`, { cause: error });
}

function reasonOf(code: string): string {
  return REASONS.get(code) ?? (code === "" ? "the connection failed" : `the connection failed (${code})`);
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ["ECONNREFUSED", "nobody listens there (ECONNREFUSED)"],
  ["ENOTFOUND", "there is no such host (ENOTFOUND)"],
  ["ECONNRESET", "the connection broke off (ECONNRESET)"],
  ["UND_ERR_SOCKET", "the connection broke off"],
  ["UND_ERR_RES_CONTENT_LENGTH_MISMATCH", "the connection broke off"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "its certificate is not trusted; NODE_EXTRA_CA_CERTS can name a file of others"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "its certificate is not trusted; NODE_EXTRA_CA_CERTS can name a file of others"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "its certificate is not trusted; NODE_EXTRA_CA_CERTS can name a file of others"],
]);
