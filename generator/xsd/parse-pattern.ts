import type { Atom, CharacterItem, CharacterSet, Pattern, Piece } from "./pattern.js";
import { UNICODE_BLOCKS } from "./unicode-blocks.js";

/** Parses the text of a pattern. @throws PatternError if it is not valid */
export function parsePattern(text: string): Pattern {
  const parser = new PatternParser(text);
  const pattern = parser.alternatives();
  parser.expectEnd();
  return pattern;
}

/** An error in the text of a pattern. */
export class PatternError extends Error {
  override readonly name: string = "PatternError";
}

/** A recursive parser for the grammar of appendix F. */
class PatternParser {
  readonly #characters: readonly string[];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#characters = [...text];
  }

  /** `regExp ::= branch ( '|' branch )*` */
  alternatives(): Pattern {
    const branches = [this.#branch()];
    while (this.#pass("|")) branches.push(this.#branch());
    return branches;
  }

  expectEnd(): void {
    if (this.#next !== undefined) throw new PatternError(`an unexpected ${this.#next}`);
  }

  /** `branch ::= piece*` */
  #branch(): Piece[] {
    const pieces: Piece[] = [];
    while (this.#next !== undefined && this.#next !== "|" && this.#next !== ")") pieces.push(this.#piece());
    return pieces;
  }

  /** `piece ::= atom quantifier?` */
  #piece(): Piece {
    const atom = this.#atom();
    if (this.#pass("?")) return { atom, min: 0, max: 1 };
    if (this.#pass("*")) return { atom, min: 0, max: "unbounded" };
    if (this.#pass("+")) return { atom, min: 1, max: "unbounded" };
    return this.#pass("{") ? { atom, ...this.#quantity() } : { atom, min: 1, max: 1 };
  }

  /** `quantity ::= quantRange | quantMin | QuantExact`, and the brace after it */
  #quantity(): Pick<Piece, "min" | "max"> {
    const min = this.#number();
    if (min === undefined) throw new PatternError("a { without a number");
    const max = this.#pass(",") ? (this.#number() ?? "unbounded") : min;
    if (!this.#pass("}")) throw new PatternError("a { without its }");
    if (max !== "unbounded" && max < min) throw new PatternError(`{${min},${max}}`);
    return { min, max };
  }

  #number(): number | undefined {
    let digits = "";
    while (/^[0-9]$/.test(this.#next ?? "")) digits += this.#take();
    return digits === "" ? undefined : Number(digits);
  }

  /** `atom ::= Char | charClass | ( '(' regExp ')' )` */
  #atom(): Atom {
    const character = this.#take();
    switch (character) {
      case "(":
        return this.#group();
      case "[":
        return { kind: "class", set: this.#set() };
      case ".":
        return { kind: "class", set: { isNegated: true, items: [single("\n"), single("\r")], except: undefined } };
      case "\\":
        return one(this.#escape());
      case "?":
      case "*":
      case "+":
      case "{":
      case "}":
      case "]":
        throw new PatternError(`an unexpected ${character}`);
      default:
        return one(single(character));
    }
  }

  #group(): Atom {
    // The parser calls itself for each of them.
    if (++this.#depth > MAX_DEPTH) throw new PatternError(`more than ${MAX_DEPTH} groups in each other`);
    const pattern = this.alternatives();
    if (!this.#pass(")")) throw new PatternError("a ( without its )");
    this.#depth--;
    return { kind: "group", pattern };
  }

  /** `charClassExpr ::= '[' charGroup ']'`, after the bracket */
  #set(): CharacterSet {
    const isNegated = this.#pass("^");
    const items: CharacterItem[] = [];
    while (this.#next !== "]" || items.length === 0) {
      if (items.length > 0 && this.#next === "-" && this.#second === "[") return this.#subtraction(isNegated, items);
      items.push(this.#item());
    }
    this.#take();
    return { isNegated, items, except: undefined };
  }

  /** `charClassSub ::= ( posCharGroup | negCharGroup ) '-' charClassExpr` */
  #subtraction(isNegated: boolean, items: readonly CharacterItem[]): CharacterSet {
    this.#at += 2;
    if (++this.#depth > MAX_DEPTH) throw new PatternError(`more than ${MAX_DEPTH} sets in each other`);
    const except = this.#set();
    if (!this.#pass("]")) throw new PatternError("a [ without its ]");
    this.#depth--;
    return { isNegated, items, except };
  }

  /** `charRange | charClassEsc` */
  #item(): CharacterItem {
    const from = this.#setCharacter();
    const isRange = from.kind === "range" && this.#next === "-" && this.#second !== "]" && this.#second !== "[";
    if (!isRange) return from;
    this.#take();
    const to = this.#setCharacter();
    if (to.kind !== "range" || to.to < from.from) throw new PatternError("a range without an end after its beginning");
    return { kind: "range", from: from.from, to: to.to };
  }

  #setCharacter(): CharacterItem {
    const character = this.#take();
    if (character === "\\") return this.#escape();
    if (character === "[" || character === "]") throw new PatternError(`an unexpected ${character} in a set`);
    return single(character);
  }

  /** `charClassEsc ::= ( SingleCharEsc | MultiCharEsc | catEsc | complEsc )`, after the backslash */
  #escape(): CharacterItem {
    const letter = this.#take();
    const lower = letter.toLowerCase();
    if (lower === "p") return this.#property(letter === "P");
    if (isMultiple(lower)) return { kind: "escape", letter: lower, isNegated: letter !== lower };
    const control = CONTROLS.get(letter);
    if (control !== undefined) return single(control);
    // The specification has fewer escapes. People write others, which have only one possible meaning.
    if (/^[\p{L}\p{N}]$/u.test(letter)) throw new PatternError(`\\${letter}`);
    return single(letter);
  }

  #property(isNegated: boolean): CharacterItem {
    let name = "";
    if (!this.#pass("{")) throw new PatternError("\\p without a name");
    while (this.#next !== "}") name += this.#take();
    this.#take();
    const isKnown = name.startsWith("Is") ? UNICODE_BLOCKS.has(name.slice(2)) : CATEGORY.test(name);
    if (!isKnown) throw new PatternError(`\\p{${name}}`);
    return { kind: "property", name, isNegated };
  }

  get #next(): string | undefined {
    return this.#characters[this.#at];
  }

  get #second(): string | undefined {
    return this.#characters[this.#at + 1];
  }

  #pass(character: string): boolean {
    if (this.#next !== character) return false;
    this.#at++;
    return true;
  }

  #take(): string {
    const character = this.#next;
    if (character === undefined) throw new PatternError("an unexpected end");
    this.#at++;
    return character;
  }
}

/** More than people write. */
const MAX_DEPTH = 100;

const CONTROLS: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/** F.1.1, table of categories. */
const CATEGORY = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/;

function isMultiple(letter: string): letter is "s" | "i" | "c" | "d" | "w" {
  return /^[sicdw]$/.test(letter);
}

function one(item: CharacterItem): Atom {
  return { kind: "class", set: { isNegated: false, items: [item], except: undefined } };
}

function single(character: string): CharacterItem {
  const code = character.codePointAt(0) ?? 0;
  return { kind: "range", from: code, to: code };
}
