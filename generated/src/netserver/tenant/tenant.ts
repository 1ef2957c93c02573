// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

import { type FailedCall, readText, withTimeout } from "../../runtime/calls.js";
import { HttpError } from "../../runtime/http-error.js";
import { type HttpResponse, type Signal, visibleText } from "../../runtime/values.js";
import { type Address, isLocal, secureAddress, urlBelow } from "../session.js";

// #region netserver/tenant/tenant.ts

/** The states that SuperOffice documents. A tenant may be in a state that is added later. */
export type TenantState =
  | "Unknown"
  | "Provisioning"
  | "Running"
  | "Deleted"
  | "Suspended"
  | "OnlineMaintenance"
  | "OfflineMaintenance"
  | "ProvisioningFailed"
  | "Deleting"
  | "DeleteFailed"
  | "MigrationPending";

/** The state of a tenant, from SuperOffice. */
export interface Tenant {
  /** `Cust12345` */
  readonly contextIdentifier: string;
  /** The address of the tenant, without a slash at the end: `https://online3.superoffice.com/Cust12345`. It may change. */
  readonly endpoint: string;
  readonly state: TenantState | (string & {});
  /** Whether calls are answered: while it is running, and during online maintenance. */
  readonly isRunning: boolean;
  /** How long the answer is valid, in the server's form: `2026-10-05T09:52:01.9342965Z`; undefined if the server does not say. */
  readonly validUntil: string | undefined;
}

/** The state of a tenant is not available, or calls are not answered in it. */
export class TenantError extends Error {
  override readonly name: string = "TenantError";
  /** The state of the tenant, if it is known. */
  readonly state: string | undefined;

  constructor(message: string, { state, cause }: { readonly state?: string; readonly cause?: unknown } = {}) {
    super(message, cause === undefined ? {} : { cause });
    this.state = state;
  }
}

// #endregion

// #region netserver/tenant/read-tenant.ts

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

// #endregion

// #region netserver/tenant/follow-tenant.ts

/** Which tenant a client follows, and how it asks for the address. */
export interface FollowOptions extends TenantOptions {
  /**
   * The tenant's folder Remote if it is already known, for example from the claim `netserver_url`. If left out, it is requested before
   * the first call.
   */
  readonly remote?: string | undefined;
}

/** Two options of a session, to be spread into the others: the address of the tenant, and a rule that makes calls follow it. */
export interface TenantAddress {
  readonly remote: () => Promise<string>;
  readonly sendAgain: (failed: FailedCall) => Promise<boolean>;
}

/**
 * Follows a tenant that moves between hosts. A host that no longer has the tenant answers with the HTTP status 421, and has not
 * carried out the call (RFC 9110, 15.5.20). Then the environment is asked for the tenant's address, once for all calls, and each call
 * is sent again once. The content of the 421 response is ignored. The ticket is only sent to hosts that `isTrusted` accepts.
 * @throws TenantError, from a call, if there is no address, or if the tenant is not running
 */
export function followTenant({ remote: known, ...options }: FollowOptions): TenantAddress {
  let current = known;
  let asking: Promise<string> | undefined;
  const ask = (): Promise<string> => {
    asking ??= remoteOf(options)
      .then((found) => (current = found))
      .finally(() => {
        asking = undefined;
      });
    return asking;
  };
  const remote = async (): Promise<string> => current ?? ask();
  const sendAgain = async ({ error, url, earlier }: FailedCall): Promise<boolean> => {
    if (!isMisdirected(error) || earlier.some(isMisdirected)) return false;
    const before = await remote();
    // Another call may already have the new address.
    return !isBelow(url, before) || !isBelow(url, await ask());
  };
  return { remote, sendAgain };
}

async function remoteOf(options: TenantOptions): Promise<string> {
  const { endpoint, state, isRunning, contextIdentifier } = await readTenant(options);
  if (!isRunning) throw new TenantError(`${contextIdentifier} is not running: it is in the state ${state}`, { state });
  return `${endpoint}/Remote`;
}

function isMisdirected(error: unknown): boolean {
  return error instanceof HttpError && error.status === 421;
}

function isBelow(url: string, remote: string): boolean {
  return url.startsWith(urlBelow(remote, ""));
}

// #endregion
