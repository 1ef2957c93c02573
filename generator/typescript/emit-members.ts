import type { CodeBlockWriter } from "ts-morph";
import { propertyName } from "../../templates/runtime/values/members.js";
import type { ElementUse, Member, Particle, StructContent } from "../contract/contract.js";
import { isRequired } from "../contract/types.js";
import { NAMESPACE } from "../xml/qname.js";
import { literal, propertyAccess, propertyKey } from "./identifiers.js";
import { writeConditional, writeJsdoc } from "./layout.js";
import type { Module } from "./module.js";
import { memberType, readNillable, writeCall } from "./type-expressions.js";

/** A content whose elements are the members of one interface. */
export function membersOf(content: StructContent): Member[] {
  switch (content.kind) {
    case "elements":
      return content.particles.map(memberOf);
  }
}

function memberOf(particle: Particle): Member {
  switch (particle.kind) {
    case "member":
      return particle;
  }
}

/** The members of an interface: `Name?: string | null | undefined;`. */
export function emitProperties(members: readonly ElementUse[], module: Module, out: CodeBlockWriter): void {
  for (const member of members) {
    const key = propertyKey(propertyName(member.element.localName));
    const type = memberType(member, module);
    writeJsdoc(out, describeMember(member, module));
    out.writeLine(isRequired(member) ? `${key}: ${type};` : `${key}?: ${type} | undefined;`);
  }
}

/** Where members are written or read: the cursor's namespace, which members from elsewhere change for themselves. */
export interface Scope {
  readonly namespace: string;
  readonly module: Module;
  readonly out: CodeBlockWriter;
}

/** One line a member: `if (writer.nillable("Name", value.Name)) writer.string(value.Name);`. */
export function emitWrites(members: readonly ElementUse[], scope: Scope): void {
  const { module, out } = scope;
  emitInNamespaces("writer", members, scope, (member) => {
    const access = propertyAccess("value", propertyName(member.element.localName));
    const guard = `writer.${guardOf(member)}(${literal(member.element.localName)}, ${access})`;
    writeConditional(out, guard, writeCall(member.type, access, module));
  });
}

/** One line a member: `if (reader.open("Name")) value.Name = reader.nil() ? null : reader.string();`. */
export function emitReads(members: readonly ElementUse[], scope: Scope): void {
  const { module, out } = scope;
  emitInNamespaces("reader", members, scope, (member) => {
    const access = propertyAccess("value", propertyName(member.element.localName));
    writeConditional(
      out,
      `reader.open(${literal(member.element.localName)})`,
      `${access} = ${readNillable(member, module)}`,
    );
  });
}

function emitInNamespaces(
  cursor: "writer" | "reader",
  members: readonly ElementUse[],
  { namespace, module, out }: Scope,
  emit: (member: ElementUse) => void,
): void {
  let current = namespace;
  const change = (next: string): void => {
    if (next !== current) out.writeLine(`${cursor}.namespace(${module.namespace(next)});`);
    current = next;
  };
  for (const member of members) {
    change(member.element.namespace);
    emit(member);
  }
  change(namespace);
}

/** The arguments for `reader.complete`: the members that a value must have. */
export function requiredNames(members: readonly ElementUse[]): string[] {
  return members.filter(isRequired).map(({ element }) => literal(propertyName(element.localName)));
}

/** The guard of the writer that lets the member through. */
export function guardOf(member: ElementUse): string {
  if (isRequired(member)) return guardOfItem(member);
  return member.nillable ? "nillable" : "optional";
}

/** The guard that lets an item through: what is in a collection is there. */
export function guardOfItem({ nillable }: ElementUse): string {
  return nillable ? "requiredNillable" : "required";
}

/** The documentation, and the datatype where the TypeScript type does not show it. */
function describeMember({ documentation, type }: ElementUse, module: Module): string {
  if (type.kind !== "datatype" || module.mapDatatype(type.name).type === type.name.localName) return documentation;
  const datatype = `${type.name.namespace === NAMESPACE.serialization ? "ser" : "xs"}:${type.name.localName}`;
  return documentation === "" ? datatype : `${documentation} (${datatype})`;
}
