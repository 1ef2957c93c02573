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
 * @param namespace - where the cursor is; members from elsewhere change that for themselves
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
 * @param namespace - where the cursor is; members from elsewhere change that for themselves
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

/** The method of the writer that names an element, and says whether there is anything to write. */
type Guard = "optional" | "nillable" | "required" | "requiredNillable";

/** `if (writer.nillable("Name", value)) write;` */
export function guardedWrite(member: ElementUse, value: Document, write: Document): Document {
  if (isRequired(member)) return guardedItemWrite(member, value, write);
  return guarded(member.nillable ? "nillable" : "optional", member, value, write);
}

/** `if (writer.required("Name", value)) write;`. An item of a collection is always there. */
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

/** The end of a function that reads: gives the value back, after a look at whether all is there that must be. */
export function emitReturn(members: readonly ElementUse[], file: SourceFile): void {
  const required = members.filter(isRequired).map((member) => literal(memberName(member)));
  file.line(returnStatement(required.length > 0 ? onReader("complete", "value", ...required) : "value"));
}

/** What a value is while it is read: perhaps not all is there yet that must be. */
export function unfinished(identifier: Document, members: readonly ElementUse[]): Document {
  return members.some(isRequired) ? generic("Partial", identifier) : identifier;
}

/** The documentation, and the datatype where the TypeScript type does not show it. */
function describeMember({ documentation, type }: ElementUse, version: Version): string {
  if (type.kind !== "datatype" || flatText(version.mapDatatype(type.name).type) === type.name.localName) {
    return documentation;
  }
  const datatype = `${type.name.namespace === NAMESPACE.serialization ? "ser" : "xs"}:${type.name.localName}`;
  return documentation === "" ? datatype : `${documentation} (${datatype})`;
}
