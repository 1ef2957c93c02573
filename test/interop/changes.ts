import { isStructure, rewrite, type WireStructure, type WireValue } from "./wire-value.js";

/** Changes that several libraries make, or parts of such changes. */
type Change = (value: WireValue) => WireValue;

/** Changes each text that is a dateTime. */
export function eachDateTime(change: (text: string) => string): Change {
  return (value) => rewrite(value, (part) => (typeof part === "string" && DATE_TIME.test(part) ? change(part) : part));
}

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** Changes each structure that has no members. */
export const emptyStructuresToNull: Change = (value) =>
  rewrite(value, (part) => (isStructure(part) && Object.keys(part).length === 0 ? null : part));

/** Changes each empty text in one of these elements. */
export function emptyTextsToNull(names: RegExp): Change {
  return (value) => rewrite(value, (part, path) => (part === "" && names.test(path) ? null : part));
}

/** Nil structures at these paths become structures with these members, all nil. */
export function nilToMembers(structures: readonly (readonly [path: RegExp, members: WireStructure])[]): Change {
  return (value) =>
    rewrite(value, (part, path) => {
      if (part !== null) return part;
      return structures.find(([pattern]) => pattern.test(path))?.[1] ?? null;
    });
}

/** A structure whose members are all nil. */
export function nothingOf(specimen: object): WireStructure {
  return Object.fromEntries(Object.keys(specimen).map((name) => [name, null]));
}
