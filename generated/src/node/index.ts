// Run-time library of netserver-soapgen, copied by it. Do not edit.

export {
  type Agents,
  createNodeListener,
  type Dispatcher,
  encodeMessageBytes,
  type NodeListenerOptions,
  type NodeRequest,
  type NodeResponse,
  nodeFetch,
  type ReadDocumentsOptions,
  readDocuments,
  undiciFetch,
} from "./node.js";
