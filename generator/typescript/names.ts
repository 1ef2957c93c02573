import { createHash } from "node:crypto";
import { posix } from "node:path";
import type { Contract, NamedType } from "../contract/contract.js";
import { InputError } from "../errors.js";
import { clarkName, compareText, type QName } from "../xml/qname.js";
import { camelCase, identifier, isReserved, moduleName, pascalCase } from "./identifiers.js";

/**
 * Every identifier and every module path of one version, decided before anything is emitted. No decision
 * depends on the order of the contract's lists, so one more type or operation renames no other, unless the two clash.
 */
export interface VersionNames {
  /** The folder: `services88`. */
  readonly folder: string;
  readonly namespaces: ReadonlyMap<string, string>;
  readonly types: ReadonlyMap<string, TypeNames>;
  readonly endpoints: ReadonlyMap<string, EndpointNames>;
}

export interface TypeNames {
  readonly identifier: string;
  readonly write: string;
  readonly read: string;
  /** For a type that others extend: its members without the element around them. */
  readonly writeMembers: string;
  readonly readMembers: string;
  /** Relative to the version's folder, without ending. */
  readonly module: string;
}

export interface EndpointNames {
  readonly module: string;
  /** The name under which the version's index exports the module. */
  readonly exportName: string;
  /** The constant that describes the endpoint. */
  readonly endpoint: string;
  readonly requestHeaders: string;
  readonly responseHeaders: string;
  readonly operations: ReadonlyMap<string, OperationNames>;
}

export interface OperationNames {
  readonly constant: string;
  readonly request: string;
  readonly response: string;
  /** For endpoints whose operations do not all have the same headers. */
  readonly requestHeaders: string;
  readonly responseHeaders: string;
}

/** @throws InputError if two names stay the same under every rule */
export function registerNames(contract: Contract): VersionNames {
  const homes = new Set(contract.endpoints.map(({ namespace }) => namespace));
  const types = registerTypes(contract.types, homes);
  const taken = new Set([...types.values()].flatMap(({ module, ...own }) => Object.values(own)));
  const namespaces = registerNamespaces(namespacesOf(contract), taken);
  for (const name of namespaces.values()) taken.add(name);
  return {
    folder: moduleName(contract.version),
    namespaces,
    types,
    endpoints: registerEndpoints(contract, taken),
  };
}

/** The path of `to` as seen from `from`; all without ending, both relative to the same folder. */
export function importPath(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to);
  return path.startsWith(".") ? path : `./${path}`;
}

/** The names of one type. @throws Error if it is not of the contract that was registered */
export function typeNames(names: VersionNames, name: QName): TypeNames {
  return known(names.types.get(clarkName(name)), clarkName(name));
}

export function namespaceName(names: VersionNames, namespace: string): string {
  return known(names.namespaces.get(namespace), namespace);
}

function known<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`${what} was not registered`);
  return found;
}

function registerTypes(types: readonly NamedType[], homes: ReadonlySet<string>): Map<string, TypeNames> {
  const identifiers = distinct(
    types,
    ({ name }) => free(identifier(name.localName)),
    ({ name }, candidate) =>
      homes.has(name.namespace) ? candidate : `${candidate}Of${pascalCase(lastSegment(name.namespace))}`,
  );
  const modules = distinct(
    types,
    ({ name }) => moduleName(name.localName),
    ({ name }, candidate) => `${candidate}-${shortHash(name)}`,
  );
  const names = types.map((type): [string, TypeNames] => {
    const id = identifiers.get(type) ?? "";
    // Only one of `Foo` and `foo` may lend its name to readFoo.
    const suffix = /^\p{Lu}/u.test(id) ? id : `_${id}`;
    return [
      clarkName(type.name),
      {
        identifier: id,
        write: `write${suffix}`,
        read: `read${suffix}`,
        writeMembers: `writeMembersOf${suffix}`,
        readMembers: `readMembersOf${suffix}`,
        module: `types/${modules.get(type)}`,
      },
    ];
  });
  checkUnique(names.map(([key, { module }]) => [module, key]));
  checkUnique(
    names.flatMap(([key, { module, ...own }]) => Object.values(own).map((name): [string, string] => [name, key])),
  );
  return new Map(names);
}

function registerNamespaces(namespaces: readonly string[], taken: ReadonlySet<string>): Map<string, string> {
  const names = new Map<string, string>();
  for (const namespace of [...namespaces].sort(compareText)) {
    const used = new Set([...taken, ...names.values()]);
    names.set(namespace, free(camelCase(identifier(pascalCase(lastSegment(namespace)))), used));
  }
  return names;
}

function registerEndpoints(contract: Contract, taken: ReadonlySet<string>): Map<string, EndpointNames> {
  const modules = contract.endpoints.map(({ name }): [string, string] => [moduleName(name), name]);
  checkUnique(modules);
  return new Map(
    contract.endpoints.map(({ name, operations }) => {
      const module = moduleName(name);
      const id = identifier(name);
      const names: EndpointNames = {
        module: FIXED_MODULES.has(module) ? `${module}-endpoint` : module,
        exportName: free(camelCase(id), taken),
        endpoint: free(`${camelCase(id)}Endpoint`, taken),
        requestHeaders: free(`${id}RequestHeaders`, taken),
        responseHeaders: free(`${id}ResponseHeaders`, taken),
        operations: new Map(operations.map((operation) => [operation.name, operationNames(operation.name, taken)])),
      };
      checkUnique([...names.operations].map(([operation, { constant }]) => [constant, `${name}.${operation}`]));
      return [name, names];
    }),
  );
}

function operationNames(operation: string, taken: ReadonlySet<string>): OperationNames {
  const id = identifier(operation);
  return {
    constant: free(camelCase(id), taken),
    request: free(`${id}Request`, taken),
    response: free(`${id}Response`, taken),
    requestHeaders: free(`${id}RequestHeaders`, taken),
    responseHeaders: free(`${id}ResponseHeaders`, taken),
  };
}

/** The candidate, with underscores behind it until it is not reserved and nothing else has it. */
function free(candidate: string, taken: ReadonlySet<string> = new Set()): string {
  return isReserved(candidate) || taken.has(candidate) ? free(`${candidate}_`, taken) : candidate;
}

/** One name each; those that would share one are all told apart by a rule of their own. */
function distinct(
  types: readonly NamedType[],
  candidateOf: (type: NamedType) => string,
  tellApart: (type: NamedType, candidate: string) => string,
): Map<NamedType, string> {
  const count = new Map<string, number>();
  for (const type of types) count.set(candidateOf(type), (count.get(candidateOf(type)) ?? 0) + 1);
  return new Map(
    types.map((type) => {
      const candidate = candidateOf(type);
      return [type, count.get(candidate) === 1 ? candidate : tellApart(type, candidate)];
    }),
  );
}

function checkUnique(names: readonly (readonly [name: string, owner: string])[]): void {
  const owners = new Map<string, string>();
  for (const [name, owner] of names) {
    const other = owners.get(name);
    if (other !== undefined) throw new InputError(`${other} and ${owner} would both be called ${name} in TypeScript`);
    owners.set(name, owner);
  }
}

function namespacesOf({ types, endpoints }: Contract): string[] {
  const messages = endpoints.flatMap(({ operations }) =>
    operations.flatMap(({ request, response }) => [request, response]),
  );
  const elements = messages.flatMap(({ element, headers }) => [element, ...headers.map((header) => header.element)]);
  return [...new Set([...types.map(({ name }) => name), ...elements].map(({ namespace }) => namespace))];
}

/** `http://schemas.microsoft.com/2003/10/Serialization/` -> `Serialization` */
function lastSegment(namespace: string): string {
  return namespace.split(/[/:#?]/).findLast((segment) => segment !== "") ?? "unnamed";
}

function shortHash(name: QName): string {
  return createHash("sha256").update(clarkName(name)).digest("hex").slice(0, 6);
}

/** Modules that every version has. */
const FIXED_MODULES: ReadonlySet<string> = new Set(["index", "namespaces", "types"]);
