import type { CodeBlockWriter } from "ts-morph";
import { propertyName } from "../../templates/runtime/values/members.js";
import type { Field } from "../contract/contract.js";
import { NAMESPACE } from "../xml/qname.js";
import { literal, propertyAccess, propertyKey } from "./identifiers.js";
import { writeConditional, writeJsdoc } from "./layout.js";
import type { Module } from "./module.js";
import { memberType, readNillable, writeCall } from "./type-expressions.js";

/** Something that a message names: a member, or an entry of the header. */
export type Member = Pick<Field, "name" | "namespace" | "documentation" | "type" | "required" | "nillable">;

/** The members of an interface: `Name?: string | null | undefined;`. */
export function emitProperties(members: readonly Member[], module: Module, out: CodeBlockWriter): void {
  for (const member of members) {
    const key = propertyKey(propertyName(member.name));
    const type = memberType(member, module);
    writeJsdoc(out, describeMember(member, module));
    out.writeLine(member.required ? `${key}: ${type};` : `${key}?: ${type} | undefined;`);
  }
}

/** Where members are written or read: the cursor's namespace, which members from elsewhere change for themselves. */
export interface Scope {
  readonly namespace: string;
  readonly module: Module;
  readonly out: CodeBlockWriter;
}

/** One line a member: `if (writer.nillable("Name", value.Name)) writer.string(value.Name);`. */
export function emitWrites(members: readonly Member[], scope: Scope): void {
  const { module, out } = scope;
  emitInNamespaces("writer", members, scope, (member) => {
    const access = propertyAccess("value", propertyName(member.name));
    const guard = `writer.${guardOf(member)}(${literal(member.name)}, ${access})`;
    writeConditional(out, guard, writeCall(member.type, access, module));
  });
}

/** One line a member: `if (reader.open("Name")) value.Name = reader.nil() ? null : reader.string();`. */
export function emitReads(members: readonly Member[], scope: Scope): void {
  const { module, out } = scope;
  emitInNamespaces("reader", members, scope, (member) => {
    const access = propertyAccess("value", propertyName(member.name));
    writeConditional(out, `reader.open(${literal(member.name)})`, `${access} = ${readNillable(member, module)}`);
  });
}

function emitInNamespaces(
  cursor: "writer" | "reader",
  members: readonly Member[],
  { namespace, module, out }: Scope,
  emit: (member: Member) => void,
): void {
  let current = namespace;
  const change = (next: string): void => {
    if (next !== current) out.writeLine(`${cursor}.namespace(${module.namespace(next)});`);
    current = next;
  };
  for (const member of members) {
    change(member.namespace);
    emit(member);
  }
  change(namespace);
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
function describeMember({ documentation, type }: Member, module: Module): string {
  if (type.kind !== "datatype" || module.mapDatatype(type.name).type === type.name.localName) return documentation;
  const datatype = `${type.name.namespace === NAMESPACE.serialization ? "ser" : "xs"}:${type.name.localName}`;
  return documentation === "" ? datatype : `${documentation} (${datatype})`;
}
