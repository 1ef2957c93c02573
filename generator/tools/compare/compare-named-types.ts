import type { Contract, Direction, NamedType, TypeUse } from "../../contract/contract.js";
import { TypeIndex } from "../../contract/types.js";
import type { MemberNames } from "../../source/member-names.js";
import { isExtended } from "../../typescript/polymorphism.js";
import type { QName } from "../../xml/qname.js";
import { kindOf } from "../type-words.js";
import { compareType } from "./compare-types.js";
import { Comparison, type OtherType, type Place } from "./comparison.js";
import type { ContractChange } from "./contract-change.js";
import { match } from "./match.js";
import { compareMemberNames } from "./renamed-members.js";
import { findRenamedTypes, type RenamedTypes } from "./renamed-types.js";
import { typeSubjects } from "./subject-names.js";
import { type DirectionsByName, declaredDirections, typeDirections } from "./type-directions.js";
import { nameWithoutVersion } from "./without-version.js";

/**
 * Compares the types of two contracts.
 * @param endpoints - the changes in the endpoints, which may use types that are renamed
 * @returns all changes, those of the endpoints first
 */
export function compareNamedTypes(endpoints: Comparison, before: Contract, after: Contract): ContractChange[] {
  const { members } = endpoints;
  const comparer = new TypeComparer(before, after, members);
  const { removed, added, kept } = match(before.types, after.types, ({ name }) => nameWithoutVersion(name));
  const ofKept = new Comparison(members);
  for (const [old, young] of kept) comparer.compareKept(ofKept, old, young);
  const renamed = findRenamedTypes([endpoints, ofKept], (pair) => comparer.comparePair(pair));
  const ofOthers = new Comparison(members);
  for (const type of removed) comparer.reportRemoved(ofOthers, type, renamed);
  for (const type of added) comparer.reportAdded(ofOthers, type, renamed);
  return [...[endpoints, ofOthers, ofKept].flatMap(renamed.settle), ...renamed.changes];
}

class TypeComparer {
  readonly #before: Side;
  readonly #after: Side;
  readonly #directions: DirectionsByName;
  readonly #subjectOf: (name: QName) => string;

  constructor(before: Contract, after: Contract, members: MemberNames) {
    this.#before = sideOf(before, members);
    this.#after = sideOf(after, members);
    this.#directions = typeDirections([before, after]);
    this.#subjectOf = typeSubjects([before, after]);
  }

  compareKept(comparison: Comparison, before: NamedType, after: NamedType): void {
    this.#compare(comparison, this.#placeOf(before), before, after);
  }

  #compare(comparison: Comparison, place: Place, before: NamedType, after: NamedType): void {
    compareType(comparison, place, before, after);
    if (before.kind === "struct" && after.kind === "struct")
      compareMemberNames(comparison, place, [before, this.#before.types], [after, this.#after.types]);
  }

  /** Compares types with different names, unless others extend them: those would then replace another base. */
  comparePair(pair: Pick<OtherType, "before" | "after">): Comparison | undefined {
    const [before, after] = [typeOf(pair.before, this.#before), typeOf(pair.after, this.#after)];
    if (before === undefined || after === undefined || isExtended(before) || isExtended(after)) return undefined;
    const comparison = new Comparison(this.#before.types.members);
    const [was, is] = [this.#placeOf(before), this.#placeOf(after)];
    const directions = new Set([...was.directions, ...is.directions]);
    this.#compare(comparison, { ...is, directions }, before, after);
    return comparison;
  }

  reportRemoved(comparison: Comparison, type: NamedType, renamed: RenamedTypes): void {
    const directions = placesOfBases(type, this.#before, this.#after);
    const place = this.#placeOf(type);
    if (directions.size > 0) comparison.report("derived type removed", { ...place, directions }, kindOf(type));
    else if (!renamed.includes(type.name)) comparison.report("type removed", place, kindOf(type));
  }

  reportAdded(comparison: Comparison, type: NamedType, renamed: RenamedTypes): void {
    const directions = placesOfBases(type, this.#after, this.#before);
    const place = this.#placeOf(type);
    if (directions.size > 0) comparison.report("derived type added", { ...place, directions }, kindOf(type));
    else if (!renamed.includes(type.name)) comparison.report("type added", place, kindOf(type));
  }

  #placeOf({ name }: NamedType): Place {
    const directions = this.#directions.get(nameWithoutVersion(name)) ?? new Set();
    const type = this.#subjectOf(name);
    return { path: type, subject: { kind: "type", type }, directions };
  }
}

/** One of the two contracts. */
interface Side {
  readonly types: TypeIndex;
  /** Who sends elements with a declared type. */
  readonly declared: DirectionsByName;
}

function sideOf(contract: Contract, members: MemberNames): Side {
  return { types: new TypeIndex(contract.types, members), declared: declaredDirections(contract) };
}

function typeOf({ kind, name }: TypeUse, { types }: Side): NamedType | undefined {
  return kind === "named" ? types.get(name) : undefined;
}

/**
 * Who may send a type instead of one of its bases.
 * @param own - the contract that has the type
 * @param other - the contract without it; it must have the base in the same direction
 */
function placesOfBases(type: NamedType, own: Side, other: Side): Set<Direction> {
  const bases = type.kind === "struct" ? own.types.withBases(type).slice(0, -1) : [];
  const directions = bases.flatMap(({ name }) => {
    const key = nameWithoutVersion(name);
    return [...(own.declared.get(key) ?? [])].filter((direction) => other.declared.get(key)?.has(direction));
  });
  return new Set(directions);
}
