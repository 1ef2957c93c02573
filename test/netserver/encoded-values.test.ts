import { describe, expect, it } from "vitest";
import {
  decodeValue,
  type EncodedValue,
  EncodedValueError,
  encodeValue,
  UserDefinedFields,
} from "../../generated/src/netserver/values/index.js";

/** A text, its value, and the text that is written for the value if that is another. */
const VALUES: readonly [text: string, value: EncodedValue, written?: string][] = [
  ["[I:123]", { type: "integer", value: 123 }],
  ["[I:-1]", { type: "integer", value: -1 }],
  ["[I:+007]", { type: "integer", value: 7 }, "[I:7]"],
  ["[I:-0]", { type: "integer", value: 0 }, "[I:0]"],
  ["[I:9007199254740991]", { type: "integer", value: Number.MAX_SAFE_INTEGER }],
  ["[F:123.4]", { type: "decimal", value: "123.4" }],
  ["[F:123.40000000000000000001]", { type: "decimal", value: "123.40000000000000000001" }],
  ["[F:-1.7976931348623157E+308]", { type: "decimal", value: "-1.7976931348623157E+308" }],
  ["[M:123.45]", { type: "money", value: "123.45" }],
  ["[M:0]", { type: "money", value: "0" }],
  ["[D:09.11.2017]", { type: "date", value: "2017-11-09" }, "[D:11/09/2017]"],
  ["[D:11/09/2017]", { type: "date", value: "2017-11-09" }],
  ["[D:1/2/2011]", { type: "date", value: "2011-01-02" }, "[D:01/02/2011]"],
  ["[D:02/29/2024]", { type: "date", value: "2024-02-29" }],
  ["[D:01/01/0001 00:00:00.0000000]", { type: "date", value: "0001-01-01" }, "[D:01/01/0001]"],
  ["[D:01/26/2022 00:01:00.0000000]", { type: "date", value: "2022-01-26T00:01:00" }, "[D:01/26/2022 00:01:00]"],
  ["[DT:11/09/2017 14:53:18]", { type: "dateTime", value: "2017-11-09T14:53:18" }],
  ["[DT:01/31/2016 10:13:37.0000000]", { type: "dateTime", value: "2016-01-31T10:13:37" }, "[DT:01/31/2016 10:13:37]"],
  ["[DT:12/31/9999 23:59:59.9999999]", { type: "dateTime", value: "9999-12-31T23:59:59.9999999" }],
  [
    "[DT:11/09/2017 14:53:18.5000000]",
    { type: "dateTime", value: "2017-11-09T14:53:18.5" },
    "[DT:11/09/2017 14:53:18.5]",
  ],
  ["[DT:11/09/2017 00:00:00]", { type: "dateTime", value: "2017-11-09T00:00:00" }],
  ["[T:14:52]", { type: "time", value: "14:52:00" }],
  ["[T:14:52:07]", { type: "time", value: "14:52:07" }],
  ["[T:00:00:00.25]", { type: "time", value: "00:00:00.25" }],
  ["[B:AP8Q]", { type: "binary", value: new Uint8Array([0, 255, 16]) }],
  ["[B:AA==]", { type: "binary", value: new Uint8Array([0]) }],
  ["[B:]", { type: "binary", value: new Uint8Array() }],
  ["", { type: "text", value: "" }],
  ["[note] plain", { type: "text", value: "[note] plain" }],
  ["[X:3]", { type: "text", value: "[X:3]" }],
  ["[I:3", { type: "text", value: "[I:3" }],
  ["[i:3]", { type: "text", value: "[i:3]" }],
  [" [I:3]", { type: "text", value: " [I:3]" }],
  ["line\r\nline", { type: "text", value: "line\r\nline" }],
];

describe("an encoded value", () => {
  it.each(VALUES)("is read and written without loss: %s", (text, value, written = text) => {
    expect(decodeValue(text)).toEqual(value);
    expect(encodeValue(value)).toBe(written);
    expect(decodeValue(encodeValue(value))).toEqual(value);
  });

  it.each([
    "[I:]",
    "[I:1.0]",
    "[I:hush]",
    "[I:9007199254740992]",
    "[I: 1]",
    "[I:1\n]",
    "[F:1,5]",
    "[F:.]",
    "[F:NaN]",
    "[M:hush]",
    "[D:]",
    "[D:2017-11-09]",
    "[D:13/01/2017]",
    "[D:31.04.2017]",
    "[D:29.02.1900]",
    "[D:11/09.2017]",
    "[D:01/01/0000]",
    "[D:11/09/2017 25:00:00]",
    "[DT:11/09/2017]",
    "[DT:11/09/2017 14:60:00]",
    "[DT:11/09/2017 14:53:18.12345678]",
    "[T:24:00]",
    "[T:2:5]",
    "[B:AA=]",
    "[B:A===]",
    "[B:hush!]",
  ])("that is not what its marker says is an error, which does not show it: %s", (text) => {
    expect(() => decodeValue(text)).toThrow(EncodedValueError);
    expect(() => decodeValue(text)).toThrow(/^cannot read \[[A-Z]+:…\]: expected .*, found something else$/);
    expect(() => decodeValue(text)).not.toThrow(/hush/);
  });

  it.each<EncodedValue>([
    { type: "text", value: "[I:3]" },
    { type: "text", value: "[D:hush]" },
    { type: "integer", value: 1.5 },
    { type: "integer", value: 2 ** 53 },
    { type: "decimal", value: "1,5" },
    { type: "money", value: "hush" },
    { type: "date", value: "2017-02-29" },
    { type: "date", value: "2017-11-09Z" },
    { type: "dateTime", value: "2017-11-09" },
    { type: "dateTime", value: "2017-11-09T14:53:18Z" },
    { type: "dateTime", value: "2017-11-09T14:53" },
    { type: "dateTime", value: "2017-11-09T14:53:18T15:00:00" },
    { type: "dateTime", value: "2017-11-09T14:53:18+02:00" },
    { type: "time", value: "14:52" },
    { type: "time", value: "24:00:00" },
  ])("that is none is an error, before anything is sent: %o", (value) => {
    expect(() => encodeValue(value)).toThrow(EncodedValueError);
    expect(() => encodeValue(value)).not.toThrow(/hush/);
  });

  it.each(["integer", "decimal", "money", "date", "dateTime", "time", "binary", "text"])(
    "has the type that it says, also in plain JavaScript: %s",
    (type) => {
      expect(() => encodeValue({ type, value: undefined } as unknown as EncodedValue)).toThrow(EncodedValueError);
    },
  );
});

describe("user-defined fields", () => {
  const dictionary = (): Record<string, string | null> => ({
    "SuperOffice:1": "[I:23]",
    "SuperOffice:1:DisplayText": "Gold",
    "SuperOffice:1:DisplayTooltip": "",
    "SuperOffice:2": "[D:07/08/2012]",
    "SuperOffice:3": "[F:1234.5]",
    "SuperOffice:4": "free text",
    "SuperOffice:5": null,
    "SuperOffice:6": "",
    "SuperOffice:7": "[M:9.90]",
    "SuperOffice:8": "[DT:11/09/2017 14:53:18]",
    "SuperOffice:9": "[T:14:52]",
    "SuperOffice:10": "[B:AP8Q]",
    "SuperOffice:11": "[I:hush]",
  });

  it("have values of their types", () => {
    const fields = new UserDefinedFields(dictionary());
    expect(fields.integer("SuperOffice:1")).toBe(23);
    expect(fields.displayText("SuperOffice:1")).toBe("Gold");
    expect(fields.date("SuperOffice:2")).toBe("2012-07-08");
    expect(fields.decimal("SuperOffice:3")).toBe("1234.5");
    expect(fields.text("SuperOffice:4")).toBe("free text");
    expect(fields.decimal("SuperOffice:7")).toBe("9.90");
    expect(fields.decimal("SuperOffice:1")).toBe("23");
    expect(fields.dateTime("SuperOffice:8")).toBe("2017-11-09T14:53:18");
    expect(fields.time("SuperOffice:9")).toBe("14:52:00");
    expect(fields.binary("SuperOffice:10")).toEqual(new Uint8Array([0, 255, 16]));
    expect(fields.value("SuperOffice:2")).toBe("2012-07-08");
    expect(fields.encoded("SuperOffice:2")).toEqual({ type: "date", value: "2012-07-08" });
  });

  it("tell nil, empty and absent apart, where their type can", () => {
    const fields = new UserDefinedFields(dictionary());
    expect([fields.value("SuperOffice:5"), fields.value("SuperOffice:6"), fields.value("none")]).toEqual([
      null,
      "",
      undefined,
    ]);
    expect([fields.integer("SuperOffice:5"), fields.integer("SuperOffice:6"), fields.integer("none")]).toEqual([
      null,
      null,
      undefined,
    ]);
    expect(fields.value("toString")).toBeUndefined();
  });

  it("are listed without what describes them", () => {
    expect(new UserDefinedFields(dictionary()).names()).toEqual(
      Array.from({ length: 11 }, (_, at) => `SuperOffice:${at + 1}`),
    );
  });

  it("of another type are an error that names the field", () => {
    const fields = new UserDefinedFields(dictionary());
    expect(() => fields.integer("SuperOffice:2")).toThrow(
      '"SuperOffice:2": expected a value of the type integer, found date',
    );
    expect(() => fields.date("SuperOffice:4")).toThrow(
      '"SuperOffice:4": expected a value of the type date, found text',
    );
    expect(() => fields.decimal("SuperOffice:9")).toThrow("expected a value of the type decimal, found time");
    expect(() => fields.value("SuperOffice:11")).toThrow(/^cannot read \[I:…\]/);
  });

  it("are set in the dictionary that goes to the server", () => {
    const own = dictionary();
    const fields = new UserDefinedFields(own);
    fields.set("SuperOffice:1", { type: "integer", value: 24 });
    fields.set("SuperOffice:4", null);
    fields.set("__proto__", { type: "text", value: "safe" });
    expect(own["SuperOffice:1"]).toBe("[I:24]");
    expect(own["SuperOffice:4"]).toBeNull();
    expect(fields.text("__proto__")).toBe("safe");
    expect(() => fields.set("SuperOffice:2", { type: "date", value: "today" })).toThrow(EncodedValueError);
    expect(own["SuperOffice:2"]).toBe("[D:07/08/2012]");
  });

  it("are read and set in a Map as well", () => {
    const own = new Map(Object.entries(dictionary()));
    const fields = new UserDefinedFields(own);
    expect([fields.integer("SuperOffice:1"), fields.text("SuperOffice:5"), fields.text("get")]).toEqual([
      23,
      null,
      undefined,
    ]);
    expect(fields.displayText("SuperOffice:1")).toBe("Gold");
    expect(fields.names()).toEqual(new UserDefinedFields(dictionary()).names());
    fields.set("SuperOffice:1", { type: "integer", value: 24 });
    fields.set("__proto__", null);
    expect([own.get("SuperOffice:1"), own.get("__proto__"), own.size]).toEqual(["[I:24]", null, 14]);
  });
});
