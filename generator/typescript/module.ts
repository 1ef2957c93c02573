import type { CodeBlockWriter } from "ts-morph";
import type { NamedType, StructType } from "../contract/contract.js";
import type { TypeIndex } from "../contract/types.js";
import { clarkName, type QName } from "../xml/qname.js";
import { type DatatypeMapping, mapDatatype, type ValueTypes } from "./datatypes.js";
import { compareNatural, writeList } from "./layout.js";
import { importPath, namespaceName, type TypeNames, typeNames, type VersionNames } from "./names.js";

/** What all modules of one version are emitted from. */
export interface Version {
  readonly version: string;
  readonly names: VersionNames;
  readonly types: TypeIndex;
  /** The types in whose place a message can have a type that extends them, by Clark name. */
  readonly polymorphic: ReadonlyMap<string, StructType>;
  /** The datatypes that have another type than their usual one. */
  readonly values?: ValueTypes | undefined;
}

/** By path, the names that a module imports. */
type Imports = Map<string, Map<string, "type" | "value">>;

/**
 * One module while its text is written: writing a name that another module owns imports it. The paths are
 * relative to the folder of the version, without ending.
 */
export class Module {
  readonly path: string;
  readonly version: Version;
  readonly #imports: Imports;

  constructor(path: string, version: Version, imports: Imports = new Map()) {
    this.path = path;
    this.version = version;
    this.#imports = imports;
  }

  /** The same module for keys, whose types are the usual ones: a Map finds a Date by its identity alone. */
  get forKeys(): Module {
    const { values, ...version } = this.version;
    return values === undefined ? this : new Module(this.path, version, this.#imports);
  }

  mapDatatype(name: QName): DatatypeMapping {
    return mapDatatype(name, this.version.values);
  }

  /** Gives the identifier back, imported as a value if it ever is asked for as one. */
  import(path: string, identifier: string, kind: "type" | "value"): string {
    if (path === this.path) return identifier;
    const names = this.#imports.get(path) ?? new Map<string, "type" | "value">();
    this.#imports.set(path, names.set(identifier, names.get(identifier) === "value" ? "value" : kind));
    return identifier;
  }

  runtimeType(name: string): string {
    return this.import(RUNTIME_MODULE, name, "type");
  }

  /** A constant that describes a datatype. Their names (`date`, `Name`, `ID`) are too common to stand alone. */
  datatype(name: string, constants: NonNullable<DatatypeMapping["constants"]> = "datatypes"): string {
    return `${this.import(RUNTIME_MODULE, constants, "value")}.${name}`;
  }

  /** The constant for a namespace. */
  namespace(namespace: string): string {
    return this.import("namespaces", namespaceName(this.version.names, namespace), "value");
  }

  names(type: QName): TypeNames {
    return typeNames(this.version.names, type);
  }

  isPolymorphic(type: QName): boolean {
    return this.version.polymorphic.has(clarkName(type));
  }

  /** What may stand where the type is declared: the type itself, or for a polymorphic one the union with those that extend it. */
  declaredType(name: QName): string {
    const { anyModule, any } = this.names(name);
    return this.isPolymorphic(name) ? this.import(anyModule, any, "type") : this.typeName(name);
  }

  /** The function that writes or reads what may stand where the type is declared. */
  declaredFunction(name: QName, role: "write" | "read"): string {
    if (!this.isPolymorphic(name)) return this.typeFunction(name, role);
    const { anyModule, writeAny, readAny } = this.names(name);
    return this.import(anyModule, role === "write" ? writeAny : readAny, "value");
  }

  /** The type itself. */
  typeName(name: QName): string {
    const { module, identifier } = typeNames(this.version.names, name);
    return this.import(module, identifier, "type");
  }

  /** One of the functions that belong to a type. */
  typeFunction(name: QName, role: "write" | "read" | "writeMembers" | "readMembers"): string {
    const names: TypeNames = typeNames(this.version.names, name);
    return this.import(names.module, names[role], "value");
  }

  definition(name: QName): NamedType {
    return this.version.types.get(name);
  }

  /** The import statements, sorted as Biome sorts them: the farthest first, then by name. */
  writeImports(out: CodeBlockWriter): void {
    const paths = [...this.#imports].map(([path, names]) => ({ path: importPath(this.path, path), names }));
    paths.sort((a, b) => distance(b.path) - distance(a.path) || compareNatural(a.path, b.path));
    for (const { path, names } of paths) writeImport(out, `${path}.js`, names);
    if (paths.length > 0) out.blankLine();
  }
}

function writeImport(out: CodeBlockWriter, path: string, names: ReadonlyMap<string, "type" | "value">): void {
  const sorted = [...names].sort(([a], [b]) => compareNatural(a, b));
  const typesOnly = sorted.every(([, kind]) => kind === "type");
  const parts = sorted.map(([name, kind]) => (kind === "type" && !typesOnly ? `type ${name}` : name));
  writeList(out, `import ${typesOnly ? "type " : ""}{ `, parts, ` } from "${path}";`);
}

function distance(path: string): number {
  return path.split("../").length;
}

/** The one module of the run-time library that generated code imports. */
export const RUNTIME_MODULE = "../runtime/codegen";
