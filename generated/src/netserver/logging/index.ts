// Run-time library of netserver-soapgen, copied by it. Do not edit.

export { type LoggedRequest, type LoggedResponse, type SecretOptions, withoutSecrets } from "./logging.js";
