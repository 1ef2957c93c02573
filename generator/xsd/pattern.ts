/** The regular expressions of XML Schema (XSD 1.0 part 2, appendix F). A pattern matches whole texts: it has no anchors. */

/** Alternatives. Each is a sequence. */
export type Pattern = readonly (readonly Piece[])[];

/** Something that is repeated. */
export interface Piece {
  readonly atom: Atom;
  readonly min: number;
  readonly max: number | "unbounded";
}

export type Atom =
  | { readonly kind: "group"; readonly pattern: Pattern }
  | { readonly kind: "class"; readonly set: CharacterSet };

/** One character of a set, or of its complement, without those of a subtracted set. */
export interface CharacterSet {
  readonly isNegated: boolean;
  readonly items: readonly CharacterItem[];
  readonly except: CharacterSet | undefined;
}

export type CharacterItem =
  /** Code points, both included. */
  | { readonly kind: "range"; readonly from: number; readonly to: number }
  /** A category of Unicode or a block of it: `Lu`, `IsGreek`. */
  | { readonly kind: "property"; readonly name: string; readonly isNegated: boolean }
  /** White space, the beginning of a name, a part of a name, a digit, a part of a word. */
  | { readonly kind: "escape"; readonly letter: "s" | "i" | "c" | "d" | "w"; readonly isNegated: boolean };
