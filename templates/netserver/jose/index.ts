export { type TokenOptions, type VerificationKeys, verifyWithJose } from "./verify.js";
