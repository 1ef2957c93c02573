import { SchemaError } from "../source/errors.js";
import { type Position, showPosition } from "../source/source-text.js";
import { clarkName, compareText, NAMESPACE, type QName } from "../xml/qname.js";
import { BUILTIN_TYPES } from "./builtin-types.js";
import type {
  ComplexType,
  ElementDeclaration,
  SchemaDocument,
  SimpleType,
  TypeDefinition,
  TypeReference,
  TypeUse,
} from "./components.js";

/** The symbol spaces of documents that belong together (XSD 1.0 part 1, 2.5), by Clark name. */
export interface SchemaSet {
  /** Target namespaces in the order in which the documents are met. */
  readonly namespaces: readonly string[];
  readonly elements: ReadonlyMap<string, ElementDeclaration>;
  readonly types: ReadonlyMap<string, TypeDefinition>;
}

/**
 * Puts documents together. Equal definitions of one name merge.
 * @throws SchemaError if two differ, or if a reference, used by an operation or not, leads nowhere
 */
export function linkSchemaSet(documents: readonly SchemaDocument[]): SchemaSet {
  const set: SchemaSet = {
    namespaces: [...new Set(documents.map(({ targetNamespace }) => targetNamespace))],
    elements: mergeComponents(
      documents.flatMap(({ elements }) => elements),
      "element",
    ),
    types: mergeComponents(
      documents.flatMap(({ types }) => types),
      "type",
    ),
  };
  for (const { type } of set.elements.values()) checkUse(type, set);
  for (const type of set.types.values()) checkDefinition(type, set);
  return set;
}

/** A hundred times what all of NetServer has. Each becomes a file, and takes kilobytes of memory until then. */
const MAX_COMPONENTS = 100_000;

/** @throws SchemaError if two components share a name and differ in more than documentation, or if there are too many */
export function mergeComponents<C extends { readonly name: QName | undefined; readonly position: Position }>(
  components: Iterable<C>,
  kind: string,
): Map<string, C> {
  const merged = new Map<string, C>();
  for (const component of components) {
    if (component.name === undefined) throw new SchemaError(`a global ${kind} needs a name`, component.position);
    const key = clarkName(component.name);
    const earlier = merged.get(key);
    if (merged.size === MAX_COMPONENTS && earlier === undefined)
      throw new SchemaError(`more than ${MAX_COMPONENTS} ${kind}s`, component.position);
    if (earlier === undefined) merged.set(key, component);
    else if (!sameComponent(earlier, component)) throw differing(earlier, component, `${kind} ${key}`);
  }
  return merged;
}

/** Whether two components say the same, but for what may differ between equal ones: their place and their documentation. */
function sameComponent(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isRecord(a) || !isRecord(b)) return false;
  for (const key in a) if (!NOT_COMPARED.has(key) && !sameComponent(a[key], b[key])) return false;
  // What one does not have, the other must not have either.
  for (const key in b) if (a[key] === undefined && b[key] !== undefined && !NOT_COMPARED.has(key)) return false;
  return true;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

const NOT_COMPARED: ReadonlySet<string> = new Set(["position", "documentation"]);

/** Reported at the later place, in an order that does not depend on which file came first. */
function differing(a: { position: Position }, b: { position: Position }, what: string): SchemaError {
  const [first, second] = [a.position, b.position].sort((x, y) => compareText(showPosition(x), showPosition(y)));
  return new SchemaError(
    `${what} is defined differently at ${showPosition(first ?? a.position)}`,
    second ?? b.position,
  );
}

function checkDefinition(type: TypeDefinition, set: SchemaSet): void {
  if (type.kind === "complexType") checkComplexType(type, set);
  else checkSimpleType(type, set);
}

function checkComplexType({ base, particles }: ComplexType, set: SchemaSet): void {
  if (base !== undefined) checkReference(base, set);
  for (const { type, name } of particles) checkUse(type, set, name.localName);
}

function checkSimpleType({ variety }: SimpleType, set: SchemaSet): void {
  checkUse(variety.kind === "list" ? variety.itemType : variety.base, set);
}

function checkUse(type: TypeUse, set: SchemaSet, element?: string): void {
  if (type.kind === "anonymous") checkDefinition(type.definition, set);
  else checkReference(type, set, element);
}

function checkReference({ name, position }: TypeReference, { types }: SchemaSet, element?: string): void {
  const known = name.namespace === NAMESPACE.xsd ? BUILTIN_TYPES.has(name.localName) : types.has(clarkName(name));
  if (known) return;
  const where = element === undefined ? "" : `element ${element}: `;
  throw new SchemaError(`${where}the type ${clarkName(name)} is not defined`, position);
}
