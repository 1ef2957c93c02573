// Run-time library of netserver-soapgen, copied by it. Do not edit.

export * from "./netserver/index.js";
export * from "./runtime/index.js";
