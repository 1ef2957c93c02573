import { DecodeError } from "../runtime/errors.js";
import { isSuccess } from "../runtime/http/call-facts.js";
import type { Extension } from "../runtime/http/extension.js";
import { isMultipart, parseMediaType } from "../runtime/http/media-type.js";
import { wholeAnswers } from "../runtime/http/whole-answers.js";
import { type ByteStream, type HttpResponse, utf8Bytes } from "../runtime/platform/platform.js";
import type { ReaderOptions } from "../runtime/read/reader-options.js";
import { decodeMessage } from "../runtime/soap/envelope.js";
import type { Message } from "../runtime/soap/message.js";
import type { Operation } from "../runtime/soap/operation.js";
import { isList, isOfSeveral, memberOf } from "./find-list.js";
import type { HandOver } from "./hand-over.js";
import { itemOptions } from "./item-options.js";
import { ItemSplitter } from "./item-splitter.js";
import type { ListJudge } from "./list-judge.js";
import { textPieces } from "./text-pieces.js";

/** What is done with the items of an answer. */
export interface Wanted<Item> {
  readonly judge: ListJudge;
  readonly maxLength: number;
  readonly given: HandOver<Item>;
}

/** Nobody takes the items any more, so nothing more of the answer is read. */
class StoppedError extends Error {
  override readonly name: string = "StoppedError";

  constructor() {
    super("nobody takes further items of the answer");
  }
}

type ListOperation = Pick<Operation<never, unknown, never, unknown>, "name" | "response">;

/** An extension that takes the items out of an answer while it arrives. The client reads the rest as the response. */
export function streamedAnswer<Item>({ name, response }: ListOperation, wanted: Wanted<Item>): Extension {
  if (response.element === undefined || response.body.form === "parts" || response.encoding !== undefined)
    throw new TypeError(`${name}: its response has no list in an element of its own`);
  // If the call is sent again, its error is thrown: the same items would be given again.
  let broken: unknown = new Error(`${name}: items of its answer have been given, so it cannot be sent again`);
  return {
    name: "streaming",
    beginCall: (call) => {
      if (wanted.given.hasGiven) throw broken;
      if (wholeAnswers.has(call))
        throw new TypeError(
          `${name}: an extension of the client must see the whole answer, so its items cannot be given before`,
        );
      return {
        fetch: async (url, request, next, options) => {
          const answer = await next(url, request);
          const isSeveral = isMultipart(parseMediaType(answer.headers.get("content-type")));
          // Whoever reads bodies of several parts has made one of it: otherwise it is an error.
          if (!isSuccess(answer.status) || isSeveral) return answer;
          const items = new AnswerItems({ name, response }, wanted, options);
          return withoutItems(answer, items).catch((error: unknown) => {
            broken = error;
            throw error;
          });
        },
      };
    },
  };
}

/** Gives the items of an answer. @returns an answer with all of the rest */
async function withoutItems<Item>(answer: HttpResponse, items: AnswerItems<Item>): Promise<HttpResponse> {
  const { status, statusText = "", headers } = answer;
  const body = answer.body ?? streamOf(new Uint8Array(await answer.arrayBuffer()));
  for await (const piece of textPieces(body, headers.get("content-type"))) await items.add(piece);
  const rest = utf8Bytes(items.rest).buffer;
  return {
    status,
    statusText,
    // The rest is in UTF-8, whatever the answer was in.
    headers: { get: (name) => (name.toLowerCase() === "content-type" ? "text/xml; charset=utf-8" : headers.get(name)) },
    arrayBuffer: async () => rest,
  };
}

/** Bytes that are there already, because another extension has read them. */
function streamOf(bytes: Uint8Array): ByteStream {
  const pieces = [bytes];
  return {
    getReader: () => ({
      read: async () => {
        const value = pieces.shift();
        return value === undefined ? { done: true } : { done: false, value };
      },
      cancel: async () => void pieces.pop(),
    }),
  };
}

class AnswerItems<Item> {
  readonly #operation: string;
  readonly #response: Message<unknown, unknown>;
  readonly #given: HandOver<Item>;
  readonly #options: ReaderOptions;
  readonly #splitter: ItemSplitter;
  readonly #judge: ListJudge;
  /** How many elements of each name have been items, or in one. */
  readonly #counts = new Map<string, number>();

  constructor({ name, response }: ListOperation, wanted: Wanted<Item>, options: ReaderOptions) {
    this.#options = options;
    this.#operation = name;
    this.#response = response;
    this.#given = wanted.given;
    this.#judge = wanted.judge;
    this.#splitter = new ItemSplitter(wanted.judge, wanted.maxLength);
  }

  get rest(): string {
    return this.#splitter.rest;
  }

  async add(text: string): Promise<void> {
    const message = this.#splitter.add(text);
    if (message === undefined) return;
    const items = this.#read(message);
    for (const name of namesOf(items, this.#judge.member)) this.#counts.set(name, this.#countOf(name) + 1);
    if (!(await this.#given.give(items))) throw new StoppedError();
  }

  #read(message: string): readonly Item[] {
    try {
      const { body } = decodeMessage(this.#response, message, this.#itemOptions());
      const list = memberOf(body, this.#judge.member ?? "");
      return isList<Item>(list) ? list : [];
    } catch (error) {
      throw error instanceof DecodeError ? this.#ofWhole(error) : error;
    }
  }

  #itemOptions(): ReaderOptions {
    return itemOptions(this.#options, this.#judge.member ?? "", (path) => this.#inWhole(path));
  }

  /** A path with the index that the item has in the whole answer. */
  #inWhole(path: string): string {
    const start = path.indexOf("[") + 1;
    const end = path.indexOf("]", start);
    const index = Number(path.slice(start, end));
    if (start === 0 || !Number.isInteger(index)) return path;
    const name = path.slice(path.lastIndexOf(".", start) + 1, start - 1);
    return `${path.slice(0, start)}${index + this.#countOf(name)}${path.slice(end)}`;
  }

  #countOf(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  #ofWhole({ element, path, expected, found, line, column }: DecodeError): DecodeError {
    const isReference = /^a reference to an element of the message/.test(expected);
    const hint = isReference
      ? `${expected}, in the same item; call ${this.#operation} without items() to resolve it`
      : expected;
    return new DecodeError({ element, path: this.#inWhole(path), expected: hint, found }, { line, column });
  }
}

/** The names of the elements of items: those of a list have the name of its member, unless they are of several kinds. */
function namesOf(items: readonly unknown[], member = ""): string[] {
  const [name = ""] = member.split(".").slice(-1);
  return items.flatMap((item) => (isOfSeveral(member) ? Object.keys(Object(item)) : [name]));
}
