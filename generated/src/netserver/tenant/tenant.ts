// Run-time library of netserver-soapgen, copied by it. Do not edit.

/** The states that SuperOffice documents. A tenant may be in one that comes later. */
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

/** What SuperOffice says of a tenant. */
export interface Tenant {
  /** `Cust12345` */
  readonly contextIdentifier: string;
  /** Where the tenant is, without a slash at the end: `https://online3.superoffice.com/Cust12345`. It changes. */
  readonly endpoint: string;
  readonly state: TenantState | (string & {});
  /** Whether calls are answered: while it is running, and during online maintenance. */
  readonly isRunning: boolean;
  /** Until when the answer holds, as the server says it: `2026-10-05T09:52:01.9342965Z`; undefined if it does not say. */
  readonly validUntil: string | undefined;
}

/** The state of a tenant cannot be had, or is not one in which calls are answered. */
export class TenantError extends Error {
  override readonly name: string = "TenantError";
  /** The state that the tenant is in, if that is known. */
  readonly state: string | undefined;

  constructor(message: string, { state, cause }: { readonly state?: string; readonly cause?: unknown } = {}) {
    super(message, cause === undefined ? {} : { cause });
    this.state = state;
  }
}
