import type { AttachmentLimits } from "./limits.js";

/**
 * How a message and its attachments are one body: `mtom` (SOAP Message Transmission Optimization Mechanism, for SOAP 1.1 and 1.2), or
 * `swa` (SOAP with Attachments).
 */
export type Packaging = "mtom" | "swa";

/** How values are sent beside the envelope, and the limits for those that come. */
export interface AttachmentOptions extends AttachmentLimits {
  /**
   * `mtom` if left out. With `swa` only the values that the contract has beside the envelope are sent there. Messages whose contract has
   * such parts are sent as SOAP with Attachments in any case.
   */
  readonly packaging?: Packaging | undefined;
  /** From how many bytes on a value of base64Binary is sent beside the envelope; 1,024 if left out. Streams and Blobs always are. */
  readonly attachFrom?: number | undefined;
}

/** In which form the values of bytes are read. */
export type ReadAs = "bytes" | "attachments";
