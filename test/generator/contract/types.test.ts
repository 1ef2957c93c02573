import { describe, expect, it } from "vitest";
import type { NamedType } from "../../../generator/contract/contract.js";
import { elementsIn } from "../../../generator/contract/types.js";
import { SchemaError } from "../../../generator/source/errors.js";
import { contractOf, inlineWsdl, TNS } from "../../support/inline-wsdl.js";

const REACH_T = { Get: { request: '<xs:element name="X" type="tns:T"/>' } };

/** The types of a contract of .NET that reaches the type T. `types` begin on line 4. */
function build(types: string, operations: Readonly<Record<string, { request?: string }>> = REACH_T) {
  return contractOf({ "a.wsdl": inlineWsdl({ types, operations, isDotNet: true }) }).types;
}

const names = (types: readonly NamedType[]) => types.map(({ name }) => name.localName);
const own = (localName: string) => ({ namespace: TNS, localName });
const struct = (name: string, content = "") =>
  `<xs:complexType name="${name}"><xs:sequence>\n${content}</xs:sequence></xs:complexType>`;
const extension = (name: string, base: string, content = "") =>
  `<xs:complexType name="${name}"><xs:complexContent><xs:extension base="tns:${base}"><xs:sequence>\n${content}</xs:sequence></xs:extension></xs:complexContent></xs:complexType>`;
const member = (name: string, type: string, more = "") => `<xs:element name="${name}" type="${type}" ${more}/>`;
const array = (name: string, type: string) => struct(name, member("I", type, 'minOccurs="0" maxOccurs="unbounded"'));
const appinfo = (name: string, text: string) =>
  `<xs:annotation><xs:appinfo><ser:${name}>${text}</ser:${name}></xs:appinfo></xs:annotation>`;
const value = (name: string, number?: string) =>
  `<xs:enumeration value="${name}">${number === undefined ? "" : appinfo("EnumerationValue", number)}</xs:enumeration>`;
const enumeration = (...values: string[]) =>
  `<xs:simpleType name="T"><xs:restriction base="xs:string">\n${values.join("\n")}</xs:restriction></xs:simpleType>`;
const flags = (...values: string[]) =>
  `<xs:simpleType name="T"><xs:list><xs:simpleType><xs:restriction base="xs:string">\n${values.join("\n")}</xs:restriction></xs:simpleType></xs:list></xs:simpleType>`;
const dictionary = (content: string, marker = "true", entry = "", kind = (inner: string) => inner) =>
  `<xs:complexType name="T">${appinfo("IsDictionary", marker)}<xs:sequence>\n<xs:element name="E" minOccurs="0" maxOccurs="unbounded" ${entry}><xs:complexType>${kind(`<xs:sequence>\n${content}</xs:sequence>`)}</xs:complexType></xs:element></xs:sequence></xs:complexType>`;
const KEY_VALUE = `${member("K", "xs:string")}${member("V", "xs:int", 'nillable="true"')}`;

const NO_ENTRIES = "a type marked IsDictionary must be a sequence of entries with a key and a value";

describe("idioms", () => {
  it("struct", () => {
    const [type] = build(struct("T", member("A", "xs:int", 'minOccurs="0"')));
    expect(type).toMatchObject({ kind: "struct", name: own("T"), base: undefined, derived: [] });
    expect(type).toHaveProperty("content", {
      kind: "elements",
      particles: [
        {
          kind: "member",
          element: own("A"),
          documentation: "",
          type: { kind: "datatype", name: { namespace: "http://www.w3.org/2001/XMLSchema", localName: "int" } },
          occurs: { min: 0, max: 1 },
          nillable: false,
        },
      ],
    });
  });

  it("array: its item is unbounded", () => {
    expect(build(array("T", "xs:int"))).toMatchObject([
      { kind: "array", item: { element: own("I"), occurs: { min: 0, max: "unbounded" } } },
    ]);
  });

  it.each(["true", " 1 ", "tr<!-- -->ue"])("dictionary, marked %j", (marker) => {
    expect(build(dictionary(KEY_VALUE, marker))).toMatchObject([
      {
        kind: "dictionary",
        entry: own("E"),
        key: { element: own("K"), nillable: false },
        value: { element: own("V"), nillable: true },
      },
    ]);
  });

  it.each([
    ["without a value", dictionary(member("K", "xs:string")), "a type marked IsDictionary must be"],
    ["with a third member", dictionary(KEY_VALUE + member("X", "xs:int")), "a type marked IsDictionary must be"],
    [
      "whose entry extends a type",
      struct("B", member("Lost", "xs:int")) +
        dictionary(
          KEY_VALUE,
          "true",
          "",
          (inner) => `<xs:complexContent><xs:extension base="tns:B">${inner}</xs:extension></xs:complexContent>`,
        ),
      "a type marked IsDictionary must be",
    ],
    [
      "that is a struct",
      `<xs:complexType name="T">${appinfo("IsDictionary", "true")}</xs:complexType>`,
      "a type marked IsDictionary must be",
    ],
    [
      "with nillable entries",
      dictionary(KEY_VALUE, "true", 'nillable="true"'),
      "a nillable dictionary entry is not supported",
    ],
    ["with two values of one name", dictionary(member("K", "xs:int") + member("K", "xs:int")), NO_ENTRIES],
    [
      "with repeated values",
      dictionary(member("K", "xs:int") + member("V", "xs:int", 'maxOccurs="unbounded"')),
      NO_ENTRIES,
    ],
    [
      "with a marker that is not a boolean",
      dictionary(KEY_VALUE, "True"),
      'IsDictionary must be true or false, got "True"',
    ],
  ])("refuses a dictionary %s", (_, types, want) => {
    expect(() => build(types)).toThrow(SchemaError);
    expect(() => build(types)).toThrow(want);
  });

  it.each([
    ["enumeration", enumeration(value("a"), value("b"), value("c")), [0n, 1n, 2n]],
    ["enumeration", enumeration(value("a", "5"), value("b"), value("c", "-7")), [5n, 1n, -7n]],
    [
      "enumeration",
      enumeration(value("a", "9223372036854775807"), value("b", "18446744073709551615")),
      [2n ** 63n - 1n, 2n ** 64n - 1n],
    ],
    ["enumeration", enumeration(value("a", " +1<!-- -->2 ")), [12n]],
    ["enumeration", enumeration(value(""), value(" a b ")), [0n, 1n]],
    ["enumeration", enumeration(value("a"), value("b"), value("a"), value("c")), [0n, 1n, 2n]],
    ["flags", flags(value("a", "4"), value("a", "4")), [4n]],
    ["flags", flags(value("a"), value("b"), value("c"), value("d")), [1n, 2n, 4n, 8n]],
    ["flags", flags(value("a", "16"), value("b")), [16n, 2n]],
  ])("%s %#: numbers", (kind, types, want) => {
    const [type] = build(types);
    expect(type).toMatchObject({ kind: "simple", variety: { kind, values: want.map((number) => ({ number })) } });
  });

  it.each([
    ["an invalid number", enumeration(value("a", "0x1")), 'must be an integer of 64 bits, got "0x1"'],
    ["a number beyond 64 bits", enumeration(value("a", "18446744073709551616")), "must be an integer of 64 bits"],
    ["an empty number", enumeration(value("a", "")), "must be an integer of 64 bits"],
    [
      "a value twice, with two numbers",
      enumeration(value("a"), value("a", "5")),
      'a.wsdl:6:1: a second value "a", of another number',
    ],
    ["a flag with a tab", flags(value("a&#9;b")), 'the value "a\\tb" in an xs:list is not supported'],
    ["a flag with white space", flags(value("a b")), 'a.wsdl:5:1: the value "a b" in an xs:list is not supported'],
    ["an empty flag", flags(value("")), 'the value "" in an xs:list is not supported'],
    [
      "65 flags",
      flags(...Array.from({ length: 65 }, (_, index) => value(`v${index}`))),
      "a.wsdl:69:1: EnumerationValue",
    ],
  ])("refuses %s", (_, types, want) => {
    expect(() => build(types)).toThrow(SchemaError);
    expect(() => build(types)).toThrow(want);
  });

  it.each([
    [
      "an enumeration",
      enumeration(value("a"), value("b")),
      { kind: "enumeration", values: [{ name: "a" }, { name: "b" }] },
    ],
    ["a list of an enumeration", flags(value("a"), value("")), { kind: "list", item: { name: own("T/Item") } }],
  ])("%s of another system has no numbers", (_, types, want) => {
    const contract = contractOf({ "a.wsdl": inlineWsdl({ types, operations: REACH_T }) });
    const variety = contract.types.find(({ name }) => name.localName === "T");
    expect(variety).toMatchObject({ kind: "simple", variety: want });
    expect(JSON.stringify(contract)).not.toContain('"number"');
  });

  it("refuses another definition of WCF's names", () => {
    const schemas = `<xs:schema targetNamespace="http://schemas.microsoft.com/2003/10/Serialization/">\n<xs:complexType name="guid"/></xs:schema>`;
    const given = inlineWsdl({ operations: { Get: { request: member("G", "ser:guid") } }, schemas });
    expect(() => contractOf({ "a.wsdl": given })).toThrow(
      "a.wsdl:13:1: the type guid of WCF's namespace as anything but",
    );
  });
});

describe("extension", () => {
  it("includes the base type, and the types that extend a used type", () => {
    const types = [
      extension("C", "T"),
      struct("T", member("A", "xs:int")),
      extension("B", "T"),
      extension("D", "B"),
      extension("Other", "Unused"),
      struct("Unused"),
    ];
    const [b, c, d, t] = build(types.join("\n"));
    expect([b, c, d, t]).toMatchObject([
      { base: own("T"), derived: [own("D")] },
      { base: own("T"), derived: [] },
      { base: own("B"), derived: [] },
      { base: undefined, derived: [own("B"), own("C")] },
    ]);
  });

  it("of a type that is only a base does not include its other extensions", () => {
    expect(names(build(struct("A") + extension("T", "A") + extension("Z", "A")))).toEqual(["A", "T"]);
  });

  it.each([
    ["S", "T"],
    ["T", "S"],
  ])("includes them if the base type is used as well, in any order (%s, %s)", (...order) => {
    const types =
      struct("A") + extension("B", "A") + extension("T", "B") + extension("Z", "B") + struct("S", member("M", "tns:A"));
    const request = order.map((type) => member(type, `tns:${type}`)).join("");
    expect(names(build(types, { Get: { request } }))).toEqual(["A", "B", "S", "T", "Z"]);
  });

  it.each([
    ["a base cycle of one", extension("T", "T"), "which extends itself"],
    ["a base cycle of two", extension("T", "B") + extension("B", "T"), "which extends itself"],
    ["a simple base", extension("T", "B") + enumeration(value("a")).replace('"T"', '"B"'), "an xs:extension of"],
  ])("refuses %s", (_, types, want) => {
    expect(() => build(types)).toThrow(SchemaError);
    expect(() => build(types)).toThrow(want);
  });

  it("refuses a chain of 20,000 and does not overflow", () => {
    const chain = Array.from({ length: 20_000 }, (_, index) =>
      extension(`X${index}`, index === 0 ? "T" : `X${index - 1}`),
    );
    expect(() => build(struct("T") + chain.join(""))).toThrow("the 100th in a row is not supported");
  });

  it("accepts 20,000 extensions of one type", () => {
    const many = Array.from({ length: 20_000 }, (_, index) => extension(`X${index}`, "T"));
    expect(build(struct("T") + many.join(""))).toHaveLength(20_001);
  });
});

describe("recursion", () => {
  it.each([
    ["a struct of itself", struct("T", member("A", "tns:T", 'minOccurs="0"')), ["T"]],
    ["structs of each other", struct("T", member("A", "tns:U")) + struct("U", member("A", "tns:T")), ["T", "U"]],
    ["an array of structs with the array", array("T", "tns:U") + struct("U", member("A", "tns:T")), ["T", "U"]],
    ["an array of arrays", array("T", "tns:U") + array("U", "xs:int"), ["T", "U"]],
  ])("takes %s", (_, types, want) => expect(names(build(types))).toEqual(want));

  it.each([
    ["an array of itself", array("T", "tns:T"), ["T struct"]],
    ["arrays of each other", array("T", "tns:U") + array("U", "tns:T"), ["T struct", "U struct"]],
    ["a dictionary of itself", dictionary(member("K", "xs:string") + member("V", "tns:T")), ["T struct", "T/E struct"]],
    [
      "a dictionary keyed by itself",
      dictionary(member("K", "tns:T") + member("V", "xs:int")),
      ["T struct", "T/E struct"],
    ],
    [
      "a dictionary of arrays of it",
      dictionary(member("K", "xs:string") + member("V", "tns:U")) + array("U", "tns:T"),
      ["T struct", "T/E struct", "U struct"],
    ],
    ["an array of arrays of themselves", array("T", "tns:U") + array("U", "tns:U"), ["T array", "U struct"]],
    ["an array of itself, and another one", array("T", "tns:T") + array("U", "tns:T"), ["T struct"]],
  ])("makes structs of %s", (_, types, want) => {
    expect(build(types).map(({ name, kind }) => `${name.localName} ${kind}`)).toEqual(want);
  });
});

it("refuses arrays of arrays of arrays of any depth", () => {
  const chain = Array.from({ length: 3000 }, (_, index) => {
    const item = index === 2999 ? "xs:int" : `tns:T${index + 1}`;
    return `<xs:complexType name="T${index}"><xs:sequence><xs:element name="I" type="${item}" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType>`;
  });
  const request = '<xs:element name="a" type="tns:T0" minOccurs="0"/>';
  const wsdl = inlineWsdl({ types: chain.join(""), operations: { Get: { request } } });
  expect(() => contractOf({ "sample.wsdl": wsdl })).toThrow(/the 100th collection in a row is not supported/);
});

it("refuses dictionaries of dictionaries whose keys and values double at every step", () => {
  const chain = Array.from({ length: 50 }, (_, index) => {
    const held = index === 49 ? "xs:int" : `tns:T${index + 1}`;
    return dictionary(member("K", held) + member("V", held)).replace('name="T"', `name="T${index}"`);
  });
  expect(() => build(chain.join(""), { Get: { request: member("A", "tns:T0") } })).toThrow(
    "a collection of more than 100 collections is not supported",
  );
});

it("names of JavaScript's own properties are ordinary names", () => {
  const types =
    struct("T", ["__proto__", "constructor", "toString"].map((name) => member(name, "tns:__proto__")).join("")) +
    struct("__proto__");
  const [t, proto] = build(types);
  expect(proto?.name).toEqual(own("__proto__"));
  expect(t?.kind === "struct" && elementsIn(t.content).map(({ element }) => element.localName)).toEqual([
    "__proto__",
    "constructor",
    "toString",
  ]);
});
