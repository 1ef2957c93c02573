export {
  type Attachment,
  type AttachmentFacts,
  type AttachmentSource,
  attachment,
  type BlobSource,
  type SentAttachment,
  type StreamSource,
} from "./attachment.js";
export { attachments } from "./attachments-extension.js";
export { type Attachments, attachmentsOf } from "./attachments-of.js";
export { withAttachments } from "./further-attachments.js";
export { type AttachmentLimits, MultipartError } from "./limits.js";
export type { AttachmentOptions, Packaging } from "./options.js";
export type { PlatformStream } from "./platform.js";
export {
  type Received,
  type Sendable,
  type StreamingClient,
  type StreamingImplementation,
  streamingClient,
  streamingHandler,
} from "./streaming.js";
