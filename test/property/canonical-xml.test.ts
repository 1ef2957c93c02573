import fc from "fast-check";
import { XmlC14NMode, XmlDocument, XmlElement } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import { MAX_DEPTH } from "../../templates/runtime/xml/limits.js";
import { parseXml } from "../../templates/runtime/xml/parse-xml.js";
import type { XmlNode } from "../../templates/runtime/xml/xml-node.js";
import { canonicalXml } from "../../templates/security/canonical-xml.js";
import { limit, runs } from "./runs.js";

const CASES = 600;

/** Prefixes whose order differs by code point, by language and by case. */
const PREFIXES = ["a", "B", "a-b", "ab", "_c", "é", "z1", "z10", "z2"];
/** None has a character to be escaped: libxml2 does not escape it. */
const NAMESPACES = ["urn:a", "urn:b", "http://x/?a=1", "urn:c'd"];

/** Text as it stands in a document: references, white space, CDATA, comments, characters outside the first plane. */
const text = fc.array(
  fc.constantFrom(
    "x",
    " ",
    "\n",
    "\r\n",
    "\t",
    "&#13;",
    "&#xA;",
    "&#9;",
    "&amp;",
    "&lt;",
    "&gt;",
    "]]&gt;",
    "é",
    "😀",
    "'",
    '"',
  ),
  { maxLength: 6 },
);
const content = fc.oneof(
  text.map((pieces) => pieces.join("")),
  fc.constantFrom("<!-- c -->", "<![CDATA[<&>]]>", "<![CDATA[]]>"),
);
const attributeValue = text.map((pieces) => pieces.join("").replaceAll('"', "&quot;"));

interface Draft {
  readonly prefix: string;
  readonly declared: readonly (readonly [prefix: string, namespace: string])[];
  readonly attributes: readonly (readonly [prefix: string, localName: string, value: string])[];
  readonly content: readonly (string | Draft)[];
}

const { element } = fc.letrec<{ element: Draft; content: (string | Draft)[] }>((tie) => ({
  content: fc.array(fc.oneof({ depthSize: "small", withCrossShrink: true }, content, tie("element")), { maxLength: 4 }),
  element: fc.record({
    prefix: fc.constantFrom("", ...PREFIXES),
    declared: fc.uniqueArray(fc.tuple(fc.constantFrom("", ...PREFIXES), fc.constantFrom(...NAMESPACES)), {
      selector: ([prefix]) => prefix,
      maxLength: 4,
    }),
    attributes: fc.uniqueArray(
      fc.tuple(fc.constantFrom("", "xml", ...PREFIXES), fc.constantFrom("b", "a", "xmlnsy"), attributeValue),
      { selector: ([, localName]) => localName, maxLength: 3 },
    ),
    content: tie("content"),
  }),
}));

/** The XML of a draft, with its names in prefixes that are declared. */
function xmlOf({ prefix, declared, attributes, content: inside }: Draft, scope: ReadonlySet<string>): string {
  const known = new Set([...scope, ...declared.map(([each]) => each)]);
  const named = (wanted: string, localName: string): string =>
    wanted !== "" && (known.has(wanted) || wanted === "xml") ? `${wanted}:${localName}` : localName;
  const name = named(prefix, "e");
  const tag = [
    ...declared.map(([each, namespace]) => ` ${each === "" ? "xmlns" : `xmlns:${each}`}="${namespace}"`),
    ...attributes.map(([each, localName, value]) => `\n ${named(each, localName)} = "${value}"`),
  ];
  const children = inside.map((child) => (typeof child === "string" ? child : xmlOf(child, known)));
  return `<${name}${tag.join("")}>${children.join("")}</${name} >`;
}

function theirs(xml: string, prefixes: readonly string[]): string {
  const document = XmlDocument.fromString(xml);
  try {
    const node = document.get("/*/*");
    if (!(node instanceof XmlElement)) throw new Error("no element");
    return node.canonicalizeToString({
      mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
      inclusiveNamespacePrefixes: [...prefixes],
    });
  } finally {
    document.dispose();
  }
}

function ours(xml: string, prefixes: readonly string[]): string {
  const node: XmlNode | undefined = parseXml(xml, MAX_DEPTH).children[0];
  if (node === undefined) throw new Error("no element");
  return canonicalXml(node, xml, prefixes);
}

describe("the canonical form of an arbitrary element", () => {
  it(
    "is that of libxml2",
    () => {
      const prefixes = fc.subarray([...PREFIXES, "#default"], { maxLength: 3 });
      fc.assert(
        fc.property(element, element, prefixes, (outer, inner, list) => {
          const xml = xmlOf({ ...outer, content: [inner] }, new Set());
          expect(ours(xml, list)).toBe(theirs(xml, list));
        }),
        runs(CASES),
      );
    },
    limit(CASES),
  );
});
