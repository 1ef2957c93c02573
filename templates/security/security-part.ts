import type { SecuredMessage } from "./secured-message.js";

/** Something that a Security header has in it, or that is done with the message. */
export type SecurityPart = TokenPart | SignaturePart;

/** An element of the header that says something of itself. */
export interface TokenPart {
  readonly kind: "Timestamp" | "BinarySecurityToken" | "UsernameToken" | "Assertion";
  /** The assertions of WS-SecurityPolicy that it fulfils, without their namespace. */
  readonly fulfils: readonly string[];
  /** The element of one message, which declares its prefixes. */
  write(): string | Promise<string>;
}

/** A signature, which is made when everything else of the message is there. */
export interface SignaturePart {
  readonly kind: "Signature";
  readonly fulfils: readonly string[];
  /** The certificate as a token of the header; undefined if the signature refers to it in another way. */
  readonly token: TokenPart | undefined;
  /** Returns the text of a message with the signature at the end of its Security header. */
  sign(message: SecuredMessage): Promise<string>;
}

/** Something that a received message must have. */
export interface SecurityCheck {
  readonly kind: "Timestamp" | "UsernameToken" | "Signature";
  /** The assertions of WS-SecurityPolicy that it fulfils, without their namespace. */
  readonly fulfils: readonly string[];
  /** @throws SecurityError if the message is to be refused */
  check(message: SecuredMessage, facts: SecurityFacts): void | Promise<void>;
}

/** What is known of the sender of a message after all checks. */
export interface SecurityFacts {
  /** The user whose UsernameToken was right. */
  username?: string;
  /** The certificate in DER whose key has signed the message. */
  certificate?: Uint8Array;
}
