import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { getBatchTaskInfo } from "../../../generated/src/services88/batch.js";
import type { BatchTaskInfo } from "../../../generated/src/services88/types/batch-task-info.js";
import { DecodeError } from "../../../templates/runtime/errors.js";
import type { Reader } from "../../../templates/runtime/read/reader.js";
import { decodeMessage, encodeMessage } from "../../../templates/runtime/soap/envelope.js";
import * as datatypes from "../../../templates/runtime/values/datatypes.js";
import { errorOf, NS, reading, taskResponse } from "../messages.js";

function task(members: string): BatchTaskInfo | null | undefined {
  return decodeMessage(getBatchTaskInfo.response, taskResponse(members)).body.Response;
}

function failure(text: string): unknown {
  const error = errorOf(() => decodeMessage(getBatchTaskInfo.response, text));
  expect(error).toBeInstanceOf(DecodeError);
  return error;
}

describe("dictionaries", () => {
  const pair = (key: string, value: string): string =>
    `<StringKeyValuePair><Key>${key}</Key><Value>${value}</Value></StringKeyValuePair>`;
  const dictionary = (entries: string): BatchTaskInfo["ParameterObject"] =>
    task(`<ParameterObject>${entries}</ParameterObject>`)?.ParameterObject;

  it("are plain objects in which every key is an own property", () => {
    const keys = ["__proto__", "constructor", "toString", "hasOwnProperty", "", " k "];
    const value = dictionary(keys.map((key) => pair(key, "a")).join(""));
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.entries(value ?? {})).toStrictEqual(keys.map((key) => [key, "a"]));
    expect(structuredClone(value)).toStrictEqual(value);
    expect(`${dictionary(pair("k", "a"))}`).toBe("[object Object]");
    expect(isDeepStrictEqual(dictionary(pair("k", "a")), { k: "a" })).toBe(true);
  });

  it("are written with the keys that were read, indexes first, because JavaScript has them first", () => {
    const came = ["x", "10", "9", "__proto__", "constructor"];
    const entries = came.map((key) => pair(key, "a")).join("");
    const { body } = decodeMessage(
      getBatchTaskInfo.response,
      taskResponse(`<ParameterObject>${entries}</ParameterObject>`),
    );
    const written = encodeMessage(getBatchTaskInfo.response, { body });
    const keys = [...written.matchAll(/<Key>([^<]*)</g)].map(([, key]) => key);
    expect(keys).toStrictEqual(["9", "10", "x", "__proto__", "constructor"]);
    expect(decodeMessage(getBatchTaskInfo.response, written).body).toStrictEqual(body);
  });

  it("accept Key and Value in any order, and nil", () => {
    expect({
      ...dictionary('<StringKeyValuePair><Value i:nil="true"/><Key>k</Key></StringKeyValuePair>'),
    }).toStrictEqual({
      k: null,
    });
  });

  it.each([
    [pair("k", "") + pair("k", ""), 'Response.ParameterObject["k"]', "every key once"],
    ["<StringKeyValuePair><Key>k</Key></StringKeyValuePair>", 'Response.ParameterObject["k"]', /^the required /],
    ["<StringKeyValuePair><Value>k</Value></StringKeyValuePair>", "Response.ParameterObject[0]", /^the required /],
    [`${pair("a", "")}<StringKeyValuePair/>`, "Response.ParameterObject[1]", /^the required /],
    [
      '<StringKeyValuePair><Key i:nil="true"/><Value/></StringKeyValuePair>',
      'Response.ParameterObject[""].Key',
      "a value",
    ],
    [pair("k", "<b/>"), 'Response.ParameterObject["k"].Value', "text"],
    [pair("k".repeat(61), "<b/>"), "Response.ParameterObject[text of 61 characters].Value", "text"],
    ['<StringKeyValuePair i:nil="true"/>', "Response.ParameterObject[0]", "a value"],
  ])("refuse %s", (entries, path, expected) => {
    const error = failure(taskResponse(`<ParameterObject>${entries}</ParameterObject>`));
    expect(error).toMatchObject({
      path,
      expected: typeof expected === "string" ? expected : expect.stringMatching(expected),
    });
  });

  it("with keys of other types are Maps", () => {
    const readEntry = (reader: Reader, value: Map<bigint, string>): void => {
      const entry: { key?: bigint; item?: string } = {};
      reader.beginEntry(NS);
      do {
        if (reader.open("Key")) entry.key = reader.simple(datatypes.long);
        if (reader.open("Value")) entry.item = reader.string();
      } while (reader.more(entry));
      const { key, item } = reader.complete(entry, "key", "item");
      reader.put(value, key, item);
    };
    const read = (reader: Reader): Map<bigint, string> => {
      const value = new Map<bigint, string>();
      reader.open("V");
      reader.beginMap(NS, "Names");
      do while (reader.open("Entry")) readEntry(reader, value);
      while (reader.more(value));
      return value;
    };
    const entries = (key: string): string =>
      `<V><Entry><Key>1</Key><Value>a</Value></Entry><Entry><Key>${key}</Key><Value>b</Value></Entry></V>`;
    expect(reading(entries("2"), read)).toStrictEqual(
      new Map([
        [1n, "a"],
        [2n, "b"],
      ]),
    );
    expect(errorOf(() => reading(entries("01"), read))).toMatchObject({ path: 'V["01"]', expected: "every key once" });
  });
});
