import type { Contract } from "../contract/contract.js";
import { bug } from "../source/errors.js";
import { clarkName, type QName } from "../xml/qname.js";

/**
 * Every identifier and every module path of one version, decided before anything is emitted. No decision
 * depends on the order of the contract's lists, so one more type or operation renames no other, unless the two clash.
 */
export interface VersionNames {
  /** The folder: `services88`. Empty if the package is of this version alone: then its modules are not in a folder. */
  readonly folder: string;
  readonly namespaces: ReadonlyMap<string, string>;
  readonly types: ReadonlyMap<string, TypeNames>;
  readonly endpoints: ReadonlyMap<string, EndpointNames>;
  /** The constants for global elements, by Clark name. */
  readonly elements: ReadonlyMap<string, string>;
}

export interface TypeNames {
  readonly identifier: string;
  /** The constant that describes a simple type. */
  readonly constant: string;
  readonly write: string;
  readonly read: string;
  /** For a type that others extend: writes its members without the element around them. */
  readonly writeMembers: string;
  readonly readMembers: string;
  /** For a type with attributes whose elements may be nil: writes a value, or the attributes of one that is nil. */
  readonly writeNil: string;
  readonly readNil: string;
  /** For a type with lists: the order of the elements in the first one. */
  readonly order: string;
  /** For a type with a list of very many elements: the interface that lists those of the first such list, and the table for them. */
  readonly items: string;
  readonly itemTable: string;
  /** The type of values where the type is declared. If others extend the type, the union of it and them. */
  readonly any: string;
  readonly writeAny: string;
  readonly readAny: string;
  /** For a type that very many others extend: the interface that lists them, and the table of the functions for them. */
  readonly derived: string;
  readonly table: string;
  /** Relative to the version's folder, without ending. */
  readonly module: string;
  readonly anyModule: string;
}

export interface EndpointNames {
  readonly module: string;
  /** The name under which the version's index exports the module. */
  readonly exportName: string;
  /** The constant that describes the endpoint. */
  readonly endpoint: string;
  /** The constant with what its operations have in common. */
  readonly service: string;
  /** The class that calls its operations. */
  readonly client: string;
  readonly requestHeaders: string;
  readonly responseHeaders: string;
  readonly operations: ReadonlyMap<string, OperationNames>;
  /** The classes of the faults that operations declare, by the Clark name of the element in the detail. */
  readonly faults: ReadonlyMap<string, string>;
}

export interface OperationNames {
  readonly constant: string;
  /** The method of the client class; unlike a constant, it may be called `delete`. */
  readonly method: string;
  readonly request: string;
  readonly response: string;
  /** For endpoints whose operations do not all have the same headers. */
  readonly requestHeaders: string;
  readonly responseHeaders: string;
}

/** A contract, and the names of everything that is generated from it. */
export interface NamedVersion {
  readonly contract: Contract;
  readonly names: VersionNames;
}

/** What a program imports an endpoint from: `orders-soap/v1/orders`. */
export function entryOfEndpoint(packageName: string, names: VersionNames, { module }: EndpointNames): string {
  if (names.folder === "" && names.endpoints.size === 1) return packageName;
  return `${packageName}/${modulePath(names, module)}`;
}

/** What a program imports everything of a version from. */
export function entryOfVersion(packageName: string, { folder }: VersionNames): string {
  return folder === "" ? packageName : `${packageName}/${folder}`;
}

/** The path of a module of a version, in the package. */
export function modulePath({ folder }: VersionNames, module: string): string {
  return folder === "" ? module : `${folder}/${module}`;
}

/** The names of one type. @throws Error if the type is not in the contract that was registered */
export function typeNames(names: VersionNames, name: QName): TypeNames {
  return known(names.types.get(clarkName(name)), clarkName(name));
}

export function namespaceName(names: VersionNames, namespace: string): string {
  return known(names.namespaces.get(namespace), namespace);
}

export function endpointNames(names: VersionNames, endpoint: string): EndpointNames {
  return known(names.endpoints.get(endpoint), endpoint);
}

export function operationNames(names: EndpointNames, operation: string): OperationNames {
  return known(names.operations.get(operation), operation);
}

export function faultName(names: EndpointNames, element: QName): string {
  return known(names.faults.get(clarkName(element)), clarkName(element));
}

export function known<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw bug(`${what} was not registered`);
  return found;
}
