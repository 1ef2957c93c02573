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
import {
  BARE_VALUE,
  isBareStruct,
  memberName,
  type NumberedUse,
  numberedUses,
} from "../../../typescript/member-name.js";
import { numberedUse } from "../../../typescript/part-place.js";
import { partTypes } from "../../../typescript/part-types.js";
import { showsWireName } from "../../../typescript/property-names.js";
import { union } from "../../../typescript/syntax.js";
import { memberType, typeExpression } from "../../../typescript/type-expressions.js";
import type { QName } from "../../../xml/qname.js";
import type { NamedValue } from "../../type-words.js";
import { anchor, type Block, type Content, code, type Inline, link, paragraph, type Table, table } from "../page.js";
import { type DocumentedVersion, typePath } from "../site.js";
import { typeCode } from "./type-code.js";

/** What a table is called: for screen readers, and in the ids of its rows. */
export interface TableName {
  readonly caption: string;
  readonly id: string;
}

/** The members of a message or a type, or a word if there are none. */
export function memberTable(
  version: DocumentedVersion,
  name: TableName,
  content: MessageContent,
  ifNone = "None.",
): Block {
  return tableOrWord(name, messageRows(version, content), ifNone);
}

/** What a program gives or gets. The content of a message with one element is that of the element. */
function messageRows(version: DocumentedVersion, content: MessageContent): Content[][] {
  if (content.kind !== "bare")
    return planMessage(content, version.typescript.types.members).flatMap((part) => partRows(version, part));
  const { value } = content;
  const { types } = version.typescript;
  if (value.type.kind === "datatype" || !isBareStruct(value, types))
    return [elementRow(version, { ...value, numbered: BARE_VALUE })];
  return types.withBases(types.struct(value.type.name)).flatMap((type) => structRows(version, type));
}

/** The own parts of a type, without those of its bases: its text, its elements and its attributes. */
export function structTable(version: DocumentedVersion, name: TableName, type: StructType): Block {
  return tableOrWord(name, structRows(version, type), "None.");
}

function structRows(version: DocumentedVersion, type: StructType): Content[][] {
  const { types } = version.typescript;
  const text = type.content.kind === "text" ? [textRow(version, type.content.type)] : [];
  const parts = planStruct(type, types).flatMap((part) => partRows(version, part));
  const attributes = ownAttributes(type, types).map((named) => attributeRow(version, named));
  const further = type.anyAttributes === undefined ? [] : [FURTHER_ATTRIBUTES];
  return [...text, ...parts, ...attributes, ...further];
}

const FURTHER_ATTRIBUTES: Content[] = [
  ["$attributes"],
  [],
  [code("Record<string, string>")],
  ["absent"],
  ["Further attributes, by their names in Clark notation."],
];

/** The headers of a message. */
export function headerTable(version: DocumentedVersion, name: TableName, headers: readonly ElementUse[]): Block {
  return tableOrWord(
    name,
    numberedUses(headers, version.typescript.types.members).map((header) => elementRow(version, header)),
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
      [anchor(name, "value")],
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

/** @param rows - the first cell of each is a name, which becomes an anchor */
function tableOrWord({ caption, id }: TableName, rows: readonly Content[][], ifNone: string): Block {
  if (rows.length === 0) return paragraph(ifNone);
  const named = rows.map(([[name = ""] = [], ...others]): Content[] => [[anchor(String(name), id)], ...others]);
  return table(caption, MEMBER_HEAD, named);
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
      return [listRow(version, part, order), ...inner.map((row) => withNote(row, `in ${part.key}`))];
    }
  }
}

function withNote(row: readonly Content[], note: string): Content[] {
  return row.map((cell, index) => (index === MAY_BE ? [...cell, cell.length === 0 ? note : `, ${note}`] : cell));
}

function listRow(version: DocumentedVersion, part: Exclude<Part, ChoicePart>, documentation: string): Content[] {
  const type = typeCode(union(partTypes(part, version.typescript)), version);
  return [[part.key], [], [type], isOptionalPart(part) ? ["absent"] : [], [documentation]];
}

/** The name is that of the property. */
function elementRow(version: DocumentedVersion, use: NumberedUse): Content[] {
  const { element, type, documentation } = use;
  const name = memberName(use, version.typescript.types.members);
  return [
    [name],
    [typeName(version, type)],
    [typeCode(memberType(use, version.typescript), version)],
    whatMayBe(use),
    withWireName(documentation, "element", element, name),
  ];
}

/** The text of a type with attributes. */
function textRow(version: DocumentedVersion, type: TypeUse): Content[] {
  return [
    ["$value"],
    [typeName(version, type)],
    [typeCode(typeExpression(type, version.typescript), version)],
    [],
    ["The text of the element."],
  ];
}

function attributeRow(version: DocumentedVersion, { key, attribute }: NamedAttribute): Content[] {
  const { type, required, documentation } = attribute;
  return [
    [key],
    [typeName(version, type)],
    [typeCode(typeExpression(type, version.typescript), version)],
    required ? [] : ["absent"],
    withWireName(documentation || "An attribute.", "attribute", attribute.name, key),
  ];
}

/** The documentation, with the name on the wire if the property does not show it. */
function withWireName(documentation: string, construct: string, element: QName, property: string): Content {
  if (showsWireName(property, element)) return [documentation];
  return [`${documentation} In messages: the ${construct} `.trimStart(), code(element.localName), "."];
}

function whatMayBe(use: ElementUse): Content {
  const words = [...(isRequired(use) ? [] : ["absent"]), ...(use.nillable ? ["nil"] : [])];
  return words.length === 0 ? [] : [words.join(" or ")];
}
