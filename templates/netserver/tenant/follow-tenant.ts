import type { FailedCall } from "../../runtime/http/call-facts.js";
import { HttpError } from "../../runtime/http/http-error.js";
import { urlBelow } from "../remote.js";
import { readTenant, type TenantOptions } from "./read-tenant.js";
import { TenantError } from "./tenant.js";

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
