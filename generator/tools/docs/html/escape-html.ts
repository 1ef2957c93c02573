import { visibleLine } from "../../../source/visible-text.js";

/** Text between tags or in an attribute between double quotes. */
export function escapeHtml(text: string): string {
  // Most of the many short texts of a page have no such character.
  return SPECIAL.test(text) ? text.replace(ALL_SPECIAL, (character) => REFERENCES[character] ?? character) : text;
}

const SPECIAL = /[&<>"']/;
const ALL_SPECIAL = /[&<>"']/g;

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text from a schema, on one line. */
export function textHtml(text: string): string {
  const [before = "", after = ""] = [/^ /.exec(text)?.[0], / $/.exec(text)?.[0]];
  const inside = escapeHtml(visibleLine(text));
  return inside === "" ? before : `${before}${inside}${after}`;
}
