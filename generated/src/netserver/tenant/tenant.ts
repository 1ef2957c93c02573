// Run-time library of netserver-soapgen, copied by it. Do not edit.

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
