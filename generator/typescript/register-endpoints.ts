import type { Endpoint, Operation } from "../contract/contract.js";
import { clarkName } from "../xml/qname.js";
import { alsoTaken, distinct, distinctOrNumbered, free, only, type TakenNames } from "./distinct-names.js";
import { camelCase, capitalize, hasMeaning, identifier, moduleName } from "./identifiers.js";
import { type EndpointNames, known, type OperationNames } from "./names.js";
import { identifierWithNamespace } from "./qualified-identifiers.js";
import { CLIENT_MEMBERS } from "./runtime-symbols.js";

/**
 * @param takenModules - the names that no module may have, beside those that every version has
 */
export function registerEndpoints(
  endpoints: readonly Endpoint[],
  taken: TakenNames,
  takenModules: ReadonlySet<string> = new Set(),
): Map<string, EndpointNames> {
  const spoken = spokenNames(endpoints);
  const names = [...spoken.values()];
  const endpointModule = (name: string): string => {
    const module = moduleName(name);
    return FIXED_MODULES.has(module) || takenModules.has(module) ? `${module}-endpoint` : module;
  };
  const byName = { namesOf: only, keyOf: (name: string) => name };
  const numberedModule = (name: string, number: number): string => `${endpointModule(name)}-${number}`;
  const modules = distinctOrNumbered(names, { ...byName, numbered: numberedModule }, endpointModule);
  const exportName = (name: string): string => free(camelCase(identifier(name)), taken);
  const numberedName = (name: string, number: number): string => exportName(`${name}${number}`);
  const exportNames = distinctOrNumbered(names, { ...byName, numbered: numberedName }, exportName);
  return new Map(
    [...spoken].map(([{ name, operations }, spokenName]) => {
      const id = capitalize(identifier(spokenName));
      const own = {
        module: known(modules.get(spokenName), name),
        exportName: known(exportNames.get(spokenName), name),
        endpoint: free(`${camelCase(id)}Endpoint`, taken),
        service: free(`${camelCase(id)}Service`, taken),
        client: free(`${id}Client`, taken),
        requestHeaders: free(`${id}RequestHeaders`, taken, namesOfMessage),
        responseHeaders: free(`${id}ResponseHeaders`, taken, namesOfMessage),
      };
      const messages = [own.requestHeaders, own.responseHeaders].flatMap(namesOfMessage);
      const takenHere = alsoTaken(taken, [own.endpoint, own.service, own.client, ...messages]);
      const named = registerOperations(operations, takenHere);
      const takenByAll = alsoTaken(takenHere, [...named.values()].flatMap(namesOfOperation));
      return [name, { ...own, operations: named, faults: registerFaults(operations, takenByAll) }];
    }),
  );
}

/**
 * `IOrders` becomes `Orders`: the I of a .NET interface is left out, as svcutil does for its client classes. If there is also an
 * endpoint `Orders`, both keep their names.
 */
function spokenNames(endpoints: readonly Endpoint[]): Map<Endpoint, string> {
  const withoutSign = ({ name }: Endpoint): string => name.replace(/^I(?=\p{Lu}\p{Ll})/u, "");
  return distinct(endpoints, only, withoutSign, ({ name }) => name);
}

function registerOperations(operations: readonly Operation[], taken: TakenNames): Map<string, OperationNames> {
  const namesFor = (constant: string, id: string): OperationNames => ({
    constant: free(constant, taken),
    method: isClientMember(constant) ? `${constant}_` : constant,
    request: free(`${id}Request`, taken, namesOfMessage),
    response: free(`${id}Response`, taken, namesOfMessage),
    requestHeaders: free(`${id}RequestHeaders`, taken, namesOfMessage),
    responseHeaders: free(`${id}ResponseHeaders`, taken, namesOfMessage),
  });
  const numbered = (name: string, number: number): OperationNames => {
    const id = `${identifier(name)}${number}`;
    return namesFor(camelCase(id), capitalize(id));
  };
  return distinctOrNumbered(
    operations.map(({ name }) => name),
    { namesOf: namesOfOperation, keyOf: (name) => name, numbered },
    (name) => namesFor(camelCase(identifier(name)), capitalize(identifier(name))),
    // `Find` and `find` both keep their names as they are.
    (name) => namesFor(identifier(name), identifier(name)),
  );
}

function namesOfOperation({ constant, method, ...messages }: OperationNames): readonly string[] {
  return [constant, method, ...Object.values<string>(messages).flatMap(namesOfMessage)];
}

/** One class for each element: if several operations declare the same element, it is the same fault. */
function registerFaults(operations: readonly Operation[], taken: TakenNames): Map<string, string> {
  const declared = operations.flatMap(({ faults }) => faults.map(({ detail }) => detail.element));
  const elements = [...new Map(declared.map((element) => [clarkName(element), element])).values()];
  const nameFor = (text: string): string => free(`${capitalize(identifier(text))}Error`, taken);
  const names = distinctOrNumbered(
    elements,
    {
      namesOf: only,
      keyOf: clarkName,
      numbered: (element, number) => nameFor(`${identifierWithNamespace(element)}${number}`),
    },
    ({ localName }) => nameFor(localName),
    (element) => nameFor(identifierWithNamespace(element)),
  );
  return new Map([...names].map(([element, name]) => [clarkName(element), name]));
}

/** The interface of a message, and the functions that write and read it. */
function namesOfMessage(identifier: string): readonly string[] {
  return [identifier, `write${identifier}`, `read${identifier}`];
}

function isClientMember(name: string): boolean {
  return CLIENT_MEMBERS.includes(name) || hasMeaning(name);
}

/** Modules that every version has. */
const FIXED_MODULES: ReadonlySet<string> = new Set(["index", "namespaces", "types", "elements"]);
