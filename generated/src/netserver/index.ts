// Run-time library of netserver-soapgen, copied by it. Do not edit.

export { NetServerClient, type NetServerOptions } from "./netserver-client.js";
export { type ExceptionInfo, NetServerError } from "./netserver-error.js";
