import { InputError } from "../../source/errors.js";

/** The proxies that the environment names. Their addresses may have a password in them, so they are never printed or written. */
export interface Proxies {
  readonly httpProxy: string;
  /** Empty if that of http is for https as well. */
  readonly httpsProxy: string;
  /** The hosts that are asked without a proxy. */
  readonly noProxy: string;
}

/** The environment variables. The names in lower case win, as everywhere. */
const HTTP = "HTTP_PROXY";
const HTTPS = "HTTPS_PROXY";
const NO = "NO_PROXY";

/** The environment variables, for error messages. */
export const PROXY_VARIABLES = `${HTTPS}, ${HTTP} and ${NO}`;

/**
 * Reads proxies from the environment. Without HTTPS_PROXY, that of HTTP_PROXY is for both.
 * @returns undefined if there are none
 * @throws InputError for one that is not an http or https address
 */
export function readProxies(environment: NodeJS.ProcessEnv): Proxies | undefined {
  const [httpProxy, httpsProxy] = [HTTP, HTTPS].map((name) => addressOf(name, textOf(environment, name)));
  if (httpProxy === undefined && httpsProxy === undefined) return undefined;
  return { httpProxy: httpProxy ?? "", httpsProxy: httpsProxy ?? "", noProxy: textOf(environment, NO) };
}

function textOf(environment: NodeJS.ProcessEnv, name: string): string {
  return environment[name.toLowerCase()] || environment[name] || "";
}

function addressOf(name: string, value: string): string | undefined {
  if (value === "") return undefined;
  // A host and a port alone are common, and every other tool takes them.
  const text = value.includes("://") ? value : `http://${value}`;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && isDecodable(new URL(text))) return text;
  throw new InputError(`the environment variable ${name} must be an http or https address of a proxy`);
}

function isDecodable({ username, password }: URL): boolean {
  try {
    return decodeURIComponent(username + password) !== undefined;
  } catch {
    return false;
  }
}

/** The part of a response that is used. */
export interface HttpAnswer {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: { get(name: string): string | null };
  readonly body: (AsyncIterable<Uint8Array> & { cancel(): Promise<void> }) | null;
}

/** Sends a request as the platform's fetch does. */
export type Ask = (
  url: URL,
  request: { redirect: "manual"; headers: Record<string, string>; signal: AbortSignal },
) => Promise<HttpAnswer>;

/** Asks through proxies. The package for it is loaded when somebody asks. */
export function askThrough(proxies: Proxies | undefined): Ask {
  if (proxies === undefined) return (url, request) => fetch(url, request);
  let loaded: Promise<Ask> | undefined;
  return async (url, request) => {
    loaded ??= loadAgent(proxies);
    return (await loaded)(url, request);
  };
}

async function loadAgent(proxies: Proxies): Promise<Ask> {
  const { EnvHttpProxyAgent, fetch } = await import("undici");
  // Many proxies make tunnels for https alone.
  const dispatcher = new EnvHttpProxyAgent({ ...proxies, proxyTunnel: false });
  return (url, request) => fetch(url, { ...request, dispatcher });
}

/** What the proxy itself answers, in the words of undici's errors; undefined for other errors. */
export function refusalOfProxy(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const [, status] = /^Proxy (?:response|Authentication Required) \((\d{3})\)/.exec(error.message) ?? [];
  if (status === undefined) return refusalOfProxy(error.cause);
  return `the proxy answers with HTTP ${status}${status === "407" ? ": it wants a user and a password" : ""}`;
}
