// Run-time library of netserver-soapgen, copied by it. Do not edit.

export {
  type FollowOptions,
  followTenant,
  readTenant,
  type Tenant,
  type TenantAddress,
  TenantError,
  type TenantFetch,
  type TenantOptions,
  type TenantState,
} from "./tenant.js";
