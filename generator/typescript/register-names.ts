import type { Contract, NamedType, NamespaceSet } from "../contract/contract.js";
import { elementsIn, operationsIn, usesIn, wildcardsIn } from "../contract/types.js";
import { shortHash } from "../source/file-name.js";
import { clarkName, compareText, type QName } from "../xml/qname.js";
import { distinct, free, only } from "./distinct-names.js";
import { camelCase, identifier, moduleName, pascalCase } from "./identifiers.js";
import { known, type TypeNames, type VersionNames } from "./names.js";
import { isExtended } from "./polymorphism.js";
import {
  asWrittenIdentifier,
  identifierWithNamespace,
  lastSegments,
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
  const folder = moduleName(contract.version);
  return {
    folder: [...LIBRARY_FOLDERS, ...reserved.folders].includes(folder) ? `${folder}-version` : folder,
    namespaces,
    types,
    endpoints: registerEndpoints(contract.endpoints, taken),
  };
}

function registerTypes({ types, endpoints }: Contract, taken: ReadonlySet<string>): Map<string, TypeNames> {
  const homes = new Set(endpoints.map(({ namespace }) => namespace));
  const modules = distinct(
    types,
    only,
    ({ name }) => `types/${moduleName(pathText(name, ""))}`,
    ({ name }) => `types/${moduleName(pathText(name, ""))}-${shortHash(clarkName(name))}`,
  );
  const rule = (identifierOf: (name: QName) => string) => (type: NamedType) =>
    namesFor(type, free(identifierOf(type.name), taken), known(modules.get(type), clarkName(type.name)));
  const names = distinct(
    types,
    namesOfType,
    rule(plainIdentifier),
    rule(asWrittenIdentifier),
    rule(steppedIdentifier),
    rule((name) => (homes.has(name.namespace) ? plainIdentifier : identifierWithNamespace)(name)),
    rule(identifierWithNamespace),
    rule((name) => `${plainIdentifier(name)}_${shortHash(clarkName(name))}`),
  );
  return new Map([...names].map(([{ name }, own]) => [clarkName(name), own]));
}

function namesFor(type: NamedType, id: string, module: string): TypeNames {
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
    order: `orderOf${suffix}`,
    // Only types that others extend need further names, and only they may take them from another type.
    any: isExtended(type) ? `Any${suffix}` : id,
    writeAny: `write${any}${suffix}`,
    readAny: `read${any}${suffix}`,
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
  return distinct(
    [...namespaces].sort(compareText),
    only,
    (namespace) => nameFor(namespace === "" ? "noNamespace" : lastSegments(namespace, 1)),
    (namespace) => nameFor(lastSegments(namespace, 2)),
    (namespace) => nameFor(`${lastSegments(namespace, 1)}_${shortHash(namespace)}`),
  );
}

/** The namespaces of all elements and types, including those of members. */
function namespacesOf(contract: Contract): string[] {
  const namespaces = new Set([
    ...contract.endpoints.map(({ namespace }) => namespace),
    ...contract.types.map(({ name }) => name.namespace),
    ...contract.types.flatMap(namespacesIn),
  ]);
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
      return [type.item.element.namespace];
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
