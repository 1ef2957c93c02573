import type { QName } from "../xml/qname.js";

/**
 * The entry points of a package that not every client needs. The first ones do what services ask for beside messages, in the order in
 * which clients are to be given them.
 */
export const ENTRY_POINTS = ["addressing", "security", "attachments", "streaming"] as const;
export type EntryPoint = (typeof ENTRY_POINTS)[number];

/** What an endpoint asks of its clients beside the messages: by a policy, or by an extension that must be understood. */
export interface Assertion {
  readonly name: QName;
  /** Which operations ask for it; undefined for all. */
  readonly operations: readonly string[] | undefined;
  /** Whether a generated package fulfils it without being told, such as HTTPS. Users of the package must see to all others. */
  readonly isFulfilled: boolean;
  /** The entry point of packages that fulfils it. If it is not fulfilled without being told, a program must give it to a client. */
  readonly entryPoint?: EntryPoint | undefined;
  /** The headers that a signature must cover, as Clark names; `*` in place of a local name stands for all of a namespace. */
  readonly signedHeaders?: readonly string[] | undefined;
}
