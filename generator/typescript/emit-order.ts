import { type ContentOrder, isFree, type OrderState, orderOf } from "../contract/content-order.js";
import type { ElementUse, Occurrence, StructType } from "../contract/contract.js";
import { bug } from "../source/errors.js";
import { clarkName } from "../xml/qname.js";
import type { ItemsPart, ListedContent, Part } from "./content-parts.js";
import { flatParts } from "./content-plan.js";
import type { Document, ImportedName } from "./document.js";
import { namespaceSet } from "./emit-attributes.js";
import { literal, propertyKey } from "./identifiers.js";
import { runtimeName } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import { arrayLiteral, arrayOnLines, assignment, call, callWithLast, objectLiteral, property } from "./syntax.js";
import type { Version } from "./version.js";

/** The order of the elements in the lists of a type: what writing must check, by the key of the list. */
export type ListOrders = ReadonlyMap<string, ListOrder>;

/** An order, and the constant that holds it; `"unknown"` if it is too long to be checked. */
export type ListOrder = { readonly constant: string | ImportedName; readonly value: Document } | "unknown";

/** The orders of those lists that not all orders are right for. */
export function ordersOf(type: StructType, parts: readonly Part[], version: Version): ListOrders {
  const orders = new Map<string, ListOrder>();
  for (const part of flatParts(parts)) {
    const value = part.kind === "items" ? orderOfList(part, version) : undefined;
    if (value === undefined) continue;
    const { order: name } = version.namesOf(type.name);
    const constant = orders.size === 0 ? name : `${name}$${orders.size + 1}`;
    orders.set(part.key, value === "unknown" ? value : { constant, value });
  }
  return orders;
}

/**
 * `const orderOfNote = contentOrder([…]);`, for each list
 * @param isExported - whether types that extend this one need it
 */
export function emitOrders(orders: ListOrders, file: SourceFile, isExported: boolean): void {
  for (const [key, order] of orders) {
    if (order === "unknown") continue;
    file.comment(`Which elements may follow each other in \`${key}\`.`);
    const head = [isExported ? "export " : "", "const ", order.constant];
    file.line(assignment(head, order.value), ";");
    file.blankLine();
  }
}

function orderOfList({ elementsOf, branches }: ItemsPart, version: Version): Document | "unknown" | undefined {
  if (elementsOf === undefined) return undefined;
  if (elementsOf.inAnyOrder) return inAnyOrder(elementsOf, branches.flat());
  const order = orderOf(elementsOf.particles);
  if (order === undefined) return "unknown";
  return isFree(order) ? undefined : tableOf(order, branches.flat(), version);
}

/** `contentInAnyOrder(["A", "B?"])` */
function inAnyOrder({ particles }: ListedContent, listed: readonly Part[]): Document | "unknown" {
  const [first] = particles;
  const isOptional = first?.kind === "choice" && first.optional;
  const members = isOptional ? first.branches.flat() : particles;
  if (!members.every((particle) => particle.kind === "member")) return "unknown";
  const keys = members.map((use) => literal(`${keyOf(use, listed)}${use.occurs.min === 0 ? "?" : ""}`));
  return call(runtimeName("contentInAnyOrder"), arrayLiteral(keys), ...(isOptional ? ["true"] : []));
}

/** `contentOrder([{ next: { A: 1 } }, { next: {}, isEnd: true }])` */
function tableOf(order: ContentOrder, listed: readonly Part[], version: Version): Document {
  const states = order.map((state) => stateProperties(state, listed, version));
  const table = states.map(objectLiteral);
  // An array whose objects all have several properties is never on one line.
  const isOnLines = states.length > 1 && states.every(({ length }) => length > 1);
  return callWithLast(runtimeName("contentOrder"), [], isOnLines ? arrayOnLines(table) : arrayLiteral(table));
}

function stateProperties({ next, any, isEnd, times }: OrderState, listed: readonly Part[], version: Version) {
  const elements = next.map(([element, to]) => property(propertyKey(keyOf({ element }, listed)), `${to}`));
  const wildcards = any.map(([namespaces, to]) => arrayLiteral([namespaceSet(namespaces, version), `${to}`]));
  return [
    property("next", objectLiteral(elements)),
    ...(wildcards.length === 0 ? [] : [property("any", arrayLiteral(wildcards))]),
    ...(isEnd ? [property("isEnd", "true")] : []),
    ...(times === undefined ? [] : [property("times", timesLiteral(times))]),
  ];
}

function timesLiteral({ min, max }: Occurrence): Document {
  return arrayLiteral(max === "unbounded" ? [`${min}`] : [`${min}`, `${max}`]);
}

/** The property that an element has as an item. */
function keyOf({ element }: Pick<ElementUse, "element">, listed: readonly Part[]): string {
  const name = clarkName(element);
  const part = listed.find((each) => each.kind === "member" && clarkName(each.use.element) === name);
  if (part?.kind !== "member") throw bug(`${name} is not in its list`);
  return part.key;
}
