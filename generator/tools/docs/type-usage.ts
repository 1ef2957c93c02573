import type { Contract, Direction, NamedType, TypeUse } from "../../contract/contract.js";
import { elementsIn, type OperationUse, typesIn, usesIn } from "../../contract/types.js";
import { clarkName, type QName } from "../../xml/qname.js";

/** Where a type is used directly, in the order of the contract. */
export interface TypeUsage {
  readonly operations: readonly OperationUsage[];
  readonly headers: readonly HeaderUsage[];
  readonly types: readonly MemberUsage[];
}

export interface OperationUsage {
  readonly endpoint: string;
  readonly operation: string;
  readonly role: Direction | "fault";
}

/** Headers are mostly the same for all operations of an endpoint. */
export interface HeaderUsage {
  readonly endpoint: string;
  readonly header: string;
}

export interface MemberUsage {
  readonly type: QName;
  /** Undefined for the items of an array, and for the keys and values of a dictionary. */
  readonly member: string | undefined;
}

/** The usage of every type of a contract, by Clark name. */
export function typeUsages({ endpoints, types }: Contract): ReadonlyMap<string, TypeUsage> {
  const operations = new Uses<OperationUsage>();
  const headers = new Uses<HeaderUsage>();
  const members = new Uses<MemberUsage>();
  for (const { name: endpoint, operations: all } of endpoints) {
    for (const operation of all) {
      for (const use of usesIn(operation)) {
        if (use.place === "header") headers.add(use.type, { endpoint, header: use.element.localName });
        else operations.add(use.type, { endpoint, operation: operation.name, role: roleOf(use) });
      }
    }
  }
  for (const type of types) {
    for (const { member, use } of usesOf(type)) members.add(use, { type: type.name, member });
  }
  return new Map(
    types.map(({ name }) => [
      clarkName(name),
      { operations: operations.of(name), headers: headers.of(name), types: members.of(name) },
    ]),
  );
}

/** Collects where types are used, each place once. */
class Uses<T extends object> {
  readonly #byType = new Map<string, Map<string, T>>();

  add({ kind, name }: TypeUse, place: T): void {
    if (kind === "datatype") return;
    const places = this.#byType.get(clarkName(name)) ?? new Map<string, T>();
    this.#byType.set(clarkName(name), places.set(JSON.stringify(place), place));
  }

  of(name: QName): T[] {
    return [...(this.#byType.get(clarkName(name))?.values() ?? [])];
  }
}

function roleOf({ place, direction }: OperationUse): OperationUsage["role"] {
  return place === "fault" ? place : direction;
}

function usesOf(type: NamedType): { member: string | undefined; use: TypeUse }[] {
  switch (type.kind) {
    case "struct":
      return elementsIn(type.content).map((member) => ({ member: member.element.localName, use: member.type }));
    case "simple":
    case "array":
    case "dictionary":
      return typesIn(type).map((use) => ({ member: undefined, use }));
  }
}
