export { NetServerClient, type NetServerOptions } from "./netserver-client.js";
export { type ExceptionInfo, NetServerError } from "./netserver-error.js";
