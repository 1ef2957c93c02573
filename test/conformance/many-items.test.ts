import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { packageOf } from "../../generator/generate.js";
import { node, writeTo } from "../support/built-package.js";
import { compileWithLimit } from "../support/compile-with-limit.js";
import { complexType, element, extension } from "../support/component-text.js";
import { contractOf, inlineWsdl } from "../support/inline-wsdl.js";
import { tempFolder } from "../support/temp-folder.js";

/** As many as the largest substitution groups that people write. */
const COUNT = 1_000;

const MANY = 'minOccurs="0" maxOccurs="unbounded"';
const numbers = Array.from({ length: COUNT }, (_, index) => index);

/** Elements of several types, of which some may be nil or have a value of their own. */
const elements = numbers
  .map((number) => {
    const type = ["xs:string", "xs:int", "tns:Part", "xs:decimal"][number % 4] ?? "";
    return element(`E${number}`, type, number % 4 === 1 ? 'nillable="true"' : number === 4 ? 'fixed="four"' : "");
  })
  .join("");
const group = numbers.map((number) => element(`G${number}`, "tns:Part", 'substitutionGroup="tns:Head"')).join("");

/** Lists and choices of very many elements: plain, with text between, with a wildcard, of a substitution group, once, in a base. */
const WSDL = inlineWsdl({
  types: [
    '<xs:element name="Head" type="tns:Part" abstract="true"/>',
    group,
    complexType("Part", element("Id", "xs:int")),
    complexType("Listed", `${element("First", "xs:int")}<xs:choice ${MANY}>${elements}</xs:choice>`),
    `<xs:complexType name="Text" mixed="true"><xs:choice ${MANY}>${elements}</xs:choice></xs:complexType>`,
    complexType("Open", `<xs:choice ${MANY}>${elements}<xs:any namespace="##other"/></xs:choice>`),
    complexType("Group", `<xs:element ref="tns:Head" ${MANY}/>`),
    complexType("One", `<xs:choice>${elements}</xs:choice>${element("Last", "xs:int", 'minOccurs="0"')}`),
    extension("More", "tns:One", element("B", "xs:int")),
  ].join(""),
  operations: {
    Put: {
      request: ["Listed", "Text", "Open", "Group", "One", "More"]
        .map((name) => element(name, `tns:${name}`, 'minOccurs="0"'))
        .join(""),
    },
  },
});

/** What programs do with such values; each line under `@ts-expect-error` must not compile. */
const PROGRAM = `
import { decodeMessage, encodeMessage } from "../index.js";
import { type PutRequest, put } from "./sample.js";
import type { Group } from "./types/group.js";

const write = (body: PutRequest): string => encodeMessage(put.request, { body });
const read = (text: string): PutRequest => decodeMessage(put.request, text, { strict: true }).body;
const both = (body: PutRequest): unknown => {
  const text = write(body);
  const slow = read(text.replace("<Put", "<!-- --><Put"));
  return JSON.stringify(slow) === JSON.stringify(read(text)) ? slow : [slow, read(text)];
};

const items: Group["$items"] = [{ G5: { Id: 1 } }];
items.push({ G900: { Id: 2 } });
// @ts-expect-error: there is no such element
items.push({ G1000: { Id: 2 } });
// @ts-expect-error: a member is missing
items.push({ G6: {} });
items.length = 2;
export const ids = items.map((item) => ("G900" in item ? item.G900.Id * 100 : 0));

export const listed = both({ Listed: { First: 1, $items: [{ E3: "1.50" }, { E1: null }, { E5: 5 }, { E2: { Id: 7 } }, { E3: "2" }] } });
export const text = both({ Text: { $content: ["a", { E0: "zero" }, "b", "c", { E999: "9" }] } });
export const open = both({ Open: { $items: [{ E0: "a" }, { $any: { name: { namespace: "urn:o", localName: "O" }, xml: '<O xmlns="urn:o"/>' } }] } });
export const grouped = both({ Group: { $items: items } });
export const one = both({ One: { E998: { Id: 1 }, Last: 2 } });
export const more = both({ More: { E5: null, B: 1 } });
const { One } = read(write({ One: { E1: 7 } }));
export const member: number | null | undefined = One?.E1;

const wrong = (body: object): string => {
  try {
    return encodeMessage(put.request, { body });
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
};
export const errors = [
  wrong({ Group: { $items: [{}] } }),
  wrong({ Group: { $items: [{ G1: { Id: 1 }, G2: { Id: 1 } }] } }),
  wrong({ Group: { $items: [{ G1: { Id: 1 }, Else: 1 }] } }),
  wrong({ Listed: { First: 1, $items: [{ E4: "five" }] } }),
  wrong({ One: {} }),
  wrong({ One: { E1: 1, E2: { Id: 1 } } }),
  wrong({ One: { E1: 1, E2000: 1 } }),
];
`;

const RUN = `
const { default: _, ...values } = await import("./dist/services-xx/program.js");
console.log(JSON.stringify(values));
`;

it("a choice and a substitution group of very many elements compile soon, and are read and written", () => {
  const folder = tempFolder();
  const files = packageOf([contractOf({ "sample.wsdl": WSDL })]);
  writeTo(folder, new Map([...files, ["src/services-xx/program.ts", PROGRAM]]));
  writeFileSync(join(folder, "run.mjs"), RUN);
  expect(compileWithLimit(folder)).toBe("");
  expect(JSON.parse(node(folder, "run.mjs"))).toEqual({
    ids: [0, 200],
    listed: {
      Listed: { First: 1, $items: [{ E3: "1.50" }, { E1: null }, { E5: 5 }, { E2: { Id: 7 } }, { E3: "2" }] },
    },
    text: { Text: { $content: ["a", { E0: "zero" }, "bc", { E999: "9" }] } },
    open: {
      Open: {
        $items: [{ E0: "a" }, { $any: { name: { namespace: "urn:o", localName: "O" }, xml: '<O xmlns="urn:o"/>' } }],
      },
    },
    grouped: { Group: { $items: [{ G5: { Id: 1 } }, { G900: { Id: 2 } }] } },
    one: { One: { E998: { Id: 1 }, Last: 2 } },
    more: { More: { E5: null, B: 1 } },
    member: 7,
    errors: [
      "Group.$items[0]: expected one of 1000 values such as G0, found none",
      "Group.$items[0]: expected one of 1000 values such as G0, found G1 and G2",
      'Group.$items[0].Else: expected only members of the type, found the key "Else"',
      "Listed.$items[0].E4: expected the fixed value four, found text of 4 characters",
      "One: expected one of 1000 values such as E0, found none",
      "One: expected one of 1000 values such as E0, found E1 and E2",
      'One.E2000: expected only members of the type, found the key "E2000"',
    ].map((error) => `cannot write Put: ${error}`),
  });
});
