import type { DatatypeUse, ElementUse, Member, MessageContent, Occurrence } from "../contract/contract.js";
import { elementsIn, isRepeated, isRequired } from "../contract/types.js";
import { NAMESPACE } from "../xml/qname.js";
import { type Document, flatText } from "./document.js";
import { emitFixedCheck } from "./emit-fixed.js";
import { literal, propertyAccess, propertyKey } from "./identifiers.js";
import { memberName, type NumberedUse } from "./member-name.js";
import { onReader, onWriter } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import {
  arrayLiteral,
  assignment,
  call,
  conditionalStatement,
  conditionHead,
  generic,
  objectLiteral,
  property,
  returnStatement,
  typedMember,
  withMembers,
} from "./syntax.js";
import { memberTypes, readNillable, writeUse } from "./type-expressions.js";
import type { Version } from "./version.js";

/** The members of a message; none for one that is a value as a whole. */
export function membersOfMessage(content: MessageContent): Member[] {
  return content.kind === "bare" ? [] : elementsIn(content);
}

/** The members of an interface: `Name?: string | null | undefined;`. */
export function emitProperties(members: readonly NumberedUse[], file: SourceFile): void {
  for (const member of members) {
    const key = propertyKey(memberName(member));
    const types = memberTypes(member, file.version);
    file.comment(describeUse(member, file.version));
    file.line(isRequired(member) ? typedMember(key, types) : typedMember(`${key}?`, [...types, "undefined"]), ";");
  }
}

/**
 * One line a member: `if (writer.nillable("Name", value.Name)) writer.string(value.Name);`.
 * @param namespace - the current namespace of the writer; members of other namespaces change it
 */
export function emitWrites(members: readonly NumberedUse[], namespace: string, file: SourceFile): void {
  const change = (to: string): void => file.line(onWriter("namespace", file.version.namespace(to)), ";");
  emitInNamespaces(members, namespace, change, (member) => {
    const value = propertyAccess("value", memberName(member));
    if (isRepeated(member)) emitRepeatedWrite(member, value, file);
    else emitMemberWrite(member, value, file);
  });
}

/**
 * One line a member: `if (reader.open("Name")) value.Name = reader.nil() ? null : reader.string();`.
 * @param namespace - the current namespace of the reader; members of other namespaces change it
 */
export function emitReads(members: readonly NumberedUse[], namespace: string, file: SourceFile): void {
  const change = (to: string): void => file.line(onReader("namespace", file.version.namespace(to)), ";");
  emitInNamespaces(members, namespace, change, (member) => {
    const target = propertyAccess("value", memberName(member));
    const value = readNillable(member, file.version);
    file.line(
      isRepeated(member)
        ? readWhileRepeated(member, target, value, file.version)
        : readIfOpen(member, assignment(target, value)),
    );
  });
}

/**
 * Emits members one after the other, each in its namespace.
 * @param namespace - the namespace before and after them
 */
export function emitInNamespaces(
  members: readonly NumberedUse[],
  namespace: string,
  change: (namespace: string) => void,
  emit: (member: NumberedUse) => void,
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

/** `if (writer.nillable("Name", value.Name)) writer.string(value.Name);`, with a check before it if the value is fixed */
export function emitMemberWrite(member: NumberedUse, value: Document, file: SourceFile): void {
  emitFixedCheck(nameOf(member), member, value, file);
  file.line(guardedWrite(member, value, writeUse(member, value, file.version)));
}

/** `for (const item of writer.repeated("Line", value.Line, 1)) { … }` */
export function emitRepeatedWrite(member: NumberedUse, value: Document, file: SourceFile, item = "item"): void {
  const items = writtenItems(nameOf(member), value, member.occurs, member.mayBeAbsent);
  file.block(conditionHead("for", [`const ${item} of `, items]), () => {
    emitFixedCheck(nameOf(member), member, item, file);
    file.line(guardedItemWrite(member, item, writeUse(member, item, file.version)));
  });
}

/** `writer.repeated("Line", value.Line, 1, 5)`. In a choice there may be none, and at least as many as must be otherwise. */
export function writtenItems(key: string, value: Document, { min, max }: Occurrence, mayBeAbsent = false): Document {
  const least = mayBeAbsent && min === 1 ? 0 : min;
  const limits = max === "unbounded" ? (least === 0 ? [] : [`${least}`]) : [`${least}`, `${max}`];
  return onWriter(mayBeAbsent && least > 0 ? "repeatedIfAny" : "repeated", literal(key), value, ...limits);
}

/** `while (reader.repeated("Line")) value.Line.push(read);` */
export function readWhileRepeated(member: NumberedUse, target: string, read: Document, version: Version): Document {
  return conditionalStatement("while", isNextOne(member, version), [call(`${target}.push`, read), ";"]);
}

/**
 * `reader.repeated("Line")`, or `reader.repeated("Line", orders, "Line$2")`
 * @param isElsewhere - whether the element is in another namespace than the cursor
 */
export function isNextOne({ element, numbered }: NumberedUse, version: Version, isElsewhere = false): Document {
  const namespace = isElsewhere || numbered !== undefined ? [version.namespace(element.namespace)] : [];
  const name = numbered === undefined ? [] : [literal(numbered)];
  return onReader("repeated", literal(element.localName), ...namespace, ...name);
}

/** What a member is called in the library: by its element, and by the number if it has one. */
function nameOf({ element, numbered }: NumberedUse): string {
  return numbered ?? element.localName;
}

/** The method of the writer that opens an element and returns whether its value must be written. */
type Guard = "optional" | "nillable" | "required" | "requiredNillable";

/** `if (writer.nillable("Name", value)) write;` */
export function guardedWrite(member: NumberedUse, value: Document, write: Document): Document {
  return conditionalStatement("if", guardCondition(member, value), [write, ";"]);
}

/** `if (writer.required("Name", value)) write;`. An item of a collection is never absent. */
export function guardedItemWrite(item: NumberedUse, value: Document, write: Document): Document {
  return conditionalStatement("if", guarded(item.nillable ? "requiredNillable" : "required", item, value), [
    write,
    ";",
  ]);
}

/** `writer.nillable("Name", value)` */
export function guardCondition(member: NumberedUse, value: Document): Document {
  const { nillable } = member;
  if (isRequired(member) && member.mayBeAbsent !== true)
    return guarded(nillable ? "requiredNillable" : "required", member, value);
  return guarded(nillable ? "nillable" : "optional", member, value);
}

function guarded(guard: Guard, member: NumberedUse, value: Document): Document {
  return onWriter(guard, literal(nameOf(member)), value);
}

/** `if (reader.open("Name")) read;`, or `while` */
export function readIfOpen(member: NumberedUse, read: Document, keyword: "if" | "while" = "if"): Document {
  const { element, numbered } = member;
  const name = numbered === undefined ? [] : [literal(numbered)];
  return conditionalStatement(keyword, onReader("open", literal(element.localName), ...name), [read, ";"]);
}

/** The end of a function that reads: checks that all required members are there, and returns the value. */
export function emitReturn(members: readonly NumberedUse[], file: SourceFile, others: readonly string[] = []): void {
  const required = members.filter(mustBeFound).map(memberName);
  const names = required.length === 0 ? [] : [...required, ...others];
  file.line(returnStatement(names.length > 0 ? onReader("complete", "value", ...names.map(literal)) : "value"));
}

/** The type of a value while it is read: required members may still be missing. */
export function unfinished(identifier: Document, members: readonly NumberedUse[], version: Version): Document {
  const isPartial = members.some(mustBeFound);
  const arrays = members.filter((member) => isRepeated(member) && (isPartial || !isRequired(member)));
  const type = isPartial ? generic("Partial", identifier) : identifier;
  if (arrays.length === 0) return type;
  const properties = arrays.map((member) => typedMember(propertyKey(memberName(member)), memberTypes(member, version)));
  return withMembers(type, properties);
}

/** The initial value in reading: it has an array for each repeated member. */
export function emptyValue(members: readonly NumberedUse[], others: readonly Document[] = []): Document {
  const arrays = members.filter(isRepeated);
  const empty = arrays.map((member) => property(propertyKey(memberName(member)), arrayLiteral([])));
  return objectLiteral([...empty, ...others]);
}

/** Whether reading must find the member. An array is always there. */
function mustBeFound(member: ElementUse): boolean {
  return isRequired(member) && !isRepeated(member);
}

/** The documentation, and the datatype if the TypeScript type does not show it. */
export function describeUse({ documentation, type, value, mediaType }: DescribedUse, version: Version): string {
  const isShown = type.kind === "datatype" && flatText(version.mapDatatype(type.name).type) !== type.name.localName;
  const constraint = value === undefined ? [] : [`${value.kind} ${value.text}`];
  const content = mediaType === undefined ? [] : [mediaType];
  const facts = [...(isShown ? [showDatatype(type)] : []), ...constraint, ...content];
  if (facts.length === 0) return documentation;
  return documentation === "" ? facts.join(", ") : `${documentation} (${facts.join(", ")})`;
}

type DescribedUse = Pick<ElementUse, "documentation" | "type" | "value" | "mediaType">;

/** Those that people know. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  [NAMESPACE.serialization, "ser"],
  [NAMESPACE.swaRef, "wsi"],
]);

function showDatatype({ name }: DatatypeUse): string {
  return `${PREFIXES.get(name.namespace) ?? "xs"}:${name.localName}`;
}
