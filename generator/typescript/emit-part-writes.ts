import type { ElementUse } from "../contract/contract.js";
import { isRepeated } from "../contract/types.js";
import type { AnyPart, ChoicePart, ItemsPart, MemberPart, Part } from "./content-parts.js";
import { flatParts, isOptionalPart } from "./content-plan.js";
import type { Document } from "./document.js";
import { namespaceSet } from "./emit-attributes.js";
import { emitMemberWrite, emitRepeatedWrite, guardCondition, writtenItems } from "./emit-members.js";
import type { ListOrders } from "./emit-order.js";
import { literal, propertyAccess } from "./identifiers.js";
import { isLongChoice, isLongList, type LongChoice, type LongItems, membersOfList } from "./long-lists.js";
import { NamespaceCursor, numberedUse, type Place } from "./part-place.js";
import { choiceLiteral } from "./part-types.js";
import { onWriter } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import { call, callWithLast, conditionalStatement, conditionHead, objectLiteral, property } from "./syntax.js";
import { writeUse } from "./type-expressions.js";
import type { Version } from "./version.js";

/** Where parts are written. */
export interface WritePlace extends Place {
  /** What is checked of the order of lists. */
  readonly orders?: ListOrders | undefined;
  /** Whether the element around them ends after them, so that nobody needs the namespace from before. */
  readonly isEnd?: boolean;
}

/** The statements that write parts, which stand in one order with those that read them. */
export function emitPartWrites(parts: readonly Part[], place: WritePlace): void {
  const cursor = new NamespaceCursor(place, onWriter);
  for (const part of parts) emitPartWrite(part, place, cursor);
  if (place.isEnd !== true) cursor.end();
}

function emitPartWrite(part: Part, place: WritePlace, cursor: NamespaceCursor): void {
  const { target, file } = place;
  switch (part.kind) {
    case "member":
      cursor.enter(part.use.element.namespace);
      emitMemberPart(part, target, file);
      break;
    case "any":
      file.line(anyWrite(part, target, file.version));
      break;
    case "choice":
      if (isLongChoice(part)) emitLongChoice(part, target, cursor, file);
      else {
        emitChoiceCheck(part, target, file);
        for (const inner of partsOfChoice(part)) emitPartWrite(inner, place, cursor);
      }
      break;
    case "items":
      emitItemsWrite(part, { ...place, namespace: cursor.namespace });
      break;
    default:
      part satisfies never;
  }
}

/** Emits the call that checks which parts of a choice are there. */
export function emitChoiceCheck(choice: ChoicePart, target: string, file: SourceFile): void {
  file.line(callWithLast("writer.choice", [target], choiceLiteral(choice)), ";");
}

/** The parts of all branches of a choice, as optional ones: most are absent. */
export function partsOfChoice(choice: ChoicePart): readonly Part[] {
  return flatParts([choice]).map(optional);
}

function emitMemberPart(part: MemberPart, target: string, file: SourceFile): void {
  const value = propertyAccess(target, part.key);
  const use = numberedUse(part);
  if (isRepeated(use)) emitRepeatedWrite(use, value, file, target === "item" ? "inner" : "item");
  else emitMemberWrite(use, value, file);
}

function anyWrite({ key, any, isSingle, mayBeAbsent }: AnyPart, target: string, version: Version): Document {
  const { min, max } = any.occurs;
  const limits = [
    ...(isSingle || min === 0 ? [] : [property("min", `${min}`)]),
    ...(isSingle || max === "unbounded" ? [] : [property("max", `${max}`)]),
    ...(isSingle || min === 0 || mayBeAbsent !== true ? [] : [property("isOptional", "true")]),
  ];
  const wildcard = objectLiteral([property("namespaces", namespaceSet(any.namespaces, version)), ...limits]);
  const method = isSingle ? "anyElement" : "anyElements";
  return [onWriter(method, literal(key), propertyAccess(target, key), wildcard), ";"];
}

function emitItemsWrite(part: ItemsPart, place: WritePlace): void {
  const { key, branches, occurs, isMixed } = part;
  const { target, namespace, file } = place;
  emitOrderCheck(part, place);
  const items = writtenItems(key, propertyAccess(target, key), occurs, part.mayBeAbsent);
  file.block(conditionHead("for", ["const item of ", items]), () => {
    if (isMixed) {
      const isText = ["typeof item === ", literal("string")];
      file.line(conditionalStatement("if", isText, [onWriter("mixedText", "item"), ";"]));
    }
    if (isLongList(part)) emitLongItem(part, file);
    else if (!isMixed) emitItem(part.branches, place);
    else if (branches.length > 0) file.block("else", () => emitItem(part.branches, place));
  });
  if (isLongList(part)) restoreNamespace(part, namespace, file);
}

/** One item of a list: the parts of one of the branches. */
function emitItem(branches: ItemsPart["branches"], { namespace, file }: Place): void {
  const inside = { target: "item", namespace, file };
  file.line(onWriter("beginItem", "item"), ";");
  const [only = [], second] = branches;
  if (second === undefined) emitPartWrites(only, inside);
  else {
    const choice = choiceLiteral({ kind: "choice", optional: false, branches });
    file.line(callWithLast("writer.choice", ["item"], choice), ";");
    for (const branch of branches) emitBranchWrite(flatParts(branch), inside);
  }
  file.line(onWriter("endItem"), ";");
}

/** One item of a list of very many elements: the table writes it, unless it is an element that is not declared. */
function emitLongItem(list: LongItems, file: SourceFile): void {
  const write: Document = [call([file.version.listName(list.long, "itemTable"), ".writeItem"], "writer", "item"), ";"];
  const any = list.branches.flat().find((part) => part.kind === "any");
  if (any === undefined) {
    file.line(list.isMixed ? ["else ", write] : write);
    return;
  }
  const body = (): void => {
    file.line(onWriter("beginItem", "item"), ";");
    file.line(anyWrite(any, "item", file.version));
    file.line(onWriter("endItem"), ";");
  };
  const head = conditionHead(list.isMixed ? "else if" : "if", isIn(any, { target: "item" }));
  file.blocks([{ head, body }], [" else ", write]);
}

/** The one element of a choice of very many: the table writes it. */
function emitLongChoice(choice: LongChoice, target: string, cursor: NamespaceCursor, file: SourceFile): void {
  const write = [file.version.listName(choice.long, "itemTable"), ".writeOne"];
  file.line(call(write, "writer", target, ...(choice.optional ? ["true"] : [])), ";");
  restoreNamespace(choice, cursor.namespace, file);
}

/** The table leaves the writer in the namespace of the element. */
function restoreNamespace(list: LongItems | LongChoice, namespace: string, file: SourceFile): void {
  const isElsewhere = membersOfList(list).some(({ use }) => use.element.namespace !== namespace);
  if (isElsewhere) file.line(onWriter("namespace", file.version.namespace(namespace)), ";");
}

/** A part of one branch of several, which an item may have. */
type BranchPart = Exclude<Part, ChoicePart>;

/** The parts of a branch: after a look for one that must be there, or each after a look for itself. */
function emitBranchWrite(branch: readonly BranchPart[], place: WritePlace): void {
  const required = branch.find((part) => !isOptionalPart(part));
  if (required === undefined || branch.length === 1) for (const part of branch) emitIfThere(part, place);
  else place.file.block(conditionHead("if", isIn(required, place)), () => emitPartWrites(branch.map(optional), place));
}

/** `if ("Card" in item && writer.optional("Card", item.Card)) writer.string(item.Card);` */
function emitIfThere(part: BranchPart, place: WritePlace): void {
  const { target, namespace, file } = place;
  const isThere = isIn(part, place);
  if (part.kind === "any") file.line(conditionalStatement("if", isThere, anyWrite(part, target, file.version)));
  else if (part.kind === "member" && isOneLine(part.use, namespace)) {
    const value = propertyAccess(target, part.key);
    const use = { ...numberedUse(part), mayBeAbsent: true };
    const write = [writeUse(use, value, file.version), ";"];
    file.line(conditionalStatement("if", [isThere, " && ", guardCondition(use, value)], write));
  } else file.block(conditionHead("if", isThere), () => emitPartWrites([optional(part)], place));
}

function isIn({ key }: BranchPart, { target }: Pick<Place, "target">): Document {
  return [literal(key), ` in ${target}`];
}

function isOneLine(use: ElementUse, namespace: string): boolean {
  return !isRepeated(use) && use.element.namespace === namespace && use.value?.kind !== "fixed";
}

function emitOrderCheck({ key, isLazy }: ItemsPart, { target, file, orders }: WritePlace): void {
  const order = orders?.get(key);
  if (order === undefined || order === "unknown") return;
  const value = propertyAccess(target, key);
  const check: Document = [onWriter("order", literal(key), value, order.constant), ";"];
  // The list of another branch is absent or empty.
  file.line(isLazy ? conditionalStatement("if", `${value}?.length`, check) : check);
}

/** A part of one branch, which is absent if another one is there. */
function optional(part: BranchPart): BranchPart {
  return { ...part, mayBeAbsent: true };
}
