// Run-time library of netserver-soapgen, copied by it. Do not edit.

/** The datatypes that readers and writers have no methods for, and that are made of nothing but what all clients load. */

export * as datatypes from "./datatypes.js";
