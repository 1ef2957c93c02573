import type { StructType } from "../contract/contract.js";
import type { QName } from "../xml/qname.js";
import { type DerivedType, derivedTypes, isLargeFamily } from "./derived-types.js";
import type { Document } from "./document.js";
import { emitReadFunction, emitWriteFunction } from "./emit-functions.js";
import { emitManyTypes } from "./emit-many-types.js";
import { emitNilFunctions } from "./emit-nil.js";
import { literal } from "./identifiers.js";
import { readOther, writeOther } from "./other-type.js";
import { onReader, onWriter, runtimeName } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import {
  call,
  conditionalStatement,
  returnStatement,
  switchBranch,
  typedMember,
  unionAlias,
  withMembers,
} from "./syntax.js";

/**
 * The type of values where a type is declared that others extend, and the functions that write and read them. On the wire, xsi:type
 * names the type of a value (XSD 1.0 part 1, 2.6.1).
 */
export function emitPolymorphic(type: StructType, file: SourceFile): void {
  const { types } = file.version;
  const derived = derivedTypes(type, types);
  if (isLargeFamily(type, types)) emitManyTypes(type, derived, file);
  else emitUnion(type, derived, file);
  emitNilFunctions(type, file);
}

/** The union of a type and all types that extend it, discriminated by `$type`. */
function emitUnion(type: StructType, derived: readonly DerivedType[], file: SourceFile): void {
  const { identifier, any } = file.version.namesOf(type.name);
  file.comment(
    type.isAbstract
      ? `A type that is derived from ${identifier}: \`$type\` says which.`
      : `${identifier}, or a type that extends it: \`$type\` says which; without it, the value is of the type itself.`,
  );
  const marked = (name: QName, mark: Document): Document => withMembers(file.version.typeName(name), [mark]);
  const itself = type.isAbstract
    ? []
    : [marked(type.name, typedMember("$type?", [literal(type.name.localName), "undefined"]))];
  const others = derived.map(({ type: { name }, mark }) => marked(name, typedMember("$type", [literal(mark)])));
  const all = [...itself, ...others];
  const inParentheses = all.map((each) => ["(", each, ")"]);
  file.line(unionAlias(`export type ${any}`, all.length === 1 ? all : inParentheses), ";");
  file.blankLine();
  emitWrite(type, derived, file);
  file.blankLine();
  emitRead(type, derived, file);
}

function emitWrite(declared: StructType, derived: readonly DerivedType[], file: SourceFile): void {
  const { version } = file;
  const { any, writeAny } = version.namesOf(declared.name);
  emitWriteFunction({ name: writeAny, valueType: any }, file, () => {
    const other = [writeOther(declared, file), ";"];
    if (derived.length === 0) return file.line(other);
    // The compiler checks a chain of `if` in a time that grows with the square of their number.
    file.block("switch (value.$type)", () => {
      for (const { type, mark } of derived) {
        const write = call(version.typeFunction(type.name, "write"), onWriter("derived"), "value");
        file.line(switchBranch(["case ", literal(mark)], returnStatement(write)));
      }
      file.line(switchBranch("default", other));
    });
  });
}

function emitRead(declared: StructType, derived: readonly DerivedType[], file: SourceFile): void {
  const { any, readAny } = file.version.namesOf(declared.name);
  emitReadFunction({ name: readAny, valueType: any }, file, () => {
    for (const { type, mark } of derived) {
      const { namespace, localName } = type.name;
      const condition = onReader("is", file.version.namespace(namespace), literal(localName));
      const read = call(file.version.typeFunction(type.name, "read"), "reader");
      const value = call(runtimeName("withType"), read, literal(mark));
      file.line(conditionalStatement("if", condition, returnStatement(value)));
    }
    file.line(returnStatement(readOther(declared, file)));
  });
}
