export type { SecretOptions } from "./secrets.js";
export { type LoggedRequest, type LoggedResponse, withoutSecrets } from "./without-secrets.js";
