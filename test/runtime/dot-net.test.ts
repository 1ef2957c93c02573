import { describe, expect, it } from "vitest";
import { createHandler } from "../../templates/runtime/http/handler.js";
import { decodeMessage, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import type { Message } from "../../templates/runtime/soap/message.js";
import { scanMessage } from "../../templates/runtime/soap/scan-message.js";
import {
  extend,
  find,
  keep,
  LibraryClient,
  lend,
  libraryEndpoint,
  pass,
  scan,
} from "../golden/data-contracts/library.js";
import type { Author } from "../golden/data-contracts/types/author.js";
import { getData, getNode, send } from "../golden/xml-serializer/invoices-soap.js";
import { comparable } from "../property/constructs/compare-messages.js";

const SERIALIZATION = "http://schemas.microsoft.com/2003/10/Serialization/";
const LIBRARY =
  'xmlns:a="http://schemas.datacontract.org/2004/07/Library" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"';
const DATASET =
  '<xs:schema id="NewDataSet" xmlns="" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:msdata="urn:schemas-microsoft-com:xml-msdata"><xs:element name="NewDataSet" msdata:IsDataSet="true" msdata:UseCurrentLocale="true"><xs:complexType><xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="Row"><xs:complexType><xs:sequence><xs:element name="Id" type="xs:int" minOccurs="0"/></xs:sequence></xs:complexType></xs:element></xs:choice></xs:complexType></xs:element></xs:schema>';
const DIFFGRAM =
  '<diffgr:diffgram xmlns:diffgr="urn:schemas-microsoft-com:xml-diffgram-v1" xmlns:msdata="urn:schemas-microsoft-com:xml-msdata"><NewDataSet xmlns=""><Row diffgr:id="Row1" msdata:rowOrder="0" diffgr:hasChanges="inserted"><Id>1</Id></Row></NewDataSet></diffgr:diffgram>';

function envelope(body: string): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body xmlns="http://tempuri.org/">${body}</s:Body></s:Envelope>`;
}

/** Prefixes may differ, also those of the name in z:FactoryType. */
function infoset(text: string): string {
  return comparable(text).replace(/(FactoryType=")\w+:/, "$1");
}

/** Reads a body strictly, with both readers if the fast one is certain, and checks that it is written back as it was. */
function roundTrip<Body>(message: Message<unknown, Body>, content: string): Body {
  const text = envelope(content);
  const { body } = decodeMessage(message, text, { strict: true });
  const fast = scanMessage(message, text, 256);
  if (fast !== undefined) expect(fast.body).toStrictEqual(body);
  const slow = decodeMessage(message, text.replace("</s:Body>", "</s:Body><!-- -->"), { strict: true });
  expect(slow.body).toStrictEqual(body);
  expect(infoset(encodeMessage(message, { body }))).toBe(infoset(text));
  return body;
}

describe("XmlSerializer", () => {
  const invoice = (content: string, attributes = ""): string =>
    `<Send><invoice number="7" state="in-transit"${attributes}><Key>6f9619ff-8b86-d011-b42d-00c04fc964ff</Key><Grade>65</Grade>${content}</invoice></Send>`;
  const PAID = '<Paid p3:nil="true" xmlns:p3="http://www.w3.org/2001/XMLSchema-instance"/>';

  it("has attributes, text with attributes, flat lists and lists in attributes", () => {
    const lines = '<Line sku="A" price="2.50">Bolts</Line><Line price="0"></Line>';
    const { invoice: read } = roundTrip(
      send.request,
      invoice(
        `<Paid>2024-02-29T23:59:59.1234567+01:00</Paid><Copies>2</Copies>${lines}`,
        ' options="Urgent Signed" codes="1 2 3" t:origin="web" xmlns:t="http://tempuri.org/" xml:lang="nb-NO" more="x" o:far="y" xmlns:o="urn:o"',
      ),
    );
    expect(read).toMatchObject({ number: 7, state: "in-transit", options: ["Urgent", "Signed"], codes: [1, 2, 3] });
    expect(read).toMatchObject({ origin: "web", lang: "nb-NO", $attributes: { more: "x", "{urn:o}far": "y" } });
    expect(read?.Line).toStrictEqual([
      { $value: "Bolts", sku: "A", price: "2.50" },
      { $value: "", price: "0" },
    ]);
  });

  it("has one element of several for one value, whose name tells what it is", () => {
    for (const [content, want] of [
      ["<Iban>NO93</Iban>", { Iban: "NO93" }],
      ["<CardNumber>9007199254740993</CardNumber>", { CardNumber: 9007199254740993n }],
      ['<Cash currency="NOK">10</Cash>', { Cash: { $value: "10", currency: "NOK" } }],
      ["", {}],
    ] as const)
      expect(roundTrip(send.request, invoice(PAID + content)).invoice).toMatchObject({ Paid: null, ...want });
    const both = envelope(invoice(`${PAID}<Iban>a</Iban><CardNumber>1</CardNumber>`));
    expect(() => decodeMessage(send.request, both)).toThrow("expected one of Iban or CardNumber or Cash");
  });

  it("has lists of several elements, in their order, with null among them", () => {
    const parties =
      '<Person id="1"><Name>A</Name></Person><Company vat="9"><Phone>1</Phone><Site>2</Site><Phone>3</Phone></Company><Person p4:nil="true" xmlns:p4="http://www.w3.org/2001/XMLSchema-instance"/>';
    const { invoice: read } = roundTrip(
      send.request,
      invoice(
        `${PAID}<Notes><string>a</string><string p4:nil="true" xmlns:p4="http://www.w3.org/2001/XMLSchema-instance"/></Notes><Parties>${parties}</Parties>`,
      ),
    );
    expect(read?.Notes).toStrictEqual(["a", null]);
    expect(read?.Parties?.$items).toStrictEqual([
      { Person: { id: "1", Name: "A" } },
      { Company: { vat: "9", $items: [{ Phone: "1" }, { Site: "2" }, { Phone: "3" }] } },
      { Person: null },
    ]);
  });

  it("has elements of any name, and text between elements", () => {
    const { invoice: read, remark } = roundTrip(
      send.request,
      `${invoice(`${PAID}<x:Extra xmlns:x="urn:x" a="1"><x:B/></x:Extra><Plain xmlns=""/>`).replace("</Send>", "")}<remark by="me">See <Bold>this</Bold> on <Page>3</Page>.</remark></Send>`,
    );
    expect(read?.$any?.map(({ name }) => name.localName)).toEqual(["Extra", "Plain"]);
    expect(remark?.$content).toEqual(["See ", { Bold: "this" }, " on ", { Page: 3 }, "."]);
  });

  it("tells of a guid in another form, and keeps it", () => {
    const expected: string[] = [];
    const text = envelope(invoice(PAID).replace("6f9619ff", "{6f9619ff"));
    const { body } = decodeMessage(send.request, text, { onInvalid: (it) => void expected.push(it.expected) });
    expect(expected).toEqual([expect.stringContaining("text that matches")]);
    expect(body.invoice?.Key).toBe("{6f9619ff-8b86-d011-b42d-00c04fc964ff");
    expect(() => encodeMessage(send.request, { body })).toThrow("Key");
  });

  it("says the type of an abstract result", () => {
    const typed = (type: string, content: string): string =>
      `<SendResponse><SendResult xsi:type="${type}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="1">${content}</SendResult></SendResponse>`;
    expect(roundTrip(send.response, typed("Person", "<Name>A</Name>")).SendResult).toStrictEqual({
      $type: "Person",
      id: "1",
      Name: "A",
    });
    expect(roundTrip(send.response, typed("Company", "<Site>A</Site>")).SendResult).toMatchObject({ $type: "Company" });
  });

  it("has an XmlNode as mixed content with an element of any name", () => {
    const { node } = roundTrip(getNode.request, '<GetNode><node><doc xmlns="" a="1">t<b/>u</doc></node></GetNode>');
    expect(node?.$content).toMatchObject([{ $any: { name: { namespace: "", localName: "doc" } } }]);
  });

  it("has a DataSet as its schema and a diffgram, a typed one, and a DataTable", () => {
    const typed = '<typed><StockSet xmlns="http://tempuri.org/StockSet.xsd"><Item><Id>1</Id></Item></StockSet></typed>';
    const read = roundTrip(
      getData.response,
      `<GetDataResponse><GetDataResult>${DATASET}${DIFFGRAM}</GetDataResult>${typed}<table>${DATASET}${DIFFGRAM}</table></GetDataResponse>`,
    );
    expect(read.GetDataResult?.$any[0]?.name.localName).toBe("diffgram");
    expect(read.typed?.$any[0]?.xml).toContain("<Item><Id>1</Id></Item>");
    expect(read.table?.$any?.[0]?.name.localName).toBe("schema");
    expect(read.table?.$any2[0]?.xml).toContain('diffgr:id="Row1"');
  });
});

describe("DataContractSerializer", () => {
  const book = (content: string): string => `<Keep><book ${LIBRARY}>${content}</book></Keep>`;

  it("has values of .NET's own types", () => {
    const offset =
      '<s:DateTime xmlns:s="http://schemas.datacontract.org/2004/07/System">2024-02-29T22:59:59Z</s:DateTime><s:OffsetMinutes xmlns:s="http://schemas.datacontract.org/2004/07/System">60</s:OffsetMinutes>';
    const { book: read } = roundTrip(
      keep.request,
      book(
        `<a:Binding>paper-back</a:Binding><a:Extra i:type="b:int" xmlns:b="http://www.w3.org/2001/XMLSchema">5</a:Extra><a:Initial>65</a:Initial><a:Marks>Rare Signed</a:Marks><a:Printed>${offset}</a:Printed><a:ReadingTime>P1DT2H3M4.5S</a:ReadingTime><a:Returned i:nil="true"/>`,
      ),
    );
    expect(read).toMatchObject({ Binding: "paper-back", Initial: 65, Marks: ["Rare", "Signed"], Returned: null });
    expect(read).toMatchObject({ Printed: { DateTime: "2024-02-29T22:59:59Z", OffsetMinutes: 60 } });
    expect(read).toMatchObject({ ReadingTime: "P1DT2H3M4.5S", Extra: { value: 5 } });
  });

  it("has dictionaries, also with keys that are objects", () => {
    const copies = (row: number, count: number): string =>
      `<a:KeyValueOfShelfintm9kq2dTb><a:Key><a:Row>${row}</a:Row><a:Room>R</a:Room></a:Key><a:Value>${count}</a:Value></a:KeyValueOfShelfintm9kq2dTb>`;
    const titles =
      '<a:Titles xmlns:b="http://schemas.microsoft.com/2003/10/Serialization/Arrays"><b:KeyValueOfstringstring><b:Key>en</b:Key><b:Value>One</b:Value></b:KeyValueOfstringstring><b:KeyValueOfstringstring><b:Key>nb</b:Key><b:Value i:nil="true"/></b:KeyValueOfstringstring></a:Titles>';
    const { book: read } = roundTrip(
      keep.request,
      book(`<a:Copies>${copies(1, 2)}${copies(2, 3)}</a:Copies>${titles}`),
    );
    expect([...(read?.Copies ?? [])]).toEqual([
      [{ Row: 1, Room: "R" }, 2],
      [{ Row: 2, Room: "R" }, 3],
    ]);
    expect(read?.Titles).toEqual({ en: "One", nb: null });
  });

  it("has ISerializable objects as elements without a namespace, which say their types", () => {
    const legacy = `<Keep><legacy ${LIBRARY} z:FactoryType="b:Old" xmlns:z="${SERIALIZATION}" xmlns:b="urn:types"><Count i:type="x:int" xmlns="" xmlns:x="http://www.w3.org/2001/XMLSchema">5</Count><Inner i:nil="true" xmlns=""/></legacy></Keep>`;
    const { legacy: read } = roundTrip(keep.request, legacy);
    expect(read).toMatchObject({ FactoryType: { namespace: "urn:types", localName: "Old" } });
    expect(read?.$any?.map(({ name }) => name)).toEqual([
      { namespace: "", localName: "Count" },
      { namespace: "", localName: "Inner" },
    ]);
  });

  it("has XElement, XmlNode[], DataSet and DataTable as XML", () => {
    const { KeepResult: read } = roundTrip(
      keep.response,
      `<KeepResponse><KeepResult ${LIBRARY}><a:Document><root xmlns="urn:r"><b>1</b></root></a:Document><a:Nodes><x xmlns=""/><y xmlns="urn:y"/></a:Nodes><a:Rows>${DATASET}${DIFFGRAM}</a:Rows><a:Table>${DATASET}${DIFFGRAM}</a:Table></KeepResult></KeepResponse>`,
    );
    expect(read?.Document?.$any?.[0]?.name).toEqual({ namespace: "urn:r", localName: "root" });
    expect(read?.Nodes?.$any).toHaveLength(2);
    expect(read?.Rows?.schema).toMatchObject({ value: { xml: expect.stringContaining("msdata:IsDataSet") } });
  });

  it("has messages that are one value, several values, nil, and a Stream", () => {
    expect(roundTrip(lend.request, `<LendRequest ${LIBRARY}><a:Initial>66</a:Initial></LendRequest>`)).toEqual({
      $value: { Initial: 66 },
    });
    expect(roundTrip(lend.response, `<LendResponse ${LIBRARY} i:nil="true"/>`)).toEqual({ $value: null });
    const three = `<From ${LIBRARY} i:nil="true"/><To ${LIBRARY} i:nil="true"/><Until>2024-07-01T12:00:00</Until><Note>n</Note>`;
    expect(roundTrip(extend.request, three)).toEqual({ From: null, To: null, Until: "2024-07-01T12:00:00", Note: "n" });
    expect(roundTrip(extend.response, "<Until>2024-07-01T12:00:00</Until>")).toEqual({ $value: "2024-07-01T12:00:00" });
    expect(roundTrip(scan.request, "<Scan><pages>AQID</pages></Scan>").pages).toEqual(new Uint8Array([1, 2, 3]));
  });
});

describe("any message (Message)", () => {
  it.each([
    ["one element", '<o:Order xmlns:o="urn:o"><o:Line no="1">a</o:Line></o:Order>', 1],
    ["several elements", "<A>1</A><B xmlns='urn:b'/>", 2],
    ["none", "", 0],
  ])("has %s, as XML", (_, content, count) => {
    const { $any = [] } = roundTrip(pass.request, content);
    expect($any).toHaveLength(count);
  });

  it("reaches the handler of its operation by its action, whatever its element", async () => {
    const handler = createHandler(libraryEndpoint, {
      pass: ({ $any = [] }) => ({ body: { $any: [...$any, ...$any] } }),
    });
    const client = new LibraryClient({ url: "https://example.com/Library.svc", fetch: handler });
    const order = { name: { namespace: "urn:o", localName: "Order" }, xml: '<Order xmlns="urn:o">1</Order>' };
    const { $any } = await client.pass({ $any: [order] });
    expect($any).toEqual([order, order]);
  });

  it("is a fault if it has one", () => {
    const fault = "<s:Fault><faultcode>s:Server</faultcode><faultstring>down</faultstring></s:Fault>";
    expect(() => decodeMessage(pass.response, envelope(fault))).toThrow("down");
  });
});

describe("objects that several places of a message have (IsReference)", () => {
  const z = `xmlns:z="${SERIALIZATION}"`;
  const found = `<FindResponse><FindResult z:Id="i1" ${LIBRARY} ${z}><a:Books><a:Book><a:Author z:Ref="i1"/></a:Book></a:Books><a:Friend z:Id="i2" i:type="a:Editor"><a:Friend z:Ref="i1"/><a:Name>E</a:Name></a:Friend><a:Name>N</a:Name></FindResult></FindResponse>`;

  it("are one object in JavaScript, in circles as well, and are written once", () => {
    const { FindResult: author } = roundTrip(find.response, found);
    expect(author).toMatchObject({ Name: "N", Friend: { $type: "Editor", Name: "E" } });
    expect(author?.Books?.[0]?.Author).toBe(author);
    expect(author?.Friend?.Friend).toBe(author);
  });

  it("may say that they are nil where they refer to others", () => {
    const { body } = decodeMessage(find.response, envelope(found.replaceAll('z:Ref="i1"', 'z:Ref="i1" i:nil="true"')));
    expect(body.FindResult?.Friend?.Friend).toBe(body.FindResult);
    expect(comparable(encodeMessage(find.response, { body }))).toBe(comparable(envelope(found)));
  });

  it("have ids of their own in each part of a message", () => {
    const author: Author = { Name: "N" };
    const body = {
      From: { Friend: author, Books: [{ Author: author }] },
      To: author,
      Until: "2024-07-01T12:00:00",
      Note: null,
    };
    const text = encodeMessage(extend.request, { body });
    expect(text.match(/<\w+(:\w+)? [^>]*:(Id|Ref)="i\d"/g)?.map((tag) => tag.replace(/ .*:/, " "))).toEqual([
      '<From Id="i1"',
      '<q1:Author Id="i2"',
      '<q1:Friend Ref="i2"',
      '<To Id="i1"',
    ]);
    expect(decodeMessage(extend.request, text).body).toStrictEqual(body);
  });

  it("are refused if they are no objects", () => {
    const body = { FindResult: 5 } as unknown as { FindResult: Author };
    expect(() => encodeMessage(find.response, { body })).toThrow(
      "cannot write FindResponse: FindResult: expected an object",
    );
  });

  it("may not have members that are not declared", () => {
    const body = { FindResult: { Name: "N", Id: "i1" } as Author };
    expect(() => encodeMessage(find.response, { body })).toThrow('the key "Id"');
  });
});
