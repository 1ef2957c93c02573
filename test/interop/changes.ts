import { isStructure, rewrite, type WireStructure, type WireValue } from "./wire-value.js";

/** Changes that more than one library makes, or that are parts of what it does. */
type Change = (value: WireValue) => WireValue;

/** Changes each text that is a dateTime. */
export function eachDateTime(change: (text: string) => string): Change {
  return (value) => rewrite(value, (part) => (typeof part === "string" && DATE_TIME.test(part) ? change(part) : part));
}

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** Changes each structure that has no members. */
export const emptyStructuresToNull: Change = (value) =>
  rewrite(value, (part) => (isStructure(part) && Object.keys(part).length === 0 ? null : part));

/** Changes each text that is empty, where its element is one of these. */
export function emptyTextsToNull(names: RegExp): Change {
  return (value) => rewrite(value, (part, path) => (part === "" && names.test(path) ? null : part));
}

/** Nil structures become structures of which every member is nil: those at these paths, with these members. */
export function nilToMembers(structures: readonly (readonly [path: RegExp, members: WireStructure])[]): Change {
  return (value) =>
    rewrite(value, (part, path) => {
      if (part !== null) return part;
      return structures.find(([pattern]) => pattern.test(path))?.[1] ?? null;
    });
}

/** A structure with nothing in it: all members nil. */
export function nothingOf(specimen: object): WireStructure {
  return Object.fromEntries(Object.keys(specimen).map((name) => [name, null]));
}
