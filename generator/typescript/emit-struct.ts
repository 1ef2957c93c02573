import type { StructType } from "../contract/contract.js";
import { isInAnyOrder } from "../contract/types.js";
import { namespaceInside } from "../contract/unqualified.js";
import type { QName } from "../xml/qname.js";
import type { Part } from "./content-parts.js";
import { hasChoice, planAll, planStruct } from "./content-plan.js";
import { generatedFrom } from "./doc-text.js";
import type { Document } from "./document.js";
import {
  emitAttributeReads,
  emitAttributeWrites,
  emitTagProperties,
  emitTextRead,
  emitTextWrite,
  hasTag,
  hasTagProperties,
  hasText,
  requiredOfTag,
} from "./emit-attributes.js";
import {
  emitInAnyOrder,
  emitPasses,
  emitReadFunction,
  emitReadIntoFunction,
  emitWriteFunction,
  NO_MEMBERS,
} from "./emit-functions.js";
import { emitKeptInItems } from "./emit-kept-items.js";
import { emitLongLists } from "./emit-long-lists.js";
import { emitNilFunctions } from "./emit-nil.js";
import { emitOrders, type ListOrders, ordersOf } from "./emit-order.js";
import type { WritePlace } from "./emit-part-writes.js";
import { emitMemberReads, emitMemberWrites, emitReadPieces, emitWritePieces, type Members } from "./emit-pieces.js";
import { emitReadChecks } from "./emit-read-checks.js";
import { literal } from "./identifiers.js";
import { emitOwnHref } from "./own-href.js";
import {
  choiceCheck,
  choiceTypes,
  emitPartProperties,
  emptyParts,
  longChoiceTypes,
  requiredKeys,
  unfinishedType,
} from "./part-types.js";
import { onReader, onWriter, runtimeName } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import {
  arrayLiteral,
  assignment,
  call,
  callWithLast,
  conditionalStatement,
  interfaceHead,
  intersection,
  returnStatement,
} from "./syntax.js";
import type { Version } from "./version.js";

/** An interface and the functions that write and read it. Types that others extend have separate functions for their members. */
export function emitStruct(type: StructType, file: SourceFile): void {
  const { version } = file;
  const orders = ordersOf(type, planStruct(type, version.types), version);
  const shared = version.types.isShared(type) ? "Several places of a message may have the same object." : "";
  file.comment(type.documentation, shared, generatedFrom("complexType", type.name));
  emitStructType(type, orders, file);
  file.blankLine();
  emitOrders(orders, file, version.types.isBase(type));
  emitLongLists(type, file);
  emitWrite(type, orders, file);
  file.blankLine();
  emitRead(type, orders, file);
  if (!version.isPolymorphic(type.name)) emitNilFunctions(type, file);
}

/** An interface; with a choice, its own or that of a base, an alias, because an interface has no alternatives. */
export function emitStructType(type: StructType, orders: ListOrders, file: SourceFile): void {
  const { version } = file;
  const { identifier } = version.namesOf(type.name);
  const parts = planStruct(type, version.types);
  const bases = basesOf(type, parts, version);
  const hasProperties = parts.some(hasPropertyOfItsOwn) || hasTagProperties(type, version);
  const properties = (): void => {
    emitPartProperties(parts, file, orders);
    emitTagProperties(type, file);
  };
  if (hasChoice(planAll(type, version.types))) {
    emitAlias({ type, parts, bases }, hasProperties ? properties : undefined, file);
    return;
  }
  const head = interfaceHead(`export interface ${identifier}`, ...bases);
  if (hasProperties) file.block(head, properties);
  else if (bases.length > 0) file.line(head, " {}");
  // Types that extend this one may have members.
  else file.line(assignment(`export type ${identifier}`, mayHaveMore(type, version) ? "object" : NO_MEMBERS), ";");
}

/** Whether values of a type without members may have some: those of a type that is derived from it, or a `$type`. */
function mayHaveMore(type: StructType, { types }: Version): boolean {
  return types.isBase(type) || type.derived.length > 0 || type.restricts !== undefined;
}

/** What a type has the properties of: its base, and the elements of choices of very many. */
function basesOf({ base }: StructType, parts: readonly Part[], version: Version): Document[] {
  return [...(base === undefined ? [] : [version.typeName(base)]), ...longChoiceTypes(parts, version)];
}

/** Whether the interface has properties for a part. The types of other choices are beside it. */
function hasPropertyOfItsOwn(part: Part): boolean {
  return part.kind !== "choice" || (part.isLoose === true && part.long === undefined);
}

interface AliasFacts {
  readonly type: StructType;
  readonly parts: readonly Part[];
  readonly bases: readonly Document[];
}

function emitAlias({ type, parts, bases }: AliasFacts, properties: (() => void) | undefined, file: SourceFile): void {
  const { version } = file;
  const { identifier } = version.namesOf(type.name);
  const choices = choiceTypes(parts, version);
  const head = `export type ${identifier}`;
  if (properties === undefined) file.line(assignment(head, intersection([...bases, ...choices])), ";");
  else
    file.block([head, " =", ...bases.map((name) => [" ", name, " &"])], properties, [
      ...(choices.length === 0 ? [] : [" & ", intersection(choices)]),
      ";",
    ]);
}

function emitWrite(type: StructType, orders: ListOrders, file: SourceFile): void {
  const { version } = file;
  const { identifier, write, writeMembers } = version.namesOf(type.name);
  const namespace = version.namespace(type.name.namespace);
  emitWriteFunction({ name: write, valueType: identifier }, file, () => {
    const isShared = version.types.isShared(type);
    const isTagged = hasTag(type, version) || isShared;
    const what = [namespace, literal(type.name.localName), "value"];
    if (isShared) {
      const begun = call(runtimeName("beginShared"), "writer", ...what);
      file.line(conditionalStatement("if", ["!", begun], "return;"));
    } else file.line(onWriter(isTagged ? "beginTag" : "beginStruct", ...what, ...insideOf(type, version)), ";");
    if (isTagged) {
      emitAttributeWrites(type, file);
      file.line(onWriter("endTag"), ";");
      emitTextWrite(type, file);
    }
    if (hasMembersApart(type, version)) file.line(call(writeMembers, "writer", "value"), ";");
    else emitMembers(type, "write", file, { orders, isEnd: true });
    file.line(onWriter("end"), ";");
  });
  if (hasMembersApart(type, version)) {
    file.blankLine();
    const comment = `Writes what a type that extends ${identifier} has from it.`;
    emitWriteFunction({ name: writeMembers, valueType: identifier, comment }, file, () =>
      emitMembers(type, "write", file, { orders }),
    );
  }
  emitWritePieces(ownMembers(type, "write", file, { orders }), identifier);
}

function emitRead(type: StructType, orders: ListOrders, file: SourceFile): void {
  const { version } = file;
  const { identifier, read, readMembers } = version.namesOf(type.name);
  const parts = planAll(type, version.types);
  const others = requiredOfTag(type, version);
  const valueType = unfinishedType(identifier, parts, version, others.length);
  emitReadFunction({ name: read, valueType: identifier }, file, () => {
    file.line(assignment(["const value: ", valueType], emptyParts(parts)), ";");
    const namespace = version.namespace(type.name.namespace);
    const what = [namespace, literal(type.name.localName), ...insideOf(type, version)];
    file.line(onReader(beginOf(type, version), ...what), ";");
    emitAttributeReads(type, file);
    emitTextRead(type, file);
    emitOwnHref(version.types.allElements(type), file);
    if (version.types.withBases(type).some(({ content }) => isInAnyOrder(content))) emitInAnyOrder(file);
    const readAll = (): void => {
      if (hasMembersApart(type, version)) file.line(call(readMembers, "reader", "value"), ";");
      else emitMembers(type, "read", file);
    };
    emitPasses(file, parts.length === 0 ? undefined : readAll);
    emitKeptInItems(parts, file);
    emitReadChecks(type, orders, file);
    emitResult(type, [...requiredKeys(parts), ...others], file);
  });
  if (hasMembersApart(type, version)) {
    file.blankLine();
    const comment = `Reads what a type that extends ${identifier} has from it, in one pass.`;
    emitReadIntoFunction({ name: readMembers, valueType, comment }, file, () => emitMembers(type, "read", file));
  }
  emitReadPieces(ownMembers(type, "read", file), valueType);
}

/** The end of the function: returns the value after a look at whether it has all that it must have. */
function emitResult(type: StructType, required: readonly string[], file: SourceFile): void {
  const names = required.map((name) => literal(name));
  const [choice, ...others] = planAll(type, file.version.types).filter((part) => part.kind === "choice");
  const { version } = file;
  const { identifier } = version.namesOf(type.name);
  if (choice !== undefined) {
    const complete = ["reader.completeChoice<", identifier, ">"];
    const checks = ["value", arrayLiteral(names)];
    const checked =
      others.length === 0
        ? callWithLast(complete, checks, choiceCheck(choice, version))
        : call(complete, ...checks, ...[choice, ...others].map((each) => choiceCheck(each, version)));
    file.line(returnStatement(checked));
  } else file.line(returnStatement(names.length > 0 ? onReader("complete", "value", ...names) : "value"));
}

/** The members of the base type, then the own members. */
function emitMembers(type: StructType, direction: "write" | "read", file: SourceFile, written: Written = {}): void {
  const { types } = file.version;
  if (type.base !== undefined && planAll(types.struct(type.base), types).length > 0) {
    emitBaseMembers(type.base, namespaceInside(type, types), direction, file);
  }
  const members = ownMembers(type, direction, file, written);
  if (direction === "write") emitMemberWrites(members);
  else emitMemberReads(members);
}

/** What matters only for writing. */
type Written = Pick<WritePlace, "orders" | "isEnd">;

function ownMembers(type: StructType, direction: "write" | "read", file: SourceFile, written: Written = {}): Members {
  const { version } = file;
  const name = version.namesOf(type.name)[direction === "write" ? "writeMembers" : "readMembers"];
  const place = { target: "value", namespace: namespaceInside(type, version.types), file, ...written };
  return { parts: planStruct(type, version.types), place, name };
}

/** @param namespace - the namespace of the cursor */
function emitBaseMembers(base: QName, namespace: string, direction: "write" | "read", file: SourceFile): void {
  const { version } = file;
  const isWrite = direction === "write";
  const change = (to: string): Document => {
    const constant = version.namespace(to);
    return [isWrite ? onWriter("namespace", constant) : onReader("namespace", constant), ";"];
  };
  const inside = namespaceInside(version.types.struct(base), version.types);
  const elsewhere = inside !== namespace;
  if (elsewhere) file.line(change(inside));
  const members = version.typeFunction(base, isWrite ? "writeMembers" : "readMembers");
  file.line(call(members, isWrite ? "writer" : "reader", "value"), ";");
  if (elsewhere) file.line(change(namespace));
}

/** What `begin` is told of the namespace of the elements: nothing if it is that of the type. */
function insideOf(type: StructType, version: Version): Document[] {
  const inside = namespaceInside(type, version.types);
  return inside === type.name.namespace ? [] : [version.namespace(inside)];
}

/** Whether the members have functions of their own, which those of the extending types call. */
function hasMembersApart(type: StructType, { types }: Version): boolean {
  return types.isBase(type) && planAll(type, types).length > 0;
}

/** The first statements of reading. */
function beginOf(type: StructType, version: Version): "beginStruct" | "beginTag" | "beginText" | "beginMixed" {
  if (type.content.kind === "mixed") return "beginMixed";
  if (hasText(type, version)) return "beginText";
  return hasTag(type, version) ? "beginTag" : "beginStruct";
}
