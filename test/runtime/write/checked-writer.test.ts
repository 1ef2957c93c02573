import { describe, expect, it } from "vitest";
import {
  deleteBatchTasks,
  getBatchTaskInfo,
  getBatchTaskInfosByState,
  startBatchJob,
} from "../../../generated/src/services88/batch.js";
import { EncodeError } from "../../../templates/runtime/encode-error.js";
import { encodeMessage } from "../../../templates/runtime/soap/envelope.js";
import type { Writer } from "../../../templates/runtime/write/writer.js";
import { errorOf, NS, type UntypedMessage, written } from "../messages.js";

function encode(message: UntypedMessage, body: unknown, headers: unknown = {}): string {
  return encodeMessage(message, { headers, body });
}

function failure(message: UntypedMessage, body: unknown, headers: unknown = {}): unknown {
  const error = errorOf(() => encode(message, body, headers));
  expect(error).toBeInstanceOf(EncodeError);
  return error;
}

describe("guards", () => {
  const guard = (name: "optional" | "nillable" | "required" | "requiredNillable", value: unknown): string =>
    written((writer) => {
      if (writer[name]("V", value)) writer.string("there");
    });
  const NIL = '<V i:nil="true"/>';

  it.each([
    ["optional", undefined, ""],
    ["optional", 0, "<V>there</V>"],
    ["nillable", undefined, ""],
    ["nillable", null, NIL],
    ["nillable", "", "<V>there</V>"],
    ["required", false, "<V>there</V>"],
    ["requiredNillable", null, NIL],
    ["requiredNillable", NaN, "<V>there</V>"],
  ] as const)("%s of %o", (name, value, want) => {
    expect(guard(name, value)).toBe(want);
  });

  it.each([
    ["optional", null, "a value (it cannot be nil)", "null"],
    ["required", undefined, "a value (it is required)", "nothing"],
    ["required", null, "a value (it is required)", "null"],
    ["requiredNillable", undefined, "a value or null (it is required)", "nothing"],
  ] as const)("%s refuses %o", (name, value, expected, found) => {
    const error = errorOf(() => guard(name, value));
    expect(error).toBeInstanceOf(EncodeError);
    expect(error).toMatchObject({ element: "P", path: "V", expected, found });
  });
});

describe("errors in writing", () => {
  it("have message, path, expected and found", () => {
    const error = failure(startBatchJob.request, { BatchTaskInfo: { ProgressPercent: 32768 } });
    expect(error).toMatchObject({
      name: "EncodeError",
      element: "StartBatchJob",
      path: "BatchTaskInfo.ProgressPercent",
      expected: "an integer from -32768 to 32767",
      found: "32768",
      message:
        "cannot write StartBatchJob: BatchTaskInfo.ProgressPercent: expected an integer from -32768 to 32767, found 32768",
    });
  });

  it.each<[string, UntypedMessage, unknown, string]>([
    ["an item", getBatchTaskInfosByState.response, { Response: [{}, null, {}, { Name: 5 }] }, "Response[3].Name"],
    ["a hole", deleteBatchTasks.request, { BatchTaskIds: Array(1) }, "BatchTaskIds[0]"],
    ["null if items cannot be nil", deleteBatchTasks.request, { BatchTaskIds: [1, null] }, "BatchTaskIds[1]"],
    [
      "an entry",
      startBatchJob.request,
      { BatchTaskInfo: { ParameterObject: { k: 5 } } },
      'BatchTaskInfo.ParameterObject["k"].Value',
    ],
    [
      "an entry without value",
      startBatchJob.request,
      { BatchTaskInfo: { ParameterObject: { k: undefined } } },
      'BatchTaskInfo.ParameterObject["k"].Value',
    ],
    [
      "a base member",
      startBatchJob.request,
      { BatchTaskInfo: { FieldProperties: { 'a"': { FieldRight: { Mask: ["Raed"] } } } } },
      'BatchTaskInfo.FieldProperties["a\\""].Value.FieldRight.Mask',
    ],
    ["the payload", startBatchJob.request, { BatchTaskInfo: 5 }, "BatchTaskInfo"],
    ["the payload itself", startBatchJob.request, null, ""],
    ["a key of the payload", startBatchJob.request, { BatchTaskInfo: null, BatchTaskinfo: {} }, "BatchTaskinfo"],
    ["a key of a member", startBatchJob.request, { BatchTaskInfo: { Id: 1, Naem: "x" } }, "BatchTaskInfo.Naem"],
    ["a key of an item", getBatchTaskInfosByState.response, { Response: [{}, { id: 1 }] }, "Response[1].id"],
    ["a key before members", startBatchJob.request, { Typo: 1, BatchTaskInfo: { Id: 1, Name: undefined } }, "Typo"],
  ])("point at %s", (_, message, body, path) => {
    expect(failure(message, body)).toMatchObject({ element: message.element?.localName, path });
  });

  it("point into the headers", () => {
    expect(failure(startBatchJob.request, {}, { Credentials: { Tiket: "x" } })).toMatchObject({
      element: "Header",
      path: "Credentials.Tiket",
    });
    expect(failure(startBatchJob.request, {}, null)).toMatchObject({ element: "Header", path: "" });
  });

  it("ignore a key whose value is undefined", () => {
    expect(encode(startBatchJob.request, { BatchTaskinfo: undefined })).toContain("<StartBatchJob></StartBatchJob>");
  });

  it("refuse keys with the names of properties of every object", () => {
    const body: unknown = JSON.parse('{ "__proto__": 1 }');
    expect(failure(startBatchJob.request, body)).toMatchObject({ path: "__proto__" });
    expect(failure(startBatchJob.request, { constructor: 1 })).toMatchObject({ path: "constructor" });
    const write = (value: object) => () =>
      written((writer) => {
        if (writer.optional("constructor", 1)) writer.int(1);
      }, value);
    expect(write({ constructor_: 1 })()).toBe("<constructor>1</constructor>");
    expect(errorOf(write({ constructor_: 1, constructor: 2 }))).toMatchObject({ path: "constructor" });
  });
});

describe("values of wrong types", () => {
  const wrong = [
    5,
    5n,
    "text",
    "",
    true,
    Symbol("s"),
    () => 0,
    [],
    new Map(),
    new Set(),
    new Date(0),
    Promise.resolve({}),
  ];

  it.each(wrong.map((value) => [value]))("%o is not an object", (value) => {
    for (const body of [value, { BatchTaskInfo: value }, { BatchTaskInfo: { ParameterObject: value } }])
      expect(failure(startBatchJob.request, body)).toMatchObject({ expected: "an object" });
    expect(failure(startBatchJob.request, {}, value)).toMatchObject({ expected: "an object" });
  });

  it.each([5, "text", "", {}, { length: 1 }, new Set([1]), Uint8Array.of(1)].map((value) => [value]))(
    "%o is not an array",
    (value) => {
      expect(failure(deleteBatchTasks.request, { BatchTaskIds: value })).toMatchObject({ expected: "an array" });
      const mask = { BatchTaskInfo: { TableRight: { Mask: value } } };
      expect(failure(startBatchJob.request, mask)).toMatchObject({ expected: "an array of flags" });
    },
  );

  it("an object is not a Map", () => {
    const write = (writer: Writer): void => {
      writer.required("V", 0);
      writer.beginMap(NS, "Numbers", {});
    };
    expect(errorOf(() => written(write))).toMatchObject({
      path: "V",
      expected: "a Map",
      found: "a value of type object",
    });
  });

  it("an object of a class, or without prototype, is an object", () => {
    class Request {
      Id = 5;
    }
    expect(encode(getBatchTaskInfo.request, new Request())).toContain("<Id>5</Id>");
    expect(encode(getBatchTaskInfo.request, Object.assign(Object.create(null), { Id: 5 }))).toContain("<Id>5</Id>");
  });
});

describe("secrets", () => {
  it.each([
    [{ ApplicationToken: 12345 }],
    [{ ApplicationToken: 12345n }],
    [{ ApplicationToken: ["12345"] }],
    [{ ApplicationToken: { toString: () => "12345" } }],
    [{ Credentials: "12345" }],
    [{ Credentials: 12345 }],
    [{ Credentials: { Ticket: 12345 } }],
    [{ TimeZone: { SoTimeZoneId: "12345" } }],
    [{ TimeZone: { SoTimeZoneId: 12345.5 } }],
    [{ ApplicationToken: "12345\0" }],
  ])("are never in an error: %o", (headers) => {
    const error = failure(startBatchJob.request, {}, headers);
    expect(JSON.stringify(error) + String(error)).not.toContain("12345");
  });

  it("neither is text in a body, or a number in place of text", () => {
    for (const Name of [12345, ["12345"], "12345\0"])
      expect(String(failure(startBatchJob.request, { BatchTaskInfo: { Name } }))).not.toContain("12345");
    for (const Created of ["secret 12345", {}])
      expect(String(failure(startBatchJob.request, { BatchTaskInfo: { Created } }))).not.toContain("12345");
  });
});

describe("depth", () => {
  it("refuses a value that contains itself", () => {
    const info: { InnerException: object | null; Message: string } = { InnerException: null, Message: "m" };
    info.InnerException = info;
    expect(failure(getBatchTaskInfo.response, {}, { ExceptionInfo: info })).toMatchObject({
      element: "Header",
      expected: "at most 250 levels",
    });
  });
});

describe("dictionaries", () => {
  it("write every key, even names of properties of every object", () => {
    const ParameterObject: unknown = JSON.parse('{ "__proto__": "a", "constructor": "b", "": "c", " k ": "d" }');
    const text = encode(startBatchJob.request, { BatchTaskInfo: { ParameterObject } });
    expect([...text.matchAll(/<Key>(.*?)<\/Key>/g)].map(([, key]) => key)).toStrictEqual([
      "__proto__",
      "constructor",
      "",
      " k ",
    ]);
  });

  it("write a Map with keys of any type", () => {
    const text = written((writer) => {
      writer.required("V", 0);
      writer.beginMap(NS, "Numbers", new Map());
      writer.beginEntry("urn:entry", "KeyValueOfintint", 7);
      if (writer.required("Key", 7)) writer.int(7);
      if (writer.required("Value", 8)) writer.int(8);
      writer.end();
      writer.end();
    });
    expect(text).toBe(
      '<V><KeyValueOfintint xmlns:q1="urn:entry"><q1:Key>7</q1:Key><q1:Value>8</q1:Value></KeyValueOfintint></V>',
    );
  });
});
