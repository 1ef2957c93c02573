import type { ElementUse, MessageContent, Particle, StructType, TypeUse } from "../../../contract/contract.js";
import { isRequired } from "../../../contract/types.js";
import { type NamedAttribute, ownAttributes } from "../../../typescript/attribute-names.js";
import { flatText } from "../../../typescript/document.js";
import { memberType, typeExpression } from "../../../typescript/type-expressions.js";
import type { NamedValue } from "../../type-words.js";
import { type Block, type Content, code, type Inline, link, paragraph, type Table, table } from "../page.js";
import { type DocumentedVersion, typePath } from "../site.js";

/** The members of a message or a type, or a word if there are none. */
export function memberTable(
  version: DocumentedVersion,
  caption: string,
  content: MessageContent,
  ifNone = "None.",
): Block {
  return tableOrWord(caption, contentRows(version, content), ifNone);
}

/** The own parts of a type, without those of its bases: its text, its elements and its attributes. */
export function structTable(version: DocumentedVersion, caption: string, type: StructType): Block {
  const attributes = ownAttributes(type, version.typescript.types).map((named) => attributeRow(version, named));
  return tableOrWord(caption, [...contentRows(version, type.content), ...attributes], "None.");
}

/** The headers of a message. */
export function headerTable(version: DocumentedVersion, caption: string, headers: readonly ElementUse[]): Block {
  return tableOrWord(
    caption,
    headers.map((header) => elementRow(version, header)),
    "None.",
  );
}

/** Values, and their numbers in .NET if they have some. */
export function valueTable(caption: string, values: readonly NamedValue[]): Table {
  const hasNumbers = values.some(({ number }) => number !== undefined);
  return table(
    caption,
    ["Value", ...(hasNumbers ? ["Number"] : []), "Documentation"],
    values.map(({ name, number, documentation }) => [
      [code(name)],
      ...(hasNumbers ? [[String(number)]] : []),
      [documentation],
    ]),
  );
}

/** A type's name, with its page if it has one. */
export function typeName(version: DocumentedVersion, { kind, name }: TypeUse): Inline {
  const text = code(name.localName);
  return kind === "named" ? link(text, typePath(version, name)) : text;
}

function tableOrWord(caption: string, rows: readonly Content[][], ifNone: string): Block {
  return rows.length === 0 ? paragraph(ifNone) : table(caption, MEMBER_HEAD, rows);
}

const MEMBER_HEAD = ["Name", "Type", "TypeScript", "May be", "Documentation"];

function contentRows(version: DocumentedVersion, content: MessageContent): Content[][] {
  switch (content.kind) {
    case "elements":
      return content.particles.map((particle) => particleRow(version, particle));
    case "text":
      return [textRow(version, content.type)];
    case "bare":
      return [elementRow(version, content.value)];
  }
}

function particleRow(version: DocumentedVersion, particle: Particle): Content[] {
  switch (particle.kind) {
    case "member":
      return elementRow(version, particle);
  }
}

function elementRow(version: DocumentedVersion, use: ElementUse): Content[] {
  const { element, type, documentation } = use;
  return [
    [code(element.localName)],
    [typeName(version, type)],
    [code(flatText(memberType(use, version.typescript)))],
    [whatMayBe(use)],
    [documentation],
  ];
}

/** The text of a type with attributes. */
function textRow(version: DocumentedVersion, type: TypeUse): Content[] {
  return [
    [code("$value")],
    [typeName(version, type)],
    [code(flatText(typeExpression(type, version.typescript)))],
    [],
    ["The text of the element."],
  ];
}

function attributeRow(version: DocumentedVersion, { key, attribute }: NamedAttribute): Content[] {
  const { type, required, documentation } = attribute;
  return [
    [code(key)],
    [typeName(version, type)],
    [code(flatText(typeExpression(type, version.typescript)))],
    required ? [] : ["absent"],
    [documentation || "An attribute."],
  ];
}

function whatMayBe(use: ElementUse): string {
  return [...(isRequired(use) ? [] : ["absent"]), ...(use.nillable ? ["nil"] : [])].join(" or ");
}
