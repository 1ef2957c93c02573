import type { ElementUse, TypeUse, Variety } from "../contract/contract.js";
import type { Module } from "./module.js";

/** The TypeScript type of a value. Arrays and dictionaries have no name of their own: their items show. */
export function typeExpression(type: TypeUse, module: Module): string {
  if (type.kind === "datatype") {
    const { type: name, isAlias } = module.mapDatatype(type.name);
    return isAlias ? module.runtimeType(name) : name;
  }
  const definition = module.definition(type.name);
  switch (definition.kind) {
    case "struct":
      return module.declaredType(type.name);
    case "simple":
      return varietyType(definition.variety, module.typeName(type.name));
    case "array":
      return arrayType(definition.item, module);
    case "dictionary":
      return dictionaryType(definition.key, definition.value, module);
  }
}

function varietyType({ kind }: Variety, name: string): string {
  switch (kind) {
    case "enumeration":
      return name;
    case "flags":
      return `${name}[]`;
  }
}

/** The type of a member that is there: what it holds, or null where it may be nil. */
export function memberType({ type, nillable }: ElementUse, module: Module): string {
  const expression = typeExpression(type, module);
  return nillable ? `${expression} | null` : expression;
}

export function arrayType(item: ElementUse, module: Module): string {
  const type = memberType(item, module);
  return item.nillable ? `(${type})[]` : `${type}[]`;
}

/** Keys of text make an object; an object could not tell other keys from text. */
export function dictionaryType(key: ElementUse, value: ElementUse, module: Module): string {
  const container = hasTextKeys(key, module) ? "Record" : "Map";
  return `${container}<${typeExpression(key.type, module.forKeys)}, ${memberType(value, module)}>`;
}

/** Keys that are plain strings. Those of an enumeration would promise, in a Record, that all of them are there. */
export function hasTextKeys({ type }: ElementUse, module: Module): boolean {
  return typeExpression(type, module.forKeys) === "string";
}

/** A statement that writes `value`, whose element a guard of the writer has named. */
export function writeCall({ kind, name }: TypeUse, value: string, module: Module): string {
  if (kind === "named") return `${module.declaredFunction(name, "write")}(writer, ${value})`;
  const { method, constant, constants } = module.mapDatatype(name);
  return constant === undefined
    ? `writer.${method}(${value})`
    : `writer.${method}(${module.datatype(constant, constants)}, ${value})`;
}

/** An expression that reads the value of the element under the cursor. */
export function readCall({ kind, name }: TypeUse, module: Module): string {
  if (kind === "named") return `${module.declaredFunction(name, "read")}(reader)`;
  const { method, constant, constants } = module.mapDatatype(name);
  return `reader.${method}(${constant === undefined ? "" : module.datatype(constant, constants)})`;
}

/** Reads a value that may be nil. */
export function readNillable({ type, nillable }: ElementUse, module: Module): string {
  const call = readCall(type, module);
  return nillable ? `reader.nil() ? null : ${call}` : call;
}
