/** What generated code imports for types that need a parser of XML. */
export { ManyItems } from "./soap/many-items.js";
export { ManyTypes } from "./soap/many-types.js";
export { beginSoapArray, nextSoapItem } from "./soap/soap-array.js";
export { soapEncoding } from "./soap/soap-encoding.js";
export { anyTypes } from "./values/any-value.js";
export { contentInAnyOrder, contentOrder } from "./values/content-order.js";
