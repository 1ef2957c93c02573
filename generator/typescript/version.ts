import type { NamedType, StructType } from "../contract/contract.js";
import { SimpleDatatypes } from "../contract/simple-datatypes.js";
import type { TypeIndex } from "../contract/types.js";
import type { QName } from "../xml/qname.js";
import type { LongList } from "./content-parts.js";
import { type DatatypeMapping, libraryDatatype, mapDatatype, type ValueTypes } from "./datatypes.js";
import type { ImportedName } from "./document.js";
import { namespaceName, type TypeNames, typeNames, type VersionNames } from "./names.js";
import type { OwnClient } from "./own-client.js";

/** What all modules of one version are emitted from. */
interface VersionFacts {
  readonly version: string;
  readonly names: VersionNames;
  readonly types: TypeIndex;
  /** The types that a message can replace with a type that extends them, by Clark name. */
  readonly polymorphic: ReadonlyMap<string, StructType>;
  /** The types with attributes whose elements may be nil, by Clark name; none if left out. */
  readonly nillable?: ReadonlySet<string>;
  /** The datatypes that have another type than their usual one. */
  readonly values?: ValueTypes | undefined;
  readonly isDotNet: boolean;
  readonly client?: OwnClient | undefined;
  readonly isAddressed?: boolean | undefined;
}

/** The contract of one version, and the names that its declarations have in TypeScript. */
export class Version {
  readonly name: string;
  readonly names: VersionNames;
  readonly types: TypeIndex;
  readonly simpleDatatypes: SimpleDatatypes;
  readonly #facts: VersionFacts;

  constructor(facts: VersionFacts) {
    this.name = facts.version;
    this.names = facts.names;
    this.types = facts.types;
    this.simpleDatatypes = new SimpleDatatypes(facts.types, (name) => libraryDatatype(name, facts.values));
    this.#facts = facts;
  }

  /** The same version with the usual types. Keys have them, because a Map finds a Date by its identity alone. */
  get withUsualTypes(): Version {
    return this.#facts.values === undefined ? this : new Version({ ...this.#facts, values: undefined });
  }

  /** The clients of a service that is more than SOAP. */
  get client(): OwnClient | undefined {
    return this.#facts.client;
  }

  /** Whether operations have the actions of their messages in any case. */
  get isAddressed(): boolean {
    return this.#facts.isAddressed ?? false;
  }

  /** Whether all dictionaries are a Map, also those with text keys. */
  get hasOnlyMaps(): boolean {
    return this.#facts.values?.dictionary === "Map";
  }

  mapDatatype(name: QName): DatatypeMapping {
    return mapDatatype(name, this.#facts.values, this.#facts.isDotNet);
  }

  definition(name: QName): NamedType {
    return this.types.get(name);
  }

  isPolymorphic(type: QName): boolean {
    return this.#facts.polymorphic.has(this.types.look(type));
  }

  /** Whether some element of the type may be nil and have attributes nevertheless. */
  mayBeNil(type: QName): boolean {
    return this.#facts.nillable?.has(this.types.look(type)) ?? false;
  }

  namesOf(type: QName): TypeNames {
    this.types.look(type);
    return typeNames(this.names, type);
  }

  /** The constant for a namespace. */
  namespace(namespace: string): ImportedName {
    return { kind: "name", name: namespaceName(this.names, namespace), module: "namespaces", use: "value" };
  }

  /** The type itself, or the constant of the same name. */
  typeName(type: QName, use: ImportedName["use"] = "type"): ImportedName {
    const { module, identifier } = this.namesOf(type);
    return { kind: "name", name: identifier, module, use };
  }

  /** The interface that lists the elements of a list of very many, or the table for them. */
  listName({ type, number }: LongList, which: "items" | "itemTable"): ImportedName {
    const names = this.namesOf(type);
    const name = number === 1 ? names[which] : `${names[which]}$${number}`;
    return { kind: "name", name, module: names.module, use: which === "items" ? "type" : "value" };
  }

  /** The type of values where the type is declared: the type itself, or the union with the types that extend it. */
  declaredType(type: QName): ImportedName {
    if (!this.isPolymorphic(type)) return this.typeName(type);
    const { anyModule, any } = this.namesOf(type);
    return { kind: "name", name: any, module: anyModule, use: "type" };
  }

  /** The function that writes or reads values where the type is declared and the element may be nil. */
  nilFunction(type: QName, role: "write" | "read"): ImportedName {
    const { module, anyModule, writeNil, readNil } = this.namesOf(type);
    const home = this.isPolymorphic(type) ? anyModule : module;
    return { kind: "name", name: role === "write" ? writeNil : readNil, module: home, use: "value" };
  }

  /** The constant that describes a simple type. */
  constant(type: QName): ImportedName {
    const { module, constant } = this.namesOf(type);
    return { kind: "name", name: constant, module, use: "value" };
  }

  /** One of the functions that belong to a type. */
  typeFunction(type: QName, role: "write" | "read" | "writeMembers" | "readMembers"): ImportedName {
    const names = this.namesOf(type);
    return { kind: "name", name: names[role], module: names.module, use: "value" };
  }

  /** The function that writes or reads values where the type is declared. */
  declaredFunction(type: QName, role: "write" | "read"): ImportedName {
    if (!this.isPolymorphic(type)) return this.typeFunction(type, role);
    const { anyModule, writeAny, readAny } = this.namesOf(type);
    return { kind: "name", name: role === "write" ? writeAny : readAny, module: anyModule, use: "value" };
  }
}
