import { parsePattern } from "../../xsd/parse-pattern.js";
import type { Atom, CharacterSet, Pattern, Piece } from "../../xsd/pattern.js";

/** A set of texts. Unlike a pattern, it can say that texts have two forms at once. */
export type TextShape =
  | { readonly kind: "empty" }
  /** One character that is in all of these sets. */
  | { readonly kind: "character"; readonly sets: readonly CharacterSet[] }
  | { readonly kind: "sequence"; readonly first: TextShape; readonly rest: TextShape }
  | { readonly kind: "choice"; readonly of: readonly TextShape[] }
  | { readonly kind: "repeat"; readonly of: TextShape; readonly min: number; readonly max: number }
  /** Texts that have both shapes. */
  | { readonly kind: "both"; readonly one: TextShape; readonly other: TextShape };

/** How a text of a shape may begin: a character of all the sets, and the shape of what follows it. */
export interface ShapeStep {
  readonly sets: readonly CharacterSet[];
  readonly rest: TextShape;
}

export const EMPTY: TextShape = { kind: "empty" };

/** The texts that match one of some patterns. */
export function shapeOfPatterns(patterns: readonly Pattern[]): TextShape {
  return choice(patterns.flat().map((branch) => sequence(branch.map(shapeOfPiece))));
}

/** @param pattern - the text of a pattern */
export function shape(pattern: string): TextShape {
  return shapeOfPatterns([parsePattern(pattern)]);
}

function shapeOfPiece({ atom, min, max }: Piece): TextShape {
  return repeat(shapeOfAtom(atom), min, max === "unbounded" ? Number.POSITIVE_INFINITY : max);
}

function shapeOfAtom(atom: Atom): TextShape {
  switch (atom.kind) {
    case "group":
      return shapeOfPatterns([atom.pattern]);
    case "class":
      return { kind: "character", sets: [atom.set] };
  }
}

/** The shape that only one text has. */
export function literalShape(text: string): TextShape {
  return sequence(
    [...text].map((character): TextShape => {
      const code = character.codePointAt(0) ?? 0;
      return {
        kind: "character",
        sets: [{ isNegated: false, items: [{ kind: "range", from: code, to: code }], except: undefined }],
      };
    }),
  );
}

export function sequence(shapes: readonly TextShape[]): TextShape {
  return shapes.reduceRight<TextShape>((rest, first) => join(first, rest), EMPTY);
}

export function choice(of: readonly TextShape[]): TextShape {
  const [only] = of;
  return only !== undefined && of.length === 1 ? only : { kind: "choice", of };
}

export function repeat(of: TextShape, min: number, max: number): TextShape {
  if (max === 0) return EMPTY;
  return min === 1 && max === 1 ? of : { kind: "repeat", of, min, max };
}

/** The texts that have all of some shapes. */
export function commonShape(shapes: readonly [TextShape, ...TextShape[]]): TextShape {
  return shapes.reduce((one, other) => ({ kind: "both", one, other }));
}

/** Sequences lean to the right, so that equal ones look equal. */
function join(first: TextShape, rest: TextShape): TextShape {
  if (first.kind === "empty") return rest;
  if (rest.kind === "empty") return first;
  if (first.kind === "sequence") return { kind: "sequence", first: first.first, rest: join(first.rest, rest) };
  return { kind: "sequence", first, rest };
}

/** Whether the empty text has a shape. */
export function canBeEmpty(of: TextShape): boolean {
  switch (of.kind) {
    case "empty":
      return true;
    case "character":
      return false;
    case "sequence":
      return canBeEmpty(of.first) && canBeEmpty(of.rest);
    case "choice":
      return of.of.some(canBeEmpty);
    case "repeat":
      return of.min === 0 || canBeEmpty(of.of);
    case "both":
      return canBeEmpty(of.one) && canBeEmpty(of.other);
  }
}

/** All ways in which a text of a shape can begin. */
export function stepsOf(of: TextShape): ShapeStep[] {
  switch (of.kind) {
    case "empty":
      return [];
    case "character":
      return [{ sets: of.sets, rest: EMPTY }];
    case "sequence":
      return [...followedBy(stepsOf(of.first), of.rest), ...(canBeEmpty(of.first) ? stepsOf(of.rest) : [])];
    case "choice":
      return of.of.flatMap(stepsOf);
    case "repeat":
      return followedBy(stepsOf(of.of), repeat(of.of, Math.max(of.min - 1, 0), of.max - 1));
    case "both":
      return commonSteps(stepsOf(of.one), stepsOf(of.other));
  }
}

function followedBy(steps: readonly ShapeStep[], next: TextShape): ShapeStep[] {
  return steps.map(({ sets, rest }) => ({ sets, rest: join(rest, next) }));
}

function commonSteps(ones: readonly ShapeStep[], others: readonly ShapeStep[]): ShapeStep[] {
  return ones.flatMap((one) =>
    others.map((other) => ({
      sets: [...one.sets, ...other.sets],
      rest: { kind: "both", one: one.rest, other: other.rest } as const,
    })),
  );
}
