// Run-time library of netserver-soapgen, copied by it. Do not edit.

/** The rest of what generated code may import from this library: what needs a parser of XML. */

export { contentInAnyOrder, contentOrder } from "./content-order.js";
export { anyTypes, beginSoapArray, ManyItems, ManyTypes, nextSoapItem, soapEncoding } from "./messages.js";
