// Run-time library of netserver-soapgen, copied by it. Do not edit.

export {
  type Claims,
  claimNamed,
  type LoginServiceClient,
  type LoginServiceHeaders,
  logInSystemUser,
  type SigningKey,
  type SystemUserOptions,
  signSystemToken,
} from "./system-user.js";
