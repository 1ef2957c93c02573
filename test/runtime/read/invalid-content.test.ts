import { expect, it } from "vitest";
import { DecodeError } from "../../../templates/runtime/errors.js";
import type { Reader } from "../../../templates/runtime/read/reader.js";
import type { InvalidContent, ReaderOptions, Substitute } from "../../../templates/runtime/read/reader-options.js";
import * as datatypes from "../../../templates/runtime/values/datatypes.js";
import * as simpleTypes from "../../../templates/runtime/values/simple-types.js";
import { errorOf, NS, reading } from "../messages.js";

const code = simpleTypes.restricted(NS, "Code", datatypes.string, { maxLength: 2 });

/** As generated code reads a type with a number, a code, and an array of numbers. */
function readValue(reader: Reader): object {
  const value: { Count?: number; Code?: string; Items?: number[] } = {};
  do {
    if (reader.required("Count")) value.Count = reader.int();
    if (reader.open("Code")) value.Code = reader.simple(code);
    if (reader.open("Items")) value.Items = readItems(reader);
  } while (reader.more(value));
  return reader.complete(value, "Count");
}

function readItems(reader: Reader): number[] {
  const items: number[] = [];
  reader.beginArray(NS, "Items");
  do {
    while (reader.open("int")) items.push(reader.int());
  } while (reader.more(items));
  return items;
}

function readPayload(content: string, options: ReaderOptions = {}): object {
  return reading(content, readValue, options);
}

/** Options that answer in this way to everything that is invalid, and what they have been asked. */
function answering(answer: Substitute | undefined) {
  const asked: InvalidContent[] = [];
  const onInvalid = (invalid: InvalidContent): Substitute | undefined => {
    asked.push(invalid);
    return answer;
  };
  return { asked, onInvalid };
}

it("a text that is no value is an error where nobody says what to do", () => {
  const { asked, onInvalid } = answering(undefined);
  const error = errorOf(() => readPayload("<Count/>", { onInvalid }));
  expect(error).toBeInstanceOf(DecodeError);
  expect(error).toMatchObject({
    path: "Count",
    expected: "an integer from -2147483648 to 2147483647",
    found: "empty text",
  });
  expect(asked).toEqual([
    {
      kind: "text",
      element: "P",
      path: "Count",
      line: 1,
      column: 76,
      text: "",
      expected: "an integer from -2147483648 to 2147483647",
    },
  ]);
});

it("a value that breaks a facet is kept where nobody says what to do", () => {
  const { asked, onInvalid } = answering(undefined);
  expect(readPayload("<Count>1</Count><Code>abc</Code>", { onInvalid })).toEqual({ Count: 1, Code: "abc" });
  expect(asked).toMatchObject([{ kind: "facet", path: "Code", text: "abc", expected: "a length of at most 2" }]);
  expect(readPayload("<Count>1</Count><Code>abc</Code>")).toEqual({ Count: 1, Code: "abc" });
});

it("what is invalid may have a value in its place", () => {
  const { asked, onInvalid } = answering({ value: 7 });
  const content = "<Count>x</Count><Items><int>1</int><int/></Items>";
  expect(readPayload(content, { onInvalid })).toEqual({ Count: 7, Items: [1, 7] });
  expect(asked.map(({ path }) => path)).toEqual(["Count", "Items[1]"]);
});

it("what is invalid may be left out", () => {
  const { onInvalid } = answering({});
  const content = "<Count>1</Count><Code>abc</Code><Items><int/><int>2</int><int>x</int></Items>";
  expect(readPayload(content, { onInvalid })).toStrictEqual({ Count: 1, Items: [2] });
});

it("a required member that is missing may have a value, or stay away", () => {
  const { asked, onInvalid } = answering({ value: 0 });
  expect(readPayload("", { onInvalid })).toStrictEqual({ Count: 0 });
  expect(asked).toMatchObject([{ kind: "missing member", path: "", text: undefined, expected: "the required Count" }]);
  expect(readPayload("", { onInvalid: () => ({}) })).toStrictEqual({});
  expect(errorOf(() => readPayload("", { onInvalid: () => undefined }))).toBeInstanceOf(DecodeError);
});

it("an error that is thrown is what the caller gets", () => {
  const own = new Error("own");
  const onInvalid = (): never => {
    throw own;
  };
  expect(errorOf(() => readPayload("<Count/>", { onInvalid }))).toBe(own);
});

it.each([["<Count>x</Count>"], ["<Count>1</Count><Code>abc</Code>"], [""]])(
  "with strict it is an error: %s",
  (content) => {
    const { asked, onInvalid } = answering({ value: 7 });
    expect(errorOf(() => readPayload(content, { onInvalid, strict: true }))).toBeInstanceOf(DecodeError);
    expect(asked).toEqual([]);
  },
);

it("an enumeration's value that is not known is told to onUnknown", () => {
  const size = simpleTypes.enumerated(NS, "Size", datatypes.int, [1, 2]);
  const unknown: unknown[] = [];
  const read = (reader: Reader): unknown => reader.open("V") && reader.simple(size);
  expect(reading("<V>3</V>", read, { onUnknown: (what) => unknown.push(what) })).toBe(3);
  expect(unknown).toEqual([{ kind: "enumeration value", element: "P", path: "V", name: "3" }]);
  expect(errorOf(() => reading("<V>3</V>", read, { strict: true }))).toBeInstanceOf(DecodeError);
});
