import { describe, expect, it } from "vitest";
import {
  getBatchTaskInfo,
  getBatchTaskInfosByState,
  updateBatchTask,
} from "../../../generated/src/services88/batch.js";
import type { BatchTaskInfo } from "../../../generated/src/services88/types/batch-task-info.js";
import { EncodeError } from "../../../templates/runtime/encode-error.js";
import type { UnknownContent } from "../../../templates/runtime/read/reader-options.js";
import { empty } from "../../../templates/runtime/soap/empty.js";
import { decodeMessage, encodeMessage } from "../../../templates/runtime/soap/envelope.js";
import type { Message } from "../../../templates/runtime/soap/message.js";
import { unknownAttributes } from "../../../templates/runtime/values/kept.js";
import { unknownAttributesOf } from "../../../templates/runtime/values/unknown-attributes.js";
import { echo } from "../../golden/shapes/sample.js";
import { envelope, errorOf, NS, SERVICES88, taskResponse } from "../messages.js";

function readMessage(text: string): BatchTaskInfo {
  const { Response } = decodeMessage(getBatchTaskInfo.response, text).body;
  if (!Response) throw new Error("no task");
  return Response;
}

function read(members: string): BatchTaskInfo {
  return readMessage(taskResponse(members));
}

function encode(task: BatchTaskInfo): string {
  return encodeMessage(updateBatchTask.request, { headers: {}, body: { BatchTaskInfo: task } });
}

/** The members as they are sent back. */
function sent(task: BatchTaskInfo): string {
  const [, members = ""] = /<BatchTaskInfo[^>]*>(.*)<\/BatchTaskInfo>/s.exec(encode(task)) ?? [];
  return members;
}

/** What reading makes of the whole message once more. */
function again(task: BatchTaskInfo): unknown {
  return decodeMessage(updateBatchTask.request, encode(task)).body.BatchTaskInfo;
}

it("any attributes of an element of any type are as the contract has it, and are written back", () => {
  const given = '<Values><anyType a="1"><b xmlns="" c="2">x</b></anyType></Values>';
  const text = envelope(`<Echo xmlns="http://example.com/ServicesXX">${given}</Echo>`);
  const { headers, body } = decodeMessage(echo.request, text, { strict: true });
  expect(encodeMessage(echo.request, { headers, body })).toContain(given);
});

it("text between the elements of an element of any type is kept, and written back", () => {
  const given = '<Values><anyType>a &lt; <b xmlns="">x</b>c<d xmlns="urn:d"/>&amp;</anyType></Values>';
  const text = envelope(`<Echo xmlns="http://example.com/ServicesXX">${given}</Echo>`);
  const { headers, body } = decodeMessage(echo.request, text, { strict: true });
  const again = encodeMessage(echo.request, { headers, body });
  expect(again).toMatch(/anyType [^>]*>a &lt; <b xmlns="">x<\/b>c<d xmlns="urn:d"\/>&amp;</);
  expect(decodeMessage(echo.request, again, { strict: true }).body).toStrictEqual(body);
});

const PAIR = "<StringKeyValuePair>";
const PAIR_END = "</StringKeyValuePair>";

describe("unknown attributes are written back at their elements", () => {
  it.each([
    ["of a text", '<Id a="1">1</Id><Name b="2" c="">n</Name>'],
    ["of a nil", '<Name a="1" i:nil="true"/>'],
    ["of an empty text", '<Name a="1"></Name>'],
    [
      "of an enumeration and of flags",
      '<TableRight><Mask a="1">Select Update</Mask></TableRight><State b="2">New</State>',
    ],
    ["of a struct", '<TableRight a="1"><Mask>Select</Mask></TableRight>'],
    ["of a struct with attributes inside", '<TableRight a="1"><Mask b="2">Select</Mask></TableRight><Id c="3">5</Id>'],
    ["of an empty struct", '<TableRight a="1"></TableRight>'],
    ["of a date", '<Created a="1">2024-01-01T00:00:00Z</Created>'],
    ["of a dictionary", '<ParameterObject a="1"></ParameterObject>'],
    [
      "of an entry, its key and its value",
      `<ParameterObject a="1"><StringKeyValuePair b="2"><Key c="3">k</Key><Value d="4">v</Value>${PAIR_END}` +
        `${PAIR}<Key>__proto__</Key><Value e="5" i:nil="true"/>${PAIR_END}</ParameterObject>`,
    ],
    ["with characters that need references", '<Name a="&lt;&amp;&quot;&#x9;&#xA;&#xD; ">n</Name>'],
    ["with a name that objects have", '<Name constructor="1" __proto__="2">n</Name>'],
    ["of XML itself", '<Name xml:lang="en" xml:space="preserve"> n </Name>'],
    ["that could be ids and references, where nothing refers", '<Id id="n1">1</Id><Name href="#n1">n</Name>'],
    ["beside unknown elements", '<Id a="1">1</Id>'],
  ])("%s", (_, members) => {
    expect(sent(read(members))).toBe(members);
    expect(again(read(members))).toStrictEqual(read(members));
  });

  it("of the element in the body, and of headers", () => {
    const text = envelope(
      `<GetBatchTaskInfoResponse xmlns="${SERVICES88}" a="1"/>`,
      `<Succeeded xmlns="${SERVICES88}" b="2">true</Succeeded>`,
    );
    const { headers, body } = decodeMessage(getBatchTaskInfo.response, text);
    const written = encodeMessage(getBatchTaskInfo.response, { headers, body });
    expect(written).toContain('<GetBatchTaskInfoResponse a="1">');
    expect(written).toContain('<Succeeded b="2">true</Succeeded>');
  });

  it("of items", () => {
    const items =
      '<BatchTaskInfo a="1"></BatchTaskInfo><BatchTaskInfo b="2" i:nil="true"/><BatchTaskInfo></BatchTaskInfo>';
    const payload = `<GetBatchTaskInfosByStateResponse xmlns="${SERVICES88}"><Response>${items}</Response></GetBatchTaskInfosByStateResponse>`;
    const { body, headers } = decodeMessage(getBatchTaskInfosByState.response, envelope(payload));
    const send = (): string => encodeMessage(getBatchTaskInfosByState.response, { headers, body });
    expect(send()).toContain(items);
    // Which item the attribute of a nil is of is not known any longer. That of an object goes where the object goes.
    body.Response?.reverse().push(null);
    expect(send()).toContain(
      '<Response><BatchTaskInfo></BatchTaskInfo><BatchTaskInfo i:nil="true"/><BatchTaskInfo a="1"></BatchTaskInfo><BatchTaskInfo i:nil="true"/></Response>',
    );
  });

  it("not if they say how the message was written", () => {
    const soap = 'xmlns:e="http://schemas.xmlsoap.org/soap/encoding/" s:encodingStyle="u" e:arrayType="x:int[1]"';
    const members = `<TableRight ${soap} i:type="TableRight" i:schemaLocation="u v"></TableRight>`;
    expect(sent(read(members))).toBe("<TableRight></TableRight>");
  });

  it("in a copy, but for those of a member that has gone", () => {
    const { Id, ...others } = read('<Id a="1">1</Id><Name b="2">n</Name>');
    expect(Id).toBe(1);
    expect(sent({ ...others, Name: "other" })).toBe('<Name b="2">other</Name>');
    const without = { ...others, [unknownAttributes]: [] };
    expect(sent(without)).toBe("<Name>n</Name>");
  });

  it("and stay out of the way", () => {
    const task = read('<Id a="1">1</Id>');
    expect(Object.keys(task)).toStrictEqual(["Id"]);
    expect(JSON.stringify(task)).toBe('{"Id":1}');
    expect(unknownAttributesOf(task)).toStrictEqual([
      { namespace: "", localName: "a", at: "Id", value: "1", prefixes: undefined },
    ]);
  });
});

describe("namespaces of unknown attributes", () => {
  it("are declared once, around the whole message", () => {
    const task = readMessage(
      taskResponse('<Id p:a="1">1</Id><Name p:b="2" o:c="3">n</Name>').replace(
        "<GetBatchTaskInfoResponse",
        '<GetBatchTaskInfoResponse xmlns:p="urn:&quot;p&quot;" xmlns:o="urn:o"',
      ),
    );
    expect(sent(task)).toBe('<Id a1:a="1">1</Id><Name a1:b="2" a2:c="3">n</Name>');
    expect(encode(task)).toContain(' xmlns:a1="urn:&quot;p&quot;" xmlns:a2="urn:o"><s:Body>');
    expect(again(task)).toStrictEqual(task);
  });

  it.each([
    ["a name", 'xmlns:p="urn:p"', "p:T", "p:T"],
    ["several names", 'xmlns:p="urn:p" xmlns:q="urn:q"', " p:T  q:U\u00a0 ", " p:T  q:U\u00a0 "],
    ["a prefix in other text", 'xmlns:p="urn:p"', "/p:a/p:b", "/p:a/p:b"],
    ["no prefix that is declared", "", "12:30 see p:T", "12:30 see p:T"],
    ["a prefix of our own with its meaning", "", "s:Client i:nil", "s:Client i:nil"],
    ["a prefix of our own with another meaning", 'xmlns:i="urn:p"', "i:T", "a1:T"],
  ])("stand for the prefixes in the value: %s", (_, declarations, value, want) => {
    const task = read(`<Id ${declarations} a="${value}">1</Id>`);
    expect(sent(task)).toBe(`<Id a="${want}">1</Id>`);
    const [before] = unknownAttributesOf(task);
    const [after] = unknownAttributesOf(Object(again(task)));
    expect(Object.values(after?.prefixes ?? {})).toStrictEqual(Object.values(before?.prefixes ?? {}));
  });

  it("are told apart where one prefix stands for two of them", () => {
    const task = read('<Id xmlns:p="urn:1" a="p:T">1</Id><Name xmlns:p="urn:2" a="p:T">n</Name>');
    expect(sent(task)).toBe('<Id a="p:T">1</Id><Name a="a1:T">n</Name>');
    expect(encode(task)).toContain(' xmlns:p="urn:1" xmlns:a1="urn:2">');
  });

  it("are refused where nobody can tell", () => {
    const task = read('<Id xmlns:p="urn:1" a="p:T">1</Id><Name xmlns:p="urn:2" a="/p:a">n</Name>');
    expect(errorOf(() => encode(task))).toMatchObject({ expected: "an attribute with prefixes of one meaning" });
  });

  it("do not make a long message of a short one", () => {
    const text = taskResponse(`${PARAMETERS(4_000)}`).replace("<s:Body", `<s:Body xmlns:l="urn:${"x".repeat(40_000)}"`);
    const written = encode(readMessage(text));
    expect(written.length).toBeLessThan(2 * text.length);
  });
});

function PARAMETERS(count: number): string {
  const entries = Array.from(
    { length: count },
    (_, index) => `${PAIR}<Key l:a="l:b">${index}</Key><Value/></StringKeyValuePair>`,
  );
  return `<ParameterObject>${entries.join("")}</ParameterObject>`;
}

it("unknown attributes that somebody has made are written if XML can have them", () => {
  const send = (attribute: unknown): string => sent({ Id: 1, [unknownAttributes]: [attribute] } as BatchTaskInfo);
  expect(send({ namespace: "", localName: "a", at: "Id", value: "1" })).toBe('<Id a="1">1</Id>');
  expect(send({ namespace: "", localName: "a", at: "Id" })).toBe("<Id>1</Id>");
  for (const wrong of [
    { namespace: "", localName: 'a="1" b', at: "Id", value: "1" },
    { namespace: "", localName: "p:a", at: "Id", value: "1" },
    { namespace: "", localName: "xmlns", at: "Id", value: "urn:x" },
    { namespace: "http://www.w3.org/2000/xmlns/", localName: "s", at: "Id", value: "urn:x" },
    { namespace: "http://www.w3.org/2001/XMLSchema-instance", localName: "nil", at: "Id", value: "true" },
    { namespace: "\0", localName: "a", at: "Id", value: "1" },
    { localName: "a", at: "Id", value: "1" },
    { namespace: "", localName: "a", at: "Id", value: "\0" },
    { namespace: "", localName: "a", at: "Id", value: "1", prefixes: { "p q": "urn:p" } },
    { namespace: "", localName: "a", at: "Id", value: "1", prefixes: { p: 5 } },
    { namespace: "", localName: "a", at: "Id", value: "1", prefixes: { xmlns: "urn:p" } },
  ])
    expect([wrong, errorOf(() => send(wrong))]).toStrictEqual([wrong, expect.any(EncodeError)]);
});

it("onUnknown tells each unknown attribute once, with the path of its element", () => {
  const told: UnknownContent[] = [];
  const text = taskResponse(
    `<Id a="1" xml:lang="en">1</Id><TableRight b="2"><Mask c="3">Select</Mask><u d="4"/></TableRight><ParameterObject>${PAIR}<Key>k</Key><Value e="5"/>${PAIR_END}</ParameterObject>`,
  );
  decodeMessage(getBatchTaskInfo.response, text, { onUnknown: (unknown) => told.push(unknown) });
  expect(told.map(({ kind, path, name }) => [kind, path, name])).toStrictEqual([
    ["attribute", "Response.Id", "{}a"],
    ["attribute", "Response.TableRight", "{}b"],
    ["attribute", "Response.TableRight.Mask", "{}c"],
    ["element", "Response.TableRight.u", `{${SERVICES88}}u`],
    ["attribute", 'Response.ParameterObject["k"].Value', "{}e"],
  ]);
});

describe("unknown attributes of items of a member that repeats", () => {
  interface Parts {
    Part?: (string | null)[];
    Other?: string[];
  }
  const PARTS: Message<object, Parts> = {
    element: { namespace: NS, localName: "P" },
    headers: empty,
    body: {
      write(writer, value) {
        for (const item of writer.repeated("Part", value.Part))
          if (writer.requiredNillable("Part", item)) writer.string(item);
        for (const item of writer.repeated("Other", value.Other))
          if (writer.required("Other", item)) writer.string(item);
      },
      read(reader) {
        const value: Required<Parts> = { Part: [], Other: [] };
        do {
          while (reader.repeated("Part")) value.Part.push(reader.nil() ? null : reader.string());
          while (reader.repeated("Other")) value.Other.push(reader.string());
        } while (reader.more(value));
        return value;
      },
    },
  };
  const items = '<Part a="1">x</Part><Part>x</Part><Part a="2" i:nil="true"/><Other b="3">y</Other>';
  const body = (): Parts => decodeMessage(PARTS, envelope(`<P xmlns="${NS}">${items}</P>`)).body;
  const content = (value: Parts): string | undefined =>
    /<P>(.*)<\/P>/.exec(encodeMessage(PARTS, { headers: {}, body: value }))?.[1];

  it("are written back at their items", () => {
    expect(content(body())).toBe(items);
  });

  it("are left out if it is not known any longer which items they are of", () => {
    const value = body();
    value.Part?.shift();
    expect(content(value)).toBe('<Part>x</Part><Part i:nil="true"/><Other b="3">y</Other>');
  });
});
