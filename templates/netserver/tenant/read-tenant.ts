import { readText } from "../../runtime/http/body-text.js";
import { withTimeout } from "../../runtime/http/timeout.js";
import type { HttpResponse, Signal } from "../../runtime/platform/platform.js";
import { visibleText } from "../../runtime/visible-text.js";
import { type Address, isLocal, secureAddress } from "../secure-address.js";
import { type Tenant, TenantError } from "./tenant.js";

/** A tenant, and the environment to ask about it. */
export interface TenantOptions {
  /** The environment that the application runs in: `https://online.superoffice.com`, or with `sod` or `stage` for `online`. */
  readonly environment: string;
  /** `Cust12345` */
  readonly contextIdentifier: string;
  /**
   * Whether a host may be the tenant's: tickets and passwords will be sent there. If left out, it is the environment's host, or one
   * with digits after its first word: `online3.superoffice.com` for `online.superoffice.com`. It must have https and the usual port.
   */
  readonly isTrusted?: ((host: string) => boolean) | undefined;
  /** Sends the request; the platform's `fetch` if left out. */
  readonly fetch?: TenantFetch | undefined;
  /** How many milliseconds the whole answer may take. No limit if left out. */
  readonly timeout?: number | undefined;
  readonly signal?: Signal | undefined;
}

/** The part of `fetch` that is needed. The platform's own `fetch` has it. */
export type TenantFetch = (url: string, request: TenantRequest) => Promise<HttpResponse>;

interface TenantRequest {
  method: "GET";
  headers: Record<string, string>;
  redirect: "manual";
  signal?: Signal;
}

declare const fetch: TenantFetch;

/** How many characters an answer may have. It has a few hundred. */
const LONGEST = 65_536;

/**
 * Asks for the address and the state of a tenant. The request contains no secret, and the answer is checked.
 * @throws TenantError for an answer that is not about this tenant, or whose address is not trusted
 * @throws TypeError for an environment that is not https, or an invalid context identifier; all errors of `fetch`
 */
export async function readTenant(options: TenantOptions): Promise<Tenant> {
  const { contextIdentifier, timeout, signal } = options;
  const environment = environmentOf(options);
  const url = `${environment.origin}/api/state/${contextIdentifier}`;
  const send = options.fetch ?? ((address, request) => fetch(address, request));
  const request = { method: "GET", headers: { accept: "application/json" }, redirect: "manual" } as const;
  const text = await withTimeout(timeout, signal, async (ending) => {
    const response = await send(url, { ...request, ...(ending && { signal: ending }) });
    if (response.status !== 200)
      throw new TenantError(`${contextIdentifier}: HTTP status ${response.status} instead of its state`);
    return readText(response, response.headers.get("content-type"), LONGEST).catch((error: unknown) => {
      throw new TenantError(`${contextIdentifier}: its state cannot be read`, { cause: error });
    });
  });
  return tenantIn(parse(text), options, environment);
}

function environmentOf({ environment, contextIdentifier }: TenantOptions): Address {
  const address = secureAddress(environment);
  if (address === undefined || address.pathname !== "/")
    throw new TypeError("the environment must be a host with https, such as https://online.superoffice.com");
  if (!/^\w{1,64}$/.test(contextIdentifier))
    throw new TypeError("a context identifier has letters and digits, such as Cust12345");
  return address;
}

function parse(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? "");
    if (typeof value === "object" && value !== null) return { ...value };
  } catch {
    // Anything else is not the state of a tenant.
  }
  return {};
}

function tenantIn(answer: Readonly<Record<string, unknown>>, options: TenantOptions, environment: Address): Tenant {
  const { contextIdentifier, isTrusted } = options;
  const { ContextIdentifier, Endpoint, State, IsRunning, ValidUntil } = answer;
  const wrong = (what: string): TenantError => new TenantError(`${contextIdentifier}: ${what}`);
  if (typeof ContextIdentifier !== "string" || !isSameText(ContextIdentifier, contextIdentifier))
    throw wrong("the answer is not the state of this tenant");
  if (typeof State !== "string" || !/^\w{1,64}$/.test(State) || typeof IsRunning !== "boolean")
    throw wrong("the answer does not say in which state it is");
  const address = secureAddress(Endpoint);
  if (address === undefined || (isLocal(address) && !isLocal(environment)))
    throw wrong("its address is not one with https");
  if (!(isTrusted?.(address.hostname) ?? isOfEnvironment(address, environment)))
    throw wrong(`its host ${visibleText(address.hostname)} is not one of ${environment.hostname}`);
  const validUntil = typeof ValidUntil === "string" && TIME.test(ValidUntil) ? ValidUntil : undefined;
  const endpoint = `${address.origin}${address.pathname.replace(/\/$/, "")}`;
  return { contextIdentifier, endpoint, state: State, isRunning: IsRunning, validUntil };
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?(?:Z|[+-]\d\d:\d\d)?$/;

/** Names of tenants and of hosts ignore case. */
function isSameText(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Hosts of tenants have a number after the name of the environment. On this machine, tests use any port. */
function isOfEnvironment(address: Address, environment: Address): boolean {
  if (isLocal(environment)) return isLocal(address);
  const [first = "", ...domain] = address.hostname.split(".");
  const host = [/^(\D+)\d*$/.exec(first)?.[1] ?? first, ...domain].join(".");
  return address.port === "" && [address.hostname, host].includes(environment.hostname);
}
