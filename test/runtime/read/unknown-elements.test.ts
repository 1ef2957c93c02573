import { describe, expect, it } from "vitest";
import {
  getBatchTaskInfo,
  getBatchTaskInfosByState,
  updateBatchTask,
} from "../../../generated/src/services88/batch.js";
import type { BatchTaskInfo } from "../../../generated/src/services88/types/batch-task-info.js";
import type { UnknownContent } from "../../../templates/runtime/read/reader-options.js";
import { decodeMessage, encodeMessage } from "../../../templates/runtime/soap/envelope.js";
import { unknownElements } from "../../../templates/runtime/values/kept.js";
import { type UnknownElement, unknownElementsOf } from "../../../templates/runtime/values/unknown-elements.js";
import { envelope, SERVICES88, taskResponse } from "../messages.js";

function read(members: string): BatchTaskInfo {
  const { Response } = decodeMessage(getBatchTaskInfo.response, taskResponse(members)).body;
  if (!Response) throw new Error("no task");
  return Response;
}

/** The members that are sent back, without the declarations of the unknown elements. */
function sent(task: BatchTaskInfo): string {
  const text = encodeMessage(updateBatchTask.request, { headers: {}, body: { BatchTaskInfo: task } });
  const [, members = ""] = /<BatchTaskInfo>(.*)<\/BatchTaskInfo>/s.exec(text) ?? [];
  return members.replaceAll(` xmlns="${SERVICES88}"`, "");
}

describe("unknown elements of a struct", () => {
  const MEMBERS = "<u0/><Id>1</Id><u1>a</u1><u2/><Name>n</Name><u3/><FileName>f</FileName><u4/>";

  it("are written back in their places", () => {
    expect(sent(read(MEMBERS))).toBe(MEMBERS);
  });

  it("may have names with characters that are white space in JavaScript", () => {
    const members = "<a\u1680b/><Id>1</Id><\u1680c\ufeffd>\u00a0</\u1680c\ufeffd>";
    expect(sent(read(members))).toBe(members);
    const declared = taskResponse("<\ufeffq:a/>").replace("<s:Body", '<s:Body xmlns:\ufeffq="urn:q"');
    const { Response } = decodeMessage(getBatchTaskInfo.response, declared).body;
    expect(unknownElementsOf(Response ?? {}).map(({ xml }) => xml)).toEqual([
      `<\ufeffq:a xmlns="${SERVICES88}" xmlns:\ufeffq="urn:q"/>`,
    ]);
  });

  it("are not seen by Object.keys and JSON.stringify", () => {
    const task = read(MEMBERS);
    expect(Object.keys(task)).toStrictEqual(["Id", "Name", "FileName"]);
    expect(JSON.stringify(task)).toBe('{"Id":1,"Name":"n","FileName":"f"}');
    expect(unknownElementsOf(task).map(({ after }) => after)).toStrictEqual([
      undefined,
      "Id",
      "Id",
      "Name",
      "FileName",
    ]);
  });

  it("follow a copy, and keep their place if a neighbour is removed", () => {
    const { Id, Name, ...others } = read(MEMBERS);
    expect([Id, Name]).toStrictEqual([1, "n"]);
    expect(sent({ ...others, AssociateId: 5 })).toBe(
      "<u0/><u1>a</u1><u2/><u3/><AssociateId>5</AssociateId><FileName>f</FileName><u4/>",
    );
    expect(sent({ ...read(MEMBERS), Name: null, Id: undefined })).toBe(
      '<u0/><u1>a</u1><u2/><Name i:nil="true"/><u3/><FileName>f</FileName><u4/>',
    );
  });

  it("can be removed", () => {
    const without = { ...read(MEMBERS), [unknownElements]: [] };
    expect(sent(without)).toBe("<Id>1</Id><Name>n</Name><FileName>f</FileName>");
  });

  it("may have another namespace", () => {
    expect(sent(read('<Id xmlns="urn:x">5</Id><Name xmlns="">x</Name>'))).toBe(
      '<Id xmlns="urn:x">5</Id><Name xmlns="">x</Name>',
    );
  });

  it("may be in members of a base type, and deeper", () => {
    const members =
      "<TableRight><u0/><Mask>Select</Mask><u1/></TableRight><FieldProperties><u2/><FieldPropertyDictionaryKeyValuePair>" +
      "<Key>k</Key><Value><FieldType>t</FieldType><u3/></Value></FieldPropertyDictionaryKeyValuePair></FieldProperties>";
    expect(sent(read(members))).toBe(members);
  });

  it("keep their content unchanged", () => {
    const element = "<u a='1' b=\"&lt;\"><!-- c --><![CDATA[<&]]>&#xD;&amp; 🫐\n<v  /><u><u/></u ></u>";
    expect(sent(read(`<Id>1</Id>${element}`))).toBe(`<Id>1</Id>${element}`);
  });
});

describe("namespaces of unknown elements", () => {
  it("are kept if they are used", () => {
    const text = taskResponse('<Id>1</Id><u i:type="p:T" p:a="q:b"><p:v/>x:y 12:30 toString:a</u><w/>').replace(
      "<GetBatchTaskInfoResponse",
      '<GetBatchTaskInfoResponse xmlns:p="urn:&quot;p&quot;" xmlns:q="urn:q" xmlns:unused="urn:unused"',
    );
    const { Response } = decodeMessage(getBatchTaskInfo.response, text).body;
    const again = encodeMessage(updateBatchTask.request, { headers: {}, body: { BatchTaskInfo: Response } });
    expect(again).not.toContain("unused");
    const kept = Response ? unknownElementsOf(Response) : [];
    expect(kept[0]?.xml).toMatch(/^<u( xmlns(:[ipq])?="[^"]+"){4} i:type="p:T" p:a="q:b"><p:v\/>/);
    expect(kept[0]?.xml).toContain('xmlns:p="urn:&quot;p&quot;"');
    expect(kept[1]?.xml).toBe(`<w xmlns="${SERVICES88}"/>`);
    const { BatchTaskInfo } = decodeMessage(updateBatchTask.request, again).body;
    expect(BatchTaskInfo && unknownElementsOf(BatchTaskInfo)).toStrictEqual(kept);
  });

  it("come from the nearest element around, or from the element itself", () => {
    const kept = (members: string): readonly UnknownElement[] => unknownElementsOf(read(members).TableRight ?? {});
    const inner = `<x:TableRight xmlns:x="${SERVICES88}" xmlns="urn:near" xmlns:p="urn:near-p"><p:u/><u xmlns="" xmlns:p="urn:own"><p:v/></u></x:TableRight>`;
    expect(kept(inner).map(({ xml }) => xml)).toStrictEqual([
      '<p:u xmlns="urn:near" xmlns:p="urn:near-p"/>',
      '<u xmlns="" xmlns:p="urn:own"><p:v/></u>',
    ]);
  });

  it("are absent if there are none", () => {
    const text = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><x:GetBatchTaskInfoResponse xmlns:x="${SERVICES88}"><u/></x:GetBatchTaskInfoResponse></e:Body></e:Envelope>`;
    const { body } = decodeMessage(getBatchTaskInfo.response, text);
    expect(unknownElementsOf(body)).toStrictEqual([{ after: undefined, xml: '<u xmlns=""/>' }]);
  });
});

describe("unknown elements between items", () => {
  const response = (items: string): string =>
    envelope(
      `<GetBatchTaskInfosByStateResponse xmlns="${SERVICES88}"><Response>${items}</Response></GetBatchTaskInfosByStateResponse>`,
    );
  const content = (text: string): string | undefined =>
    /<Response>(.*)<\/Response>/.exec(
      text.replaceAll(`<u0 xmlns="${SERVICES88}"`, "<u0").replace(/(<u\d) xmlns="[^"]*"/g, "$1"),
    )?.[1];

  it("are written back after the same number of items", () => {
    const items =
      "<u0/><BatchTaskInfo></BatchTaskInfo><u1/><u2/><BatchTaskInfo></BatchTaskInfo><BatchTaskInfo></BatchTaskInfo><u3/>";
    const { body, headers } = decodeMessage(getBatchTaskInfosByState.response, response(items));
    const send = (): string | undefined => content(encodeMessage(getBatchTaskInfosByState.response, { headers, body }));
    expect(send()).toBe(items);
    body.Response?.splice(1);
    expect(send()).toBe("<u0/><BatchTaskInfo></BatchTaskInfo><u1/><u2/><u3/>");
  });
});

describe("unknown elements of a dictionary", () => {
  const pair = (content: string): string => `<StringKeyValuePair>${content}</StringKeyValuePair>`;
  const dictionary = `<ParameterObject><u0/>${pair("<u1/><Key>a</Key><u2/><Value>1</Value><u3/>")}<u4/>${pair('<Key>__proto__</Key><Value i:nil="true"/><u5/>')}<u6/></ParameterObject>`;

  it("are written back in their places, even inside entries", () => {
    expect(sent(read(dictionary))).toBe(dictionary);
  });

  it("follow a copy, and go with their entry", () => {
    const { ParameterObject } = read(dictionary);
    const copy = { ...ParameterObject };
    delete copy.a;
    expect(sent({ ParameterObject: copy })).toBe(
      `<ParameterObject><u0/>${pair('<Key>__proto__</Key><Value i:nil="true"/><u5/>')}<u4/><u6/></ParameterObject>`,
    );
  });

  it("stay with the outer entry if its value is a dictionary", () => {
    const members =
      "<FieldProperties><FieldPropertyDictionaryKeyValuePair><u1/><Key>k</Key><Value><FieldType>t</FieldType></Value></FieldPropertyDictionaryKeyValuePair></FieldProperties>" +
      `<ParameterObject>${pair("<Key>k</Key><Value></Value>")}</ParameterObject>`;
    expect(sent(read(members))).toBe(members);
  });
});

describe("onUnknown", () => {
  it("receives the name and the place", () => {
    const found: UnknownContent[] = [];
    const text = taskResponse(
      `<u/><TableRight><Mask>Select Fly</Mask><x xmlns="urn:x"/></TableRight><State>Sleeping</State><ParameterObject><StringKeyValuePair><Key>k</Key><Value/><v/></StringKeyValuePair></ParameterObject>`,
    );
    decodeMessage(getBatchTaskInfo.response, text, { onUnknown: (unknown) => found.push(unknown) });
    const element = "GetBatchTaskInfoResponse";
    expect(found).toStrictEqual([
      { kind: "element", element, path: "Response.u", name: `{${SERVICES88}}u` },
      { kind: "enumeration value", element, path: "Response.TableRight.Mask", name: "Fly" },
      { kind: "element", element, path: "Response.TableRight.x", name: "{urn:x}x" },
      { kind: "enumeration value", element, path: "Response.State", name: "Sleeping" },
      { kind: "element", element, path: 'Response.ParameterObject["k"].v', name: `{${SERVICES88}}v` },
    ]);
  });
});

it("ignores values that are not kept elements", () => {
  for (const value of [undefined, null, 5, "x", {}, [null, 5, {}, { xml: 5 }]])
    expect(unknownElementsOf({ [unknownElements]: value })).toStrictEqual([]);
});

it("keeps a tab in a namespace declared around an unknown element, which would arrive as a space if not escaped", () => {
  const text = taskResponse("<p:u/>").replace("<s:Body>", '<s:Body xmlns:p="urn:a&#x9;b">');
  const { Response } = decodeMessage(getBatchTaskInfo.response, text).body;
  const [kept] = unknownElementsOf(Response ?? {});
  expect(kept?.xml).toContain('xmlns:p="urn:a&#x9;b"');
});
