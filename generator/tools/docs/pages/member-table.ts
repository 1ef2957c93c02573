import type { ElementUse, MessageContent, StructType, TypeUse } from "../../../contract/contract.js";
import { isRequired } from "../../../contract/types.js";
import { ownAttributes } from "../../../typescript/attribute-names.js";
import type { ChoicePart, Part } from "../../../typescript/content-parts.js";
import {
  flatParts,
  isOptionalPart,
  type NamedAttribute,
  planMessage,
  planStruct,
} from "../../../typescript/content-plan.js";
import { flatText } from "../../../typescript/document.js";
import { type NumberedUse, numberedUses } from "../../../typescript/member-name.js";
import { numberedUse } from "../../../typescript/part-place.js";
import { partTypes } from "../../../typescript/part-types.js";
import { union } from "../../../typescript/syntax.js";
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
  if (content.kind === "bare") return tableOrWord(caption, [elementRow(version, content.value)], ifNone);
  const rows = planMessage(content).flatMap((part) => partRows(version, part));
  return tableOrWord(caption, rows, ifNone);
}

/** The own parts of a type, without those of its bases: its text, its elements and its attributes. */
export function structTable(version: DocumentedVersion, caption: string, type: StructType): Block {
  const { types } = version.typescript;
  const text = type.content.kind === "text" ? [textRow(version, type.content.type)] : [];
  const parts = planStruct(type, types).flatMap((part) => partRows(version, part));
  const attributes = ownAttributes(type, types).map((named) => attributeRow(version, named));
  const further = type.anyAttributes === undefined ? [] : [FURTHER_ATTRIBUTES];
  return tableOrWord(caption, [...text, ...parts, ...attributes, ...further], "None.");
}

const FURTHER_ATTRIBUTES: Content[] = [
  [code("$attributes")],
  [],
  [code("Record<string, string>")],
  ["absent"],
  ["Further attributes, by their names in Clark notation."],
];

/** The headers of a message. */
export function headerTable(version: DocumentedVersion, caption: string, headers: readonly ElementUse[]): Block {
  return tableOrWord(
    caption,
    numberedUses(headers).map((header) => elementRow(version, header)),
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

/** The column that says what a member may be. */
const MAY_BE = 3;

const MEMBER_HEAD = ["Name", "Type", "TypeScript", "May be", "Documentation"];

/** The rows of a part: one for what is a property of its own, and one for each member of a choice. */
function partRows(version: DocumentedVersion, part: Part): Content[][] {
  switch (part.kind) {
    case "member":
      return [elementRow(version, numberedUse(part))];
    case "choice":
      return flatParts([part]).flatMap((inner) =>
        partRows(version, inner).map((row) => withNote(row, "one of several")),
      );
    case "any":
      return [listRow(version, part, "Elements that are not declared.")];
    case "items": {
      const inner = part.branches.flat().flatMap((item) => partRows(version, item));
      const order =
        part.elementsOf?.inAnyOrder === true ? "In any order, each at most once:" : "In the order of the message:";
      return [listRow(version, part, order), ...inner.map((row) => withNote(row, part.key))];
    }
  }
}

function withNote(row: readonly Content[], note: string): Content[] {
  return row.map((cell, index) => (index === MAY_BE ? [...cell, cell.length === 0 ? note : `, ${note}`] : cell));
}

function listRow(version: DocumentedVersion, part: Exclude<Part, ChoicePart>, documentation: string): Content[] {
  const type = flatText(union(partTypes(part, version.typescript)));
  return [[code(part.key)], [], [code(type)], isOptionalPart(part) ? ["absent"] : [], [documentation]];
}

/** Its name is that of the element, with the number if the property has one: `Caller$2`. */
function elementRow(version: DocumentedVersion, use: NumberedUse): Content[] {
  const { element, numbered = element.localName, type, documentation } = use;
  return [
    [code(numbered)],
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
