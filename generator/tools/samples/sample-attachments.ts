import type { Attachment } from "../../contract/attachment.js";
import { ATTACHMENTS } from "../../typescript/emit-attachments.js";

/** Values for the parts of a message beside its envelope, in the property of generated code; nothing if the contract has none. */
export function sampleAttachments(attachments: readonly Attachment[]): Record<string, unknown> {
  if (attachments.length === 0) return {};
  const values = attachments.map(({ name, kind }, index) => [
    name,
    kind === "text" ? `${name} ${index + 1}` : Uint8Array.of(index + 1, 0, 255),
  ]);
  return { [ATTACHMENTS]: Object.fromEntries(values) };
}
