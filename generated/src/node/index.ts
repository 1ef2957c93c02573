// Run-time library of netserver-soapgen, copied by it. Do not edit.

export { createNodeListener, type NodeListenerOptions, type NodeResponse } from "./listener.js";
export type { NodeRequest } from "./node-request.js";
