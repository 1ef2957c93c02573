import fc from "fast-check";

/** Files of a contract, by name. */
export type SchemaTexts = Readonly<Record<string, string>>;

/** What somebody changes in a schema: most edits leave it valid, and those that do not are an error of the schema. */
const EDITS: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/ minOccurs="0"/g, ""],
  [/<xs:element name=/g, '<xs:element minOccurs="0" name='],
  [/ maxOccurs="unbounded"/g, ""],
  [/<xs:element name=/g, '<xs:element maxOccurs="unbounded" name='],
  [/ nillable="true"/g, ""],
  [/<xs:element name=/g, '<xs:element nillable="true" name='],
  [/ type="xs:int"/g, ' type="xs:string"'],
  [/ type="xs:string"/g, ' type="xs:decimal"'],
  [/(<xs:element [^>]*?name=")(\w+)"/g, '$1$2More"'],
  [/(<xs:attribute [^>]*?name=")(\w+)"/g, '$1$2More"'],
  [/(<xs:enumeration value=")(\w+)"/g, '$1$2More"'],
  [/<xs:sequence>/g, '<xs:sequence><xs:element name="Added" type="xs:int"/>'],
  [/<\/xs:sequence>/g, '</xs:sequence><xs:attribute name="added" type="xs:int"/>'],
  [/ abstract="true"/g, ""],
  [/(<xs:complexType )(name=)/g, '$1abstract="true" $2'],
  [/(<xs:complexType [^>]*[^/]>)/g, "$1<xs:annotation><xs:documentation>Said anew.</xs:documentation></xs:annotation>"],
  [/<xs:extension base="tns:\w+">/g, '<xs:extension base="xs:string">'],
  [/<xs:pattern [^>]*>/g, ""],
  [/<xs:maxLength value="\d+"\/>/g, '<xs:maxLength value="7"/>'],
  [/ default="[^"]*"/g, ""],
];

/** One edit, somewhere in the files. */
export interface Edit {
  readonly kind: number;
  readonly place: number;
}

export const arbitraryEdit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.nat(EDITS.length - 1),
  place: fc.nat(10_000),
});

/** @returns the files as they are if the edit has no place in them */
export function edited(files: SchemaTexts, { kind, place }: Edit): SchemaTexts {
  const [pattern, replacement] = EDITS[kind] ?? [/(?!)/g, ""];
  const places = Object.entries(files).flatMap(([name, text]) =>
    [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ name, index, found })),
  );
  const chosen = places[place % Math.max(places.length, 1)];
  if (chosen === undefined) return files;
  const { name, index, found } = chosen;
  const text = files[name] ?? "";
  const changed = found.replace(new RegExp(pattern.source), replacement);
  return { ...files, [name]: text.slice(0, index) + changed + text.slice(index + found.length) };
}
