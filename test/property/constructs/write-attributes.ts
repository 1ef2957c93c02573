import fc from "fast-check";
import type { Attribute, ComplexType } from "./schema-model.js";

/** A part of a message. */
export interface Piece {
  readonly xml: string;
  /** Whether what is written must be the same: with defaults left out, or members in any order, it is not. */
  readonly isExact: boolean;
}

/** A prefix that messages declare for a namespace of the schema. */
export type Prefix = "t" | "m";

/** @param prefix - that of the namespace in which the type is */
export function attributesOf(type: ComplexType, prefix: Prefix): fc.Arbitrary<Piece>[] {
  const { attributes, hasMarks, hasAnyAttribute } = type;
  const marks = hasMarks
    ? [given("mark", ["a b", "c"]), given("t:code", ["5"]), given("xml:lang", ["nb", "en-GB"])]
    : [];
  const own = attributes.filter(({ use }) => use !== "prohibited");
  return [
    ...own.map((attribute) => attributeOf(attribute, prefix)),
    ...marks,
    ...(hasAnyAttribute ? [given("o:extra", ["x & y", ""])] : []),
  ];
}

function given(name: string, texts: readonly string[]): fc.Arbitrary<Piece> {
  return fc
    .constantFrom("", ...texts.map((text) => ` ${name}="${escapeXml(text)}"`))
    .map((xml) => ({ xml, isExact: true }));
}

function attributeOf(attribute: Attribute, prefix: Prefix): fc.Arbitrary<Piece> {
  const { name, type, use, value } = attribute;
  const texts = value?.kind === "fixed" ? fc.constant(value.text) : type.text;
  const written = texts.map((text) => ({
    xml: ` ${startOf(attribute, prefix)}${name}="${escapeXml(text)}"`,
    isExact: true,
  }));
  if (use === "required") return written;
  return fc.oneof(written, fc.constant({ xml: "", isExact: value === undefined }));
}

/** The attribute that others refer to is never in another namespace. */
function startOf({ isQualified, isReference = false }: Attribute, prefix: Prefix): string {
  if (isReference) return "t:";
  return isQualified ? `${prefix}:` : "";
}

export function joined(pieces: readonly Piece[]): Piece {
  return { xml: pieces.map(({ xml }) => xml).join(""), isExact: pieces.every(({ isExact }) => isExact) };
}

/** For text and attributes alike. */
export function escapeXml(text: string): string {
  return text.replace(/[<>&"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
