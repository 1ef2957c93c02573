import type { ElementUse, Occurrence } from "../contract/contract.js";
import { isRepeated } from "../contract/types.js";
import type { ItemsPart, MemberPart, Part } from "./content-parts.js";
import type { Document } from "./document.js";
import { namespaceSet } from "./emit-attributes.js";
import { isNextOne, readIfOpen, readRequired, readWhileRepeated } from "./emit-members.js";
import { emitCountCheck } from "./emit-read-checks.js";
import { literal, propertyAccess, propertyKey } from "./identifiers.js";
import { isLongList, type LongItems, membersOfList, statementParts } from "./long-lists.js";
import { NamespaceCursor, numberedUse, type Place } from "./part-place.js";
import { branchType, emptyParts, requiredKeys, unfinishedType } from "./part-types.js";
import { onReader } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import { assignment, call, conditionalStatement, conditionHead, objectLiteral, property } from "./syntax.js";
import { readNillable } from "./type-expressions.js";

/** The statements that read parts, in one pass. */
export function emitPartReads(parts: readonly Part[], place: Place): void {
  const cursor = new NamespaceCursor(place, onReader);
  const { target, file } = place;
  // The members of a choice need not be there.
  const required = new Set(requiredKeys(parts));
  for (const part of statementParts(parts)) {
    switch (part.kind) {
      case "choice":
        file.line(call([file.version.listName(part.long, "itemTable"), ".readOne"], "reader", target), ";");
        if (membersOfList(part).some(({ use }) => use.element.namespace !== cursor.namespace))
          file.line(onReader("namespace", file.version.namespace(cursor.namespace)), ";");
        break;
      case "member":
        cursor.enter(part.use.element.namespace);
        emitMemberRead(part, target, required.has(part.key), file);
        break;
      case "any": {
        const list = `(${propertyAccess(target, part.key)} ??= [])`;
        const min = required.has(part.key) ? [`${part.any.occurs.min}`] : [];
        const isNext = onReader("any", namespaceSet(part.any.namespaces, file.version), ...min);
        emitBoundedRead(part.any.occurs.max, isNext, [call(`${list}.push`, onReader("anyElement")), ";"], file);
        break;
      }
      case "items":
        emitItemsRead(part, { ...place, namespace: cursor.namespace });
        break;
      default:
        part satisfies never;
    }
  }
  cursor.end();
}

/** Reads no more than may be there: what follows may have the same name. */
function emitBoundedRead(max: Occurrence["max"], isNext: Document, read: Document, file: SourceFile): void {
  if (max === "unbounded") file.line(conditionalStatement("while", isNext, read));
  else if (max === 1) file.line(conditionalStatement("if", isNext, read));
  else file.line(["for (let count = 0; count < ", `${max}`, " && ", isNext, "; count++) ", read]);
}

function emitMemberRead(part: MemberPart, target: string, isRequired: boolean, file: SourceFile): void {
  const property = propertyAccess(target, part.key);
  const use = numberedUse(part);
  const value = readNillable(use, file.version);
  const list = part.isLazy ? `(${property} ??= [])` : property;
  if (isRepeated(use)) file.line(readWhileRepeated(use, list, value, file.version));
  else file.line((isRequired ? readRequired : readIfOpen)(use, assignment(property, value)));
}

/** A loop over the items: at each, the next element says of which branch it is. */
function emitItemsRead(part: ItemsPart, place: Place): void {
  const { key, branches, isMixed, isLazy } = part;
  const { target, file } = place;
  const property = propertyAccess(target, key);
  const list = isLazy ? `(${property} ??= [])` : property;
  file.block("for (;;)", () => {
    if (isLongList(part)) {
      emitLongItemRead(part, list, place);
      return;
    }
    let keyword: "if" | "else if" = "if";
    if (isMixed) {
      file.line(assignment("const text", onReader("mixedText")), ";");
      file.line(conditionalStatement("if", "text !== undefined", [call(`${list}.push`, "text"), ";"]));
      keyword = "else if";
    }
    for (const branch of branches.filter(isSingleElement)) {
      emitItemRead(branch, list, keyword, place);
      keyword = "else if";
    }
    const sequences = branches.filter((branch) => !isSingleElement(branch));
    const blocks = sequences.map((branch, index) => {
      const word = index === 0 ? keyword : "else if";
      return { head: conditionHead(word, isNextOf(branch, file)), body: () => emitSequenceRead(branch, list, place) };
    });
    if (blocks.length > 0) file.blocks(blocks, " else break;");
    else file.line(keyword === "if" ? "break;" : "else break;");
  });
}

/** The next item of a list of very many elements, which the table knows. */
function emitLongItemRead({ long, isMixed, branches }: LongItems, list: string, place: Place): void {
  const { file } = place;
  const push = (what: string): Document => [call(`${list}.push`, what), ";"];
  if (isMixed) {
    file.line(assignment("const text", onReader("mixedText")), ";");
    file.line(conditionalStatement("if", "text !== undefined", push("text")));
  }
  file.line(assignment("const item", call([file.version.listName(long, "itemTable"), ".readItem"], "reader")), ";");
  file.line(conditionalStatement("if", "item !== undefined", push("item")));
  for (const branch of branches.filter(([first]) => first?.kind === "any"))
    emitItemRead(branch, list, "else if", place);
  file.line(isMixed ? "else if (text === undefined) break;" : "else break;");
}

function isSingleElement(parts: readonly Part[]): boolean {
  const [only, second] = parts;
  return (
    only !== undefined && second === undefined && (only.kind === "any" || (only.kind === "member" && isOnce(only.use)))
  );
}

function emitItemRead([part]: readonly Part[], list: string, keyword: "if" | "else if", place: Place): void {
  const { file } = place;
  const push = (key: string, value: Document): Document => [
    call(`${list}.push`, objectLiteral([property(propertyKey(key), value)])),
    ";",
  ];
  if (part?.kind === "any") {
    const isNext = onReader("any", namespaceSet(part.any.namespaces, file.version));
    file.line(conditionalStatement(keyword, isNext, push(part.key, onReader("anyElement"))));
  } else if (part?.kind === "member") {
    const read = push(part.key, readNillable(part.use, file.version));
    file.line(conditionalStatement(keyword, isNextItem(part, place), read));
  }
}

/** Whether the next element may begin a sequence. */
function isNextOf(parts: readonly Part[], file: SourceFile): Document {
  const members = membersOf(parts);
  const required = members.findIndex(({ use }) => use.occurs.min > 0);
  const first = required === -1 ? members : members.slice(0, required + 1);
  const namespace = members[0]?.use.element.namespace ?? "";
  return onReader(
    "isNext",
    file.version.namespace(namespace),
    ...first.map(({ use }) => literal(use.element.localName)),
  );
}

function emitSequenceRead(parts: readonly Part[], list: string, place: Place): void {
  const { file } = place;
  const type = branchType(parts, file.version);
  file.line(assignment(["const item: ", unfinishedType(type, parts, file.version)], emptyParts(parts)), ";");
  for (const part of membersOf(parts)) {
    const { use } = part;
    const target = propertyAccess("item", part.key);
    const value = readNillable(use, file.version);
    const isNext = isNextItem(part, place);
    if (isRepeated(use)) emitBoundedRead(use.occurs.max, isNext, [call(`${target}.push`, value), ";"], file);
    else file.line(conditionalStatement("if", isNext, [assignment(target, value), ";"]));
  }
  for (const part of parts) emitCountCheck(part, "item", file);
  const required = requiredKeys(parts).map((name) => literal(name));
  file.line(call(`${list}.push`, required.length > 0 ? onReader("completeItem", "item", ...required) : "item"), ";");
}

function membersOf(parts: readonly Part[]): MemberPart[] {
  return parts.filter((part) => part.kind === "member");
}

function isNextItem(part: MemberPart, { namespace, file }: Place): Document {
  return isNextOne(numberedUse(part), file.version, part.use.element.namespace !== namespace);
}

function isOnce({ occurs }: ElementUse): boolean {
  return occurs.min === 1 && occurs.max === 1;
}
