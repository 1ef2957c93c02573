import type { Direction, TypeUse } from "../../contract/contract.js";
import type { MemberNames } from "../../source/member-names.js";
import { type ChangeKind, judge } from "./change-table.js";
import type { ContractChange, Subject } from "./contract-change.js";

/** A place in a contract: the subject of a change there, who sends it, and its path in words. */
export interface Place {
  readonly path: string;
  readonly subject: Subject;
  readonly directions: ReadonlySet<Direction>;
}

/** A place that belongs to another one, such as a member to its type. */
export function within(place: Place, path: string): Place {
  return { ...place, path: `${place.path}${path}` };
}

/** An element whose type has another name now. The change depends on whether the two types differ. */
export interface OtherType {
  readonly kind: "other type";
  readonly before: TypeUse;
  readonly after: TypeUse;
  /** The change, if the types differ on the wire. */
  readonly ifDifferent: ContractChange;
  /** The change, if they do not. */
  readonly ifRenamed: ContractChange;
}

/** Collects the changes between two contracts. */
export class Comparison {
  /** What programs call members, whose names may change although the wire does not. */
  readonly members: MemberNames;
  readonly #found: (ContractChange | OtherType)[] = [];

  constructor(members: MemberNames) {
    this.members = members;
  }

  /** In the order in which they were found. */
  get found(): readonly (ContractChange | OtherType)[] {
    return this.#found;
  }

  report(kind: ChangeKind, place: Place, detail = ""): void {
    this.#found.push(changeAt(kind, place, detail));
  }

  /**
   * Reports a value that has changed.
   * @param keyOf - returns the part of the value that counts
   */
  differ(
    kind: ChangeKind,
    place: Place,
    [before, after]: readonly (string | undefined)[],
    keyOf = (value: string): string => value,
  ): void {
    const [old, young] = [before, after].map((value) => value && keyOf(value));
    if (old !== young) this.report(kind, place, fromTo(before, after));
  }

  /** Reports that an element has another type. Whether the types differ on the wire is not known yet. */
  otherType(kind: ChangeKind, place: Place, [before, after]: readonly [TypeUse, TypeUse], detail: string): void {
    const [ifDifferent, ifRenamed] = [changeAt(kind, place, detail), changeAt("type renamed", place, detail)];
    this.#found.push({ kind: "other type", before, after, ifDifferent, ifRenamed });
  }

  /** Reports a text that has changed. Texts are too long to be shown. */
  compareTexts(place: Place, before: string, after: string): void {
    if (before !== after) this.report("documentation changed", place);
  }
}

function changeAt(kind: ChangeKind, { path, subject, directions }: Place, detail: string): ContractChange {
  return { subject, kind, path, detail, ...judge(kind, directions) };
}

/** The old and the new value in words. */
export function fromTo(before: string | undefined, after: string | undefined): string {
  return `${before ?? "nothing"}, now ${after ?? "nothing"}`;
}
