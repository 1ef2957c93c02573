import { describe, expect, it } from "vitest";
import type { Datatype } from "../../../templates/runtime/values/datatype.js";
import * as datatypes from "../../../templates/runtime/values/datatypes.js";
import type { Facets } from "../../../templates/runtime/values/facets.js";
import * as otherDatatypes from "../../../templates/runtime/values/other-datatypes.js";
import * as simpleTypes from "../../../templates/runtime/values/simple-types.js";

const TNS = "urn:t";

/** What reading makes of a text, and what it says of that. */
function read<T>(datatype: Datatype<T>, text: string): unknown {
  const value = datatype.parse(text, (prefix) => ({ p: "urn:p" })[prefix]);
  if (value === undefined) return undefined;
  const breach = datatype.check?.(value, text);
  return breach === undefined ? value : [value, `${breach.kind}: ${breach.expected}`];
}

/** What writing makes of a value, or what it would have taken. */
function write<T>(datatype: Datatype<T>, value: T): string {
  const text = datatype.format(value, (namespace) => (namespace === "" ? "" : "n"));
  if (text === undefined) return `expected ${datatype.expected}`;
  const breach = datatype.check?.(value, text);
  return breach === undefined ? text : `expected ${breach.expected}`;
}

it("names have any length, and match a pattern with any prefix: prefixes are not part of them", () => {
  const facets = { length: 20, maxLength: 1, minLength: 30, pattern: /^(?:p:[a-z]+)$/u };
  const name = simpleTypes.restricted(TNS, "Name", otherDatatypes.QName, facets);
  const value = { namespace: "urn:p", localName: "a" };
  expect(read(name, "p:a")).toEqual(value);
  expect(write(name, value)).toBe("n:a");
  expect(write(simpleTypes.list(TNS, "Names", name), [value, value])).toBe("n:a n:a");
});

describe("facets", () => {
  const rows: [string, Datatype<unknown>, Facets<never>, right: string[], wrong: string[], expected: string][] = [
    ["length", datatypes.string, { length: 2 }, ["ab", "😀é"], ["a", "abc"], "a length of exactly 2"],
    ["minLength", datatypes.string, { minLength: 2 }, ["ab", "abc"], ["a", ""], "a length of at least 2"],
    ["maxLength", datatypes.string, { maxLength: 1 }, ["", "😀"], ["ab"], "a length of at most 1"],
    ["length of bytes", otherDatatypes.base64Binary, { length: 1 }, ["AA=="], ["AAA="], "a length of exactly 1"],
    ["pattern", datatypes.token, { pattern: /^(?:[a-z]+)$/u }, ["a", " abc "], ["A"], "text that matches ^(?:[a-z]+)$"],
    ["minInclusive", datatypes.int, { minInclusive: "5" }, ["5", "6"], ["4"], "a value of at least 5"],
    ["minExclusive", datatypes.integer, { minExclusive: "5" }, ["6"], ["5"], "a value above 5"],
    [
      "maxInclusive",
      datatypes.decimal,
      { maxInclusive: "10.5" },
      ["10.50", "-11", "9.9"],
      ["10.51", "100"],
      "a value of at most 10.5",
    ],
    ["maxExclusive", datatypes.double, { maxExclusive: "INF" }, ["1e300"], ["INF", "NaN"], "a value below INF"],
    [
      "of dates",
      datatypes.date,
      { maxExclusive: "2024-03-01Z" },
      ["2024-02-29Z", "2024-02-28"],
      ["2024-03-01Z", "2024-03-01"],
      "a value below 2024-03-01Z",
    ],
    [
      "of durations",
      otherDatatypes.duration,
      { minInclusive: "P30D" },
      ["P30D", "P2M", "PT720H"],
      ["P29D", "P1M"],
      "a value of at least P30D",
    ],
    ["totalDigits", datatypes.decimal, { totalDigits: 3 }, ["001.230", "-999"], ["1234", "1.234"], "at most 3 digits"],
    ["totalDigits of a number", datatypes.int, { totalDigits: 2 }, ["-99", "099"], ["100"], "at most 2 digits"],
    [
      "fractionDigits",
      datatypes.decimal,
      { fractionDigits: 1 },
      ["1.10"],
      ["1.11"],
      "at most 1 digits after the point",
    ],
    ["enumeration", otherDatatypes.hexBinary, { enumeration: ["0f"] }, ["0F"], ["0E"], "one of 0F"],
  ];

  it.each(rows)("%s", (...row) => {
    const [, base, facets, right, wrong, expected] = row;
    const datatype = simpleTypes.restricted<unknown>(TNS, "T", base, facets);
    for (const text of right) expect(read(datatype, text)).toEqual(base.parse(text));
    for (const text of wrong) {
      const value = base.parse(text);
      const kind = "enumeration" in facets ? "enumeration value" : "facet";
      expect(read(datatype, text)).toEqual([value, `${kind}: ${expected}`]);
      expect(write(datatype, value)).toBe(`expected ${expected}`);
    }
  });

  it("say in reading what white space is, and in writing what there may be", () => {
    const datatype = simpleTypes.restricted(TNS, "T", datatypes.string, { whiteSpace: "collapse", maxLength: 3 });
    expect(read(datatype, "  a \n b ")).toBe("a b");
    expect(write(datatype, "a  b")).toBe("expected a string");
  });

  it("of the base come first", () => {
    const short = simpleTypes.restricted(TNS, "Short", datatypes.string, { maxLength: 2 });
    const datatype = simpleTypes.restricted(TNS, "T", short, { pattern: /^a*$/u });
    expect(read(datatype, "bbb")).toEqual(["bbb", "facet: a length of at most 2"]);
    expect(read(datatype, "bb")).toEqual(["bb", "facet: text that matches ^a*$"]);
  });

  it.each<[string, Datatype<unknown>, unknown, RegExp, string]>([
    ["zeros before a number", datatypes.int, 7, /^\d{3}$/, "007"],
    ["zeros before one below 0", datatypes.integer, -7n, /^-\d{3}$/, "-007"],
    ["a plus", datatypes.int, 7, /^[+-]\d$/, "+7"],
    ["zeros after the point", datatypes.double, 1.5, /^\d\.\d{3}$/, "1.500"],
    ["no zero before the point", datatypes.float, 0.24, /^\.\d\d$/, ".24"],
    ["an exponent", datatypes.float, 12_600, /^\d\.\d\dE\d$/, "1.26E4"],
    ["a digit for a boolean", datatypes.boolean, true, /^[01]$/, "1"],
    ["small letters for bytes", otherDatatypes.hexBinary, Uint8Array.of(10, 175), /^[0-9a-f]*$/, "0aaf"],
  ])("ask for %s", (...row) => {
    const [, base, value, pattern, text] = row;
    const datatype = simpleTypes.restricted(TNS, "T", base, { pattern });
    expect(write(datatype, value)).toBe(text);
    expect(read(datatype, text)).toEqual(value);
  });

  it("ask for no other bytes in base64", () => {
    const datatype = simpleTypes.restricted(TNS, "T", otherDatatypes.base64Binary, { pattern: /^[a-z=]*$/ });
    expect(write(datatype, Uint8Array.of(0, 0, 0))).toMatch(/^expected text that matches/);
  });
});

describe("enumerations", () => {
  it("give the literal for each text of its value", () => {
    const datatype = simpleTypes.enumerated(TNS, "Rate", datatypes.decimal, ["1.0", "2.5"]);
    expect(read(datatype, " 2.50 ")).toBe("2.5");
    expect(read(datatype, "3")).toEqual(["3", "enumeration value: one of 1.0, 2.5"]);
    expect(write<string>(datatype, "3")).toBe("expected one of 1.0, 2.5");
    expect(write(datatype, "1.0")).toBe("1.0");
  });

  it("of names have them with their namespaces", () => {
    const datatype = simpleTypes.names(TNS, "Code", ["{urn:p}a", "{}b"]);
    expect(read(datatype, "p:a")).toBe("{urn:p}a");
    expect(read(datatype, "b")).toBe("{}b");
    expect(read(datatype, "p:b")).toEqual(["{urn:p}b", "enumeration value: one of {urn:p}a, {}b"]);
    expect(read(datatype, "q:a")).toBeUndefined();
    expect(write(datatype, "{urn:p}a")).toBe("n:a");
    expect(write<string>(datatype, "a")).toBe("expected a name with a namespace and a local name");
  });
});

describe("lists", () => {
  const datatype = simpleTypes.list(TNS, "Sizes", datatypes.int);

  it("are arrays", () => {
    expect(read(datatype, " 1\n2 ")).toEqual([1, 2]);
    expect(read(datatype, "")).toEqual([]);
    expect(read(datatype, "1 x")).toBeUndefined();
    expect(write(datatype, [1, 2])).toBe("1 2");
  });

  it("refuse items that would be read as none or as several", () => {
    const texts = simpleTypes.list(TNS, "Words", datatypes.string);
    expect(texts.format(["a b"])).toBeUndefined();
    expect(texts.format([""])).toBeUndefined();
    expect(texts.format(["a\u00a0b"])).toBe("a\u00a0b");
  });

  it("have the facets of their items and of their own", () => {
    const small = simpleTypes.restricted(TNS, "Small", datatypes.int, { maxInclusive: 9 });
    const two = simpleTypes.restricted(TNS, "Two", simpleTypes.list(TNS, "All", small), { length: 2 });
    expect(read(two, "1 10")).toEqual([[1, 10], "facet: a value of at most 9"]);
    expect(read(two, "1")).toEqual([[1], "facet: a length of exactly 2"]);
  });

  it("of XML Schema have one item at least", () => {
    expect(read(otherDatatypes.NMTOKENS, "a 1")).toEqual(["a", "1"]);
    expect(read(otherDatatypes.IDREFS, "1a")).toBeUndefined();
    expect(write(otherDatatypes.ENTITIES, [])).toBe("expected a length of at least 1");
  });
});

describe("unions", () => {
  const small = simpleTypes.restricted(TNS, "Small", datatypes.int, { maxInclusive: 9 });
  const word = simpleTypes.enumerated(TNS, "Word", datatypes.token, ["large"]);
  const datatype = simpleTypes.union<number | string>(TNS, "Size", small, word);

  it("are of the first type that has the text", () => {
    expect(read(datatype, " 07 ")).toBe(7);
    expect(read(datatype, "large")).toBe("large");
    expect(write(datatype, 7)).toBe("7");
    expect(write(datatype, "large")).toBe("large");
  });

  it("keep what breaks the facets of all that have it", () => {
    expect(read(datatype, "10")).toEqual([10, "facet: a value of at most 9"]);
    expect(write(datatype, 10)).toBe("expected a value of at most 9");
  });

  it("say their type where values are alike and texts are not", () => {
    const { hexBinary, base64Binary } = otherDatatypes;
    const bytes = simpleTypes.tagged(TNS, "Bytes", { hexBinary, base64Binary });
    expect(read(bytes, "0F")).toEqual({ $type: "hexBinary", $value: Uint8Array.of(15) });
    expect(read(bytes, "Dw==")).toEqual({ $type: "base64Binary", $value: Uint8Array.of(15) });
    expect(write(bytes, { $type: "base64Binary", $value: Uint8Array.of(15) })).toBe("Dw==");
    expect(write(bytes, { $type: "hexBinary", $value: Uint8Array.of(15) })).toBe("0F");
  });
});

it("text that a pattern is about stays text", () => {
  const floats = simpleTypes.asText(simpleTypes.list(TNS, "Floats", datatypes.float));
  const datatype = simpleTypes.restricted(TNS, "T", floats, { pattern: /^\dE\d \.\d$/u });
  expect(read(datatype, " 4E1  .2 ")).toBe("4E1 .2");
  expect(read(datatype, "4E1 x")).toBeUndefined();
  expect(write(datatype, "4E1 .2")).toBe("4E1 .2");
  expect(write(datatype, "40 .2")).toBe("expected text that matches ^\\dE\\d \\.\\d$");
});
