import { SchemaError } from "../source/errors.js";
import { quote } from "../source/visible-text.js";
import { listAttribute, showName, type XmlElement } from "../xml/xml-element.js";
import type { Derivation } from "./properties.js";

const NONE: readonly Derivation[] = [];

/**
 * The ways of derivation that an attribute names (XSD 1.0 part 1, 3.3.2, 3.4.2, 3.14.2 and 3.15.2), in the order of `allowed`.
 * ```
 * final, block, finalDefault, blockDefault = (#all | List of (extension | restriction | …))
 * ```
 * @param byDefault - used if the attribute is missing, as far as it is in `allowed`
 */
export function parseDerivations(
  element: XmlElement,
  localName: string,
  allowed: readonly Derivation[],
  byDefault: readonly Derivation[] = NONE,
): readonly Derivation[] {
  const words = listAttribute(element, localName);
  if (words === undefined) return byDefault.length === 0 ? NONE : allowed.filter((word) => byDefault.includes(word));
  if (words.length === 1 && words[0] === "#all") return allowed;
  const stranger = words.find((word) => !allowed.some((derivation) => derivation === word));
  if (stranger === undefined) return allowed.filter((derivation) => words.includes(derivation));
  throw new SchemaError(
    `${showName(element)}: ${localName} must be #all or some of ${allowed.join(", ")}, got ${quote(stranger)}`,
    element.position,
  );
}
