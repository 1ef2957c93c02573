import { describe, expect, it } from "vitest";
import { MAX_DEPTH } from "../../templates/runtime/xml/limits.js";
import { parseXml } from "../../templates/runtime/xml/parse-xml.js";
import type { XmlNode } from "../../templates/runtime/xml/xml-node.js";
import { canonicalXml } from "../../templates/security/canonical-xml.js";

/** The canonical form of the first element with a local name. */
function canonical(xml: string, localName: string, prefixes?: readonly string[]): string {
  const find = (node: XmlNode): XmlNode | undefined =>
    node.localName === localName ? node : node.children.map(find).find((found) => found !== undefined);
  const node = find(parseXml(xml, MAX_DEPTH));
  if (node === undefined) throw new Error(`no ${localName}`);
  return canonicalXml(node, xml, prefixes);
}

/** Exclusive XML Canonicalization 1.0, 2.2: the same element in two envelopes. */
const ELEMENT = [
  '<n1:elem2 xmlns:n1="http://example.net" xml:lang="en">',
  '      <n3:stuff xmlns:n3="ftp://example.org"></n3:stuff>',
  "  </n1:elem2>",
].join("\n");

describe("exclusive canonical form", () => {
  it.each([
    [
      "in one envelope",
      `<n0:local xmlns:n0="foo:bar" xmlns:n3="ftp://example.org">${ELEMENT.replace(' xmlns:n3="ftp://example.org"', "").replace("></n3:stuff>", "/>")}</n0:local>`,
    ],
    [
      "in another envelope",
      `<n2:pdu xmlns:n1="http://example.com" xml:space="retain">${ELEMENT}</n2:pdu>`.replace(
        "n2:pdu ",
        'n2:pdu xmlns:n2="http://foo.example" ',
      ),
    ],
  ])("is the same for an element %s (section 2.2)", (_name, xml) => {
    expect(canonical(xml, "elem2")).toBe(ELEMENT);
  });

  it("has the tags of Canonical XML 1.0, 3.3, without declarations that nothing uses", () => {
    const given = `<doc>
   <e1   />
   <e2   ></e2>
   <e3   name = "elem3"   id="elem3"   />
   <e4   name="elem4"   id="elem4"   ></e4>
   <e5 a:attr="out" b:attr="sorted" attr2="all" attr="I'm"
      xmlns:b="http://www.ietf.org"
      xmlns:a="http://www.w3.org"
      xmlns="http://example.org"/>
   <e6 xmlns="" xmlns:a="http://www.w3.org">
      <e7 xmlns="http://www.ietf.org">
         <e8 xmlns="" xmlns:a="http://www.w3.org">
            <e9 xmlns="" xmlns:a="http://www.ietf.org"/>
         </e8>
      </e7>
   </e6>
</doc>`;
    expect(canonical(given, "doc")).toBe(`<doc>
   <e1></e1>
   <e2></e2>
   <e3 id="elem3" name="elem3"></e3>
   <e4 id="elem4" name="elem4"></e4>
   <e5 xmlns="http://example.org" xmlns:a="http://www.w3.org" xmlns:b="http://www.ietf.org" attr="I'm" attr2="all" b:attr="sorted" a:attr="out"></e5>
   <e6>
      <e7 xmlns="http://www.ietf.org">
         <e8 xmlns="">
            <e9></e9>
         </e8>
      </e7>
   </e6>
</doc>`);
  });

  it("of an element with many prefixes and many elements that declare another one is made without copying the many", () => {
    const count = 20_000;
    const many = Array.from({ length: count }, (_, index) => ` xmlns:a${index}="u" a${index}:b${index}=""`).join("");
    const xml = `<a${many}>${'<b:c xmlns:b="urn:b"></b:c>'.repeat(count)}</a>`;
    expect(canonical(xml, "a")).toHaveLength(xml.length);
  });

  it("has the characters of Canonical XML 1.0, 3.4", () => {
    const given = `<doc>
   <text>First line&#x0d;&#10;Second line</text>
   <value>&#x32;</value>
   <compute><![CDATA[value>"0" && value<"10" ?"valid":"error"]]></compute>
   <compute expr='value>"0" &amp;&amp; value&lt;"10" ?"valid":"error"'>valid</compute>
   <norm attr=' &apos;   &#x20;&#13;&#xa;&#9;   &apos; '/>
</doc>`;
    expect(canonical(given, "doc")).toBe(`<doc>
   <text>First line&#xD;
Second line</text>
   <value>2</value>
   <compute>value&gt;"0" &amp;&amp; value&lt;"10" ?"valid":"error"</compute>
   <compute expr="value>&quot;0&quot; &amp;&amp; value&lt;&quot;10&quot; ?&quot;valid&quot;:&quot;error&quot;">valid</compute>
   <norm attr=" '    &#xD;&#xA;&#x9;   ' "></norm>
</doc>`);
  });

  it.each<[string, string, readonly string[], string]>([
    ["leaves comments out, and joins the text around them", "<e>a<!-- x -->b<c/>d</e>", [], "<e>ab<c></c>d</e>"],
    [
      "declares what a list of prefixes names",
      '<o xmlns:p="urn:p"><e p="p:x"/></o>',
      ["p"],
      '<e xmlns:p="urn:p" p="p:x"></e>',
    ],
    [
      "takes the default namespace for #default",
      '<o xmlns="urn:d"><p:e xmlns:p="urn:p"/></o>',
      ["#default"],
      '<p:e xmlns="urn:d" xmlns:p="urn:p"></p:e>',
    ],
    [
      "sorts prefixes by code point",
      '<e xmlns:B="urn:b" xmlns:a="urn:a" a:x="1" B:x="2"/>',
      [],
      '<e xmlns:B="urn:b" xmlns:a="urn:a" a:x="1" B:x="2"></e>',
    ],
    [
      "keeps attributes whose names begin with xmlns",
      '<e xmlnsx="1" xmlns-y="2"/>',
      [],
      '<e xmlns-y="2" xmlnsx="1"></e>',
    ],
    [
      "sorts by code point outside the first plane",
      '<e \u{FF21}="1" \u{10400}="2"/>',
      [],
      '<e \u{FF21}="1" \u{10400}="2"></e>',
    ],
    [
      "knows names with characters that JavaScript takes for white space",
      '<e\u1680 a\uFEFF="1"/>'.replace("<e\u1680 ", "<e "),
      [],
      '<e a\uFEFF="1"></e>',
    ],
  ])("%s", (_name, xml, prefixes, want) => {
    expect(canonical(xml, "e", prefixes)).toBe(want);
  });
});
