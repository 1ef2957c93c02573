import { literal, propertyKey } from "../../typescript/identifiers.js";
import { LINE_WIDTH } from "../../typescript/layout.js";

/**
 * A value as a person would write it in TypeScript: on one line if it fits behind what is there already.
 * @param before - the text in front of it, of which the last line counts
 */
export function valueLiteral(value: unknown, before = ""): string {
  const indent = /^ */.exec(before.split("\n").at(-1) ?? "")?.[0] ?? "";
  const line = onOneLine(value);
  const parts = partsOf(value);
  if (parts === undefined || before.length + line.length + 2 <= LINE_WIDTH) return line;
  const inner = `${indent}  `;
  const items = parts.items.map(({ key, value: item }) => `${inner}${key}${valueLiteral(item, `${inner}${key}`)},\n`);
  return `${parts.open}\n${items.join("")}${indent}${parts.close}`;
}

/** What stands between two brackets. */
interface Parts {
  readonly open: string;
  readonly close: string;
  readonly items: readonly { readonly key: string; readonly value: unknown }[];
}

function onOneLine(value: unknown): string {
  const parts = partsOf(value);
  if (parts === undefined) return simpleLiteral(value);
  const { open, close, items } = parts;
  const text = items.map(({ key, value: item }) => `${key}${onOneLine(item)}`).join(", ");
  if (text === "") return `${open}${close}`;
  return open === "{" ? `${open} ${text} ${close}` : `${open}${text}${close}`;
}

function partsOf(value: unknown): Parts | undefined {
  if (Array.isArray(value)) return { open: "[", close: "]", items: value.map((item) => ({ key: "", value: item })) };
  if (value instanceof Map) {
    return { open: "new Map([", close: "])", items: [...value].map((entry) => ({ key: "", value: entry })) };
  }
  if (typeof value !== "object" || value === null || value instanceof Uint8Array || value instanceof Date)
    return undefined;
  const entries = Object.entries(value);
  return {
    open: "{",
    close: "}",
    items: entries.map(([key, item]) => ({ key: `${propertyKey(key)}: `, value: item })),
  };
}

function simpleLiteral(value: unknown): string {
  if (typeof value === "string") return literal(value);
  if (typeof value === "bigint") return `${value}n`;
  if (value instanceof Date) return `new Date(${literal(value.toISOString())})`;
  if (value instanceof Uint8Array)
    return value.length === 0 ? "new Uint8Array()" : `Uint8Array.of(${value.join(", ")})`;
  return String(value);
}
