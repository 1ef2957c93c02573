// Run-time library of netserver-soapgen, copied by it. Do not edit.

/** What generated code imports for values that the methods of a reader and a writer alone cannot read, write or check. */

export * as mapped from "./mapped.js";
export * as otherDatatypes from "./other-datatypes.js";
export * as simpleTypes from "./simple-types.js";
export { beginShared, checkCount, checkOrder, fixedValue, keepInItems, notEmpty } from "./unusual-values.js";
