import type { Document } from "../../typescript/document.js";
import { literal, propertyKey } from "../../typescript/identifiers.js";
import { arrayLiteral, objectLiteral, property } from "../../typescript/syntax.js";

/** A value as a person would write it in TypeScript. */
export function valueLiteral(value: unknown): Document {
  if (Array.isArray(value)) return arrayLiteral(value.map(valueLiteral));
  if (value instanceof Map) return ["new Map(", arrayLiteral([...value].map(valueLiteral)), ")"];
  if (value instanceof Date) return `new Date(${literal(value.toISOString())})`;
  if (value instanceof Uint8Array) {
    return value.length === 0 ? "new Uint8Array()" : `Uint8Array.of(${value.join(", ")})`;
  }
  if (typeof value === "object" && value !== null) {
    return objectLiteral(Object.entries(value).map(([key, item]) => property(propertyKey(key), valueLiteral(item))));
  }
  if (typeof value === "string") return literal(value);
  return typeof value === "bigint" ? `${value}n` : String(value);
}
