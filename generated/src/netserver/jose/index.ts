// Run-time library of netserver-soapgen, copied by it. Do not edit.

export { type TokenOptions, type VerificationKeys, verifyWithJose } from "./jose.js";
