/** The datatypes that readers and writers have no methods for, and that are made of nothing but what all clients load. */
export * as datatypes from "./values/datatypes.js";
