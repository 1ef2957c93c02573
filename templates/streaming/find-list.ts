import { DecodeError } from "../runtime/errors.js";
import { decodeMessage } from "../runtime/soap/envelope.js";
import type { Message } from "../runtime/soap/message.js";
import { isBytes } from "../runtime/values/binary.js";
import type { Candidate, ListForm } from "./item-splitter.js";

/** The list that begins with an element. */
export interface FoundList {
  /** With a dot after the member that it is in, if it is not one of the response itself. */
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
  { startTag, name, before, after, isInner }: Candidate,
  wanted: string | undefined,
): FoundList | undefined {
  const without = membersOf(response, before + after, isInner);
  for (const content of CONTENTS) {
    const members = membersOf(response, `${before}${startTag}${content}</${name}>${after}`, isInner);
    for (const [member, value] of members) {
      const isAsked = wanted === undefined ? !isInner && !member.startsWith("$") : member === wanted;
      const form = isAsked ? formOf(value, without.get(member)) : undefined;
      if (form !== undefined) return { member, form };
    }
  }
  return undefined;
}

/** The form of a list with one more element in it, or with one that holds nothing. @param without - the value without that element */
function formOf(value: unknown, without: unknown): ListForm | undefined {
  if (!Array.isArray(value)) return undefined;
  if (value.length > (Array.isArray(without) ? without.length : 0)) return "beside";
  return value.length === 0 && !Array.isArray(without) ? "inside" : undefined;
}

/** An element that no contract knows is no item of an array. An item that is a text cannot have one. */
const CONTENTS = ['<p:none xmlns:p="urn:netserver-soapgen:none"/>', ""];

/** The members of a response, or theirs; none if it cannot be read. Missing members and values that are none do no harm. */
function membersOf(response: Message<unknown, unknown>, text: string, isInner: boolean): ReadonlyMap<string, unknown> {
  try {
    const { body } = decodeMessage(response, text, { onInvalid: ({ kind }) => (kind === "text" ? { value: "" } : {}) });
    return new Map(isInner ? innerMembers(body) : entriesOf(body));
  } catch (error) {
    if (error instanceof DecodeError) return new Map();
    throw error;
  }
}

/** The value of a member of a response, or of one of its members: the names with a dot between them. */
export function memberOf(response: unknown, name: string): unknown {
  return new Map([...innerMembers(response), ...entriesOf(response)]).get(name);
}

function innerMembers(value: unknown): [string, unknown][] {
  return entriesOf(value).flatMap(([outer, member]) =>
    entriesOf(member).map(([name, one]): [string, unknown] => [`${outer}.${name}`, one]),
  );
}

/** Lists and bytes have no members. */
function entriesOf(value: unknown): [string, unknown][] {
  const isStruct = typeof value === "object" && value !== null && !Array.isArray(value) && !isBytes(value);
  return isStruct ? Object.entries(value) : [];
}
