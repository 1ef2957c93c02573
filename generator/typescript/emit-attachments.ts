import type * as codegen from "../../templates/runtime/codegen.js";
import type { Attachment } from "../contract/attachment.js";
import type { Document } from "./document.js";
import { literal, propertyKey } from "./identifiers.js";
import type { SourceFile } from "./source-file.js";
import { objectLiteral, objectOnLines, property, typedMember } from "./syntax.js";

/** The property for the parts of a message that are beside its envelope. */
export const ATTACHMENTS = "$attachments";

/** The method of Reader and Writer. */
const METHOD = "attachments" satisfies keyof codegen.Reader & keyof codegen.Writer;

/** The member of an interface: `$attachments: { photo: Uint8Array };`. */
export function emitAttachmentsProperty(attachments: readonly Attachment[], file: SourceFile): void {
  if (attachments.length === 0) return;
  file.comment("Beside the envelope.");
  file.block(
    `${ATTACHMENTS}:`,
    () => {
      for (const { name, documentation, kind, types } of attachments) {
        file.comment(documentation, types.join(", "));
        file.line(typedMember(propertyKey(name), [kind === "text" ? "string" : "Uint8Array"]), ";");
      }
    },
    ";",
  );
}

/** `writer.attachments(value.$attachments, { photo: { kind: "bytes", type: "image/png" } });` */
export function emitAttachmentsWrite(attachments: readonly Attachment[], file: SourceFile): void {
  if (attachments.length === 0) return;
  file.line(`writer.${METHOD}(value.${ATTACHMENTS}, `, partsLiteral(attachments), ");");
}

/** `$attachments: reader.attachments({ … })`, as a property of the value that is read. */
export function attachmentsRead(attachments: readonly Attachment[]): Document[] {
  if (attachments.length === 0) return [];
  return [property(ATTACHMENTS, [`reader.${METHOD}(`, partsLiteral(attachments), ")"])];
}

function partsLiteral(attachments: readonly Attachment[]): Document {
  return objectOnLines(
    attachments.map(({ name, kind, types: [type = ""] }) =>
      property(propertyKey(name), objectLiteral([property("kind", literal(kind)), property("type", literal(type))])),
    ),
  );
}
