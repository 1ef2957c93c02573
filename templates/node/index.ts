export { createNodeListener, type NodeListenerOptions, type NodeResponse } from "./listener.js";
export type { NodeRequest } from "./node-request.js";
