import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { packageOf } from "../../generator/generate.js";
import { node, writeTo } from "../support/built-package.js";
import { compileWithLimit } from "../support/compile-with-limit.js";
import { complexType, element, extension } from "../support/component-text.js";
import { contractOf, inlineWsdl } from "../support/inline-wsdl.js";
import { tempFolder } from "../support/temp-folder.js";
import { choice, sequence } from "./rules/rule-case.js";

/** More than the compiler takes in one function. */
const COUNT = 1_500;

const KINDS = ["", 'minOccurs="0"', 'nillable="true"', 'minOccurs="0" maxOccurs="unbounded"'];
const members = Array.from({ length: COUNT }, (_, index) =>
  element(`E${index}`, index % 3 === 0 ? "xs:int" : "xs:string", KINDS[index % KINDS.length]),
).join("");

/** More branches than the compiler takes in one function, each of two elements. */
const branches = Array.from({ length: COUNT / 2 }, (_, index) =>
  sequence(element(`G${index}`, "xs:int") + element(`H${index}`, "xs:string", 'minOccurs="0"')),
).join("");

/** A type, one that extends it, and a message, each with very many members of its own; and a choice of very many. */
const WSDL = inlineWsdl({
  types: [
    complexType("Base", members),
    extension("More", "tns:Base", members.replaceAll('"E', '"F')),
    complexType("Plain", `${members}<xs:any namespace="##other"/>`),
    complexType("Choice", choice(branches)),
  ].join(""),
  operations: {
    Put: { request: element("Base", "tns:Base") + element("More", "tns:More") + element("Plain", "tns:Plain") },
    Choose: { request: element("Choice", "tns:Choice") },
    Send: { request: members },
  },
});

const PROGRAM = `
import { decodeMessage, encodeMessage } from "../index.js";
import { choose, put, send } from "./sample.js";

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
  [choose.request, { Choice: { G7: 1, H7: "x" } }],
  [choose.request, { Choice: { G${COUNT / 2 - 1}: 1 } }],
] as const;
export const differences = bodies.flatMap(([message, body]) => {
  const text = encodeMessage<object, object>(message, { body });
  const comment = text.replace(/<(Put|Send|Choose)/, "<!-- --><$1");
  return [text, comment].flatMap((each) => {
    const read = decodeMessage<object, object>(message, each, { strict: true }).body;
    return sorted(read) === sorted(body) ? [] : [sorted(read), sorted(body)];
  });
});

const attempt = (body: object): string => {
  try {
    return encodeMessage<object, object>(choose.request, { body });
  } catch (error) {
    return String(error);
  }
};
export const refused = [{ Choice: {} }, { Choice: { G1: 1, G700: 2 } }, { Choice: { H1: "x" } }].map(attempt);

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, each) =>
    each instanceof Object && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort()) : each,
  );
}
`;

const RUN = `
const { differences, refused } = await import("./dist/services-xx/program.js");
console.log(JSON.stringify({ differences, refused }));
`;

it("types and messages of very many members compile, and are read and written", () => {
  const folder = tempFolder();
  const files = packageOf([contractOf({ "sample.wsdl": WSDL })]);
  writeTo(folder, new Map([...files, ["src/services-xx/program.ts", PROGRAM]]));
  writeFileSync(join(folder, "run.mjs"), RUN);
  expect(compileWithLimit(folder)).toBe("");
  const refusal = expect.stringMatching(/^EncodeError: cannot write Choose: Choice/);
  expect(JSON.parse(node(folder, "run.mjs"))).toEqual({ differences: [], refused: [refusal, refusal, refusal] });
});
