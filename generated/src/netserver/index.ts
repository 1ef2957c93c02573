// Run-time library of netserver-soapgen, copied by it. Do not edit.

export { NetServerClient, type NetServerOptions } from "./netserver-client.js";
export { type ExceptionInfo, NetServerError } from "./netserver-error.js";
export {
  type AccessToken,
  type ClientClass,
  type CredentialsFor,
  LoginError,
  type PrincipalClient,
  Session,
  type SessionHeaders,
  type SessionOptions,
  type TimeZone,
  type UserNameAndPassword,
} from "./session.js";
