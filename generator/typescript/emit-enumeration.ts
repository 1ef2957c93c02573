import { combinedFlags } from "../contract/combined-flags.js";
import type { Enumeration, EnumValue, Flags, SimpleType } from "../contract/contract.js";
import { commentLines } from "./comments.js";
import { generatedFrom } from "./doc-text.js";
import { comment, type Document } from "./document.js";
import { emitReadFunction, emitWriteFunction } from "./emit-functions.js";
import { literal, propertyKey } from "./identifiers.js";
import { onReader, onWriter } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import { assignment, objectOnLines, returnStatement } from "./syntax.js";
import { typeExpression } from "./type-expressions.js";

/** The values, with their numbers if they have some, as a constant, the union of the values as a type of the same name, and the functions. */
export function emitEnumeration(type: SimpleType, variety: Enumeration | Flags, file: SourceFile): void {
  const { identifier, write, read } = file.version.namesOf(type.name);
  const valueType = typeExpression({ kind: "named", name: type.name }, file.version);
  const name = [file.version.namespace(type.name.namespace), literal(type.name.localName)];
  file.comment(
    type.documentation,
    variety.values.some(({ number }) => number !== undefined)
      ? "The values, each with the number that .NET has for it."
      : "",
    generatedFrom("simpleType", type.name),
  );
  const combined = new Map(
    variety.kind === "flags" ? combinedFlags(variety.values).map((one) => [one.name, one.parts]) : [],
  );
  const values = objectOnLines(variety.values.map((value) => describeValue(value, combined.get(value.name))));
  file.line(assignment(`export const ${identifier}`, [values, " as const"]), ";");
  file.blankLine();
  file.line(assignment(`export type ${identifier}`, `keyof typeof ${identifier}`), ";");
  file.blankLine();
  emitWriteFunction({ name: write, valueType }, file, () => {
    file.line(onWriter(variety.kind, ...name, "value", identifier), ";");
  });
  file.blankLine();
  emitReadFunction({ name: read, valueType }, file, () => {
    file.line(returnStatement(onReader(variety.kind, ...name, identifier)));
  });
}

/** @param parts - the flags that this one means together; undefined for one that means only itself */
function describeValue({ name, number, documentation }: EnumValue, parts?: readonly string[]): Document {
  const meaning = parts === undefined ? "" : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)} together.`;
  return [
    comment(commentLines(documentation, meaning)),
    propertyKey(name),
    ": ",
    numberLiteral(number) ?? literal(name),
  ];
}

function numberLiteral(number: bigint | undefined): string | undefined {
  if (number === undefined) return undefined;
  return Number.isSafeInteger(Number(number)) ? String(number) : `${number}n`;
}
