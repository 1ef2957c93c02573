import type { AnyElements, ElementUse, MixedContent, Occurrence } from "../contract/contract.js";
import type { QName } from "../xml/qname.js";

/** The properties that hold a content, and how they stand on the wire. What a property holds alone has its key. */
export type Part = FlatPart | ChoicePart;

/** A part that holds something. */
export type FlatPart = MemberPart | AnyPart | ItemsPart;

/** A part that is written if its branch is there. */
interface InBranch {
  readonly mayBeAbsent?: boolean;
}

export interface MemberPart extends InBranch {
  readonly kind: "member";
  readonly key: string;
  readonly use: ElementUse;
  /** Whether an array is made when it has an item: in a choice, the arrays of the other branches are absent. */
  readonly isLazy: boolean;
}

/** Elements that are not declared: `$any`. */
export interface AnyPart extends InBranch {
  readonly kind: "any";
  readonly key: string;
  readonly any: AnyElements;
  /** Whether the property is one element, as in a list, and not an array of them. */
  readonly isSingle: boolean;
}

/** The properties of all branches. A value has those of one branch. */
export interface ChoicePart {
  readonly kind: "choice";
  readonly optional: boolean;
  readonly branches: readonly (readonly Part[])[];
  /** Whether the type does not say it: its properties are optional ones, and writing and reading alone check it. */
  readonly isLoose?: boolean;
  /** What lists its elements, if they are very many. */
  readonly long?: LongList;
}

/** A list in the order of the message: `$items`, or with text between them `$content`. Each item has the properties of one branch. */
export interface ItemsPart extends InBranch {
  readonly kind: "items";
  readonly key: string;
  readonly isMixed: boolean;
  readonly isLazy: boolean;
  readonly occurs: Occurrence;
  readonly branches: readonly (readonly Part[])[];
  /** Whose elements the items are; undefined if an item is a whole branch. */
  readonly elementsOf: ListedContent | undefined;
  /** What lists its elements if they are very many: each item is one of them then. */
  readonly long?: LongList;
}

/** The interface and the table for the elements of a list or a choice of very many, which belong to the type that has it. */
export interface LongList {
  readonly type: QName;
  /** Counts them in the type, from 1. */
  readonly number: number;
}

/** A content whose elements are the items of a list. */
export type ListedContent = Pick<MixedContent, "particles" | "inAnyOrder">;
