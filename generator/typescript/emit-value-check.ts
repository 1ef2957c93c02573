import type { TypeUse, ValueConstraint } from "../contract/contract.js";
import type { Document } from "./document.js";
import { literal } from "./identifiers.js";
import { onWriter, runtimeName } from "./runtime-symbols.js";
import { constantOf, withNames } from "./simple-constant.js";
import type { SourceFile } from "./source-file.js";
import { call } from "./syntax.js";
import type { Version } from "./version.js";

/** What may have a default or fixed value: an element or an attribute. */
interface Constrained {
  readonly type: TypeUse;
  readonly value: ValueConstraint | undefined;
}

/** The check of a value, and the member of the value that it looks at. */
interface ValueCheck {
  readonly check: Document;
  readonly access: "" | "?.$value";
}

/** `writer.check("Kind", value.Kind, fixedValue(datatypes.string, "a"));`, if an attribute is fixed */
export function emitAttributeCheck(name: string, attribute: Constrained, value: Document, file: SourceFile): void {
  emitCheck(name, value, fixedCheck(attribute, file.version), file);
}

/** The same for an element, and `writer.check("Note", value.Note, notEmpty(datatypes.string));` for one with a default */
export function emitElementCheck(name: string, element: Constrained, value: Document, file: SourceFile): void {
  emitCheck(name, value, elementCheck(element, file.version), file);
}

function emitCheck(name: string, value: Document, found: ValueCheck | undefined, file: SourceFile): void {
  if (found !== undefined) file.line(onWriter("check", literal(name), [value, found.access], found.check), ";");
}

/** The check of an element; undefined if it needs none. */
export function elementCheck(element: Constrained, version: Version): ValueCheck | undefined {
  return element.value?.kind === "default" ? emptyCheck(element, version) : fixedCheck(element, version);
}

function fixedCheck({ type, value }: Constrained, version: Version): ValueCheck | undefined {
  if (value?.kind !== "fixed") return undefined;
  const { text, names } = value;
  return checkOf(type, version, (constant) => {
    const known = names === undefined ? [constant, literal(text)] : [withNames(constant), literal(names)];
    return call(runtimeName("fixedValue"), ...known);
  });
}

/** An empty element would be read as the default, so a value with empty text cannot be written (XSD 1.0 part 1, 3.3.1). */
function emptyCheck({ type, value }: Constrained, version: Version): ValueCheck | undefined {
  if (value?.text === "") return undefined;
  return checkOf(type, version, (constant, textType) =>
    mayBeEmpty(textType, version) ? call(runtimeName("notEmpty"), constant) : undefined,
  );
}

function mayBeEmpty(type: TypeUse, version: Version): boolean {
  return version.simpleDatatypes.of(type).parse("", () => undefined) !== undefined;
}

/**
 * A check of the text of a type: that of a struct is in `$value`.
 * @param make - the check for the constant that describes the text
 */
function checkOf(
  type: TypeUse,
  version: Version,
  make: (constant: Document, textType: TypeUse) => Document | undefined,
): ValueCheck | undefined {
  const definition = type.kind === "named" ? version.definition(type.name) : undefined;
  const inStruct = definition?.kind === "struct" ? version.types.textOf(definition) : undefined;
  const constant = constantOf(inStruct ?? type, version);
  const check = constant === undefined ? undefined : make(constant, inStruct ?? type);
  return check === undefined ? undefined : { check, access: inStruct === undefined ? "" : "?.$value" };
}
