import fc from "fast-check";

const INSERTED = [
  "<t:Unknown/>",
  "<o:Unknown>1</o:Unknown>",
  "text",
  " ",
  "<t:Plain></t:Plain>",
  '<t:N1 xsi:nil="true"/>',
  "<N2>1</N2>",
  "<!---->",
];
const REPLACED: readonly (readonly [RegExp, string])[] = [
  [/>[^<>]+</, "><"],
  [/>[^<>]*</, ">-1<"],
  [/ [\w:]+="[^"]*"/, ""],
  [/"[^"]*"/, '""'],
  [/(<t:|<)N\d+/, "$1N1"],
  [/ xsi:type="t:\w+"/, ' xsi:type="t:Base"'],
  [/ xsi:type="t:\w+"/, ' xsi:type="t:Nothing"'],
  [/ xsi:nil="true"/, ' xsi:nil="false"'],
  [/<(\w+:)?\w+/, '$& xsi:nil="1"'],
  [/<(\w+:)?\w+/, '$& unknown="x"'],
];

/** A message in which one thing or two are different. It may still be valid, and may be no XML. */
export function disturbed(xml: string): fc.Arbitrary<string> {
  const change = fc.record({ place: fc.nat(), kind: fc.nat() });
  return fc.array(change, { minLength: 1, maxLength: 2 }).map((all) => all.reduce(disturb, xml));
}

function disturb(xml: string, { place, kind }: { readonly place: number; readonly kind: number }): string {
  const starts = [...xml.matchAll(/<|(?<=>)(?=[^<])/g)].map(({ index }) => index);
  const at = starts[place % starts.length] ?? 0;
  const [before, after] = [xml.slice(0, at), xml.slice(at)];
  const [token = ""] = /^(?:<[^>]*>|[^<]+)/.exec(after) ?? [];
  const others = [
    ...INSERTED.map((inserted) => inserted + after),
    ...REPLACED.map(([found, text]) => after.replace(found, text)),
    after.slice(token.length),
    token + after,
  ];
  return before + (others[kind % others.length] ?? "");
}
