import type { TypeUse, ValueConstraint } from "../contract/contract.js";
import type { Document } from "./document.js";
import { literal } from "./identifiers.js";
import { onWriter, runtimeName } from "./runtime-symbols.js";
import { constantOf, withNames } from "./simple-constant.js";
import type { SourceFile } from "./source-file.js";
import { call } from "./syntax.js";
import type { Version } from "./version.js";

/** What may have a fixed value: an element or an attribute. */
interface Constrained {
  readonly type: TypeUse;
  readonly value: ValueConstraint | undefined;
}

/** `writer.fixed("Kind", value.Kind, fixedValue(datatypes.string, "a"));`, if the value is fixed */
export function emitFixedCheck(name: string, use: Constrained, value: Document, file: SourceFile): void {
  const fixed = fixedCheck(use, file.version);
  if (fixed !== undefined) file.line(onWriter("fixed", literal(name), [value, fixed.access], fixed.check), ";");
}

/** The check for a fixed value, and the member of the value that it looks at; undefined if the value is not fixed. */
export function fixedCheck({ type, value }: Constrained, version: Version): FixedDocuments | undefined {
  if (value?.kind !== "fixed") return undefined;
  const definition = type.kind === "named" ? version.definition(type.name) : undefined;
  const text = definition?.kind === "struct" ? version.types.textOf(definition) : undefined;
  const constant = constantOf(text ?? type, version);
  if (constant === undefined) return undefined;
  const { text: lexical, names } = value;
  const known = names === undefined ? [constant, literal(lexical)] : [withNames(constant), literal(names)];
  const check = call(runtimeName("fixedValue"), ...known);
  return { check, access: text === undefined ? "" : "?.$value" };
}

interface FixedDocuments {
  readonly check: Document;
  readonly access: "" | "?.$value";
}
