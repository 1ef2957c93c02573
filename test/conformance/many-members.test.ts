import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { packageOf } from "../../generator/generate.js";
import { node, writeTo } from "../support/built-package.js";
import { compileWithLimit } from "../support/compile-with-limit.js";
import { complexType, element, extension } from "../support/component-text.js";
import { contractOf, inlineWsdl } from "../support/inline-wsdl.js";
import { tempFolder } from "../support/temp-folder.js";

/** More than the compiler takes in one function. */
const COUNT = 1_500;

const KINDS = ["", 'minOccurs="0"', 'nillable="true"', 'minOccurs="0" maxOccurs="unbounded"'];
const members = Array.from({ length: COUNT }, (_, index) =>
  element(`E${index}`, index % 3 === 0 ? "xs:int" : "xs:string", KINDS[index % KINDS.length]),
).join("");

/** A type, one that extends it, and a message, each with very many members of its own. */
const WSDL = inlineWsdl({
  types: [
    complexType("Base", members),
    extension("More", "tns:Base", members.replaceAll('"E', '"F')),
    complexType("Plain", `${members}<xs:any namespace="##other"/>`),
  ].join(""),
  operations: {
    Put: { request: element("Base", "tns:Base") + element("More", "tns:More") + element("Plain", "tns:Plain") },
    Send: { request: members },
  },
});

const PROGRAM = `
import { decodeMessage, encodeMessage } from "../index.js";
import { put, send } from "./sample.js";

const valueOf = (letter: string): object =>
  Object.fromEntries(
    Array.from({ length: ${COUNT} }, (_, index) => {
      const one = index % 3 === 0 ? index : "text " + index;
      return [letter + index, [one, one, null, [one, one]][index % 4]];
    }),
  );
const own = valueOf("E");
const $any = [{ name: { namespace: "urn:o", localName: "O" }, xml: '<O xmlns="urn:o"/>' }];
const bodies = [
  [put.request, { Base: own, More: { ...own, ...valueOf("F") }, Plain: { ...own, $any } }],
  [send.request, own],
] as const;
export const differences = bodies.flatMap(([message, body]) => {
  const text = encodeMessage<object, object>(message, { body });
  const comment = text.replace(/<(Put|Send)/, "<!-- --><$1");
  return [text, comment].flatMap((each) => {
    const read = decodeMessage<object, object>(message, each, { strict: true }).body;
    return sorted(read) === sorted(body) ? [] : [sorted(read), sorted(body)];
  });
});

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, each) =>
    each instanceof Object && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort()) : each,
  );
}
`;

const RUN = `
const { differences } = await import("./dist/services-xx/program.js");
console.log(JSON.stringify(differences));
`;

it("types and messages of very many members compile, and are read and written", () => {
  const folder = tempFolder();
  const files = packageOf([contractOf({ "sample.wsdl": WSDL })]);
  writeTo(folder, new Map([...files, ["src/services-xx/program.ts", PROGRAM]]));
  writeFileSync(join(folder, "run.mjs"), RUN);
  expect(compileWithLimit(folder)).toBe("");
  expect(JSON.parse(node(folder, "run.mjs"))).toEqual([]);
});
