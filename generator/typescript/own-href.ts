import { admits } from "../../templates/runtime/values/any-names.js";
import type { ElementUse, StructType } from "../contract/contract.js";
import type { TypeIndex } from "../contract/types.js";
import type { QName } from "../xml/qname.js";
import { literal } from "./identifiers.js";
import { onReader } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";

/**
 * The statement that says which elements of a value have an attribute `href` of their own. In other elements, it is a reference to another
 * element of the message (SOAP 1.1, 5.4.1), which reading follows.
 */
export function emitOwnHref(elements: readonly ElementUse[], file: SourceFile): void {
  const found = elements.filter((element) => mayHaveHref(element, file.version.types));
  const names = [...new Set(found.map(({ element }) => element.localName))];
  if (names.length > 0) file.line(onReader("ownHref", ...names.map(literal)), ";");
}

function mayHaveHref({ type }: ElementUse, types: TypeIndex): boolean {
  const declared = type.kind === "named" ? types.get(type.name) : undefined;
  return declared?.kind === "struct" && mayHaveOwnHref(declared, types);
}

/** Whether values of a struct, or of types that are derived from it, may have the attribute. */
export function mayHaveOwnHref(struct: StructType, types: TypeIndex): boolean {
  const known = KNOWN.get(struct);
  if (known !== undefined) return known;
  const hasHref =
    types.allAttributes(struct).some(({ name }) => isHref(name)) ||
    admits(types.anyAttributes(struct)?.namespaces ?? [], "") ||
    struct.derived.some((name) => mayHaveOwnHref(types.struct(name), types));
  KNOWN.set(struct, hasHref);
  return hasHref;
}

/** Types may have thousands that are derived from them. */
const KNOWN = new WeakMap<StructType, boolean>();

function isHref({ namespace, localName }: QName): boolean {
  return namespace === "" && localName === "href";
}
