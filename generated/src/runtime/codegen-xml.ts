// Run-time library of netserver-soapgen, copied by it. Do not edit.

/** What generated code imports for types that need a parser of XML. */

export { contentInAnyOrder, contentOrder } from "./content-order.js";
export { anyTypes, beginSoapArray, ManyItems, ManyTypes, nextSoapItem, soapEncoding } from "./messages.js";
