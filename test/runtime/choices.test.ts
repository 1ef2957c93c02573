import { describe, expect, it } from "vitest";
import { EncodeError } from "../../templates/runtime/encode-error.js";
import { decodeMessage, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import { scanMessage } from "../../templates/runtime/soap/scan-message.js";
import { unknownElementsOf } from "../../templates/runtime/values/unknown-elements.js";
import { wrongChoice } from "../../templates/runtime/values/wrong-choice.js";
import { type PutRequest, put } from "../golden/choices/sample.js";
import type { Open } from "../golden/choices/types/open.js";
import type { Payment } from "../golden/choices/types/payment.js";
import { notPlain } from "../support/two-readers.js";

const envelope = (content: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://example.com/ServicesXX" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:m="urn:more"><s:Body><Put>${content}</Put></s:Body></s:Envelope>`;

const slowly = (text: string) => decodeMessage(put.request, notPlain(text)).body;
const fast = (text: string) => scanMessage(put.request, text, 256)?.body;
const write = (body: PutRequest): string => encodeMessage(put.request, { body });
const content = (text: string): string => /<Put>(.*)<\/Put>/s.exec(text)?.[1] ?? "";

const VALUES: readonly (readonly [what: string, body: PutRequest, xml: string])[] = [
  ["one element", { UsePayment: { Id: 1, Card: "c" } }, "<UsePayment><Id>1</Id><Card>c</Card></UsePayment>"],
  [
    "a sequence, and a choice in a choice",
    { UsePayment: { Id: 1, Invoice: "i", Days: 3, Code: 2, B: null } },
    '<UsePayment><Id>1</Id><Invoice>i</Invoice><Days>3</Days><Code>2</Code><B i:nil="true"/></UsePayment>',
  ],
  [
    "an element that repeats",
    { UsePayment: { Id: 1, Card: "c", Note: ["a", "b"] } },
    "<UsePayment><Id>1</Id><Card>c</Card><Note>a</Note><Note>b</Note></UsePayment>",
  ],
  [
    "a type that extends one with a choice",
    { UseTransfer: { Id: 1, Card: "c", Bank: "b" } },
    "<UseTransfer><Id>1</Id><Card>c</Card><Bank>b</Bank></UseTransfer>",
  ],
  [
    "a choice that repeats",
    {
      UseFeed: {
        $items: [{ Text: null }, { Card: "a" }, { Key: 1, Value: ["x", "y"] }, { Card: "b" }, { Key: 2, Value: [] }],
      },
    },
    '<UseFeed><Text i:nil="true"/><Card>a</Card><Key>1</Key><Value>x</Value><Value>y</Value><Card>b</Card><Key>2</Key></UseFeed>',
  ],
  [
    "a sequence that repeats: an item begins where the element cannot follow",
    {
      UsePairs: {
        Title: "t",
        $items: [{ Name: "a", Size: 1 }, { Name: "b" }, { Name: "c", Size: 2 }, { Size: 3 }],
      },
    },
    "<UsePairs><Title>t</Title><Name>a</Name><Size>1</Size><Name>b</Name><Name>c</Name><Size>2</Size><Size>3</Size></UsePairs>",
  ],
  [
    "an element in two places",
    { UseTwice: { $items: [{ A: 1 }, { B: 2 }, { A: 3 }] } },
    "<UseTwice><A>1</A><B>2</B><A>3</A></UseTwice>",
  ],
  [
    "a substitution group",
    { UsePicture: { Square: "s" }, UseDrawing: { $items: [{ Circle: "c" }, { Square: "s" }, { Circle: "d" }] } },
    "<UseDrawing><Circle>c</Circle><Square>s</Square><Circle>d</Circle></UseDrawing><UsePicture><Square>s</Square></UsePicture>",
  ],
];

it.each(VALUES)("%s is written and read by both readers", (_, body, xml) => {
  const text = write(body);
  expect(content(text)).toBe(xml);
  expect(slowly(text)).toStrictEqual(body);
  expect(fast(text)).toStrictEqual(body);
});

describe("elements that are not declared", () => {
  const given = envelope(
    '<UseOpen m:flag="1"><Id>1</Id><m:A m:b="m:c">x</m:A><o:B xmlns:o="urn:o"/></UseOpen><UseNote> some <Bold>bold</Bold> &amp; <m:C/>end</UseNote>',
  );

  it("are kept as XML in their order, with the text between them", () => {
    expect(fast(given)).toBeUndefined();
    const body = slowly(given);
    expect(body.UseOpen).toMatchObject({
      Id: 1,
      $attributes: { "{urn:more}flag": "1" },
      $any: [
        { name: { namespace: "urn:more", localName: "A" } },
        {
          name: { namespace: "urn:o", localName: "B" },
          xml: '<o:B xmlns="http://example.com/ServicesXX" xmlns:o="urn:o"/>',
        },
      ],
    });
    expect(body.UseNote?.$content).toMatchObject([
      " some ",
      { Bold: "bold" },
      " & ",
      { $any: { name: { namespace: "urn:more", localName: "C" } } },
      "end",
    ]);
    expect(slowly(write(body))).toStrictEqual(body);
  });

  it("are unknown if the wildcard does not admit them", () => {
    const body = slowly(envelope("<UseOpen><Id>1</Id><Other/></UseOpen>"));
    expect(body.UseOpen).toMatchObject({ Id: 1 });
    expect(unknownElementsOf(body.UseOpen ?? {})).toHaveLength(1);
  });

  it("may be made by hand", () => {
    const made: Open = {
      Id: 1,
      $any: [{ name: { namespace: "urn:a", localName: "A" }, xml: '<A xmlns="urn:a">1</A>' }],
    };
    expect(content(write({ UseOpen: made }))).toBe('<UseOpen><Id>1</Id><A xmlns="urn:a">1</A></UseOpen>');
  });
});

describe("a value is refused in writing", () => {
  const both: { Card: string } = Object.assign({ Card: "a" }, { Text: "" });

  const payment = (members: object) => () =>
    write({ UsePayment: Object.assign({ Id: 1 }, members) as unknown as Payment });
  const open = (any: unknown) => () => write({ UseOpen: { Id: 1, $any: any } as Open });

  it.each([
    ["no branch", payment({}), "UsePayment: expected one of Card or Invoice with Days, found none"],
    [
      "two branches",
      payment({ Card: "", Invoice: "" }),
      "UsePayment: expected one of Card or Invoice with Days, found Card and Invoice",
    ],
    ["half a branch", payment({ Days: 1 }), "UsePayment: expected the required Invoice, found nothing"],
    [
      "no branch of a choice in a branch",
      payment({ Card: "", Code: 1 }),
      "UsePayment: expected one of A or B, found none",
    ],
    ["a key that no branch has", payment({ Card: "", Other: 1 }), "UsePayment.Other: expected only members"],
    [
      "an item of two branches",
      () => write({ UseFeed: { $items: [{ Card: "a" }, both] } }),
      "UseFeed.$items[1]: expected one of Card",
    ],
    [
      "an element of a namespace that is not admitted",
      open([{ name: {}, xml: '<A xmlns="http://example.com/ServicesXX"/>' }]),
      "UseOpen.$any[0]: expected an element that may stand here",
    ],
    [
      "two elements as one",
      open([{ name: {}, xml: "<a xmlns='urn:a'/><b xmlns='urn:a'/>" }]),
      "$any[0]: expected the XML of one element",
    ],
    ["text that ends the element", open([{ name: {}, xml: "</V><V>" }]), "$any[0]: expected the XML of one element"],
  ])("%s", (_, written, want) => {
    expect(written).toThrow(EncodeError);
    expect(written).toThrow(want);
  });
});

it.each([
  ["no branch", "<UsePayment><Id>1</Id></UsePayment>", "expected one of Card or Invoice with Days, found none"],
  [
    "two branches",
    "<UsePicture><Circle/><Square/></UsePicture>",
    "expected one of Circle or Square, found Circle and Square",
  ],
  ["half an item", "<UseFeed><Value>x</Value></UseFeed>", undefined],
])("a message with %s is refused, or kept as unknown", (_, given, want) => {
  expect(fast(envelope(given))).toBeUndefined();
  if (want === undefined) expect(() => slowly(envelope(given))).not.toThrow();
  else expect(() => slowly(envelope(given))).toThrow(want);
});

describe("what is there of a choice", () => {
  const choice = { oneOf: [["Days"], ["Line[]", "Note[]?"]] };

  it("is an empty list, which is a value", () => {
    expect(wrongChoice({ Days: [] }, choice)).toBeUndefined();
  });

  it("is no member that repeats and has no item", () => {
    expect(wrongChoice({ Line: [] }, choice)).toEqual({ expected: "one of Days or Line with Note", found: "none" });
    expect(wrongChoice({ Days: [1], Line: [] }, choice)).toBeUndefined();
    expect(wrongChoice({ Note: ["n"] }, choice)).toEqual({ expected: "the required Line", found: "nothing" });
    expect(wrongChoice({ Line: ["l"], Note: [] }, choice)).toBeUndefined();
  });
});
