import type { Message } from "../runtime/soap/message.js";
import { type FoundList, findList, followingOf, mostDepth } from "./find-list.js";
import type { Candidate, Following, Judge, ListForm } from "./item-splitter.js";

/** Asks the functions that read a response which of its elements are the list and its items. */
export class ListJudge implements Judge {
  readonly #response: Message<unknown, unknown>;
  readonly #member: string | undefined;
  #list: FoundList | undefined;

  /** @param member - the only list that it may be; any member of the response if left out */
  constructor(response: Message<unknown, unknown>, member: string | undefined) {
    this.#response = response;
    this.#member = member;
  }

  /** The list, if it has been found, else the one that is wanted. */
  get member(): string | undefined {
    return this.#list?.member ?? this.#member;
  }

  get mostDepth(): number {
    return mostDepth(this.#member);
  }

  formOf(element: Candidate): ListForm | undefined {
    const found = findList(this.#response, element, this.member);
    this.#list ??= found;
    return found?.form;
  }

  followingOf(element: Candidate, item: string): Following | undefined {
    return followingOf(this.#response, element, { item, member: this.member ?? "" });
  }
}
