import { SchemaError } from "../source/errors.js";
import { clarkName, type QName } from "../xml/qname.js";
import { checkCircles } from "./check-circles.js";
import type { Components, GlobalElement, SchemaDocument } from "./components.js";
import { knownSchema } from "./known-schemas.js";
import type { LoadedSchemas } from "./load-schemas.js";
import { mergeComponents } from "./merge-components.js";
import type { IdentityConstraint, Reference } from "./properties.js";
import { applyRedefinitions } from "./redefine.js";
import { isDefined, type SchemaSet, SPACE_NAMES, type SymbolSpace, type SymbolSpaces } from "./schema-set.js";
import { visitReferences } from "./visit-references.js";

/**
 * Links documents into one set, with the known schemas that they refer to. Equal components with one name are merged.
 * @param mentioned - namespaces that others refer to: the parts of messages
 * @throws SchemaError if two components with one name differ, if a reference leads nowhere (even if no operation uses it), or
 * if a component is defined by itself
 */
export function linkSchemaSet(
  { documents, redefinitions }: LoadedSchemas,
  mentioned: Iterable<string> = [],
): SchemaSet {
  const namespaces = [...new Set(documents.map(({ targetNamespace }) => targetNamespace))];
  const merged = mergeDocuments(documents);
  applyRedefinitions(merged, redefinitions);
  const imported = documents.flatMap(({ references }) => references.map(({ namespace }) => namespace));
  addKnown(merged, [...mentioned, ...imported, ...namespacesIn(merged)], namespaces);
  const spaces = { ...merged, identityConstraints: checkReferences({ ...merged, identityConstraints: new Map() }) };
  checkCircles(spaces);
  return { ...spaces, elements: withTypesOfHeads(spaces.elements), namespaces };
}

type MergedDocuments = ReturnType<typeof mergeDocuments>;

function mergeDocuments(documents: readonly SchemaDocument[]) {
  const merge = <C extends Components[keyof Components][number]>(
    space: keyof Components,
    of: (document: SchemaDocument) => readonly C[],
  ): Map<string, C> => mergeComponents(documents.flatMap(of), SPACE_NAMES[space]);
  return {
    types: merge("types", ({ types }) => types),
    elements: merge("elements", ({ elements }) => elements),
    groups: merge("groups", ({ groups }) => groups),
    attributeGroups: merge("attributeGroups", ({ attributeGroups }) => attributeGroups),
    attributes: merge("attributes", ({ attributes }) => attributes),
    notations: merge("notations", ({ notations }) => notations),
  };
}

/**
 * Adds the components of known namespaces, and of those that they refer to themselves.
 * @param wanted - namespaces, known or not
 * @param declared - the namespaces that have documents, which replace what is known
 */
function addKnown(merged: MergedDocuments, wanted: Iterable<string>, declared: readonly string[]): void {
  const found = new Set(declared);
  const waiting = [...new Set(wanted)];
  for (let namespace = waiting.pop(); namespace !== undefined; namespace = waiting.pop()) {
    const document = found.has(namespace) ? undefined : knownSchema(namespace);
    found.add(namespace);
    if (document === undefined) continue;
    const added = mergeDocuments([document]);
    addAll(merged.types, added.types);
    addAll(merged.elements, added.elements);
    addAll(merged.groups, added.groups);
    addAll(merged.attributeGroups, added.attributeGroups);
    addAll(merged.attributes, added.attributes);
    waiting.push(...namespacesIn(added));
  }
}

function addAll<C>(target: Map<string, C>, source: ReadonlyMap<string, C>): void {
  for (const [name, component] of source) target.set(name, component);
}

/** The namespaces that components refer to. */
function namespacesIn(merged: MergedDocuments): Set<string> {
  const found = new Set<string>();
  visitReferences(
    { ...merged, identityConstraints: new Map() },
    { reference: (_space, { name }) => void found.add(name.namespace), identityConstraint: () => undefined },
  );
  return found;
}

/** Checks that every reference leads somewhere. @returns the identity constraints, which are found on the way */
function checkReferences(spaces: SymbolSpaces): Map<string, IdentityConstraint> {
  const constraints: IdentityConstraint[] = [];
  visitReferences(spaces, {
    reference: (space, reference, element) => checkReference(spaces, space, reference, element),
    identityConstraint: (constraint) => constraints.push(constraint),
  });
  const identityConstraints = mergeComponents(constraints, SPACE_NAMES.identityConstraints);
  const all = { ...spaces, identityConstraints };
  for (const { refer } of constraints) if (refer !== undefined) checkReference(all, "identityConstraints", refer);
  return identityConstraints;
}

function checkReference(
  spaces: SymbolSpaces,
  space: SymbolSpace,
  { name, position }: Reference,
  element?: QName,
): void {
  if (isDefined(spaces, space, name)) return;
  const where = element === undefined ? "" : `element ${element.localName}: `;
  throw new SchemaError(`${where}the ${SPACE_NAMES[space]} ${clarkName(name)} is not defined`, position);
}

/** Gives each element that names no type the type of its substitution group's head (XSD 1.0 part 1, 3.3.2). */
function withTypesOfHeads(elements: ReadonlyMap<string, GlobalElement>): ReadonlyMap<string, GlobalElement> {
  const withTypes = new Map(elements);
  for (const element of elements.values()) {
    const chain: GlobalElement[] = [];
    let head: GlobalElement | undefined = withTypes.get(clarkName(element.name));
    while (head?.hasTypeOfHead && head.substitutionGroup !== undefined) {
      chain.push(head);
      head = withTypes.get(clarkName(head.substitutionGroup.name));
    }
    const type = head?.type ?? element.type;
    for (const link of chain) withTypes.set(clarkName(link.name), { ...link, type, hasTypeOfHead: false });
  }
  return withTypes;
}
