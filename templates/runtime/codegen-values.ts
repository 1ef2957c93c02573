/** What generated code imports for values that the methods of a reader and a writer alone cannot read, write or check. */
export { checkCount, checkOrder } from "./read/read-checks.js";
export { keepInItems } from "./values/item-places.js";
export * as mapped from "./values/mapped.js";
export * as otherDatatypes from "./values/other-datatypes.js";
export * as simpleTypes from "./values/simple-types.js";
export { fixedValue, notEmpty } from "./values/value-checks.js";
export { beginShared } from "./write/shared-objects.js";
