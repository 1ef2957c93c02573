import type * as codegen from "../../templates/runtime/codegen.js";
import type * as codegenDatatypes from "../../templates/runtime/codegen-datatypes.js";
import type * as codegenValues from "../../templates/runtime/codegen-values.js";
import * as datatypes from "../../templates/runtime/values/datatypes.js";
import { ENTRY_POINTS, type EntryPoint } from "../contract/assertion.js";
import { bug } from "../source/errors.js";
import type { Document, ImportedName } from "./document.js";
import { call } from "./syntax.js";

/** The names that generated code may import from the run-time library. */
interface LibraryModule {
  /** Relative to the folder of a version, without ending. */
  readonly path: string;
  readonly symbols: Readonly<Record<string, ImportedName["use"]>>;
}

/** All that `templates/runtime/codegen.ts` exports. */
export const RUNTIME = {
  path: "../runtime/codegen",
  symbols: {
    AddressedOptions: "type",
    AnyElement: "type",
    AnyValue: "type",
    CalendarDate: "type",
    CallOptions: "type",
    Datatype: "type",
    DateTime: "type",
    Decimal: "type",
    DeclaredFault: "value",
    Duration: "type",
    ElementCodec: "type",
    FaultFacts: "type",
    Guid: "type",
    ItemOf: "type",
    Nil: "type",
    OneOf: "type",
    OneOfMany: "type",
    OneWayOperation: "type",
    Operation: "type",
    Parts: "type",
    QName: "type",
    Reader: "type",
    SoapExtension: "type",
    SoapClient: "value",
    SomeOf: "type",
    TimeOfDay: "type",
    TimeSpan: "type",
    WithHeaders: "type",
    Writer: "type",
    empty: "value",
    noResponse: "value",
    withNames: "value",
    withType: "value",
  },
} as const satisfies LibraryModule;

/** All that `codegen-datatypes.ts` exports. Packages whose types need none of it do not load it. */
export const RUNTIME_DATATYPES = {
  path: "../runtime/codegen-datatypes",
  symbols: {
    datatypes: "value",
  },
} as const satisfies LibraryModule;

/** All that `codegen-values.ts` exports. Packages whose types need none of it do not load it. */
export const RUNTIME_VALUES = {
  path: "../runtime/codegen-values",
  symbols: {
    beginShared: "value",
    checkCount: "value",
    checkOrder: "value",
    fixedValue: "value",
    keepInItems: "value",
    mapped: "value",
    notEmpty: "value",
    otherDatatypes: "value",
    simpleTypes: "value",
  },
} as const satisfies LibraryModule;

/** All that `codegen-xml.ts` exports: what needs a parser of XML. Packages whose types need none of it do not load it. */
export const RUNTIME_XML = {
  path: "../runtime/codegen-xml",
  symbols: {
    ManyItems: "value",
    ManyTypes: "value",
    anyTypes: "value",
    beginSoapArray: "value",
    contentInAnyOrder: "value",
    contentOrder: "value",
    nextSoapItem: "value",
    soapEncoding: "value",
  },
} as const satisfies LibraryModule;

const MODULES: readonly LibraryModule[] = [RUNTIME, RUNTIME_DATATYPES, RUNTIME_VALUES, RUNTIME_XML];

type RuntimeName =
  | keyof typeof RUNTIME.symbols
  | keyof typeof RUNTIME_DATATYPES.symbols
  | keyof typeof RUNTIME_VALUES.symbols
  | keyof typeof RUNTIME_XML.symbols;

/** Names that no generated declaration may have, because modules import them from the library. */
export const LIBRARY_NAMES: readonly string[] = [
  ...MODULES.flatMap(({ symbols }) => Object.keys(symbols)),
  ...ENTRY_POINTS,
];

/** Names of the library's folders, which no folder of a version may have. */
export const LIBRARY_FOLDERS: readonly string[] = ["runtime", "node", "transport", ...ENTRY_POINTS];

/** The members of a client's base class, which no method of an operation may override. */
export const CLIENT_MEMBERS: readonly string[] = ["constructor", "call", "checkHeaders"];

/** The function by which an entry point makes what clients and handlers do beside messages. It has the name of the entry point. */
export function entryPointFunction(name: EntryPoint): ImportedName {
  return { kind: "name", name, module: `../${name}/index`, use: "value" };
}

export function runtimeName(name: RuntimeName): ImportedName {
  for (const { path: module, symbols } of MODULES) {
    const use = symbols[name];
    if (use !== undefined) return { kind: "name", name, module, use };
  }
  throw bug(`no module of the library exports ${name}`);
}

/** The constants that describe datatypes, each as its usual TypeScript type. */
export type DatatypeName = keyof typeof codegenDatatypes.datatypes | keyof typeof codegenValues.otherDatatypes;
export type MappedName = keyof typeof codegenValues.mapped;

/** The constant that describes a datatype. Their names (`date`, `Name`, `ID`) are too common to be imported alone. */
export function datatypeConstant(name: DatatypeName): Document {
  return [runtimeName(Object.hasOwn(datatypes, name) ? "datatypes" : "otherDatatypes"), ".", name];
}

/** The constant that describes a datatype as another type than its usual one. */
export function mappedConstant(name: MappedName): Document {
  return [runtimeName("mapped"), ".", name];
}

/** The functions that make datatypes from others. */
export function simpleTypeFunction(name: keyof typeof codegenValues.simpleTypes): Document {
  return [runtimeName("simpleTypes"), ".", name];
}

/** The methods that write and read the values of a datatype, which have the same name. */
export type ValueMethod = keyof codegen.Reader & keyof codegen.Writer;

/** A call on the parameter `writer` of the function around it. */
export function onWriter(method: keyof codegen.Writer, ...parameters: readonly Document[]): Document {
  return call(`writer.${method}`, ...parameters);
}

/** A call on the parameter `reader` of the function around it. */
export function onReader(method: keyof codegen.Reader, ...parameters: readonly Document[]): Document {
  return call(readerMethod(method), ...parameters);
}

export function readerMethod(method: keyof codegen.Reader): string {
  return `reader.${method}`;
}
