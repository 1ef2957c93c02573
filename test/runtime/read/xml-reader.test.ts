import { describe, expect, it } from "vitest";
import { getBatchTaskInfo, getBatchTaskInfosByState } from "../../../generated/src/services88/batch.js";
import type { BatchTaskInfo } from "../../../generated/src/services88/types/batch-task-info.js";
import { DecodeError } from "../../../templates/runtime/errors.js";
import type { Reader } from "../../../templates/runtime/read/reader.js";
import type { UnknownContent } from "../../../templates/runtime/read/reader-options.js";
import { XmlReader } from "../../../templates/runtime/read/xml-reader.js";
import { decodeMessage, encodeMessage } from "../../../templates/runtime/soap/envelope.js";
import { unknownAttributes } from "../../../templates/runtime/values/kept.js";
import { envelope, errorOf, NS, reading, SERVICES88, taskResponse, XSI } from "../messages.js";

function task(members: string): BatchTaskInfo | null | undefined {
  return decodeMessage(getBatchTaskInfo.response, taskResponse(members)).body.Response;
}

function failure(text: string): unknown {
  const error = errorOf(() => decodeMessage(getBatchTaskInfo.response, text));
  expect(error).toBeInstanceOf(DecodeError);
  return error;
}

describe("members", () => {
  it("are read in any order, once each", () => {
    expect(task("<State>New</State><Name>n</Name><Id>1</Id>")).toStrictEqual({ State: "New", Name: "n", Id: 1 });
  });

  it.each([
    ["<Id>1</Id><Id>2</Id>", "Response.Id"],
    ["<Id>1</Id><Name/><Id>1</Id>", "Response.Id"],
    ["<Name/><u/><Id>1</Id><u/><Name/>", "Response.Name"],
    ['<Name i:nil="true"/><Name>a</Name>', "Response.Name"],
    [
      "<ParameterObject><StringKeyValuePair><Key/><Key/><Value/></StringKeyValuePair></ParameterObject>",
      'Response.ParameterObject[""].Key',
    ],
  ])("refuses a repeated one: %s", (members, path) => {
    expect(failure(taskResponse(members))).toMatchObject({ path, expected: "the element once", found: "a second one" });
  });

  it("distinguishes absent, nil, empty, default and value", () => {
    const names = ["", '<Name i:nil="true"/>', "<Name/>", "<Name>0</Name>", "<Name> x </Name>"];
    expect(names.map(task)).toStrictEqual([{}, { Name: null }, { Name: "" }, { Name: "0" }, { Name: " x " }]);
    expect(
      decodeMessage(getBatchTaskInfo.response, envelope(`<GetBatchTaskInfoResponse xmlns="${SERVICES88}"/>`)).body,
    ).toStrictEqual({});
  });

  it.each([
    ['<Id i:nil="true"/>', "a value", "nil"],
    ['<State i:nil="1"/>', "a value", "nil"],
    ['<Name i:nil="true">a</Name>', "an empty element, because it is nil", "content"],
    ['<ParameterObject i:nil="true"><a/></ParameterObject>', "an empty element, because it is nil", "content"],
    ['<Name i:nil="yes"/>', "xsi:nil to be true or false", "text of 3 characters"],
    ["<ParameterObject>text</ParameterObject>", "elements", "text"],
    ["<ParameterObject>\u00a0</ParameterObject>", "elements", "text"],
    ["<Name><b/></Name>", "text", "elements"],
    ['<TableRight i:type="q:TableRight"/>', `the type {${SERVICES88}}TableRight`, "no name with a declared prefix"],
  ])("refuses %s", (members, expected, found) => {
    expect(failure(taskResponse(members))).toMatchObject({ expected, found });
  });

  it("may say that they are not nil", () => {
    expect(task('<Name i:nil="0"> x </Name>')).toMatchObject({ Name: " x " });
  });

  it("may have xsi:type", () => {
    const members = `<TableRight i:type="TableRight"/><Id i:type="anything">5</Id><x:State xmlns:x="${SERVICES88}" i:type="x:BatchTaskState">New</x:State>`;
    expect(task(members)).toMatchObject({ TableRight: {}, Id: 5, State: "New" });
  });

  it.each([
    ['<TableRight i:type="Other"/>', `the type {${SERVICES88}}TableRight`, `{${SERVICES88}}Other`],
    ['<TableRight i:type="i:TableRight"/>', `the type {${SERVICES88}}TableRight`, `{${XSI}}TableRight`],
    ['<State i:type="Other">New</State>', `the type {${SERVICES88}}BatchTaskState`, `{${SERVICES88}}Other`],
  ])("may be of a type that is not known, unless the reader is strict: %s", (members, expected, found) => {
    const text = taskResponse(members);
    const strict = errorOf(() => decodeMessage(getBatchTaskInfo.response, text, { strict: true }));
    expect(strict).toMatchObject({ name: "DecodeError", expected, found });
    const names: string[] = [];
    const onUnknown = ({ kind, name }: UnknownContent) => names.push(`${kind} ${name}`);
    const { body } = decodeMessage(getBatchTaskInfo.response, text, { onUnknown });
    expect(names).toEqual([`type ${found}`]);
    const local = found.replace(/.*\}/, "");
    expect(encodeMessage(getBatchTaskInfo.response, { body })).toMatch(new RegExp(`i:type="[it]:${local}"`));
  });
});

describe("any prefixes", () => {
  it("match by namespace alone", () => {
    const text = `<?xml version="1.0" encoding="utf-8"?><SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/">
      <SOAP-ENV:Header><h:Succeeded xmlns:h="${SERVICES88}" xmlns="urn:other">true</h:Succeeded></SOAP-ENV:Header>
      <SOAP-ENV:Body><GetBatchTaskInfoResponse xmlns="${SERVICES88}"><a:Response xmlns:a="${SERVICES88}" xmlns:b="${XSI}">
        <a:Name b:nil="true" /><Id>7</Id><b:FileName xmlns:b="${SERVICES88}">f</b:FileName>
      </a:Response></GetBatchTaskInfoResponse></SOAP-ENV:Body></SOAP-ENV:Envelope>\n`;
    expect(decodeMessage(getBatchTaskInfo.response, text)).toStrictEqual({
      soapVersion: "1.1",
      headers: { Succeeded: true },
      body: { Response: { Name: null, Id: 7, FileName: "f" } },
    });
  });

  it("do not confuse attributes of different namespaces", () => {
    for (const name of ['<Name nil="true" type="x">a</Name>', '<Name x:nil="true" xmlns:x="urn:x">a</Name>']) {
      const { [unknownAttributes]: kept, ...members }: ReturnType<typeof task> & { [unknownAttributes]?: unknown } = {
        ...task(name),
      };
      expect(kept).toBeDefined();
      expect(members).toStrictEqual({ Name: "a" });
    }
  });
});

describe("members from a base type in another namespace", () => {
  interface Derived {
    Base?: string;
    Own?: number[];
  }
  const readInts = (reader: Reader): number[] => {
    const value: number[] = [];
    reader.beginArray("urn:a", "ArrayOfint");
    do while (reader.open("int")) value.push(reader.int());
    while (reader.more(value));
    return value;
  };
  const readDerived = (reader: Reader): Derived => {
    const value: Derived = {};
    reader.open("V");
    reader.beginStruct(NS, "Derived");
    do {
      reader.namespace("urn:base");
      if (reader.open("Base")) value.Base = reader.string();
      reader.namespace(NS);
      if (reader.open("Own")) value.Own = readInts(reader);
    } while (reader.more(value));
    return value;
  };

  it.each([
    '<b:Base xmlns:b="urn:base">x</b:Base><Own><int xmlns="urn:a">1</int><a:int xmlns:a="urn:a">2</a:int></Own>',
    '<Own xmlns:a="urn:a"><a:int>1</a:int><a:int>2</a:int></Own><Base xmlns="urn:base">x</Base>',
  ])("are found: %s", (content) => {
    expect(reading(`<V>${content}</V>`, readDerived)).toStrictEqual({ Base: "x", Own: [1, 2] });
  });
});

describe("required members", () => {
  const read = (reader: Reader): { A: string; toString_: string } => {
    const value: { A?: string; toString_?: string } = {};
    reader.open("V");
    reader.beginStruct(NS, "T");
    do {
      if (reader.required("A")) value.A = reader.string();
      if (reader.open("toString")) value.toString_ = reader.string();
    } while (reader.more(value));
    return reader.complete(value, "A", "toString_");
  };

  it("are present, or it is an error that names them", () => {
    expect(reading("<V><A>a</A><toString>b</toString></V>", read)).toStrictEqual({ A: "a", toString_: "b" });
    expect(errorOf(() => reading("<V/>", read))).toMatchObject({
      path: "V",
      expected: "the required A, toString",
      found: "nothing",
    });
    expect(errorOf(() => reading("<V><A/></V>", read))).toMatchObject({ expected: "the required toString" });
  });
});

describe("errors in reading", () => {
  it("have message, path, expected, found, line and column", () => {
    const error = failure(taskResponse("<Id>1</Id>\n <ProgressPercent>32768</ProgressPercent>"));
    expect(error).toMatchObject({
      name: "DecodeError",
      element: "GetBatchTaskInfoResponse",
      path: "Response.ProgressPercent",
      expected: "an integer from -32768 to 32767",
      found: '"32768"',
      line: 2,
      column: 2,
      message:
        'cannot read GetBatchTaskInfoResponse: Response.ProgressPercent at 2:2: expected an integer from -32768 to 32767, found "32768"',
    });
  });

  it.each([
    ["CR LF", "<Name>a\r\nb</Name>\r\n", 3],
    ["references", "<Name>&#x1;&#0;&#x1F;&#65535;&#xA;</Name>\n", 2],
    ["CDATA and comments", "<Name><![CDATA[&#x1;\n<Id/>]]></Name><!-- <Id> &#x1;\n-->\n", 4],
    ["characters of two units", "<Name>🫐\n</Name>\n", 3],
  ])("have the right position after %s", (_, before, line) => {
    expect(failure(taskResponse(`${before}  <Id\n>x</Id>`))).toMatchObject({ path: "Response.Id", line, column: 3 });
  });

  it("have the right position after a reference in the same line", () => {
    const start = taskResponse("").indexOf("</Response>");
    const error = failure(taskResponse('<Name a="&#x1;">&#x1;🫐</Name><Id/>'));
    expect(error).toMatchObject({ line: 1, column: start + '<Name a="&#x1;">&#x1;🫐</Name>'.length + 1 });
  });

  it("count the items that were read", () => {
    const text = envelope(
      `<GetBatchTaskInfosByStateResponse xmlns="${SERVICES88}"><Response><BatchTaskInfo/><u/><BatchTaskInfo i:nil="true"/><BatchTaskInfo><Name><a/></Name></BatchTaskInfo></Response></GetBatchTaskInfosByStateResponse>`,
    );
    expect(errorOf(() => decodeMessage(getBatchTaskInfosByState.response, text))).toMatchObject({
      path: "Response[2].Name",
    });
  });

  it("show nothing of a header, and no text of a body", () => {
    const header = `<TimeZone xmlns="${SERVICES88}"><SoTimeZoneId>12345.</SoTimeZoneId></TimeZone>`;
    expect(failure(envelope("", header))).toMatchObject({
      path: "TimeZone.SoTimeZoneId",
      found: "text of 6 characters",
    });
    expect(failure(taskResponse("<Id>secret</Id>"))).toMatchObject({ found: "text of 6 characters" });
  });
});

describe("depth", () => {
  const nested = (levels: number): string => "<x>".repeat(levels) + "</x>".repeat(levels);

  it("is limited to 256 levels of elements, or to the given number", () => {
    expect(Object.keys(task(nested(252)) ?? {})).toStrictEqual([]);
    expect(failure(taskResponse(nested(253)))).toMatchObject({ expected: "at most 256 levels of elements", line: 1 });
    expect(failure(taskResponse("<x>".repeat(1_000_000)))).toMatchObject({
      expected: "at most 256 levels of elements",
    });
    const run = (maxDepth: number) => () =>
      decodeMessage(getBatchTaskInfo.response, taskResponse("<Id>1</Id>"), { maxDepth });
    expect(run(5)).not.toThrow();
    expect(run(4)).toThrow(DecodeError);
  });
});

it("an error is short, even with long names in the message", () => {
  const name = "n".repeat(1_000_000);
  for (const text of [
    `<${name}/>`,
    `<P xmlns="${NS}"><${name}/></P>`,
    `<P xmlns="${NS}"><V><x:y xmlns:x="${name}"/></V></P>`,
  ]) {
    const error = errorOf(() => {
      const reader = new XmlReader(text, { strict: true });
      reader.beginBody({ namespace: NS, localName: "P" });
      if (reader.open("V")) reader.string();
      reader.more({});
    });
    expect(error).toBeInstanceOf(DecodeError);
    expect(String(error).length).toBeLessThan(1500);
  }
});
