import { isRepeated } from "../contract/types.js";
import { clarkName } from "../xml/qname.js";
import type { ChoicePart, ItemsPart, MemberPart, Part } from "./content-parts.js";
import { flatParts, hasChoice, holdsArray, isArrayPart, isOptionalPart } from "./content-plan.js";
import type { Document } from "./document.js";
import { describeUse } from "./emit-members.js";
import type { ListOrders } from "./emit-order.js";
import { literal, propertyKey } from "./identifiers.js";
import { isLongChoice } from "./long-lists.js";
import { showsWireName } from "./property-names.js";
import { runtimeName } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import {
  arrayLiteral,
  generic,
  genericUnion,
  intersection,
  objectLiteral,
  objectType,
  property,
  typedMember,
  unionArray,
  withMembers,
} from "./syntax.js";
import { memberTypes } from "./type-expressions.js";
import type { Version } from "./version.js";

/** A part that is a property of the interface. Those of a choice are in a type beside it. */
type PropertyPart = Exclude<Part, ChoicePart>;

/** The properties of an interface: all parts but the choices. */
export function emitPartProperties(parts: readonly Part[], file: SourceFile, orders: ListOrders): void {
  for (const part of parts) {
    if (part.kind === "choice") {
      if (part.isLoose === true && part.long === undefined) emitLooseProperties(part, file);
      continue;
    }
    file.comment(describePart(part, file.version), orders.get(part.key) === "unknown" ? UNCHECKED : "");
    file.line(propertyOf(part, file.version), ";");
  }
}

/** The properties of a choice that has too many combinations with others for a type. */
function emitLooseProperties(choice: ChoicePart, file: SourceFile): void {
  const [first, second] = choice.branches.map((branch) => flatParts(branch)[0]?.key).filter((key) => key !== undefined);
  for (const part of flatParts([choice])) {
    const note = `Exactly one of several is there, such as ${first} or ${second}. Writing and reading check it.`;
    file.comment(describePart(part, file.version), note);
    file.line(propertyOf(part, file.version, true), ";");
  }
}

/** What is in a list, and how to tell what an item is. */
function describeItems({ isMixed, branches, long }: ItemsPart, version: Version): string {
  const listed = long === undefined ? "" : ` ${version.listName(long, "items").name} lists them.`;
  const order = `${isMixed ? "The elements and the text between them." : "The elements, in their order."}${listed}`;
  const [first] = branches.length < 2 ? [] : flatParts(branches[0] ?? []);
  return first === undefined ? order : `${order} The keys of an item tell what it is: ${literal(first.key)} in item.`;
}

const UNCHECKED = "Their order is too long to be checked.";

function describePart(part: PropertyPart, version: Version): string {
  switch (part.kind) {
    case "member":
      return describeUse(part.use, version, describeMember(part));
    case "any":
      return "Elements that are not declared.";
    case "items":
      return describeItems(part, version);
  }
}

/** The documentation, and the element if the property does not show it. */
function describeMember({ key, use: { documentation, element } }: MemberPart): string {
  if (!key.includes("$") && showsWireName(key, element)) return documentation;
  return withElement(documentation, key.includes("$") ? clarkName(element) : element.localName);
}

/** The documentation, with the name of an element. */
export function withElement(documentation: string, name: string): string {
  const said = `The element \`${name}\`.`;
  return documentation === "" ? said : `${documentation} ${said}`;
}

function propertyOf(part: PropertyPart, version: Version, isOptional = isOptionalPart(part)): Document {
  const key = propertyKey(part.key);
  const types = partTypes(part, version);
  return isOptional ? typedMember(`${key}?`, [...types, "undefined"]) : typedMember(key, types);
}

export function partTypes(part: PropertyPart, version: Version): Document[] {
  switch (part.kind) {
    case "member":
      return memberTypes(part.use, version);
    case "any":
      return part.isSingle ? [runtimeName("AnyElement")] : [[runtimeName("AnyElement"), "[]"]];
    case "items":
      return [itemsType(part, version)];
  }
}

/** `({ A: string } | { B: string })[]`, with text between them or not */
function itemsType(part: ItemsPart, version: Version): Document {
  const { branches, isMixed, long } = part;
  const listed = long === undefined ? [] : [generic(runtimeName("ItemOf"), version.listName(long, "items"))];
  const others = long === undefined ? branches : branches.filter(([first]) => first?.kind === "any");
  const types = [...(isMixed ? ["string"] : []), ...listed, ...others.map((branch) => branchType(branch, version))];
  const [only = "never", second] = types;
  return second === undefined ? [only, "[]"] : unionArray(types);
}

/** The type of an item, or of what a branch of a choice adds: `{ A: string; B?: string }` */
export function branchType(parts: readonly Part[], version: Version): Document {
  const properties = parts.flatMap((part) => (part.kind === "choice" ? [] : [propertyOf(part, version)]));
  const own = properties.length === 0 ? [] : [objectType(properties)];
  return intersection([...own, ...choiceTypes(parts, version)]);
}

/** The types of branches, as parts of a union. */
function alternatives(branches: readonly (readonly Part[])[], version: Version): Document[] {
  return branches.map((branch) => {
    const type = branchType(branch, version);
    return hasChoice(branch) && branch.length > 1 ? ["(", type, ")"] : type;
  });
}

/** The types of the choices among the parts. */
export function choiceTypes(parts: readonly Part[], version: Version): Document[] {
  return parts.flatMap((part) => {
    if (part.kind !== "choice" || part.isLoose === true) return [];
    const branches = alternatives(part.branches, version);
    return [genericUnion(runtimeName("OneOf"), part.optional ? [...branches, "object"] : branches)];
  });
}

/** The interfaces that list the elements of choices of very many. */
export function longChoiceTypes(parts: readonly Part[], version: Version): Document[] {
  return parts.filter(isLongChoice).map(({ long }) => generic(runtimeName("SomeOf"), version.listName(long, "items")));
}

/** A choice as the library checks it; the table of one of very many elements says it. */
export function choiceCheck(choice: ChoicePart, version: Version): Document {
  if (!isLongChoice(choice)) return choiceLiteral(choice);
  return [version.listName(choice.long, "itemTable"), choice.optional ? ".optionalChoice" : ".choice"];
}

/** `{ oneOf: [["Card"], ["Invoice", "Days?", "Line[]?"]] }` */
export function choiceLiteral({ branches, optional }: ChoicePart): Document {
  const oneOf = arrayLiteral(branches.map((branch) => arrayLiteral(branch.map(branchItem))));
  return objectLiteral([...(optional ? [property("optional", "true")] : []), property("oneOf", oneOf)]);
}

function branchItem(part: Part): Document {
  if (part.kind === "choice") return choiceLiteral(part);
  return literal(`${part.key}${holdsArray(part) ? "[]" : ""}${isOptionalPart(part) ? "?" : ""}`);
}

/** The type of a value while it is read. @param required - how many properties reading must find beside those of the parts */
export function unfinishedType(identifier: Document, parts: readonly Part[], version: Version, others = 0): Document {
  const isPartial = others > 0 || requiredKeys(parts).length > 0;
  const isOpen = isPartial || hasChoice(parts);
  const arrays = flatParts(parts).filter((part) => isArrayPart(part) && (isOpen || isOptionalPart(part)));
  const whole = hasChoice(parts) ? generic(runtimeName("Parts"), identifier) : identifier;
  const type = isPartial && !hasChoice(parts) ? generic("Partial", identifier) : whole;
  if (arrays.length === 0) return type;
  return withMembers(
    type,
    arrays.map((part) => typedMember(propertyKey(part.key), partTypes(part, version))),
  );
}

/** What reading begins with: an array for each part that repeats. */
export function emptyParts(parts: readonly Part[], others: readonly Document[] = []): Document {
  const arrays = flatParts(parts).filter(isArrayPart);
  return objectLiteral([...arrays.map((part) => property(propertyKey(part.key), arrayLiteral([]))), ...others]);
}

/** The keys that reading must find. Arrays are there in any case, and choices are looked at apart. */
export function requiredKeys(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => {
    if (part.kind === "choice" || isOptionalPart(part) || (part.kind === "member" && isRepeated(part.use))) return [];
    return part.kind === "items" ? [] : [part.key];
  });
}
