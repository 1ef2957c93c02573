import type { Contract } from "../contract/contract.js";
import { profileOfPackage } from "../profiles/profiles.js";
import { moduleName } from "../typescript/identifiers.js";

/** The name of a package that has several services. None of them can give its name to the package. */
const COMMON_NAME = "soap-client";

/**
 * The name of the package for some contracts: the chosen one, or that of their profile, or that of the only version. npm allows it.
 */
export function packageName(contracts: readonly Contract[], chosen?: string): string {
  const known = chosen ?? profileOfPackage(contracts)?.packageName;
  if (known !== undefined) return known;
  const [first, ...others] = contracts;
  const plain = first === undefined || others.length > 0 ? "" : inAscii(first.version);
  return plain === "" ? COMMON_NAME : moduleName(plain);
}

/** Letters and digits of ASCII, with a dash for all between them. Letters with accents are those without. */
function inAscii(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[æøßłđ]/gi, (letter) => PLAIN_LETTERS.get(letter.toLowerCase()) ?? letter)
    .replace(/\p{M}/gu, "")
    .replace(/[^\w.]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** Letters that are not made of another one and an accent. */
const PLAIN_LETTERS: ReadonlyMap<string, string> = new Map([
  ["æ", "ae"],
  ["ø", "o"],
  ["ß", "ss"],
  ["ł", "l"],
  ["đ", "d"],
]);
