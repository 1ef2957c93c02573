import type { Contract, ElementUse, NamedType, NamespaceSet } from "../contract/contract.js";
import { elementsIn, operationsIn, TypeIndex, usesIn, wildcardsIn } from "../contract/types.js";
import { clarkName, compareText, type QName } from "../xml/qname.js";
import { lastSegments } from "../xsd/namespace-words.js";
import { isLargeFamily } from "./derived-types.js";
import { distinctOrNumbered, free, only } from "./distinct-names.js";
import { camelCase, identifier, moduleName, pascalCase } from "./identifiers.js";
import { longListsOf } from "./long-lists.js";
import { known, type TypeNames, type VersionNames } from "./names.js";
import { isExtended } from "./polymorphism.js";
import {
  asWrittenIdentifier,
  identifierWithNamespace,
  pathText,
  plainIdentifier,
  steppedIdentifier,
} from "./qualified-identifiers.js";
import { registerEndpoints } from "./register-endpoints.js";
import { LIBRARY_FOLDERS } from "./runtime-symbols.js";

/** Names that something else in the package has. */
export interface ReservedNames {
  /** Of what modules import. */
  readonly names: readonly string[];
  /** Of folders beside those of versions. */
  readonly folders: readonly string[];
  /** Whether the modules are in the folder of the package itself. */
  readonly isFlat?: boolean | undefined;
}

/**
 * Registers all names: types first, then namespaces, endpoints, operations and faults. In a clash, the later kind gives way.
 * @throws InputError if two names stay the same under every rule
 */
export function registerNames(contract: Contract, reserved: ReservedNames = { names: [], folders: [] }): VersionNames {
  const own = new Set(reserved.names);
  const types = registerTypes(contract, own);
  const taken = new Set([...own, ...[...types.values()].flatMap(namesOfType)]);
  const namespaces = registerNamespaces(namespacesOf(contract), taken);
  for (const name of namespaces.values()) taken.add(name);
  const folders = [...LIBRARY_FOLDERS, ...reserved.folders];
  const folder = moduleName(contract.version);
  const named = folders.includes(folder) ? `${folder}-version` : folder;
  if (contract.elements.length > 0) taken.add(ELEMENTS);
  return {
    folder: reserved.isFlat ? "" : named,
    namespaces,
    types,
    endpoints: registerEndpoints(contract.endpoints, taken, new Set(reserved.isFlat ? folders : [])),
    elements: registerElements(contract.elements, taken),
  };
}

/** The name under which the index of a version exports the global elements. */
export const ELEMENTS = "elements";

function registerElements(elements: readonly ElementUse[], taken: ReadonlySet<string>): Map<string, string> {
  const rule = (identifierOf: (name: QName) => string) => (name: QName) => free(camelCase(identifierOf(name)), taken);
  const names = distinctOrNumbered(
    elements.map(({ element }) => element),
    {
      namesOf: only,
      keyOf: clarkName,
      numbered: (name, number) => rule((each) => `${identifierWithNamespace(each)}${number}`)(name),
    },
    rule(plainIdentifier),
    rule(identifierWithNamespace),
  );
  return new Map([...names].map(([name, constant]) => [clarkName(name), constant]));
}

function registerTypes({ types, endpoints }: Contract, taken: ReadonlySet<string>): Map<string, TypeNames> {
  const homes = new Set(endpoints.map(({ namespace }) => namespace));
  const modules = registerModules(types, homes);
  const index = TypeIndex.of(types);
  const large = new Set(types.filter((type) => isExtended(type) && isLargeFamily(type, index)));
  const listing = new Set(types.filter((type) => type.kind === "struct" && longListsOf(type, index).length > 0));
  const rule = (identifierOf: (name: QName) => string) => (type: NamedType) =>
    namesFor(
      { type, isLarge: large.has(type), hasLongList: listing.has(type) },
      free(identifierOf(type.name), taken),
      known(modules.get(type), clarkName(type.name)),
    );
  const names = distinctOrNumbered(
    types,
    {
      namesOf: namesOfType,
      keyOf: keyOfType,
      numbered: (type, number) => rule((name) => `${identifierWithNamespace(name)}${number}`)(type),
    },
    rule(plainIdentifier),
    rule(asWrittenIdentifier),
    rule(steppedIdentifier),
    rule((name) => (homes.has(name.namespace) ? plainIdentifier : identifierWithNamespace)(name)),
    rule(identifierWithNamespace),
  );
  return new Map([...names].map(([{ name }, own]) => [clarkName(name), own]));
}

/** Some file systems take names for the same that differ only in case, so the names of modules have small letters alone. */
function registerModules(types: readonly NamedType[], homes: ReadonlySet<string>): Map<NamedType, string> {
  const plain = ({ name }: NamedType): string => `types/${moduleName(pathText(name, ""))}`;
  const withNamespace = ({ name }: NamedType): string => `types/${moduleName(identifierWithNamespace(name))}`;
  return distinctOrNumbered(
    types,
    { namesOf: only, keyOf: keyOfType, numbered: (type, number) => `${plain(type).replace(/-$/, "")}-${number}` },
    plain,
    (type) => (homes.has(type.name.namespace) ? plain(type) : withNamespace(type)),
  );
}

function keyOfType({ name }: NamedType): string {
  return clarkName(name);
}

interface TypeToName {
  readonly type: NamedType;
  /** Whether the types that extend it are too many for a union. */
  readonly isLarge: boolean;
  /** Whether it has a list of very many elements. */
  readonly hasLongList: boolean;
}

function namesFor({ type, isLarge, hasLongList }: TypeToName, id: string, module: string): TypeNames {
  // Only one of `Foo` and `foo` may lend its name to readFoo.
  const suffix = /^\p{Lu}/u.test(id) ? id : `_${id}`;
  const any = isExtended(type) ? "Any" : "";
  return {
    identifier: id,
    constant: hasConstant(type) ? free(/^\p{Lu}/u.test(id) ? camelCase(id) : `_${id}`, NOTHING) : id,
    write: `write${suffix}`,
    read: `read${suffix}`,
    writeMembers: `writeMembersOf${suffix}`,
    readMembers: `readMembersOf${suffix}`,
    writeNil: `writeNilOr${suffix}`,
    readNil: `readNilOr${suffix}`,
    order: `orderOf${suffix}`,
    items: hasLongList ? `ItemsOf${suffix}` : id,
    itemTable: hasLongList ? `itemsOf${suffix}` : id,
    // Only types that others extend need further names, and only they may take them from another type.
    any: isExtended(type) ? `Any${suffix}` : id,
    writeAny: `write${any}${suffix}`,
    readAny: `read${any}${suffix}`,
    derived: isLarge ? `TypesOf${suffix}` : id,
    table: isLarge ? `typesOf${suffix}` : id,
    module,
    // The module name of a type has no dot, so this one is free.
    anyModule: `${module}.any`,
  };
}

const NOTHING: ReadonlySet<string> = new Set();

/** Enumerations and flags have a constant with their numbers instead, with the name of the type. */
function hasConstant(type: NamedType): boolean {
  return type.kind === "simple" && type.variety.kind !== "enumeration" && type.variety.kind !== "flags";
}

/** The names that nothing else may have. */
function namesOfType({ module, anyModule, ...names }: TypeNames): string[] {
  return Object.values(names);
}

function registerNamespaces(namespaces: readonly string[], taken: ReadonlySet<string>): Map<string, string> {
  const nameFor = (text: string): string => free(camelCase(identifier(pascalCase(text))), taken);
  return distinctOrNumbered(
    [...namespaces].sort(compareText),
    {
      namesOf: only,
      keyOf: (namespace) => namespace,
      numbered: (namespace, number) => nameFor(`${lastSegments(namespace, 2)}${number}`),
    },
    (namespace) => nameFor(namespace === "" ? "noNamespace" : lastSegments(namespace, 1)),
    (namespace) => nameFor(lastSegments(namespace, 2)),
  );
}

/** The namespaces of all elements and types, including those of members. */
function namespacesOf(contract: Contract): string[] {
  const namespaces = new Set([
    ...contract.endpoints.map(({ namespace }) => namespace),
    ...contract.types.map(({ name }) => name.namespace),
    ...contract.types.flatMap(namespacesIn),
  ]);
  for (const { element } of contract.elements) namespaces.add(element.namespace);
  for (const operation of operationsIn(contract))
    for (const { element } of [operation.request, operation.response, ...usesIn(operation)])
      if (element !== undefined) namespaces.add(element.namespace);
  return [...namespaces];
}

/** The namespaces of the elements in a type. They may differ from that of the type, or be empty. */
function namespacesIn(type: NamedType): string[] {
  switch (type.kind) {
    case "struct":
      return [
        ...elementsIn(type.content).map(({ element }) => element.namespace),
        ...type.attributes.map(({ name }) => name.namespace).filter((namespace) => namespace !== ""),
        ...namespacesInSet(type.anyAttributes?.namespaces ?? []),
        ...wildcardsIn(type.content).flatMap(({ namespaces }) => namespacesInSet(namespaces)),
      ];
    case "array":
      return [type.item.element.namespace, ...(type.encoding === undefined ? [] : [type.encoding.name.namespace])];
    case "dictionary":
      return [type.entry, type.key.element, type.value.element].map(({ namespace }) => namespace);
    case "simple":
      return [];
  }
}

function namespacesInSet(namespaces: NamespaceSet): readonly string[] {
  if (namespaces === "any") return [];
  return "not" in namespaces ? [namespaces.not] : namespaces;
}
