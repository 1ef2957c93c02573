import { describe, expect, it } from "vitest";
import { getBatchTaskInfosByState, updateBatchTask } from "../../../generated/src/services88/batch.js";
import { EncodeError } from "../../../templates/runtime/encode-error.js";
import { lastOfEachName } from "../../../templates/runtime/http/http-headers.js";
import { encodeMessage } from "../../../templates/runtime/soap/envelope.js";
import { errorOf, NS, type UntypedMessage, written } from "../messages.js";

function encode(message: UntypedMessage, body: unknown, headers: unknown = {}): string {
  return encodeMessage(message, { headers, body });
}

function task(value: unknown): string {
  return encode(updateBatchTask.request, { BatchTaskInfo: value });
}

function hidden(value: unknown, key = "Naem"): object {
  return Object.defineProperty({ Id: 1 }, key, { value });
}

class Task {
  readonly Id = 1;
  constructor(readonly name: string = "n") {}
  get Name(): string {
    return this.name;
  }
}

class Base {
  get Name(): string {
    return "n";
  }
  describe(): string {
    return this.Name;
  }
}

class Derived extends Base {
  Id = 1;
}

const SYMBOL = Symbol("secret");

describe("what a value has and no member is made of is refused, wherever it is", () => {
  it.each([
    ["under a symbol", { Id: 1, [SYMBOL]: 5 }, "Symbol(secret)"],
    ["under a symbol that is not enumerable", Object.defineProperty({ Id: 1 }, SYMBOL, { value: 5 }), "Symbol(secret)"],
    ["under a key that is not enumerable", hidden("x"), "Naem"],
    ["behind a getter", Object.defineProperty({ Id: 1 }, "Naem", { get: () => "x", enumerable: true }), "Naem"],
    ["behind a getter of a class", new Task(), "name"],
    ["inherited", Object.create({ Naem: "x" }, { Id: { value: 1, enumerable: true } }), "Naem"],
    ["inherited and not enumerable", Object.create(hidden("x")), "Naem"],
    ["inherited, under a symbol", Object.create({ [SYMBOL]: 5 }), "Symbol(secret)"],
    ["beside members of a class", Object.assign(new Derived(), { Naem: 1 }), "Naem"],
  ])("%s", (_, value, key) => {
    expect(errorOf(() => task(value))).toMatchObject({
      name: "EncodeError",
      path: `BatchTaskInfo.${key}`,
      expected: "only members of the type",
      found: `the key "${key}"`,
    });
  });

  it("in the body and in headers", () => {
    const { request } = updateBatchTask;
    expect(errorOf(() => encode(request, { BatchTaskInfo: {}, [SYMBOL]: 1 }))).toBeInstanceOf(EncodeError);
    expect(errorOf(() => encode(request, {}, hidden("x")))).toBeInstanceOf(EncodeError);
    expect(errorOf(() => encode(request, {}, Object.create({ Ticket: "x" })))).toBeInstanceOf(EncodeError);
  });

  it.each([
    ["a symbol", { a: "b", [SYMBOL]: "c" }],
    ["a key that is not enumerable", Object.defineProperty({ a: "b" }, "c", { value: "d" })],
    ["an inherited key", Object.create({ a: "b" })],
  ])("in a dictionary: %s", (_, ParameterObject) => {
    expect(errorOf(() => task({ ParameterObject }))).toMatchObject({
      path: "BatchTaskInfo.ParameterObject",
      expected: "only items, or entries that are enumerable",
    });
  });

  it("in a dictionary that is a Map", () => {
    const write = (map: object): string =>
      written((writer) => {
        if (!writer.required("V", map)) return;
        writer.beginMap(NS, "M", map);
        writer.end();
      });
    expect(write(new Map())).toBe("<V></V>");
    expect(errorOf(() => write(Object.assign(new Map(), { a: "b" })))).toBeInstanceOf(EncodeError);
  });

  it.each([
    ["a hole", Object.assign(new Array(3), { 0: {}, 2: {} })],
    ["another key", Object.assign([{}], { index: 0 })],
    ["a symbol", Object.assign([{}], { [SYMBOL]: 0 })],
    [
      "a subclass with a field",
      new (class extends Array {
        total = 5;
      })(),
    ],
  ])("in an array: %s", (_, Response) => {
    expect(errorOf(() => encode(getBatchTaskInfosByState.response, { Response }))).toBeInstanceOf(EncodeError);
  });

  it("in an array of flags, and in a member that repeats", () => {
    const Mask = Object.assign(["Select"], { index: 0 });
    expect(errorOf(() => task({ TableRight: { Mask } }))).toBeInstanceOf(EncodeError);
    const repeated = (items: readonly string[]): string =>
      written(
        (writer) => {
          for (const item of writer.repeated("V", items)) if (writer.required("V", item)) writer.string(item);
        },
        { V: items },
      );
    expect(repeated(["a", "b"])).toBe("<V>a</V><V>b</V>");
    expect(errorOf(() => repeated(/(?<first>a)/.exec("a") ?? []))).toBeInstanceOf(EncodeError);
  });
});

describe("members are written wherever they are", () => {
  it.each([
    ["inherited", Object.create({ Id: 1, Name: "n" })],
    ["not enumerable", Object.defineProperties({}, { Id: { value: 1 }, Name: { value: "n" } })],
    [
      "from getters",
      {
        Id: 1,
        get Name() {
          return "n";
        },
      },
    ],
    ["from getters of a class", new Derived()],
    ["in an object without prototype", Object.assign(Object.create(null), { Id: 1, Name: "n" })],
    ["beside keys without a value", { Id: 1, Name: "n", [SYMBOL]: undefined, Naem: undefined }],
    ["in a frozen object", Object.freeze({ Id: 1, Name: "n" })],
    ["in a proxy", new Proxy({ Id: 1, Name: "n" }, {})],
  ])("%s", (_, value) => {
    expect(task(value)).toContain("<BatchTaskInfo><Id>1</Id><Name>n</Name></BatchTaskInfo>");
  });
});

describe("names of HTTP headers", () => {
  it("may be inherited and not enumerable, and are text", () => {
    const given: Record<string, string> = Object.create({ A: "1" }, { b: { value: "2" } });
    expect(lastOfEachName(given)).toStrictEqual({ a: "1", b: "2" });
    expect(() => lastOfEachName({ [SYMBOL]: "1" } as never)).toThrow(TypeError);
  });
});
