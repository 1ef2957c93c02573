import type { ElementUse, Member, Particle, StructContent } from "../contract/contract.js";
import { isRequired } from "../contract/types.js";
import { NAMESPACE } from "../xml/qname.js";
import { type Document, flatText } from "./document.js";
import { literal, propertyAccess, propertyKey } from "./identifiers.js";
import { memberName } from "./member-name.js";
import { onReader, onWriter } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import { assignment, conditionalStatement, generic, returnStatement, typedMember } from "./syntax.js";
import { memberTypes, readNillable, writeCall } from "./type-expressions.js";
import type { Version } from "./version.js";

/** The elements of a content, which are the members of one interface. */
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
export function emitProperties(members: readonly ElementUse[], file: SourceFile): void {
  for (const member of members) {
    const key = propertyKey(memberName(member));
    const types = memberTypes(member, file.version);
    file.comment(describeMember(member, file.version));
    file.line(isRequired(member) ? typedMember(key, types) : typedMember(`${key}?`, [...types, "undefined"]), ";");
  }
}

/**
 * One line a member: `if (writer.nillable("Name", value.Name)) writer.string(value.Name);`.
 * @param namespace - the current namespace of the writer; members of other namespaces change it
 */
export function emitWrites(members: readonly ElementUse[], namespace: string, file: SourceFile): void {
  const change = (to: string): void => file.line(onWriter("namespace", file.version.namespace(to)), ";");
  emitInNamespaces(members, namespace, change, (member) => {
    const value = propertyAccess("value", memberName(member));
    file.line(guardedWrite(member, value, writeCall(member.type, value, file.version)));
  });
}

/**
 * One line a member: `if (reader.open("Name")) value.Name = reader.nil() ? null : reader.string();`.
 * @param namespace - the current namespace of the reader; members of other namespaces change it
 */
export function emitReads(members: readonly ElementUse[], namespace: string, file: SourceFile): void {
  const change = (to: string): void => file.line(onReader("namespace", file.version.namespace(to)), ";");
  emitInNamespaces(members, namespace, change, (member) => {
    const target = propertyAccess("value", memberName(member));
    file.line(readIfOpen(member, assignment(target, readNillable(member, file.version))));
  });
}

function emitInNamespaces(
  members: readonly ElementUse[],
  namespace: string,
  change: (namespace: string) => void,
  emit: (member: ElementUse) => void,
): void {
  let current = namespace;
  for (const member of members) {
    const { namespace: own } = member.element;
    if (own !== current) change(own);
    current = own;
    emit(member);
  }
  if (current !== namespace) change(namespace);
}

/** The method of the writer that opens an element and returns whether its value must be written. */
type Guard = "optional" | "nillable" | "required" | "requiredNillable";

/** `if (writer.nillable("Name", value)) write;` */
export function guardedWrite(member: ElementUse, value: Document, write: Document): Document {
  if (isRequired(member)) return guardedItemWrite(member, value, write);
  return guarded(member.nillable ? "nillable" : "optional", member, value, write);
}

/** `if (writer.required("Name", value)) write;`. An item of a collection is never absent. */
export function guardedItemWrite(item: ElementUse, value: Document, write: Document): Document {
  return guarded(item.nillable ? "requiredNillable" : "required", item, value, write);
}

function guarded(guard: Guard, { element }: ElementUse, value: Document, write: Document): Document {
  return conditionalStatement("if", onWriter(guard, literal(element.localName), value), [write, ";"]);
}

/** `if (reader.open("Name")) read;`, or `while` */
export function readIfOpen({ element }: ElementUse, read: Document, keyword: "if" | "while" = "if"): Document {
  return conditionalStatement(keyword, onReader("open", literal(element.localName)), [read, ";"]);
}

/** The end of a function that reads: checks that all required members are there, and returns the value. */
export function emitReturn(members: readonly ElementUse[], file: SourceFile): void {
  const required = members.filter(isRequired).map((member) => literal(memberName(member)));
  file.line(returnStatement(required.length > 0 ? onReader("complete", "value", ...required) : "value"));
}

/** The type of a value while it is read: required members may still be missing. */
export function unfinished(identifier: Document, members: readonly ElementUse[]): Document {
  return members.some(isRequired) ? generic("Partial", identifier) : identifier;
}

/** The documentation, and the datatype if the TypeScript type does not show it. */
function describeMember({ documentation, type }: ElementUse, version: Version): string {
  if (type.kind !== "datatype" || flatText(version.mapDatatype(type.name).type) === type.name.localName) {
    return documentation;
  }
  const datatype = `${type.name.namespace === NAMESPACE.serialization ? "ser" : "xs"}:${type.name.localName}`;
  return documentation === "" ? datatype : `${documentation} (${datatype})`;
}
