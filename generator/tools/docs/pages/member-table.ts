import type { EnumValue, Field, HeaderEntry, TypeUse } from "../../../contract/contract.js";
import { memberType } from "../../../typescript/type-expressions.js";
import { type Block, type Content, code, link, paragraph, type Table, table } from "../page.js";
import { type DocumentedVersion, typePath } from "../site.js";

/** The members of a message or a type; a word instead if there are none. */
export function memberTable(
  version: DocumentedVersion,
  caption: string,
  fields: readonly Field[],
  ifNone = "None.",
): Block {
  if (fields.length === 0) return paragraph(ifNone);
  return table(
    caption,
    MEMBER_HEAD,
    fields.map((field) => memberRow(version, field)),
  );
}

/** The headers of a message. One may always be left out, whatever the WSDL says: a fault comes without any. */
export function headerTable(version: DocumentedVersion, caption: string, headers: readonly HeaderEntry[]): Block {
  const fields = headers.map((header) => ({ ...header, name: header.element.localName, required: false }));
  if (fields.length === 0) return paragraph("None.");
  return table(
    caption,
    MEMBER_HEAD,
    fields.map((field) => memberRow(version, field)),
  );
}

export function valueTable(caption: string, values: readonly EnumValue[]): Table {
  return table(
    caption,
    ["Value", "Number", "Documentation"],
    values.map(({ name, number, documentation }) => [[code(name)], [String(number)], [documentation]]),
  );
}

/** A type's name, with its page if it has one. */
export function typeContent(version: DocumentedVersion, { kind, name }: TypeUse): Content {
  const text = code(name.localName);
  return [kind === "named" ? link(text, typePath(version, name)) : text];
}

const MEMBER_HEAD = ["Name", "Type", "TypeScript", "May be", "Documentation"];

function memberRow(version: DocumentedVersion, field: Omit<Field, "namespace">): Content[] {
  const { name, type, documentation } = field;
  return [
    [code(name)],
    typeContent(version, type),
    [code(memberType(field, version.module))],
    [whatMayBe(field)],
    [documentation],
  ];
}

function whatMayBe({ required, nillable }: Pick<Field, "required" | "nillable">): string {
  return [...(required ? [] : ["absent"]), ...(nillable ? ["nil"] : [])].join(" or ");
}
