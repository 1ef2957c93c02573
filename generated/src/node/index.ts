// Run-time library of netserver-soapgen, copied by it. Do not edit.

export { createNodeListener, type NodeListenerOptions, type NodeRequest, type NodeResponse } from "./node.js";
