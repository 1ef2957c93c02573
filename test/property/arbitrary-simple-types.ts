import fc from "fast-check";

/** A simple type that has a value, because it was made around one. */
export interface SimpleTypeCase {
  /** What stands in xs:simpleType. */
  readonly content: string;
  /** A text that is a value. */
  readonly witness: string;
}

const digits = (min: number, max: number): fc.Arbitrary<string> => fc.integer({ min, max }).map(String);
const padded = (min: number, max: number, length = 2): fc.Arbitrary<string> =>
  digits(min, max).map((text) => text.padStart(length, "0"));
const joined = (...parts: readonly (fc.Arbitrary<string> | string)[]): fc.Arbitrary<string> =>
  fc.tuple(...parts.map((part) => (typeof part === "string" ? fc.constant(part) : part))).map((all) => all.join(""));
const letters = (units: string, max: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...units), minLength: 1, maxLength: max });

const date = joined(padded(1, 9999, 4), "-", padded(1, 12), "-", padded(1, 28));
const time = joined(padded(0, 23), ":", padded(0, 59), ":", padded(0, 59), fc.constantFrom("", "", ".5", ".025"));
const zone = fc.constantFrom("", "", "Z", "+02:00");
const name = joined(letters("abcXYZ_", 1), letters("abcxyz019.-_", 8));

interface Base {
  readonly type: string;
  readonly text: fc.Arbitrary<string>;
  readonly facets: readonly ("bounds" | "lengths" | "digits" | "pattern")[];
}

const BASES: readonly Base[] = [
  { type: "string", text: letters("abcXYZ019 -.,é", 12), facets: ["lengths", "pattern"] },
  { type: "token", text: name, facets: ["lengths", "pattern"] },
  { type: "NMTOKEN", text: letters("abc019.-_", 8), facets: ["lengths", "pattern"] },
  { type: "NCName", text: name, facets: ["lengths", "pattern"] },
  { type: "language", text: joined(letters("abc", 3), "-", letters("XYZ", 2)), facets: ["lengths", "pattern"] },
  {
    type: "anyURI",
    text: joined("http://", letters("abc", 5), ".", letters("xyz", 3)),
    facets: ["lengths", "pattern"],
  },
  { type: "int", text: digits(-100_000, 100_000), facets: ["bounds", "digits", "pattern"] },
  { type: "unsignedByte", text: digits(0, 255), facets: ["bounds", "digits", "pattern"] },
  {
    type: "long",
    text: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
    facets: ["bounds", "pattern"],
  },
  { type: "negativeInteger", text: digits(-100_000, -1), facets: ["bounds", "digits", "pattern"] },
  { type: "decimal", text: joined(digits(-9999, 9999), ".", padded(1, 99)), facets: ["bounds", "digits", "pattern"] },
  {
    type: "double",
    text: fc.integer({ min: -4000, max: 4000 }).map((n) => String(n / 8)),
    facets: ["bounds", "pattern"],
  },
  { type: "dateTime", text: joined(date, "T", time, zone), facets: ["bounds", "pattern"] },
  { type: "date", text: joined(date, zone), facets: ["bounds", "pattern"] },
  { type: "time", text: joined(time, zone), facets: ["bounds", "pattern"] },
  { type: "gYear", text: padded(1, 9999, 4), facets: ["bounds", "pattern"] },
  { type: "gYearMonth", text: joined(padded(1, 9999, 4), "-", padded(1, 12)), facets: ["bounds", "pattern"] },
  { type: "gMonth", text: joined("--", padded(1, 12)), facets: ["bounds", "pattern"] },
  { type: "gMonthDay", text: joined("--", padded(1, 12), "-", padded(1, 28)), facets: ["bounds", "pattern"] },
  { type: "gDay", text: joined("---", padded(1, 31)), facets: ["bounds", "pattern"] },
  { type: "duration", text: joined("P", digits(1, 400), "DT", digits(1, 90), "H"), facets: ["bounds", "pattern"] },
  { type: "boolean", text: fc.constantFrom("true", "false", "0", "1"), facets: ["pattern"] },
  {
    type: "hexBinary",
    text: fc.array(padded(10, 99), { minLength: 1, maxLength: 5 }).map((all) => all.join("")),
    facets: ["pattern"],
  },
  { type: "base64Binary", text: fc.constantFrom("AAAA", "abcd", "ab01ABCD", "YQ=="), facets: ["pattern"] },
];

/** A pattern that a text matches: each character as it is, or the kind of characters that it is of. */
function patternOf(text: string): fc.Arbitrary<string> {
  const pieces = [...text].map((character) => fc.constantFrom(escaped(character), ...kindsOf(character)));
  return fc
    .tuple(fc.tuple(...pieces), fc.constantFrom("", "|other", "|[A-Z]{3}x"))
    .map(([all, other]) => counted(all) + other);
}

/** Equal pieces in a row as one. */
function counted(pieces: readonly string[]): string {
  return pieces
    .join("\u0001")
    .replace(/(?<=^|\u0001)([^\u0001]+)((?:\u0001\1)+)(?=\u0001|$)/g, (_, piece: string, more: string) => {
      return `${piece}{${1 + more.split("\u0001").length - 1}}`;
    })
    .replaceAll("\u0001", "");
}

function escaped(character: string): string {
  return /[\\^$.*+?()[\]{}|-]/.test(character) ? `\\${character}` : character;
}

function kindsOf(character: string): string[] {
  if (/[0-9]/.test(character)) return ["\\d", "[0-9]", `[${character}-9]`];
  if (/[a-z]/.test(character)) return ["[a-z]", "\\p{Ll}", "\\i", "."];
  if (/[A-Z]/.test(character)) return ["[A-Z]", "\\p{Lu}", "\\w"];
  return character === " " ? ["\\s"] : [];
}

const facet = (name: string, value: string | number): string => `<xs:${name} value="${value}"/>`;

/** Facets that a text keeps. */
function facetsOf(text: string, kind: Base["facets"][number]): fc.Arbitrary<string> {
  const length = [...text].length;
  const [whole = "", fraction = ""] = text.replace(/^-/, "").split(".");
  switch (kind) {
    case "bounds":
      return fc.constantFrom(
        facet("minInclusive", text),
        facet("maxInclusive", text),
        facet("minInclusive", text) + facet("maxInclusive", text),
      );
    case "lengths":
      return fc.constantFrom(
        facet("length", length),
        facet("minLength", length),
        facet("maxLength", length),
        facet("minLength", Math.max(length - 1, 0)) + facet("maxLength", length),
      );
    case "digits":
      return fc.constant(facet("totalDigits", Math.max(whole.length + fraction.length, 1)));
    case "pattern":
      return patternOf(text).map((pattern) => facet("pattern", pattern));
  }
}

/** A datatype with facets that a text of it keeps, in one step or in two. */
const restricted: fc.Arbitrary<SimpleTypeCase> = fc.constantFrom(...BASES).chain((base) =>
  base.text.chain((witness) =>
    fc.tuple(facetsFor(base, witness), patternOf(witness), fc.boolean()).map(([first, second, isTwice]) => {
      const inner = restriction(`xs:${base.type}`, first);
      return { content: isTwice ? restrictionOf(inner, facet("pattern", second)) : inner, witness };
    }),
  ),
);

function facetsFor({ facets }: Base, witness: string): fc.Arbitrary<string> {
  return fc
    .subarray([...facets])
    .chain((kinds) => fc.tuple(...kinds.map((kind) => facetsOf(witness, kind))))
    .map((all) => all.join(""));
}

function restriction(base: string, facets: string): string {
  return `<xs:restriction base="${base}">${facets}</xs:restriction>`;
}

function restrictionOf(content: string, facets: string): string {
  return `<xs:restriction><xs:simpleType>${content}</xs:simpleType>${facets}</xs:restriction>`;
}

/** A list of such values, with a length and a pattern of its whole text. */
const listed: fc.Arbitrary<SimpleTypeCase> = restricted
  .filter(({ content, witness }) => /^[^ ]+$/.test(witness) && !content.includes("clusive"))
  .chain(({ content, witness }) =>
    fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom("length", "minLength", "maxLength"), fc.boolean())
      .chain(([count, limit, hasPattern]) => {
        const text = Array.from({ length: count }, () => witness).join(" ");
        const list = `<xs:list><xs:simpleType>${content}</xs:simpleType></xs:list>`;
        const facets = hasPattern
          ? patternOf(text).map((value) => facet("pattern", value))
          : fc.constant(facet(limit, count));
        return facets.map((all) => ({ content: restrictionOf(list, all), witness: text }));
      }),
  );

/** One of two such values, with a pattern that one of them matches. */
const united: fc.Arbitrary<SimpleTypeCase> = fc.tuple(restricted, restricted.filter(isNoYear)).chain(([one, other]) => {
  const members = [one, other].map(({ content }) => `<xs:simpleType>${content}</xs:simpleType>`).join("");
  return patternOf(other.witness).map((pattern) => ({
    content: restrictionOf(`<xs:union>${members}</xs:union>`, facet("pattern", pattern)),
    witness: other.witness,
  }));
});

/** libxml2 has an internal error where very large numbers may be years. */
function isNoYear({ witness }: SimpleTypeCase): boolean {
  return !/^\d{6,}$/.test(witness);
}

/** Simple types that have a value: whatever facets they have, one text keeps them all. */
export const arbitrarySimpleType: fc.Arbitrary<SimpleTypeCase> = fc.oneof(restricted, listed, united);
