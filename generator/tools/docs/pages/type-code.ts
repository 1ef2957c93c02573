import { type Document, flatPieces, type ImportedName } from "../../../typescript/document.js";
import type { PageLink, TypeCode } from "../page.js";
import type { DocumentedVersion } from "../site.js";

/** A type as the package writes it, with links to the pages of the types in it. */
export function typeCode(type: Document, { pagesOfModules }: DocumentedVersion): TypeCode {
  const linked = (piece: string | ImportedName): string | PageLink => {
    if (typeof piece === "string") return piece;
    const path = pagesOfModules.get(piece.module);
    return path === undefined ? piece.name : { text: piece.name, path };
  };
  return { kind: "type-code", parts: flatPieces(type).map(linked) };
}
