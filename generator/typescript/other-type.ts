import type { StructType } from "../contract/contract.js";
import type { Document } from "./document.js";
import { literal } from "./identifiers.js";
import { onReader, onWriter } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import { call } from "./syntax.js";

/** An expression that writes a value of none of the types that extend the declared one: of that itself, or of an unknown type. */
export function writeOther({ name, isAbstract }: StructType, { version }: SourceFile): Document {
  return call(version.typeFunction(name, "write"), isAbstract ? onWriter("unknownType") : "writer", "value");
}

/** An expression that reads such a value. */
export function readOther({ name, isAbstract }: StructType, { version }: SourceFile): Document {
  const read = version.typeFunction(name, "read");
  if (!isAbstract) return call(read, "reader");
  return onReader("unknownType", version.namespace(name.namespace), literal(name.localName), read);
}
