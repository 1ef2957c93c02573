import { DecodeError } from "../runtime/errors.js";
import { decodeMessage } from "../runtime/soap/envelope.js";
import type { Message } from "../runtime/soap/message.js";
import { isBytes } from "../runtime/values/binary.js";
import type { Candidate, Following, ListForm } from "./item-splitter.js";

/** The list that begins with an element. */
export interface FoundList {
  /** With the members that it is in before it, and dots between them. */
  readonly member: string;
  readonly form: ListForm;
}

/**
 * Asks the functions that read a response whether an element of it begins a list: they read a message in which it holds nothing of its
 * own, and the list shows.
 * @param wanted - the only list that it may be; any member of the response if left out
 */
export function findList(
  response: Message<unknown, unknown>,
  { startTag, name, before, after, depth }: Candidate,
  wanted: string | undefined,
): FoundList | undefined {
  const without = membersOf(response, before + after, depth);
  for (const content of CONTENTS) {
    const members = membersOf(response, `${before}${startTag}${content}</${name}>${after}`, depth);
    for (const [member, value] of members) {
      const isAsked = wanted === undefined ? depth === 0 && mayBeList(member) : member === wanted;
      const form = isAsked ? formOf(member, value, without.get(member)) : undefined;
      if (form !== undefined) return { member, form };
    }
  }
  return undefined;
}

/** Whether each item of a list is in elements of its own names. */
export function isOfSeveral(member: string): boolean {
  return member === "$items" || member.endsWith(".$items");
}

/** Asks the functions that read a response what an element is after the text of an item, in the list that is a member. */
export function followingOf(
  response: Message<unknown, unknown>,
  { startTag, name, before, after, depth }: Candidate,
  { item, member }: { readonly item: string; readonly member: string },
): Following | undefined {
  const listIn = (text: string): readonly unknown[] => {
    const list = membersOf(response, before + text + after, depth).get(member);
    return Array.isArray(list) ? list : [];
  };
  const without = listIn(item);
  for (const content of CONTENTS) {
    const list = listIn(`${item}${startTag}${content}</${name}>`);
    if (list.length > without.length) return "next";
    if (list.length === without.length && sizeOf(list.at(-1)) > sizeOf(without.at(-1))) return "same";
  }
  return undefined;
}

/** How many elements an item has. */
function sizeOf(item: unknown): number {
  return entriesOf(item).reduce((size, [, value]) => size + (Array.isArray(value) ? value.length : 1), 0);
}

/** Of the members that no element has the name of, one holds elements that the contract declares. */
function mayBeList(member: string): boolean {
  return !member.startsWith("$") || member === "$items";
}

/** The form of a list with one more element in it, or with one that holds nothing. @param without - the value without that element */
function formOf(member: string, value: unknown, without: unknown): ListForm | undefined {
  if (!Array.isArray(value)) return undefined;
  if (value.length > (Array.isArray(without) ? without.length : 0)) return isOfSeveral(member) ? "several" : "beside";
  return value.length === 0 && !Array.isArray(without) ? "inside" : undefined;
}

/** An element that no contract knows is no item of an array. An item that is a text cannot have one. */
const CONTENTS = ['<p:none xmlns:p="urn:netserver-soapgen:none"/>', ""];

/** The members of a response, or those so deep in it; none if it cannot be read. Missing members and values that are none do no harm. */
function membersOf(response: Message<unknown, unknown>, text: string, depth: number): ReadonlyMap<string, unknown> {
  try {
    const { body } = decodeMessage(response, text, { onInvalid: ({ kind }) => (kind === "text" ? { value: "" } : {}) });
    return new Map(membersAt(body, depth));
  } catch (error) {
    if (error instanceof DecodeError) return new Map();
    throw error;
  }
}

/**
 * Takes the items that are left in a response out of it: those that are elements of their own are given while they arrive, but not those of
 * several elements each, and those after other elements.
 * @param member - the list; the first one with items if it is not known
 */
export function takeItems<Item>(response: unknown, member: string | undefined): Item[] {
  const lists =
    member === undefined
      ? entriesOf(response).filter(([name]) => mayBeList(name))
      : [[member, memberOf(response, member)]];
  const items = lists.map(([, list]) => list).find((list) => Array.isArray(list) && list.length > 0);
  return isList<Item>(items) ? items.splice(0) : [];
}

/** The list is that of the response whose items the type says: findList has found it by reading one. */
export function isList<Item>(value: unknown): value is Item[] {
  return Array.isArray(value);
}

/** How deep the member with a name may be: names of members may have dots too. */
export function mostDepth(name = ""): number {
  return name.split(".").length - 1;
}

/** The value of a member of a response, or of one in its members: their names with dots between them. */
export function memberOf(response: unknown, name: string): unknown {
  for (let depth = mostDepth(name); depth >= 0; depth--) {
    const found = membersAt(response, depth).find(([path]) => path === name);
    if (found !== undefined) return found[1];
  }
  return undefined;
}

/** The members of a value, or those so deep in its members. */
function membersAt(value: unknown, depth: number): [string, unknown][] {
  const entries = entriesOf(value);
  if (depth === 0) return entries;
  return entries.flatMap(([outer, member]) =>
    membersAt(member, depth - 1).map(([name, one]): [string, unknown] => [`${outer}.${name}`, one]),
  );
}

/** Lists and bytes have no members. */
function entriesOf(value: unknown): [string, unknown][] {
  const isStruct = typeof value === "object" && value !== null && !Array.isArray(value) && !isBytes(value);
  return isStruct ? Object.entries(value) : [];
}
