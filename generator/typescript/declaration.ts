import type { NamedType } from "../contract/contract.js";
import { emitAlias } from "./emit-simple-type.js";
import { emitStructType } from "./emit-struct.js";
import { SourceFile } from "./source-file.js";
import type { Version } from "./version.js";

/** A file that has no comments. */
class BareFile extends SourceFile {
  override comment(): void {}
}

/**
 * The type as the package declares it, without comments.
 * @returns undefined for a type without a declaration, and for enumerations, which are constants
 */
export function declarationOf(type: NamedType, version: Version): string | undefined {
  const file = new BareFile(version.namesOf(type.name).module, version);
  switch (type.kind) {
    case "struct":
      emitStructType(type, new Map(), file);
      break;
    case "simple":
      if (type.variety.kind === "enumeration" || type.variety.kind === "flags") return undefined;
      emitAlias(type.name, file);
      break;
    case "array":
    case "dictionary":
      return undefined;
  }
  return file.lines;
}
