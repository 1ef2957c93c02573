import type { CodeBlockWriter } from "ts-morph";
import type { EnumType, EnumValue, FlagsType } from "../contract/contract.js";
import { clarkName } from "../xml/qname.js";
import { codeSpan } from "./doc-text.js";
import { emitReadFunction, emitWriteFunction } from "./emit-functions.js";
import { literal, propertyKey } from "./identifiers.js";
import { writeJsdoc } from "./layout.js";
import type { Module } from "./module.js";

/** The values with their numbers as a constant, the union of the values as a type of the same name, and the functions. */
export function emitEnumeration(type: EnumType | FlagsType, module: Module, out: CodeBlockWriter): void {
  const { identifier, write, read } = module.names(type.name);
  const valueType = type.kind === "flags" ? `${identifier}[]` : identifier;
  const method = type.kind === "flags" ? "flags" : "enumeration";
  const name = `${module.namespace(type.name.namespace)}, ${literal(type.name.localName)}`;
  writeJsdoc(
    out,
    type.documentation,
    `The simple type ${codeSpan(clarkName(type.name))}, with the numbers that .NET has for its values.`,
  );
  out
    .write(`export const ${identifier} =`)
    .space()
    .inlineBlock(() => emitValues(type.values, out));
  out.write(" as const;").newLine().blankLine();
  out.writeLine(`export type ${identifier} = keyof typeof ${identifier};`).blankLine();
  emitWriteFunction({ name: write, valueType }, module, out, () => {
    out.writeLine(`writer.${method}(${name}, value, ${identifier});`);
  });
  out.blankLine();
  emitReadFunction({ name: read, valueType }, module, out, () => {
    out.writeLine(`return reader.${method}(${name}, ${identifier});`);
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
