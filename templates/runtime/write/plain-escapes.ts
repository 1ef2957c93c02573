import { escapeAttribute, escapeText, escapeUsualAttribute, escapeUsualText, hasForbidden } from "../xml/characters.js";
import { NotPlain } from "./plain-values.js";

/** Text escaped for the content of an element. @throws NotPlain if XML cannot carry it */
export function escapePlain(text: string): string {
  return escapeUsualText(text) ?? escapeText(allowed(text));
}

/** The same for an attribute. */
export function escapePlainAttribute(text: string): string {
  return escapeUsualAttribute(text) ?? escapeAttribute(allowed(text));
}

function allowed(text: string): string {
  if (hasForbidden(text)) throw new NotPlain();
  return text;
}
