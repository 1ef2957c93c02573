import type { CallOptions, WithHeaders } from "../runtime/http/call-options.js";
import type { SoapClient } from "../runtime/http/client.js";
import type { Operation } from "../runtime/soap/operation.js";
import { takeItems } from "./find-list.js";
import { HandOver } from "./hand-over.js";
import { ListJudge } from "./list-judge.js";
import { streamedAnswer } from "./streamed-answer.js";

/** The members of a response that are lists: also `$items`, whose items are of several kinds. */
export type ListsOf<Response> = {
  [Name in keyof Response & string]: Name extends "$any" | "$content"
    ? never
    : NonNullable<Response[Name]> extends readonly unknown[]
      ? Name
      : never;
}[keyof Response & string];

/** The lists in the members of a response, or in members of those: `Result.Items`, `Result.Page.Items`. */
export type InnerListsOf<Response, Levels extends readonly unknown[] = [1, 1]> = Levels extends readonly [
  unknown,
  ...infer Others,
]
  ? {
      [Name in keyof Response & string]: NonNullable<Response[Name]> extends readonly unknown[] | Uint8Array
        ? never
        : NonNullable<Response[Name]> extends object
          ? `${Name}.${ListsOf<NonNullable<Response[Name]>> | InnerListsOf<NonNullable<Response[Name]>, Others>}`
          : never;
    }[keyof Response & string]
  : never;

/** An item of a list in a response. */
export type ItemOf<Response, Name extends string = ListsOf<Response>> = Name extends keyof Response
  ? NonNullable<Response[Name]> extends readonly (infer Item)[]
    ? Item
    : never
  : Name extends `${infer Outer}.${infer Inner}`
    ? Outer extends keyof Response
      ? ItemOf<NonNullable<Response[Outer]>, Inner>
      : never
    : never;

type AnyList<Response> = ListsOf<Response> | InnerListsOf<Response>;

/** Which list of a response is read item by item, and the options of the call. */
export interface ItemsOptions<Response, Headers, Name extends AnyList<Response> = ListsOf<Response>>
  extends CallOptions<Headers> {
  /**
   * The list whose items are wanted: a member of the response, or one of a member of it (`Result.Items`). It may be left out if the response
   * has only one member that is a list.
   */
  readonly member?: Name | undefined;
  /** How many characters an item may have, and everything else in the answer together; 2^24 if left out. */
  readonly maxLength?: number | undefined;
}

/**
 * Calls an operation whose response has a list, and gives the items while they arrive: the memory that it needs does not grow with their
 * number. The program that takes them decides how fast the answer is read. Who stops taking them ends the call.
 *
 * What the generator returns at its end is the response without the items that it has given.
 *
 * The client's `timeout` is for the whole answer, with the time in which its items are used. Hooks that receive messages see the
 * response without the items.
 * @throws what `call` throws: at once for a fault; for something wrong in the message, after the items before it
 * @throws DecodeError for a reference to an element that is not in the same item: `call` resolves it
 * @throws TypeError if an extension must see the whole answer, such as one that verifies signatures, or if the response has no list
 */
export async function* items<
  Request,
  Response,
  Headers extends object,
  ResponseHeaders,
  Name extends AnyList<Response> = ListsOf<Response>,
>(
  client: SoapClient<Headers>,
  operation: Operation<Request, Response, Headers, ResponseHeaders>,
  request: Request,
  options: ItemsOptions<Response, Headers, Name> = {},
): AsyncGenerator<ItemOf<Response, Name>, WithHeaders<Response, ResponseHeaders>, undefined> {
  const { member, maxLength = MAX_LENGTH, ...call } = options;
  const given = new HandOver<ItemOf<Response, Name>>();
  const judge = new ListJudge(operation.response, member);
  const extension = streamedAnswer<ItemOf<Response, Name>>(operation, { judge, maxLength, given });
  const extensions = [...(call.extensions ?? []), extension];
  const response = client.call(operation, request, { ...call, extensions }).finally(() => given.end());
  // It is awaited below, unless nobody takes the items any more.
  response.catch(() => undefined);
  try {
    yield* given.values();
    const rest = await response;
    yield* takeItems<ItemOf<Response, Name>>(rest, judge.member);
    return rest;
  } finally {
    given.end();
  }
}

const MAX_LENGTH = 2 ** 24;
