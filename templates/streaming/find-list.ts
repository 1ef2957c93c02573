import { DecodeError } from "../runtime/errors.js";
import { decodeMessage } from "../runtime/soap/envelope.js";
import type { Message } from "../runtime/soap/message.js";
import type { Candidate, ListForm } from "./item-splitter.js";

/** The list that begins with an element. */
export interface FoundList {
  readonly member: string;
  readonly form: ListForm;
}

/**
 * Asks the functions that read a response whether an element of it begins a list: they read a message in which it holds nothing of its
 * own, and the list shows.
 * @param wanted - the only member that may be the list; any if left out
 */
export function findList(
  response: Message<unknown, unknown>,
  { startTag, name, before, after }: Candidate,
  wanted: string | undefined,
): FoundList | undefined {
  const without = membersOf(response, before + after);
  for (const content of CONTENTS) {
    const members = membersOf(response, `${before}${startTag}${content}</${name}>${after}`);
    for (const [member, value] of members) {
      const isAsked = !member.startsWith("$") && member === (wanted ?? member);
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

/** The members of a response; none if it cannot be read. Missing members and values that are none do no harm. */
function membersOf(response: Message<unknown, unknown>, text: string): ReadonlyMap<string, unknown> {
  try {
    const { body } = decodeMessage(response, text, { onInvalid: ({ kind }) => (kind === "text" ? { value: "" } : {}) });
    return new Map<string, unknown>(Object.entries(Object(body)));
  } catch (error) {
    if (error instanceof DecodeError) return new Map();
    throw error;
  }
}
