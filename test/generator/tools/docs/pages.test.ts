import { describe, expect, it } from "vitest";
import { appinfo, complexType, element, enumerationValue, restriction } from "../../../support/component-text.js";
import { CONTRACTS } from "../../../support/contracts.js";
import { contractOf, inlineWsdl } from "../../../support/inline-wsdl.js";
import { contractOfVersion } from "../../typescript/build-golden.js";
import { GOLDEN_CASES } from "../../typescript/golden-cases.js";
import { headersOfOneNameWsdl } from "../../typescript/headers-wsdl.js";
import { docsOf, pageOf } from "./docs-of.js";
import { SHOP_WSDL } from "./shop-wsdl.js";

const FILES = docsOf([{ ...contractOf({ "shop.wsdl": SHOP_WSDL }), profile: "netserver" }]);

/** A section of a page, without its heading. */
function section(path: string, title: string): string {
  const [, text = ""] = pageOf(FILES, path).split(`\n## ${title}\n`);
  return (text.split("\n## ")[0] ?? "").trim();
}

describe("the page of an operation", () => {
  const PAINT = "ServicesXX/Shop/Paint.md";

  it("has its summary and its address", () => {
    expect(pageOf(FILES, PAINT).split("\n## ")[0]).toBe(`---
title: "Paint, Shop, ServicesXX"
uid: "ServicesXX-Shop-Paint"
---

[NetServer reference](../../index.md) / [ServicesXX](../index.md) / [Shop](index.md)

# Paint

- Address: \`https://example.com/Shop.svc\`
- SOAPAction: \`http://example.com/ServicesXX/Shop/Paint\`
- Binding: SOAP 1.1, document/literal
`);
  });

  it.each([
    [
      "Parameters",
      `| Name | Type | TypeScript | May be | Documentation |
| --- | --- | --- | --- | --- |
| \`Things\` | [\`ArrayOfThing\`](../types/ArrayOfThing.md) | \`(AnyThing \\| null)[] \\| null\` | absent or nil |  |
| \`Colour\` | [\`Colour\`](../types/Colour.md) | \`Colour\` |  | What they are to be. |`,
    ],
    [
      "Returns",
      `| Name | Type | TypeScript |
| --- | --- | --- |
| \`Result\` | \`long\` | \`bigint\` |`,
    ],
    [
      "Faults",
      `| Element | Type | Class of the error | Its value |
| --- | --- | --- | --- |
| \`Broken\` | [\`Colour\`](../types/Colour.md) | \`BrokenError\` | \`Colour\` |`,
    ],
    [
      "Call in TypeScript",
      `\`\`\`ts
import { BrokenError, ShopClient } from "netserver-soap/services-xx/shop";

const shop = new ShopClient({ url: "https://example.com/Shop.svc" });

try {
  const { Result } = await shop.paint({ Things: [{ Id: 0 }], Colour: "Red" });
  console.log(Result);
} catch (error) {
  if (error instanceof BrokenError) console.error(error.value);
  else throw error;
}
\`\`\``,
    ],
    [
      "Response",
      `\`\`\`xml
<?xml version="1.0" encoding="utf-8"?>
<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://example.com/ServicesXX">
  <s:Body>
    <PaintResponse>
      <Result>0</Result>
    </PaintResponse>
  </s:Body>
</s:Envelope>
\`\`\`

<details>

<summary>The response in the layout of NetServer's reference documentation</summary>

It differs from what goes over the wire, in prefixes, in types and in what it leaves out.

\`\`\`xml
<?xml version="1.0" encoding="UTF-8"?>
<SOAP-ENV:Envelope
 xmlns:SOAP-ENV="http://www.w3.org/2003/05/soap-envelope"
 xmlns:SOAP-ENC="http://www.w3.org/2003/05/soap-encoding"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xmlns:xsd="http://www.w3.org/2001/XMLSchema"
 xmlns:NetServerServices1="http://schemas.microsoft.com/2003/10/Serialization/"
 xmlns:Shop="http://example.com/ServicesXX">
 <SOAP-ENV:Body>
  <Shop:PaintResponse>
   <Shop:Result xsi:type="xsd:long">0</Shop:Result>
  </Shop:PaintResponse>
 </SOAP-ENV:Body>
</SOAP-ENV:Envelope>

\`\`\`

</details>`,
    ],
  ])("has the section %s", (title, want) => {
    expect(section(PAINT, title)).toBe(want);
  });

  it("has a word for an empty section", () => {
    const page = pageOf(FILES, "ServicesXX/Shop/Ping.md");
    expect(page).toContain("\n## Parameters\n\nNone.\n\n## Returns\n\nNothing.\n\n## Request\n");
    expect(page).toContain("try {\n  await shop.ping();\n} catch (error) {\n");
  });

  it("has the headers, and the source of the ticket", () => {
    const page = pageOf(docsOf([...CONTRACTS.values()]), "Services88/Batch/StopBatchJob.md");
    expect(page).toContain(
      "| `Credentials` | [`SoCredentials`](../types/SoCredentials.md) | `SoCredentials \\| null` | absent or nil |",
    );
    expect(page).toContain("| `Succeeded` | `boolean` | `boolean` | absent | Whether the call went well.");
    expect(page).toContain("The ticket in `Credentials` comes from [SoPrincipal](../SoPrincipal/index.md).");
  });
});

it("headers of one name have the names of their properties", () => {
  const page = pageOf(docsOf([contractOf({ "a.wsdl": headersOfOneNameWsdl() })]), "ServicesXX/Sample/Call.md");
  expect(page).toContain("| `Caller` | `int` | `number` | absent |");
  expect(page).toContain("| `Caller$2` | `string` | `string` | absent |");
});

describe("the page of a type", () => {
  it.each([
    [
      "Colour",
      `# Colour

Of a thing.

- Enumeration: one of its values
- Name in XML: \`{http://example.com/ServicesXX}Colour\`
- In TypeScript: \`Colour\` from \`netserver-soap/services-xx\`

## Values

| Value | Number | Documentation |
| --- | --- | --- |
| \`Red\` | 0 | Like blood. |
| \`Green\` | 1 |  |

## Used by

- [Shop](../Shop/index.md): [\`Paint\`](../Shop/Paint.md) (request, fault)
- Member \`Colour\` of [\`ColouredThing\`](ColouredThing.md)
`,
    ],
    [
      "ColouredThing",
      `# ColouredThing

- Structure
- Name in XML: \`{http://example.com/ServicesXX}ColouredThing\`
- In TypeScript: \`ColouredThing\` from \`netserver-soap/services-xx\`
- Extends [\`Thing\`](Thing.md)

## Declaration

\`\`\`ts
export interface ColouredThing extends Thing {
  Colour?: Colour | undefined;
}
\`\`\`

## Members

| Name | Type | TypeScript | May be |
| --- | --- | --- | --- |
| \`Colour\` | [\`Colour\`](Colour.md) | \`Colour\` | absent |

### From Thing

| Name | Type | TypeScript |
| --- | --- | --- |
| \`Id\` | \`int\` | \`number\` |

## Used by

Nothing directly.
`,
    ],
    [
      "Thing",
      `# Thing

- Structure
- Name in XML: \`{http://example.com/ServicesXX}Thing\`
- In TypeScript: \`Thing\` from \`netserver-soap/services-xx\`
- Extended by [\`ColouredThing\`](ColouredThing.md)
- Where it is declared, one that extends it may stand; in TypeScript: \`AnyThing\`

## Declaration

\`\`\`ts
export interface Thing {
  Id: number;
}
\`\`\`

## Members

| Name | Type | TypeScript |
| --- | --- | --- |
| \`Id\` | \`int\` | \`number\` |

## Used by

- [\`ArrayOfThing\`](ArrayOfThing.md)
`,
    ],
    [
      "ArrayOfThing",
      `# ArrayOfThing

- Array of [\`Thing\`](Thing.md) or nil
- Name in XML: \`{http://example.com/ServicesXX}ArrayOfThing\`
- In TypeScript: \`(AnyThing | null)[]\`

## Used by

- [Shop](../Shop/index.md): [\`Paint\`](../Shop/Paint.md) (request)
`,
    ],
  ])("%s", (name, want) => {
    const page = pageOf(FILES, `ServicesXX/types/${name}.md`);
    expect(page.slice(page.indexOf("# "))).toBe(want);
  });
});

it("the page of a type has its declaration, which says how the members of a choice go together", () => {
  const types = `<xs:complexType name="Payment"><xs:sequence>
    <xs:element name="Sum" type="xs:decimal"/>
    <xs:choice><xs:element name="Card" type="xs:string"/><xs:element name="Invoice" type="tns:Bill"/></xs:choice>
    </xs:sequence><xs:attribute name="currency" type="xs:string"/></xs:complexType>
    <xs:simpleType name="Bill"><xs:restriction base="xs:int"><xs:minInclusive value="1"/></xs:restriction></xs:simpleType>`;
  const wsdl = inlineWsdl({ types, operations: { Pay: { request: element("Payment", "tns:Payment") } } });
  const files = docsOf([contractOf({ "a.wsdl": wsdl })]);
  expect(pageOf(files, "ServicesXX/types/Payment.md")).toContain(`## Declaration

\`\`\`ts
export type Payment = {
  Sum: Decimal;
  currency?: string | undefined;
} & OneOf<{ Card: string } | { Invoice: Bill }>;
\`\`\`

## Members
`);
  expect(pageOf(files, "ServicesXX/types/Bill.md")).toContain("```ts\nexport type Bill = number;\n```");
});

it("index pages list the pages below them", () => {
  expect(pageOf(FILES, "index.md")).toContain("| [`Shop`](ServicesXX/Shop/index.md) | 2 |");
  expect(pageOf(docsOf([...CONTRACTS.values()]), "index.md")).toContain(
    "| [Services88](Services88/index.md) | 2 | 20 |",
  );
  expect(pageOf(FILES, "ServicesXX/index.md")).toContain("| [`Shop`](Shop/index.md) | 2 |");
  expect(pageOf(FILES, "ServicesXX/index.md")).toContain("[All 4 types](types/index.md)");
  expect(pageOf(FILES, "ServicesXX/Shop/index.md")).toContain("| [`Ping`](Ping.md) |");
  expect(pageOf(FILES, "ServicesXX/types/index.md")).toContain("| [`Colour`](Colour.md) | enumeration | Of a thing. |");
});

it("the page of flags shows which values mean several others", () => {
  const values = ["none=0", "r=1", "w=2", "rw=3", "x=4", "odd=9", "all=7"].map((value) => {
    const [name = "", number = ""] = value.split("=");
    return enumerationValue(name, appinfo("EnumerationValue", number));
  });
  const item = restriction("", values.join("")).replace(' name=""', "");
  const types = `<xs:simpleType name="Access"><xs:list>${item}</xs:list></xs:simpleType>`;
  const wsdl = inlineWsdl({
    types,
    operations: { Get: { request: element("A", "tns:Access") } },
    isDotNet: true,
  });
  const page = pageOf(docsOf([contractOf({ "a.wsdl": wsdl })]), "ServicesXX/types/Access.md");
  expect(page).toContain(`Values that stand for several others, in whose place a server may send those:

- \`rw\`: \`r\`, \`w\`
- \`all\`: \`r\`, \`w\`, \`x\`

## Used by`);
});

it("an endless message has a page without an example", () => {
  const wsdl = inlineWsdl({
    types: complexType("Node", element("Next", "tns:Node")),
    operations: { Get: { request: element("Node", "tns:Node") } },
  });
  const page = pageOf(
    docsOf([{ ...contractOf({ "a.wsdl": wsdl }), profile: "netserver" }]),
    "ServicesXX/Sample/Get.md",
  );
  expect(page.match(/No example: no sample has Next: what must be in it has no end\\?\./g)).toHaveLength(3);
  expect(page).toContain("<Sample:GetResponse>");
});

describe("a service without a profile", () => {
  const page = pageOf(docsOf([contractOf({ "shop.wsdl": SHOP_WSDL })]), "ServicesXX/Shop/Paint.md");

  it("has its messages as they are, once", () => {
    expect(page.match(/^```xml$/gm)).toHaveLength(2);
    expect(page.match(/<s:Envelope /g)).toHaveLength(2);
    expect(page).not.toContain("reference documentation");
  });

  it("has a package with the name of its version", () => {
    expect(page).toContain('import { BrokenError, ShopClient } from "services-xx/services-xx/shop";');
  });
});

it("the page of a version lists the elements that a program reads and writes by itself", () => {
  const contract = contractOfVersion("Choices", GOLDEN_CASES.Choices ?? {});
  const page = pageOf(docsOf([contract]), "Choices/index.md");
  expect(page).toContain("| `{urn:more}Extra` | [`Extra`](types/Extra.md) | `elements.extra` |");
});
