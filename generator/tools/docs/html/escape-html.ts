import { visibleLine } from "../../../source/visible-text.js";

/** Text between tags or in an attribute between double quotes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** A text from a schema, on one line. */
export function textHtml(text: string): string {
  const [before = "", after = ""] = [/^ /.exec(text)?.[0], / $/.exec(text)?.[0]];
  const inside = escapeHtml(visibleLine(text));
  return inside === "" ? before : `${before}${inside}${after}`;
}
