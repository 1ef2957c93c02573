import type { CodeBlockWriter } from "ts-morph";
import type { StructType } from "../contract/contract.js";
import { InputError } from "../source/errors.js";
import { clarkName } from "../xml/qname.js";
import { emitReadFunction, emitWriteFunction } from "./emit-functions.js";
import { literal } from "./identifiers.js";
import { writeAssignment, writeConditional, writeJsdoc } from "./layout.js";
import type { Module } from "./module.js";

/**
 * The union of a type and all that extend it, told apart by `$type`, and the functions that write and read any of them:
 * on the wire, xsi:type says which one it is (XSD 1.0 part 1, 2.6.1).
 */
export function emitPolymorphic(type: StructType, module: Module, out: CodeBlockWriter): void {
  const { identifier, any } = module.names(type.name);
  const derived = module.version.types.derivedFrom(type);
  checkDistinct([type, ...derived]);
  writeJsdoc(
    out,
    `${identifier}, or a type that extends it: \`$type\` says which; without it, the value is of the type itself.`,
  );
  out.writeLine(`export type ${any} =`).indent(() => {
    out.writeLine(`| (${module.typeName(type.name)} & { $type?: ${literal(type.name.localName)} | undefined })`);
    derived.forEach((other, index) => {
      const name = literal(other.name.localName);
      out.writeLine(
        `| (${module.typeName(other.name)} & { $type: ${name} })${index === derived.length - 1 ? ";" : ""}`,
      );
    });
  });
  emitWrite(type, derived, module, out.blankLine());
  emitRead(type, derived, module, out.blankLine());
}

function emitWrite(type: StructType, derived: readonly StructType[], module: Module, out: CodeBlockWriter): void {
  const { any, writeAny } = module.names(type.name);
  emitWriteFunction({ name: writeAny, valueType: any }, module, out, () => {
    derived.forEach((other, index) => {
      const condition = `value.$type === ${literal(other.name.localName)}`;
      const statement = `${module.typeFunction(other.name, "write")}(writer.derived(), value)`;
      writeConditional(out, condition, statement, index === 0 ? "if" : "else if");
    });
    out.writeLine(`else ${module.typeFunction(type.name, "write")}(writer, value);`);
  });
}

function emitRead(type: StructType, derived: readonly StructType[], module: Module, out: CodeBlockWriter): void {
  const { any, readAny } = module.names(type.name);
  emitReadFunction({ name: readAny, valueType: any }, module, out, () => {
    for (const other of derived) {
      const condition = `reader.is(${module.namespace(other.name.namespace)}, ${literal(other.name.localName)})`;
      const read = module.typeFunction(other.name, "read");
      const value = `{ ...${read}(reader), $type: ${literal(other.name.localName)} }`;
      writeConditional(out, condition, `return ${value}`);
    }
    writeAssignment(out, "return", `${module.typeFunction(type.name, "read")}(reader);`);
  });
}

/** `$type` has the name from the wire without its namespace. */
function checkDistinct(types: readonly StructType[]): void {
  const seen = new Map<string, StructType>();
  for (const type of types) {
    const other = seen.get(type.name.localName);
    if (other !== undefined) {
      throw new InputError(
        `${clarkName(type.name)} and ${clarkName(other.name)} can stand in the same place under one name`,
      );
    }
    seen.set(type.name.localName, type);
  }
}
