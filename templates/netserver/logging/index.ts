export { type LoggedRequest, type LoggedResponse, type SecretOptions, withoutSecrets } from "./without-secrets.js";
