export type { AccessTokenSession } from "./access-tokens.js";
export { isTicketExpired } from "./expired-ticket.js";
export type { AccessToken, CredentialsFor, PrincipalClient, UserNameAndPassword } from "./login.js";
export { LoginError } from "./login-error.js";
export { NetServerClient, type NetServerOptions } from "./netserver-client.js";
export { type ExceptionInfo, NetServerError } from "./netserver-error.js";
export { Session } from "./session.js";
export type {
  ClientClass,
  LoginOptions,
  RenewedSessionOptions,
  SessionHeaders,
  SessionOptions,
  TimeZone,
} from "./session-options.js";
export type { Renewal, TicketStore } from "./shared-ticket.js";
