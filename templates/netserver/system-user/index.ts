export { type Claims, claimNamed } from "./claims.js";
export {
  type LoginServiceClient,
  type LoginServiceHeaders,
  logInSystemUser,
  type SystemUserOptions,
} from "./log-in.js";
export { type SigningKey, signSystemToken } from "./sign.js";
