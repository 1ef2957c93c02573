import { countBetween } from "../descriptions.js";
import type { ContentOrder } from "../values/content-order.js";
import type { Reader } from "./reader.js";

/** Tells of a member that has fewer or more items than it may have. One that is absent is not looked at. */
export function checkCount(
  reader: Reader,
  value: object,
  member: string,
  [min, max = Number.POSITIVE_INFINITY]: readonly [min: number, max?: number],
): void {
  const items: unknown = Reflect.get(value, member);
  if (!Array.isArray(items)) return;
  const { length } = items;
  if (length < min || length > max) reader.tell(value, "count", `${countBetween(min, max)} of ${member}`, `${length}`);
}

/** Tells of a list whose items are not in an order that they may have. */
export function checkOrder(reader: Reader, value: object, list: string, order: ContentOrder): void {
  const items: unknown = Reflect.get(value, list);
  const wrong = Array.isArray(items) ? order.wrong(items) : undefined;
  if (wrong !== undefined) reader.tell(value, "order", wrong.expected, wrong.found);
}
