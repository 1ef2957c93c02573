// Run-time library of netserver-soapgen, copied by it. Do not edit.

export { LoginError } from "./login-error.js";
export { type ExceptionInfo, NetServerClient, NetServerError, type NetServerOptions } from "./netserver-client.js";
export {
  type AccessToken,
  type AccessTokenSession,
  type ClientClass,
  type CredentialsFor,
  isTicketExpired,
  type LoginOptions,
  type PrincipalClient,
  type Renewal,
  type RenewedSessionOptions,
  Session,
  type SessionHeaders,
  type SessionOptions,
  type TicketStore,
  type TimeZone,
  type UserNameAndPassword,
} from "./session.js";
