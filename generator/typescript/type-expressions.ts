import type { ElementUse, StructType, TypeUse, ValueConstraint, Variety } from "../contract/contract.js";
import { isRepeated } from "../contract/types.js";
import { NAMESPACE, type QName } from "../xml/qname.js";
import { namedAttributes } from "./attribute-names.js";
import type { Document } from "./document.js";
import { literal } from "./identifiers.js";
import { onReader, onWriter, runtimeName, type ValueMethod } from "./runtime-symbols.js";
import { constantOf, withNames } from "./simple-constant.js";
import { arrowFunction, call, conditional, generic, union, unionArray, unionParameter } from "./syntax.js";
import type { Version } from "./version.js";

/** The TypeScript type of a value. Arrays and dictionaries have no name of their own; their types are written out. */
export function typeExpression(type: TypeUse, version: Version): Document {
  if (type.kind === "datatype") return version.mapDatatype(type.name).type;
  const definition = version.definition(type.name);
  switch (definition.kind) {
    case "struct":
      return version.declaredType(type.name);
    case "simple":
      return varietyType(definition.variety, version.typeName(type.name));
    case "array":
      return arrayType(definition.item, version);
    case "dictionary":
      return dictionaryType(definition.key, definition.value, version);
  }
}

function varietyType({ kind }: Variety, name: Document): Document {
  switch (kind) {
    case "enumeration":
    case "restriction":
    case "list":
    case "union":
      return name;
    case "flags":
      return [name, "[]"];
  }
}

/** The types of a member that is present: its own type, and null if it may be nil; an array of them if it repeats. */
export function memberTypes(member: ElementUse, version: Version): Document[] {
  return isRepeated(member) ? [arrayType(member, version)] : itemTypes(member, version);
}

/** The types of one element: its own type, and null if it may be nil. */
function itemTypes({ type, nillable }: ElementUse, version: Version): Document[] {
  const definition = type.kind === "named" && version.mayBeNil(type.name) ? version.types.struct(type.name) : undefined;
  const nil = definition === undefined ? [] : [nilType(definition, version)];
  return [typeExpression(type, version), ...(nillable ? ["null", ...nil] : [])];
}

/** The type of an element that is nil and has attributes: `Nil<Price, "currency">` */
export function nilType(type: StructType, version: Version): Document {
  const keys = namedAttributes(type, version.types).map(({ key }) => literal(key));
  const others = version.types.anyAttributes(type) === undefined ? [] : [literal("$attributes")];
  return generic(runtimeName("Nil"), version.typeName(type.name), unionParameter([...keys, ...others]));
}

/** The type of a member that is present. */
export function memberType(member: ElementUse, version: Version): Document {
  return union(memberTypes(member, version));
}

export function arrayType(item: ElementUse, version: Version): Document {
  const types = itemTypes(item, version);
  if (types.length > 2) return unionArray(types);
  return item.nillable ? ["(", union(types), ")[]"] : [union(types), "[]"];
}

/** A Map, or an object if the keys are text: an object turns all its keys into text. */
export function dictionaryType(key: ElementUse, value: ElementUse, version: Version): Document {
  const container = isRecord(key, version) ? "Record" : "Map";
  return generic(container, keyType(key, version), union(itemTypes(value, version)));
}

export function keyType({ type }: ElementUse, version: Version): Document {
  return typeExpression(type, version.withUsualTypes);
}

/**
 * Whether a dictionary is an object: if its keys are plain strings, unless the package has a Map for all. A Record with the keys of an
 * enumeration would promise that all of them are present.
 */
export function isRecord(key: ElementUse, version: Version): boolean {
  return !version.hasOnlyMaps && keyType(key, version) === "string";
}

/**
 * An expression that writes `value`. A guard of the writer has named its element.
 * @param mediaType - an expression for what bytes are, if it is known
 */
export function writeCall(type: TypeUse, value: Document, version: Version, mediaType?: Document): Document {
  const { function: name, method, constant, isBinary = false } = accessOf(type, version);
  if (name !== undefined) return call(version.declaredFunction(name, "write"), "writer", value);
  if (constant === undefined) return onWriter(method, value);
  return onWriter(method, constant, value, ...(isBinary && mediaType !== undefined ? [mediaType] : []));
}

/** An expression that writes the value of an element, which may be nil and have attributes. */
export function writeUse(use: ElementUse, value: Document, version: Version): Document {
  const { type, mediaType } = use;
  if (isNilObject(use, version)) return call(version.nilFunction(type.name, "write"), "writer", value);
  return writeCall(type, value, version, mediaType === undefined ? undefined : literal(mediaType));
}

/** A function that writes the value of an element which is not nil. */
export function writeFunction(use: ElementUse, version: Version): Document {
  return functionFor(use, "write", version) ?? arrowFunction("writer, value", writeUse(use, "value", version));
}

/** A function that reads the value of an element, which may be nil. */
export function readFunction(use: ElementUse, version: Version): Document {
  const isConditional = use.nillable && !isNilObject(use, version);
  const named = use.value === undefined && !isConditional ? functionFor(use, "read", version) : undefined;
  const read = readNillable(use, version);
  return named ?? arrowFunction("reader", isConditional ? ["(", read, ")"] : read);
}

/** The function of a type that writes or reads its values. */
function functionFor(use: ElementUse, role: "write" | "read", version: Version): Document | undefined {
  if (isNilObject(use, version)) return version.nilFunction(use.type.name, role);
  const { function: name } = accessOf(use.type, version);
  return name && version.declaredFunction(name, role);
}

/** Whether an element may be nil and have attributes. */
function isNilObject({ type, nillable }: ElementUse, version: Version): boolean {
  return nillable && type.kind === "named" && version.mayBeNil(type.name);
}

/**
 * An expression that reads the value of the element under the cursor.
 * @param reader - the expression for the reader
 */
export function readCall(type: TypeUse, version: Version, reader: Document = "reader"): Document {
  const { function: name, method, constant } = accessOf(type, version);
  if (name !== undefined) return call(version.declaredFunction(name, "read"), reader);
  return call([reader, `.${method}`], ...(constant === undefined ? [] : [constant]));
}

/** Like `readCall`, for a place whose value may be left to the schema. */
export function readConstrained({ type, value }: Constrained, version: Version, reader?: Document): Document {
  const constant = value?.names === undefined ? undefined : constantOf(type, version);
  return constant === undefined
    ? readCall(type, version, reader)
    : call([reader ?? "reader", ".simple"], withNames(constant));
}

/** The text that stands for a value that is left to the schema. */
export function defaultText({ text, names = text }: ValueConstraint): string {
  return names;
}

/** An element or an attribute. */
interface Constrained {
  readonly type: TypeUse;
  readonly value: ValueConstraint | undefined;
}

/** How values of a type are written and read: by the type's own functions, or by a method, perhaps with a datatype. */
type Access =
  | {
      readonly function: QName;
      readonly method?: undefined;
      readonly constant?: undefined;
      readonly isBinary?: undefined;
    }
  | {
      readonly function?: undefined;
      readonly method: ValueMethod;
      readonly constant: Document | undefined;
      /** Whether the values are bytes that may stand beside a message. */
      readonly isBinary?: boolean;
    };

function accessOf(type: TypeUse, version: Version): Access {
  if (type.kind === "datatype") {
    const { method, constant } = version.mapDatatype(type.name);
    if (method === "anyType") return { method, constant: runtimeName("anyTypes") };
    const isBinary = type.name.namespace === NAMESPACE.xsd && type.name.localName === "base64Binary";
    return { method, constant: method === "simple" ? constant : undefined, isBinary };
  }
  const definition = version.definition(type.name);
  const variety = definition.kind === "simple" ? definition.variety : undefined;
  if (variety === undefined || variety.kind === "enumeration" || variety.kind === "flags")
    return { function: type.name };
  const plan = version.simpleDatatypes.plan(type.name);
  return plan.kind === "use"
    ? accessOf(plan.use, version)
    : { method: "simple", constant: version.constant(type.name) };
}

/** Reads a value that may be nil. */
export function readNillable(use: ElementUse, version: Version): Document {
  const { type, nillable, value: constraint } = use;
  const reader = constraint && onReader("orDefault", literal(defaultText(constraint)));
  if (isNilObject(use, version)) return call(version.nilFunction(type.name, "read"), reader ?? "reader");
  const value = readConstrained({ type, value: constraint }, version, reader);
  return nillable ? conditional(onReader("nil"), "null", value) : value;
}
