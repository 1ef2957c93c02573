import type { StructType } from "../contract/contract.js";
import type { DerivedType } from "./derived-types.js";
import type { Document } from "./document.js";
import { emitReadFunction, emitWriteFunction } from "./emit-functions.js";
import { literal, propertyKey } from "./identifiers.js";
import { readOther, writeOther } from "./other-type.js";
import { runtimeName } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import {
  assignment,
  call,
  callWithLast,
  conditionalStatement,
  generic,
  objectLiteral,
  objectOnLines,
  objectType,
  property,
  returnStatement,
  typedMember,
  unionAlias,
} from "./syntax.js";

/**
 * For a type that very many others extend: an interface that lists them, the type of values, and a table of the functions that write and
 * read them.
 */
export function emitManyTypes(type: StructType, derived: readonly DerivedType[], file: SourceFile): void {
  emitList(type, derived, file);
  file.blankLine();
  emitType(type, derived, file);
  file.blankLine();
  emitTable(type, derived, file);
  file.blankLine();
  emitFunctions(type, file);
}

function emitList({ name }: StructType, derived: readonly DerivedType[], file: SourceFile): void {
  const { identifier, derived: list } = file.version.namesOf(name);
  file.comment(`The types that extend ${identifier}, by the names that \`$type\` has.`);
  file.block(`export interface ${list}`, () => {
    for (const { type, mark } of derived)
      file.line(typedMember(propertyKey(mark), [file.version.typeName(type.name)]), ";");
  });
}

function emitType(declared: StructType, derived: readonly DerivedType[], file: SourceFile): void {
  const { name, isAbstract } = declared;
  const { identifier, any, derived: list } = file.version.namesOf(name);
  file.comment(
    isAbstract
      ? `A type that is derived from ${identifier}: \`$type\` says which. ${list} lists them.`
      : `${identifier}, or a type that extends it: \`$type\` says which; without it, the value is of the type itself. ${list} lists them.`,
    "`isType` tells whether a value is of a certain one of these types, and `ofType` makes one.",
  );
  const itself = objectType([typedMember("$type?", [literal(name.localName), "undefined"])]);
  const marked = derivedType(declared, derived, file);
  const types = isAbstract
    ? [marked]
    : [
        ["(", file.version.typeName(name), " & ", itself, ")"],
        ["(", marked, ")"],
      ];
  file.line(unionAlias(`export type ${any}`, types), ";");
}

/** `Shape & OneOfMany<TypesOfShape>` */
function derivedType(declared: StructType, derived: readonly DerivedType[], file: SourceFile): Document {
  const mark = generic(runtimeName("OneOfMany"), file.version.namesOf(declared.name).derived);
  return hasMembersOf(declared, derived, file) ? [file.version.typeName(declared.name), " & ", mark] : mark;
}

/** Whether all types inherit the members of the declared one. A restriction inherits nothing: its members may have other types. */
function hasMembersOf({ name }: StructType, derived: readonly DerivedType[], { version }: SourceFile): boolean {
  const declared = version.types.struct(name);
  return derived.every(({ type }) => version.types.withBases(type).includes(declared));
}

function emitTable(declared: StructType, derived: readonly DerivedType[], file: SourceFile): void {
  const { version } = file;
  const { derived: list, table } = version.namesOf(declared.name);
  const base = hasMembersOf(declared, derived, file) ? version.typeName(declared.name) : "object";
  const rows = derived.map(({ type, mark }) =>
    property(
      propertyKey(mark),
      objectLiteral([
        property("namespace", version.namespace(type.name.namespace)),
        property("write", version.typeFunction(type.name, "write")),
        property("read", version.typeFunction(type.name, "read")),
      ]),
    ),
  );
  const create = ["/* @__PURE__ */ new ", generic(runtimeName("ManyTypes"), base, list)];
  file.line(assignment(`const ${table}`, callWithLast(create, [], objectOnLines(rows))), ";");
}

function emitFunctions(declared: StructType, file: SourceFile): void {
  const { any, writeAny, readAny, table } = file.version.namesOf(declared.name);
  emitWriteFunction({ name: writeAny, valueType: any }, file, () => {
    const isListed = call(`${table}.has`, "value");
    file.line(conditionalStatement("if", isListed, [call(`${table}.write`, "writer", "value"), ";"]));
    file.line("else ", writeOther(declared, file), ";");
  });
  file.blankLine();
  emitReadFunction({ name: readAny, valueType: any }, file, () => {
    file.line(returnStatement([call(`${table}.read`, "reader"), " ?? ", readOther(declared, file)]));
  });
}
