import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compileContracts, type Selection } from "../../generator/contract/compile-contracts.js";
import type { Contract, Operation as ContractOperation, Endpoint } from "../../generator/contract/contract.js";
import { packageOf } from "../../generator/generate.js";
import type { MemoryFolder } from "../../generator/package/memory-folder.js";
import { namesOf } from "../../generator/profiles/profiles.js";
import type { Message } from "../../templates/runtime/soap/message.js";
import type { Operation } from "../../templates/runtime/soap/operation.js";
import { build, writeTo } from "../support/built-package.js";
import { schemasIn } from "../support/schema-files.js";

/** The built package of the reference data's WSDLs. */
export interface BuiltCorpus {
  readonly contracts: readonly Contract[];
  readonly files: MemoryFolder;
  /** The output of the compiler. */
  readonly errors: string;
  readonly folder: string;
}

/** @param wsdls - the folder of the WSDL files, with a folder for each version */
export async function buildCorpus(wsdls: string, folder: string, selection: Selection = {}): Promise<BuiltCorpus> {
  const contracts = compileContracts(schemasIn(wsdls), selection);
  const files = packageOf(contracts);
  writeTo(folder, files);
  return { contracts, files, errors: build(folder), folder };
}

/** A message with its generated code, and the path of its documented envelope. */
export interface CorpusMessage {
  readonly file: string;
  readonly contract: Contract;
  readonly endpoint: Endpoint;
  readonly operation: ContractOperation;
  readonly direction: "request" | "response";
  readonly message: Message<object, object>;
}

/** Every message of a version. */
export async function messagesOf({ folder }: BuiltCorpus, contract: Contract): Promise<CorpusMessage[]> {
  const { version, endpoints } = contract;
  const index: object = await import(pathToFileURL(join(folder, `dist/${namesOf(contract).folder}/index.js`)).href);
  const generated = new Map(
    Object.values(index).flatMap((module: object) => Object.values(module).filter(isEndpoint).map(named)),
  );
  return endpoints.flatMap((endpoint) => {
    const operations = new Map(endpoint.operations.map((operation) => [operation.name, operation]));
    return Object.values(generated.get(endpoint.name) ?? {}).flatMap((code) => {
      const operation = operations.get(code.name);
      if (operation === undefined) throw new Error(`no ${code.name} in ${endpoint.name}`);
      return (["request", "response"] as const).map((direction) => {
        const file = `${version}/${endpoint.name}/${code.name}.${direction}`;
        return { file, contract, endpoint, operation, direction, message: code[direction] };
      });
    });
  });
}

type AnyOperation = Operation<object, object, object, object>;

interface GeneratedEndpoint {
  readonly name: string;
  readonly operations: Readonly<Record<string, AnyOperation>>;
}

function isEndpoint(value: unknown): value is GeneratedEndpoint {
  return typeof value === "object" && value !== null && "operations" in value && "name" in value;
}

function named({ name, operations }: GeneratedEndpoint): [string, GeneratedEndpoint["operations"]] {
  return [name, operations];
}
