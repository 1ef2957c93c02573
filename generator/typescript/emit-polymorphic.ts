import type { StructType } from "../contract/contract.js";
import { InputError } from "../source/errors.js";
import { clarkName, type QName } from "../xml/qname.js";
import type { Document } from "./document.js";
import { emitReadFunction, emitWriteFunction } from "./emit-functions.js";
import { emitNilFunctions } from "./emit-nil.js";
import { literal } from "./identifiers.js";
import { onReader, onWriter } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import {
  call,
  conditionalStatement,
  objectLiteral,
  objectType,
  property,
  returnStatement,
  switchBranch,
  typedMember,
  unionAlias,
} from "./syntax.js";

/**
 * The union of a type and all types that extend it, discriminated by `$type`, and the functions that write and read it. On the
 * wire, xsi:type names the type of a value (XSD 1.0 part 1, 2.6.1).
 */
export function emitPolymorphic(type: StructType, file: SourceFile): void {
  const { identifier, any } = file.version.namesOf(type.name);
  const derived = file.version.types.concreteFrom(type);
  checkDistinct([type, ...derived]);
  file.comment(
    type.isAbstract
      ? `A type that is derived from ${identifier}: \`$type\` says which.`
      : `${identifier}, or a type that extends it: \`$type\` says which; without it, the value is of the type itself.`,
  );
  const marked = (name: QName, mark: Document): Document => [
    "(",
    file.version.typeName(name),
    " & ",
    objectType([mark]),
    ")",
  ];
  const itself = type.isAbstract
    ? []
    : [marked(type.name, typedMember("$type?", [literal(type.name.localName), "undefined"]))];
  const others = derived.map(({ name }) => marked(name, typedMember("$type", [literal(name.localName)])));
  file.line(unionAlias(`export type ${any}`, [...itself, ...others]), ";");
  file.blankLine();
  emitWrite(type, derived, file);
  file.blankLine();
  emitRead(type, derived, file);
  emitNilFunctions(type, file);
}

function emitWrite({ name, isAbstract }: StructType, derived: readonly StructType[], file: SourceFile): void {
  const { any, writeAny } = file.version.namesOf(name);
  const write = (type: QName, writer: Document): Document => [
    call(file.version.typeFunction(type, "write"), writer, "value"),
    ";",
  ];
  emitWriteFunction({ name: writeAny, valueType: any }, file, () => {
    const other = write(name, isAbstract ? onWriter("unknownType") : "writer");
    if (derived.length === 0) return file.line(other);
    // The compiler checks a chain of `if` in a time that grows with the square of their number.
    file.block("switch (value.$type)", () => {
      for (const one of derived) {
        const written = returnStatement(
          call(file.version.typeFunction(one.name, "write"), onWriter("derived"), "value"),
        );
        file.line(switchBranch(["case ", literal(one.name.localName)], written));
      }
      file.line(switchBranch("default", other));
    });
  });
}

function emitRead({ name, isAbstract }: StructType, derived: readonly StructType[], file: SourceFile): void {
  const { any, readAny } = file.version.namesOf(name);
  const read = (type: QName): Document => call(file.version.typeFunction(type, "read"), "reader");
  emitReadFunction({ name: readAny, valueType: any }, file, () => {
    for (const { name: other } of derived) {
      const mark = literal(other.localName);
      const condition = onReader("is", file.version.namespace(other.namespace), mark);
      const value = objectLiteral([["...", read(other)], property("$type", mark)]);
      file.line(conditionalStatement("if", condition, returnStatement(value)));
    }
    const abstract = [
      file.version.namespace(name.namespace),
      literal(name.localName),
      file.version.typeFunction(name, "read"),
    ];
    file.line(returnStatement(isAbstract ? onReader("unknownType", ...abstract) : read(name)));
  });
}

/** `$type` is the name of the type on the wire without its namespace, so two types must not share it. */
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
