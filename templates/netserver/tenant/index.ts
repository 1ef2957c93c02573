export { type FollowOptions, followTenant, type TenantAddress } from "./follow-tenant.js";
export { readTenant, type TenantFetch, type TenantOptions } from "./read-tenant.js";
export { type Tenant, TenantError, type TenantState } from "./tenant.js";
