import type { CodeBlockWriter } from "ts-morph";
import { propertyName } from "../../templates/runtime/property-name.js";
import type { Field } from "../contract/contract.js";
import { mapDatatype } from "./datatypes.js";
import { literal, propertyAccess, propertyKey } from "./identifiers.js";
import { writeConditional, writeJsdoc } from "./layout.js";
import type { Module } from "./module.js";
import { memberType, readNillable, writeCall } from "./type-expressions.js";

/** Something that a message names: a member, or an entry of the header. */
export type Member = Pick<Field, "name" | "documentation" | "type" | "required" | "nillable">;

/** The members of an interface: `Name?: string | null | undefined;`. */
export function emitProperties(members: readonly Member[], module: Module, out: CodeBlockWriter): void {
  for (const member of members) {
    const key = propertyKey(propertyName(member.name));
    const type = memberType(member, module);
    writeJsdoc(out, describeMember(member));
    out.writeLine(member.required ? `${key}: ${type};` : `${key}?: ${type} | undefined;`);
  }
}

/** One line a member: `if (writer.nillable("Name", value.Name)) writer.string(value.Name);`. */
export function emitWrites(members: readonly Member[], module: Module, out: CodeBlockWriter): void {
  for (const member of members) {
    const access = propertyAccess("value", propertyName(member.name));
    const guard = `writer.${guardOf(member)}(${literal(member.name)}, ${access})`;
    writeConditional(out, guard, writeCall(member.type, access, module));
  }
}

/** One line a member: `if (reader.open("Name")) value.Name = reader.nil() ? null : reader.string();`. */
export function emitReads(members: readonly Member[], module: Module, out: CodeBlockWriter): void {
  for (const member of members) {
    const access = propertyAccess("value", propertyName(member.name));
    writeConditional(out, `reader.open(${literal(member.name)})`, `${access} = ${readNillable(member, module)}`);
  }
}

/** The arguments for `reader.complete`: the members that a value must have. */
export function requiredNames(members: readonly Member[]): string[] {
  return members.filter(({ required }) => required).map(({ name }) => literal(propertyName(name)));
}

/** The guard of the writer that lets the member through. */
export function guardOf({ required, nillable }: Pick<Field, "required" | "nillable">): string {
  if (required) return nillable ? "requiredNillable" : "required";
  return nillable ? "nillable" : "optional";
}

/** The documentation, and the datatype where the TypeScript type does not show it. */
function describeMember({ documentation, type }: Member): string {
  if (type.kind !== "datatype" || mapDatatype(type.name).type === type.name.localName) return documentation;
  return documentation === "" ? `xs:${type.name.localName}` : `${documentation} (xs:${type.name.localName})`;
}
