import type { QName } from "../xml/qname.js";

/** What an endpoint asks of its clients beside the messages: by a policy, or by an extension that must be understood. */
export interface Assertion {
  readonly name: QName;
  /** Which operations ask for it; undefined for all. */
  readonly operations: readonly string[] | undefined;
  /** Whether a generated package fulfils it, such as HTTPS. Users of the package must fulfil all others themselves. */
  readonly isFulfilled: boolean;
}
