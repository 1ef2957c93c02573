import type { StructType } from "../contract/contract.js";
import type { MemberPart } from "./content-parts.js";
import type { Document } from "./document.js";
import { describeUse } from "./emit-members.js";
import { elementCheck } from "./emit-value-check.js";
import { literal, propertyKey } from "./identifiers.js";
import { type LongChoice, type LongItems, longListsOf, membersOfList } from "./long-lists.js";
import { withElement } from "./part-types.js";
import { showsWireName } from "./property-names.js";
import { runtimeName } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import {
  arrowFunction,
  assignment,
  callWithLast,
  generic,
  objectLiteral,
  objectOnLines,
  property,
  typedMember,
} from "./syntax.js";
import { memberTypes, readFunction, writeFunction } from "./type-expressions.js";

/**
 * For each list and each choice of very many elements: an interface that lists them, and a table of the functions that write and read
 * them.
 */
export function emitLongLists(type: StructType, file: SourceFile): void {
  for (const list of longListsOf(type, file.version.types)) {
    emitList(list, file);
    file.blankLine();
    emitTable(list, file, file.version.types.isBase(type));
    file.blankLine();
  }
}

function emitList(list: LongItems | LongChoice, file: SourceFile): void {
  const { version } = file;
  file.comment(
    list.kind === "items"
      ? `The elements that may be in \`${list.key}\`, by the keys of its items.`
      : `The elements of a choice: ${list.optional ? "at most" : "exactly"} one is there. Writing and reading check it.`,
  );
  file.block(`export interface ${version.listName(list.long, "items").name}`, () => {
    for (const { key, use } of membersOfList(list)) {
      const { documentation, element } = use;
      const described = showsWireName(key, element) ? documentation : withElement(documentation, element.localName);
      file.comment(describeUse(use, version, described));
      file.line(typedMember(propertyKey(key), memberTypes(use, version)), ";");
    }
  });
}

/** @param isExported - whether types that extend the type need it */
function emitTable(list: LongItems | LongChoice, file: SourceFile, isExported: boolean): void {
  const { version } = file;
  const items = version.listName(list.long, "items");
  const create = ["/* @__PURE__ */ new ", generic(runtimeName("ManyItems"), items)];
  const rows = membersOfList(list).map((member) => property(propertyKey(member.key), rowOf(member, file)));
  const table = callWithLast(create, [], objectOnLines(rows));
  const head = `${isExported ? "export " : ""}const ${version.listName(list.long, "itemTable").name}`;
  file.line(assignment(head, table), ";");
}

function rowOf({ key, use }: MemberPart, { version }: SourceFile): Document {
  const { namespace, localName } = use.element;
  const check = elementCheck(use, version);
  return objectLiteral([
    property("namespace", version.namespace(namespace)),
    ...(key === localName ? [] : [property("element", literal(localName))]),
    ...(use.nillable ? [property("isNillable", "true")] : []),
    ...(check === undefined ? [] : [property("check", checkOf(check))]),
    property("write", writeFunction(use, version)),
    property("read", readFunction(use, version)),
  ]);
}

/** A check of a value, which may be the text of an object. */
function checkOf({ check, access }: NonNullable<ReturnType<typeof elementCheck>>): Document {
  return access === "" ? check : arrowFunction("value", [check, "(value", access, ")"]);
}
