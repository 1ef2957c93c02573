import fc from "fast-check";

// Small changes of a message, most of which make it one that the contract does not allow.

const NUMBERS = "0 -0 +1 00 -1 1.0 1e5 32768 2147483648 99999999999999999999 true TRUE 1 INF".split(" ");
const DATES =
  "0001-01-01T00:00:00 2024-02-30T00:00:00 2023-02-29T00:00:00Z 2024-02-29T24:00:00 2024-12-31T23:59:59.9999999+14:00".split(
    " ",
  );
const TEXTS =
  "&amp; &lt; &gt;&quot;&apos; &#65; &#x41; &#x1; &#xD; &#13; &#xD800; &#38; &#x10FFFF; &#x110000; &foo; &amp &; ]]> > æ 😀".split(
    " ",
  );
const SPACES = ["", " ", "\n", "\t", "\r\n", "\u00a0"];
const ODD = [
  "a",
  "New",
  "Select Update",
  "Select  Update",
  "\ufffe",
  "\ud800",
  "\0",
  "<!--x-->",
  "<![CDATA[x]]>",
  "<?x?>",
];
const CONTENTS = [...NUMBERS, ...DATES, ...TEXTS, ...SPACES, ...ODD];

const ATTRIBUTES = [
  ...[
    ' i:nil="true"',
    ' i:nil="1"',
    " i:nil='false'",
    ' i:nil="yes"',
    ' i:nil=" true"',
    ' x:nil="true"',
    ' nil="true"',
  ],
  ...[' i:type="BatchTaskInfo"', ' i:type="q:T"', ' i:type="T"', ' i:type=""', ' :type="x"', ' i:type = "T"'],
  ...[
    ' xmlns="urn:x"',
    ' xmlns=""',
    ' xmlns:i="urn:x"',
    ' xmlns:q="urn:x"',
    ' xmlns:q=""',
    ' xmlns:1="urn:x"',
    ' xmlns:q=" "',
  ],
  ...[' s:mustUnderstand="1"', ' a="&amp;"', ' a="<"', " ", "\n", "  ", "/", "a", ":a"],
];

const STRUCTURE = ["<Unknown/>", "<Unknown>1</Unknown>", "text", "</Body>", "<", "&", ...SPACES];

/** A change at a place, given as a fraction of the length. */
export interface Edit {
  readonly kind: keyof typeof EDITS;
  readonly place: number;
  readonly to: number;
  readonly piece: number;
}

const part = fc.noBias(fc.nat(999_999)).map((millionths) => millionths / 1_000_000);

/** A few changes. */
export const edits = (kinds: readonly Edit["kind"][]): fc.Arbitrary<Edit[]> =>
  fc.array(fc.record({ kind: fc.constantFrom(...kinds), place: part, to: part, piece: part }), {
    minLength: 1,
    maxLength: 3,
  });

/** The element, tag or boundary at a place, where most errors happen. */
function found(text: string, pattern: RegExp, place: number): { start: number; end: number } {
  const all = [...text.matchAll(pattern)];
  const match = all[Math.floor(place * all.length)];
  return { start: match?.index ?? 0, end: (match?.index ?? 0) + (match?.[0].length ?? 0) };
}

function pick(pieces: readonly string[], place: number): string {
  return pieces[Math.floor(place * pieces.length)] ?? "";
}

function replaced(text: string, { start, end }: { start: number; end: number }, piece: string): string {
  return text.slice(0, start) + piece + text.slice(end);
}

const LEAF = /<([\w:]+)[^<>]*>[^<]*<\/\1>|<[\w:]+[^<>]*\/>/g;

const EDITS = {
  content: (text: string, { place, piece }: Edit) =>
    replaced(text, found(text, /(?<=>)[^<]+(?=<\/)/g, place), pick(CONTENTS, piece)),
  attribute: (text: string, { place, piece }: Edit) =>
    replaced(text, found(text, /(?<=<[\w:]+)(?=[ />])/g, place), pick(ATTRIBUTES, piece)),
  structure: (text: string, { place, piece }: Edit) =>
    replaced(text, found(text, /(?<=>)(?=<)/g, place), pick(STRUCTURE, piece)),
  remove: (text: string, { place }: Edit) => replaced(text, found(text, LEAF, place), ""),
  copy: (text: string, { place, to }: Edit) => {
    const { start, end } = found(text, LEAF, place);
    return replaced(text, found(text, /(?<=>)(?=<)/g, to), text.slice(start, end));
  },
  exchange: (text: string, { place }: Edit) => {
    const { start, end } = found(text, LEAF, place);
    const next = found(text.slice(end), LEAF, 0);
    return text.slice(0, start) + text.slice(end, end + next.end) + text.slice(start, end) + text.slice(end + next.end);
  },
  spell: (text: string, { place, piece }: Edit) => {
    const { start } = found(text, /[\w"'=:/<>]/g, place);
    return replaced(text, { start, end: start + 1 }, pick(["", "x"], piece));
  },
};

/** A text with a change. */
export function apply(text: string, edit: Edit): string {
  return EDITS[edit.kind](text, edit);
}
