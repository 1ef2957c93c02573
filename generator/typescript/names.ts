import { posix } from "node:path";
import type { Contract, Endpoint, NamedType, Operation } from "../contract/contract.js";
import { shortHash } from "../source/file-name.js";
import { clarkName, compareText, type QName } from "../xml/qname.js";
import { distinct, free, only } from "./distinct-names.js";
import { camelCase, capitalize, identifier, moduleName, pascalCase } from "./identifiers.js";
import { isExtended } from "./polymorphism.js";

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
  /** What may stand where the type is declared: for one that others extend, itself or one of them. */
  readonly any: string;
  readonly writeAny: string;
  readonly readAny: string;
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

/**
 * Types choose first, then namespaces, then endpoints, then operations, then faults: who comes later gives way.
 * @throws InputError if two names stay the same under every rule
 */
export function registerNames(contract: Contract): VersionNames {
  const types = registerTypes(contract);
  const taken = new Set([...types.values()].flatMap(namesOfType));
  const namespaces = registerNamespaces(namespacesOf(contract), taken);
  for (const name of namespaces.values()) taken.add(name);
  const folder = moduleName(contract.version);
  return {
    folder: LIBRARY_FOLDERS.has(folder) ? `${folder}-version` : folder,
    namespaces,
    types,
    endpoints: registerEndpoints(contract.endpoints, taken),
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

export function endpointNames(names: VersionNames, endpoint: string): EndpointNames {
  return known(names.endpoints.get(endpoint), endpoint);
}

export function operationNames(names: EndpointNames, operation: string): OperationNames {
  return known(names.operations.get(operation), operation);
}

export function faultName(names: EndpointNames, element: QName): string {
  return known(names.faults.get(clarkName(element)), clarkName(element));
}

function known<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`${what} was not registered`);
  return found;
}

function registerTypes({ types, endpoints }: Contract): Map<string, TypeNames> {
  const homes = new Set(endpoints.map(({ namespace }) => namespace));
  const modules = distinct(
    types,
    only,
    ({ name }) => `types/${moduleName(name.localName)}`,
    ({ name }) => `types/${moduleName(name.localName)}-${shortHash(clarkName(name))}`,
  );
  const rule = (identifierOf: (name: QName) => string) => (type: NamedType) =>
    namesFor(type, identifierOf(type.name), known(modules.get(type), clarkName(type.name)));
  const names = distinct(
    types,
    namesOfType,
    rule(plainIdentifier),
    rule((name) => (homes.has(name.namespace) ? plainIdentifier : identifierWithNamespace)(name)),
    rule(identifierWithNamespace),
    rule((name) => `${plainIdentifier(name)}_${shortHash(clarkName(name))}`),
  );
  return new Map([...names].map(([{ name }, own]) => [clarkName(name), own]));
}

function plainIdentifier({ localName }: QName): string {
  return free(identifier(localName), NOTHING);
}

function identifierWithNamespace(name: QName): string {
  return `${plainIdentifier(name)}Of${identifier(pascalCase(lastSegments(name.namespace, 1)))}`;
}

function namesFor(type: NamedType, id: string, module: string): TypeNames {
  // Only one of `Foo` and `foo` may lend its name to readFoo.
  const suffix = /^\p{Lu}/u.test(id) ? id : `_${id}`;
  const any = isExtended(type) ? "Any" : "";
  return {
    identifier: id,
    write: `write${suffix}`,
    read: `read${suffix}`,
    writeMembers: `writeMembersOf${suffix}`,
    readMembers: `readMembersOf${suffix}`,
    // Only types that others extend need further names, and only they may take them from another type.
    any: isExtended(type) ? `Any${suffix}` : id,
    writeAny: `write${any}${suffix}`,
    readAny: `read${any}${suffix}`,
    module,
    // No type's name makes a dot.
    anyModule: `${module}.any`,
  };
}

/** What nothing else may be called. */
function namesOfType({ module, anyModule, ...names }: TypeNames): string[] {
  return Object.values(names);
}

function registerNamespaces(namespaces: readonly string[], taken: ReadonlySet<string>): Map<string, string> {
  const nameFor = (text: string): string => free(camelCase(identifier(pascalCase(text))), taken);
  return distinct(
    [...namespaces].sort(compareText),
    only,
    (namespace) => nameFor(lastSegments(namespace, 1)),
    (namespace) => nameFor(lastSegments(namespace, 2)),
    (namespace) => nameFor(`${lastSegments(namespace, 1)}_${shortHash(namespace)}`),
  );
}

function registerEndpoints(endpoints: readonly Endpoint[], taken: ReadonlySet<string>): Map<string, EndpointNames> {
  const names = endpoints.map(({ name }) => name);
  const modules = distinct(names, only, endpointModule, (name) => `${endpointModule(name)}-${shortHash(name)}`);
  const exportNames = distinct(
    names,
    only,
    (name) => free(camelCase(identifier(name)), taken),
    (name) => free(`${camelCase(identifier(name))}_${shortHash(name)}`, taken),
  );
  return new Map(
    endpoints.map(({ name, operations }) => {
      const id = capitalize(identifier(name));
      const own = {
        module: known(modules.get(name), name),
        exportName: known(exportNames.get(name), name),
        endpoint: free(`${camelCase(id)}Endpoint`, taken),
        client: free(`${id}Client`, taken),
        requestHeaders: free(`${id}RequestHeaders`, taken, namesOfMessage),
        responseHeaders: free(`${id}ResponseHeaders`, taken, namesOfMessage),
      };
      const messages = [own.requestHeaders, own.responseHeaders].flatMap(namesOfMessage);
      const takenHere = new Set([...taken, own.endpoint, own.client, ...messages]);
      const named = registerOperations(operations, takenHere);
      const takenByAll = new Set([...takenHere, ...[...named.values()].flatMap(namesOfOperation)]);
      return [name, { ...own, operations: named, faults: registerFaults(operations, takenByAll) }];
    }),
  );
}

function endpointModule(name: string): string {
  const module = moduleName(name);
  return FIXED_MODULES.has(module) ? `${module}-endpoint` : module;
}

function registerOperations(operations: readonly Operation[], taken: ReadonlySet<string>): Map<string, OperationNames> {
  const namesFor = (constant: string, id: string): OperationNames => ({
    constant: free(constant, taken),
    method: CLIENT_METHODS.has(constant) ? `${constant}_` : constant,
    request: free(`${id}Request`, taken, namesOfMessage),
    response: free(`${id}Response`, taken, namesOfMessage),
    requestHeaders: free(`${id}RequestHeaders`, taken, namesOfMessage),
    responseHeaders: free(`${id}ResponseHeaders`, taken, namesOfMessage),
  });
  return distinct(
    operations.map(({ name }) => name),
    namesOfOperation,
    (name) => namesFor(camelCase(identifier(name)), capitalize(identifier(name))),
    // Of `Find` and `find`, both keep their names as they are.
    (name) => namesFor(identifier(name), identifier(name)),
    (name) => {
      const id = `${identifier(name)}_${shortHash(name)}`;
      return namesFor(camelCase(id), capitalize(id));
    },
  );
}

function namesOfOperation({ constant, method, ...messages }: OperationNames): readonly string[] {
  return [constant, method, ...Object.values<string>(messages).flatMap(namesOfMessage)];
}

/** One class an element: the same element of several operations is the same fault. */
function registerFaults(operations: readonly Operation[], taken: ReadonlySet<string>): Map<string, string> {
  const declared = operations.flatMap(({ faults }) => faults.map(({ element }) => element));
  const elements = [...new Map(declared.map((element) => [clarkName(element), element])).values()];
  const nameFor = (text: string): string => free(`${capitalize(identifier(text))}Error`, taken);
  const names = distinct(
    elements,
    only,
    ({ localName }) => nameFor(localName),
    (element) => nameFor(identifierWithNamespace(element)),
    (element) => nameFor(`${element.localName}_${shortHash(clarkName(element))}`),
  );
  return new Map([...names].map(([element, name]) => [clarkName(element), name]));
}

/** The interface of a message, and the functions that write and read it. */
function namesOfMessage(identifier: string): readonly string[] {
  return [identifier, `write${identifier}`, `read${identifier}`];
}

/** Of all names of elements and types; that is where the members are, too. */
function namespacesOf({ types, endpoints }: Contract): string[] {
  const operations = endpoints.flatMap((endpoint) => endpoint.operations);
  const messages = operations.flatMap(({ request, response }) => [request, response]);
  return [
    ...new Set([
      ...endpoints.map(({ namespace }) => namespace),
      ...types.map(({ name }) => name.namespace),
      ...messages.flatMap(({ element, fields, headers }) => [
        element.namespace,
        ...fields.map(({ namespace }) => namespace),
        ...headers.map((header) => header.element.namespace),
      ]),
      ...operations.flatMap(({ faults }) => faults.map(({ element }) => element.namespace)),
    ]),
  ];
}

/** `http://schemas.microsoft.com/2003/10/Serialization/` -> `Serialization`, `10 Serialization` */
function lastSegments(namespace: string, count: number): string {
  const segments = namespace.split(/[/:#?]/).filter((segment) => segment !== "");
  return segments.slice(-count).join(" ") || "unnamed";
}

const NOTHING: ReadonlySet<string> = new Set();

/** Modules that every version has. */
const FIXED_MODULES: ReadonlySet<string> = new Set(["index", "namespaces", "types"]);

/** What stands beside the versions in the package. */
const LIBRARY_FOLDERS: ReadonlySet<string> = new Set(["runtime", "netserver"]);

/** What the base class of a client has already. */
const CLIENT_METHODS: ReadonlySet<string> = new Set([
  "constructor",
  "call",
  "checkHeaders",
  ...Object.getOwnPropertyNames(Object.prototype),
]);
