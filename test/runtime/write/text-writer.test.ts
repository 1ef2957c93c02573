import { describe, expect, it } from "vitest";
import { startBatchJob } from "../../../generated/src/services88/batch.js";
import type { BatchTaskInfo } from "../../../generated/src/services88/types/batch-task-info.js";
import { EncodeError } from "../../../templates/runtime/encode-error.js";
import { XmlReader } from "../../../templates/runtime/read/xml-reader.js";
import { decodeMessage, encodeMessage } from "../../../templates/runtime/soap/envelope.js";
import { anyTypes } from "../../../templates/runtime/values/any-value.js";
import type { Writer } from "../../../templates/runtime/write/writer.js";
import { errorOf, NS, SERVICES88, written, writtenMessage, writtenV, XSI } from "../messages.js";

const TASK: BatchTaskInfo = {
  TableRight: { Mask: ["Select", "Update"], Reason: "" },
  FieldProperties: {
    Name: { FieldRight: { Mask: [], Reason: null }, FieldType: "string", FieldLength: 50 },
    Gone: null,
  },
  Id: -1,
  Name: 'a < b & "c" > d',
  AssociateId: 2147483647,
  DetailsTable: -32768,
  DetailsRecord: 0,
  IsSystemTask: true,
  IsInternalTask: false,
  ParameterObject: { first: "1", second: null, third: "" },
  LastStarted: "0001-01-01T00:00:00",
  Created: "2024-02-29T23:59:59.123Z",
  StartCount: 1,
  DatabaseSerialNumber: null,
  Context: "tab\tline\nreturn\rboth\r\n end ",
  Result: "]]>",
  State: "All",
  Description: "blåbær 🫐",
  Response: "",
  Request: "  ",
  ProgressDescription: null,
  ProgressPercent: 100,
  FileName: null,
};

const TASK_TEXT = [
  "<TableRight><Mask>Select Update</Mask><Reason></Reason></TableRight>",
  "<FieldProperties>",
  "<FieldPropertyDictionaryKeyValuePair><Key>Name</Key><Value>",
  '<FieldRight><Mask></Mask><Reason i:nil="true"/></FieldRight><FieldType>string</FieldType><FieldLength>50</FieldLength>',
  "</Value></FieldPropertyDictionaryKeyValuePair>",
  '<FieldPropertyDictionaryKeyValuePair><Key>Gone</Key><Value i:nil="true"/></FieldPropertyDictionaryKeyValuePair>',
  "</FieldProperties>",
  '<Id>-1</Id><Name>a &lt; b &amp; "c" &gt; d</Name><AssociateId>2147483647</AssociateId>',
  "<DetailsTable>-32768</DetailsTable><DetailsRecord>0</DetailsRecord>",
  "<IsSystemTask>true</IsSystemTask><IsInternalTask>false</IsInternalTask>",
  "<ParameterObject><StringKeyValuePair><Key>first</Key><Value>1</Value></StringKeyValuePair>",
  '<StringKeyValuePair><Key>second</Key><Value i:nil="true"/></StringKeyValuePair>',
  "<StringKeyValuePair><Key>third</Key><Value></Value></StringKeyValuePair></ParameterObject>",
  "<LastStarted>0001-01-01T00:00:00</LastStarted><Created>2024-02-29T23:59:59.123Z</Created>",
  '<StartCount>1</StartCount><DatabaseSerialNumber i:nil="true"/>',
  "<Context>tab\tline\nreturn&#xD;both&#xD;\n end </Context><Result>]]&gt;</Result><State>All</State>",
  "<Description>blåbær 🫐</Description><Response></Response><Request>  </Request>",
  '<ProgressDescription i:nil="true"/><ProgressPercent>100</ProgressPercent><FileName i:nil="true"/>',
].join("");

function request(value: BatchTaskInfo): string {
  return encodeMessage(startBatchJob.request, { headers: {}, body: { BatchTaskInfo: value } });
}

describe("a message on the wire", () => {
  it("has the payload's namespace as the default one, and no white space", () => {
    expect(request(TASK)).toBe(
      `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:i="${XSI}" xmlns="${SERVICES88}">` +
        `<s:Body><StartBatchJob><BatchTaskInfo>${TASK_TEXT}</BatchTaskInfo></StartBatchJob></s:Body></s:Envelope>`,
    );
  });

  it("is in schema order, base members first, for any order of the keys", () => {
    expect(request(Object.fromEntries(Object.entries(TASK).reverse()))).toBe(request(TASK));
  });

  it("distinguishes absent, nil, empty, default and value", () => {
    const names = [undefined, null, "", "0", "x"].map(
      (Name) => /<BatchTaskInfo>(.*)<\/Ba/.exec(request({ Name }))?.[1],
    );
    expect(names).toStrictEqual(["", '<Name i:nil="true"/>', "<Name></Name>", "<Name>0</Name>", "<Name>x</Name>"]);
    expect(request({ StartCount: 0, IsSystemTask: false, ParameterObject: {} })).toContain(
      "<BatchTaskInfo><IsSystemTask>false</IsSystemTask><ParameterObject></ParameterObject><StartCount>0</StartCount>",
    );
  });

  it("has headers in SOAP's Header, and no Header without headers", () => {
    const text = encodeMessage(
      startBatchJob.request,
      { headers: { ApplicationToken: "a", Credentials: { Ticket: null }, TimeZone: null }, body: {} },
      "1.2",
    );
    expect(text).toBe(
      `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:i="${XSI}" xmlns="${SERVICES88}">` +
        '<s:Header><ApplicationToken>a</ApplicationToken><Credentials><Ticket i:nil="true"/></Credentials>' +
        '<TimeZone i:nil="true"/></s:Header><s:Body><StartBatchJob></StartBatchJob></s:Body></s:Envelope>',
    );
  });
});

describe("namespaces", () => {
  it("declares the namespace of an array on its element", () => {
    const text = written((writer) => {
      writer.required("V", 0);
      writer.beginArray("urn:a", "ArrayOfint", []);
      for (const item of [1, 2]) if (writer.required("int", item)) writer.int(item);
      writer.end();
      if (writer.required("W", 0)) writer.int(3);
    });
    expect(text).toBe('<V xmlns:q1="urn:a"><q1:int>1</q1:int><q1:int>2</q1:int></V><W>3</W>');
  });

  it("escapes it", () => {
    const text = written((writer) => {
      writer.required("V", 0);
      writer.beginStruct('a"<&\t\n\r', "T", {});
      writer.end();
    });
    expect(text).toBe('<V xmlns:q1="a&quot;&lt;&amp;&#x9;&#xA;&#xD;"></V>');
  });

  function writeStruct(writer: Writer, namespace: string, write: () => void): void {
    writer.required("V", 0);
    writer.beginStruct(namespace, "T", {});
    write();
    writer.end();
  }
  const int = (writer: Writer, name: string): void => {
    if (writer.required(name, 1)) writer.int(1);
  };

  it("writes base members in the namespace of the base type", () => {
    const text = written((writer) =>
      writeStruct(writer, NS, () => {
        writer.namespace("urn:base");
        int(writer, "B");
        if (writer.requiredNillable("N", null)) int(writer, "never");
        writer.namespace(NS);
        int(writer, "A");
      }),
    );
    expect(text).toBe('<V><q1:B xmlns:q1="urn:base">1</q1:B><q1:N xmlns:q1="urn:base" i:nil="true"/><A>1</A></V>');
  });

  it("never uses one prefix for two namespaces: a base member with content in a third namespace", () => {
    const text = writtenMessage((writer) =>
      writeStruct(writer, "urn:own", () => {
        writer.namespace("urn:base");
        writeStruct(writer, "urn:third", () => {
          writeStruct(writer, NS, () => {
            writeStruct(writer, "urn:base", () => int(writer, "I"));
            int(writer, "D");
          });
          int(writer, "T");
        });
        writer.namespace("urn:own");
        int(writer, "A");
      }),
    );
    const [payload] = new XmlReader(text).current.children[0]?.children ?? [];
    const names = (nodes: typeof payload): unknown =>
      nodes && [nodes.namespace, nodes.localName, ...nodes.children.map(names)];
    expect(names(payload)).toStrictEqual([
      NS,
      "P",
      [
        NS,
        "V",
        ["urn:base", "V", ["urn:third", "V", [NS, "V", ["urn:base", "I"]], [NS, "D"]], ["urn:third", "T"]],
        ["urn:own", "A"],
      ],
    ]);
  });

  it("writes elements without namespace, and goes back to the default namespace inside them", () => {
    const text = written((writer) => {
      writeStruct(writer, "", () => {
        int(writer, "A");
        writeStruct(writer, NS, () => int(writer, "B"));
        writeStruct(writer, "", () => int(writer, "C"));
      });
      int(writer, "D");
    });
    expect(text).toBe(`<q1:V xmlns:q1="${NS}" xmlns=""><A>1</A><V><q1:B>1</q1:B></V><V><C>1</C></V></q1:V><D>1</D>`);
  });
});

describe("a struct of another type than the declared one", () => {
  const struct = (writer: Writer, name: string, isDerived: boolean): void => {
    if (writer.required(name, 0)) (isDerived ? writer.derived() : writer).beginStruct(NS, "T", {});
    writer.end();
  };

  it("has xsi:type, and the next element does not", () => {
    const text = written((writer) => {
      struct(writer, "V", true);
      struct(writer, "W", false);
    });
    expect(text).toBe('<V i:type="T"></V><W></W>');
  });

  it("is the element of the guard, not a later one", () => {
    const text = written((writer) => {
      if (writer.required("V", 0)) writer.derived().int(1);
      struct(writer, "W", false);
    });
    expect(text).toBe("<V>1</V><W></W>");
  });
});

describe("names as values", () => {
  it("declares the prefix on the element", () => {
    expect(writtenV((writer) => writer.qname({ namespace: 'urn:"x"', localName: "n" }))).toBe(
      '<V xmlns:n="urn:&quot;x&quot;">n:n</V>',
    );
  });

  it("keeps the namespace of the element if the name has none", () => {
    expect(writtenV((writer) => writer.qname({ namespace: "", localName: "n" }))).toBe(
      `<q1:V xmlns:q1="${NS}" xmlns="">n</q1:V>`,
    );
  });

  it("writes the type of an anyType value", () => {
    const xsd = "http://www.w3.org/2001/XMLSchema";
    const any = (type: { namespace: string; localName: string } | undefined, value: number | string | bigint): string =>
      writtenV((writer) => writer.anyType(anyTypes, { type, value }));
    expect(any({ namespace: xsd, localName: "int" }, 5)).toBe(`<V xmlns:n="${xsd}" i:type="n:int">5</V>`);
    expect(any({ namespace: xsd, localName: "long" }, 5n)).toBe(`<V xmlns:n="${xsd}" i:type="n:long">5</V>`);
    expect(any({ namespace: "urn:x", localName: "T" }, "<")).toBe('<V xmlns:n="urn:x" i:type="n:T">&lt;</V>');
    expect(any({ namespace: "", localName: "T" }, "a")).toBe(`<q1:V xmlns:q1="${NS}" xmlns="" i:type="T">a</q1:V>`);
    expect(any(undefined, "a")).toBe("<V>a</V>");
  });

  it("writes a name and elements as anyType values", () => {
    const xsd = "http://www.w3.org/2001/XMLSchema";
    const type = { namespace: xsd, localName: "QName" };
    const name = (namespace: string): string =>
      writtenV((writer) => writer.anyType(anyTypes, { type, value: { namespace, localName: "n" } }));
    expect(name("urn:x")).toBe(`<V xmlns:n="${xsd}" i:type="n:QName" xmlns:v="urn:x">v:n</V>`);
    expect(name("")).toBe(`<q1:V xmlns:q1="${NS}" xmlns="" xmlns:n="${xsd}" i:type="n:QName">n</q1:V>`);
    const elements = { type: { namespace: "urn:x", localName: "T" }, value: { xml: '<a xmlns="urn:y">1</a><b/>' } };
    expect(writtenV((writer) => writer.anyType(anyTypes, elements))).toBe(
      `<q1:V xmlns:q1="${NS}" xmlns="" xmlns:n="urn:x" i:type="n:T"><a xmlns="urn:y">1</a><b/></q1:V>`,
    );
    expect(writtenV((writer) => writer.anyType(anyTypes, { type: undefined, value: { xml: "<b/>" } }))).toBe(
      `<q1:V xmlns:q1="${NS}" xmlns=""><b/></q1:V>`,
    );
  });
});

describe("characters that XML cannot carry", () => {
  it.each([
    "\0",
    "\x01",
    "\x08",
    "\x0b",
    "\x0c",
    "\x0e",
    "\x1f",
    "\ufffe",
    "\uffff",
    "\ud800",
    "\udc00",
    "\udc00\ud800",
  ])("refuses %j", (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    const error = errorOf(() => request({ Name: `ab🫐${character}` }));
    expect(error).toBeInstanceOf(EncodeError);
    expect(error).toMatchObject({ path: "BatchTaskInfo.Name", found: `U+${code} at position 4` });
  });

  it("writes references for .NET, except for half a pair", () => {
    const send = (Name: string): string => {
      const body = { BatchTaskInfo: { Name, ParameterObject: { "\x02": "<" } } };
      return encodeMessage(startBatchJob.request, { body }, "1.1", { forbiddenCharacters: "reference" });
    };
    const text = "\0a&\x01\x1f\ufffe\uffff\r\u{10000}";
    expect(send(text)).toContain("<Name>&#x0;a&amp;&#x1;&#x1F;&#xFFFE;&#xFFFF;&#xD;\u{10000}</Name>");
    expect(send(text)).toContain("<Key>&#x2;</Key><Value>&lt;</Value>");
    expect(decodeMessage(startBatchJob.request, send(text)).body).toMatchObject({ BatchTaskInfo: { Name: text } });
    expect(errorOf(() => send("\x01\ud800"))).toMatchObject({ found: "U+D800 at position 1" });
  });

  it("refuses them in a key, and in the namespace of a name", () => {
    expect(errorOf(() => request({ ParameterObject: { "\x01": "" } }))).toBeInstanceOf(EncodeError);
    expect(errorOf(() => writtenV((writer) => writer.qname({ namespace: "\x01", localName: "n" })))).toBeInstanceOf(
      EncodeError,
    );
  });

  it("accepts the neighbouring characters", () => {
    const text = "\t\n \x7f\x85\u2028\ud7ff\ue000\ufffd\u{10000}\u{10ffff}";
    expect(request({ Name: text })).toContain(`<Name>${text}</Name>`);
  });
});
