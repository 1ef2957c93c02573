export { encodeMessageBytes } from "./encode-bytes.js";
export { createNodeListener, type NodeListenerOptions, type NodeResponse } from "./listener.js";
export { type Agents, nodeFetch } from "./node-fetch.js";
export type { NodeRequest } from "./node-request.js";
export { type ReadDocumentsOptions, readDocuments } from "./read-documents.js";
export { type Dispatcher, undiciFetch } from "./undici-fetch.js";
