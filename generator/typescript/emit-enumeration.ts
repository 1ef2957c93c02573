import type { CodeBlockWriter } from "ts-morph";
import type { EnumValue, SimpleType } from "../contract/contract.js";
import { clarkName } from "../xml/qname.js";
import { codeSpan } from "./doc-text.js";
import { emitReadFunction, emitWriteFunction } from "./emit-functions.js";
import { literal, propertyKey } from "./identifiers.js";
import { writeJsdoc } from "./layout.js";
import type { Module } from "./module.js";
import { typeExpression } from "./type-expressions.js";

/** The values with their numbers as a constant, the union of the values as a type of the same name, and the functions. */
export function emitEnumeration(type: SimpleType, module: Module, out: CodeBlockWriter): void {
  const { identifier, write, read } = module.names(type.name);
  const { variety } = type;
  const valueType = typeExpression({ kind: "named", name: type.name }, module);
  const name = `${module.namespace(type.name.namespace)}, ${literal(type.name.localName)}`;
  writeJsdoc(
    out,
    type.documentation,
    `The simple type ${codeSpan(clarkName(type.name))}, with the numbers that .NET has for its values.`,
  );
  out
    .write(`export const ${identifier} =`)
    .space()
    .inlineBlock(() => emitValues(variety.values, out));
  out.write(" as const;").newLine().blankLine();
  out.writeLine(`export type ${identifier} = keyof typeof ${identifier};`).blankLine();
  emitWriteFunction({ name: write, valueType }, module, out, () => {
    out.writeLine(`writer.${variety.kind}(${name}, value, ${identifier});`);
  });
  out.blankLine();
  emitReadFunction({ name: read, valueType }, module, out, () => {
    out.writeLine(`return reader.${variety.kind}(${name}, ${identifier});`);
  });
}

function emitValues(values: readonly EnumValue[], out: CodeBlockWriter): void {
  for (const { name, number, documentation } of values) {
    writeJsdoc(out, documentation);
    out.writeLine(`${propertyKey(name)}: ${numberLiteral(number)},`);
  }
}

function numberLiteral(number: bigint): string {
  return Number.isSafeInteger(Number(number)) ? String(number) : `${number}n`;
}
