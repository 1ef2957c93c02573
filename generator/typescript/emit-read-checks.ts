import type { Occurrence, StructType } from "../contract/contract.js";
import { isRepeated } from "../contract/types.js";
import type { ItemsPart, Part } from "./content-parts.js";
import { flatParts, planStruct } from "./content-plan.js";
import { type ListOrder, type ListOrders, ordersOf } from "./emit-order.js";
import { literal } from "./identifiers.js";
import { runtimeName } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import { arrayLiteral, call } from "./syntax.js";

/**
 * What reading checks when a value has all its elements: how many there are of each, and the order in lists. Unlike writing, it tells of
 * what is wrong, and goes on.
 */
export function emitReadChecks(type: StructType, own: ListOrders, file: SourceFile): void {
  const { types } = file.version;
  for (const struct of types.withBases(type)) {
    const parts = planStruct(struct, types);
    const orders = struct === type ? own : importedOrders(struct, parts, file);
    for (const part of flatParts(parts)) {
      if (part.kind === "items" && orders.has(part.key)) emitOrderCheck(part, orders.get(part.key), file);
      else emitCountCheck(part, "value", file);
    }
  }
}

/** `checkCount(reader, value, "Line", [1, 5]);` */
export function emitCountCheck(part: Part, target: string, file: SourceFile): void {
  const occurs = countedIn(part);
  if (occurs === undefined) return;
  const { min, max } = occurs;
  const limits = max === "unbounded" ? [`${min}`] : [`${min}`, `${max}`];
  if (min === 0 && max === "unbounded") return;
  file.line(call(runtimeName("checkCount"), "reader", target, literal(keyOf(part)), arrayLiteral(limits)), ";");
}

function keyOf(part: Part): string {
  return part.kind === "choice" ? "" : part.key;
}

/** How often the elements of a part may be there. Without any in a choice, another branch is there. */
function countedIn(part: Part): Occurrence | undefined {
  switch (part.kind) {
    case "member":
      if (!isRepeated(part.use)) return undefined;
      return part.mayBeAbsent && !part.isLazy ? { ...part.use.occurs, min: 0 } : part.use.occurs;
    case "any":
      // No more are read than may be there, and one that is missing is a missing member.
      return part.isSingle || part.any.occurs.min < 2 ? undefined : part.any.occurs;
    case "items":
      return part.isMixed ? undefined : part.occurs;
    case "choice":
      return undefined;
  }
}

function emitOrderCheck({ key }: ItemsPart, order: ListOrder | undefined, file: SourceFile): void {
  if (order === undefined || order === "unknown") return;
  file.line(call(runtimeName("checkOrder"), "reader", "value", literal(key), order.constant), ";");
}

/** The orders of a base, which its module exports. */
function importedOrders(base: StructType, parts: readonly Part[], { version }: SourceFile): ListOrders {
  const { module } = version.namesOf(base.name);
  return new Map([...ordersOf(base, parts, version)].map(([key, order]) => [key, imported(order, module)]));
}

function imported(order: ListOrder, module: string): ListOrder {
  if (order === "unknown" || typeof order.constant !== "string") return order;
  return { ...order, constant: { kind: "name", name: order.constant, module, use: "value" } };
}
