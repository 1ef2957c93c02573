import { describe, expect, it } from "vitest";
import { deleteBatchTasks, getBatchTaskInfo, startBatchJob } from "../../generated/src/services88/batch.js";
import type { BatchTaskInfo } from "../../generated/src/services88/types/batch-task-info.js";
import { EncodeError } from "../../templates/runtime/encode-error.js";
import { DecodeError } from "../../templates/runtime/errors.js";
import { readText } from "../../templates/runtime/http/body-text.js";
import { XmlReader } from "../../templates/runtime/read/xml-reader.js";
import { decodeMessage, encodeMessage, readMessage } from "../../templates/runtime/soap/envelope.js";
import { scanMessage } from "../../templates/runtime/soap/scan-message.js";
import { type AnyValue, anyTypes } from "../../templates/runtime/values/any-value.js";
import { int, integer, long, timeSpan } from "../../templates/runtime/values/datatypes.js";
import { unknownElements } from "../../templates/runtime/values/kept.js";
import { unknownElementsOf } from "../../templates/runtime/values/unknown-elements.js";
import { XSD_NAMESPACE } from "../../templates/runtime/xml/qname.js";
import { envelope, errorOf, SERVICES88, taskResponse, written } from "./messages.js";

const SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

function decode(text: string) {
  return decodeMessage(getBatchTaskInfo.response, text);
}

/** Checks that both readers refuse a text: the fast one is not certain, and the other one reports the error. */
function expectRefused(text: string): void {
  expect(scanMessage(getBatchTaskInfo.response, text, 256)).toBeUndefined();
  const error = errorOf(() => readMessage(getBatchTaskInfo.response, new XmlReader(text)));
  expect(error).toBeInstanceOf(DecodeError);
}

describe("a message that could be read with another meaning is refused", () => {
  const payload = `<GetBatchTaskInfoResponse xmlns="${SERVICES88}"><Response><Id>5</Id></Response></GetBatchTaskInfoResponse>`;

  it.each([
    ["XML 1.1", `<?xml version="1.1"?>${taskResponse("<Name>n</Name>")}`],
    ["XML 1.5", `<?xml version='1.5' encoding="utf-8"?>${taskResponse("")}`],
    ["the payload after an empty Body", `<s:Envelope xmlns:s="${SOAP}"><s:Body/>${payload}</s:Envelope>`],
    ["a second root", `<s:Envelope xmlns:s="${SOAP}"/><s:Body xmlns:s="${SOAP}">${payload}</s:Body>`],
    ["roots side by side", `<s:Envelope xmlns:s="${SOAP}"/><s:Body xmlns:s="${SOAP}"/>${payload}`],
    ["a declaration without a prefix", envelope(payload.replace("xmlns=", "xmlns:="))],
    ["a type with an empty prefix", taskResponse("").replace("<Response>", '<Response i:type=":BatchTaskInfo">')],
    ["half of a surrogate pair before a tag", taskResponse("<Name>\ud83d</Name>\ud83d<Context>\ud83dc</Name>")],
    ["half of a surrogate pair in text", taskResponse("<Name>\udc00</Name>")],
    ["an undeclared entity beside a control character", taskResponse("<Name>&#x1;|&_x1;</Name>")],
  ])("%s", (_, text) => {
    expectRefused(text);
  });

  it.each([
    ' xmlns:q=" "',
    ' xmlns:q="\u00a0"',
    ' xmlns:q="http://www.w3.org/2000/xmlns/ "',
    ' xmlns:q=" http://www.w3.org/XML/1998/namespace"',
    ` xmlns:q="urn:q "`,
    ` xmlns:q="\ufeffurn:q"`,
  ])("a declaration with white space around a namespace, which the parser would remove:%s", (declaration) => {
    expectRefused(taskResponse(`<Name${declaration}>n</Name>`));
  });

  it("a tag with a control character for the prefix of a namespace that is not declared", () => {
    const items = "<\0int>5</\0int>";
    const text = envelope(
      `<DeleteBatchTasks xmlns="${SERVICES88}"><BatchTaskIds>${items}</BatchTaskIds></DeleteBatchTasks>`,
    );
    expect(scanMessage(deleteBatchTasks.request, text, 256)).toBeUndefined();
    expect(errorOf(() => decodeMessage(deleteBatchTasks.request, text))).toBeInstanceOf(DecodeError);
  });

  it("control characters are read whatever entities the text tries", () => {
    const { body } = decode(taskResponse("<Name>&#x1;_A</Name><Context><![CDATA[&_x1;]]></Context>"));
    expect(body.Response).toEqual({ Name: "\u0001_A", Context: "&_x1;" });
  });
});

describe("a message that takes more than its share of time or memory", () => {
  const namespace = `&quot;${"u".repeat(200_000)}`;

  it("may have a long declaration that many unknown elements need", () => {
    const text = taskResponse("<b:a/>".repeat(20_000)).replace("<s:Body", `<s:Body xmlns:b="${namespace}"`);
    const { Response } = decode(text).body;
    expect(unknownElementsOf(Response ?? {})).toHaveLength(20_000);
  });

  it("may have many declarations, which the fast reader leaves to the other", () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ` xmlns:a${index}="u"`).join("");
    const text = taskResponse("<Id>5</Id>").replace("<Response", `<Response${many}`);
    expect(scanMessage(getBatchTaskInfo.response, text, 256)).toBeUndefined();
    expect(decode(text).body.Response).toEqual({ Id: 5 });
  });

  it.each([
    [int, "9".repeat(4_000_000)],
    [long, "9".repeat(4_000_000)],
    [integer, "9".repeat(4_000_000)],
    [timeSpan, `P${"9".repeat(4_000_000)}D`],
  ])("may have a number of endless digits: $name", ({ parse }, text) => {
    expect(parse(text)).toBeUndefined();
  });

  it("may have endless bytes that are not text", async () => {
    let pieces = 0;
    let isCancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pieces++;
        controller.enqueue(new Uint8Array(1000).fill(0xff));
      },
      cancel: () => {
        isCancelled = true;
      },
    });
    expect(await readText(new Response(body), "text/xml")).toBeUndefined();
    expect(pieces).toBeLessThan(5);
    expect(isCancelled).toBe(true);
  });
});

describe("no value can put markup into a message", () => {
  const EVIL = "</V><EVIL/><V>";

  /** A getter that returns one value first and another one later. */
  function changing(first: string, then: string): () => string {
    let count = 0;
    return () => (count++ === 0 ? first : then);
  }

  function any(value: unknown): string {
    return written(
      (writer) => {
        if (writer.required("V", value)) writer.anyType(anyTypes, value as AnyValue);
      },
      { V: value },
    );
  }

  it.each<[string, () => unknown]>([
    [
      "elements beside halves of surrogate pairs",
      () => ({
        type: undefined,
        value: { xml: `<a>\ud800</a>\ud800</V>\ud800<EVIL>\ud800</EVIL>\ud800<V>\ud800<a></a>` },
      }),
    ],
    ["text with an entity beside elements", () => ({ type: undefined, value: { xml: "&nbsp;<a/>" } })],
    ["text that ends a section beside elements", () => ({ type: undefined, value: { xml: "]]><a/>" } })],
    ["elements that end the one around them", () => ({ type: undefined, value: { xml: EVIL } })],
    ["elements with a reference that XML does not have", () => ({ type: undefined, value: { xml: "<a>&#x1;</a>" } })],
    [
      "a name in a namespace of XML itself",
      () => ({ type: { namespace: "http://www.w3.org/2000/xmlns/", localName: "a" }, value: "x" }),
    ],
    ["a name in a namespace of white space", () => ({ type: { namespace: " ", localName: "a" }, value: "x" })],
    ["an invalid name", () => ({ type: { namespace: "urn:a", localName: 'a"><EVIL/>' }, value: "x" })],
  ])("not %s", (_, make) => {
    expect(errorOf(() => any(make()))).toBeInstanceOf(EncodeError);
  });

  it("text beside elements is text, also if it begins like a file", () => {
    expect(any({ type: undefined, value: { xml: "\ufeff<a/>" } })).toContain(">\ufeff<a/></");
  });

  it("not a name that has XML with it", () => {
    const value = { namespace: "urn:a", localName: "a", xml: EVIL };
    expect(any({ type: { namespace: XSD_NAMESPACE, localName: "QName" }, value })).not.toContain("EVIL");
  });

  it("not a getter that returns something else the second time", () => {
    const xml = changing("<a/>", EVIL);
    expect(
      any({
        type: undefined,
        value: {
          get xml() {
            return xml();
          },
        },
      }),
    ).toContain("<a/>");
    const localName = changing("a", 'a"><EVIL/>');
    const type = {
      namespace: "urn:a",
      get localName() {
        return localName();
      },
    };
    expect(any({ type, value: "x" })).toContain('i:type="n:a"');
  });

  it("not flags with their own join method", () => {
    const Mask = Object.assign(["Select" as const], { join: () => "Bogus" });
    const text = encodeMessage(startBatchJob.request, { body: { BatchTaskInfo: { TableRight: { Mask } } } });
    expect(text).toContain("<Mask>Select</Mask>");
  });

  it("not a fake unknown element", () => {
    const task = (xml: string): BatchTaskInfo =>
      Object.assign({ Id: 1 }, { [unknownElements]: [{ after: "Id", xml }] });
    const write = (xml: string) => encodeMessage(startBatchJob.request, { body: { BatchTaskInfo: task(xml) } });
    expect(write('<New xmlns="urn:new"/>')).toContain('<Id>1</Id><New xmlns="urn:new"/>');
    expect(errorOf(() => write("</BatchTaskInfo><EVIL/><BatchTaskInfo>"))).toBeInstanceOf(EncodeError);
    expect(errorOf(() => write("text"))).toBeInstanceOf(EncodeError);
  });

  it("not forbidden characters that were read, unless references are asked for", () => {
    const { Response } = decode(taskResponse("<New>&#x1;</New>")).body;
    const write = (forbiddenCharacters: "error" | "reference") =>
      encodeMessage(startBatchJob.request, { body: { BatchTaskInfo: Response } }, "1.1", { forbiddenCharacters });
    expect(errorOf(() => write("error"))).toBeInstanceOf(EncodeError);
    expect(write("reference")).toContain(">&#x1;</New>");
  });
});

it("elements without a namespace stay without one", () => {
  const value = { type: undefined, value: { xml: "<a/>" } };
  const text = written(
    (writer) => {
      if (writer.required("V", value)) writer.anyType(anyTypes, value);
    },
    { V: value },
  );
  expect(text).toBe('<q1:V xmlns:q1="urn:payload" xmlns=""><a/></q1:V>');
});

it("a misspelt key is an error, even if members are inherited", () => {
  class Task {
    Nmae = "y";
    get Name(): string {
      return "x";
    }
  }
  const error = errorOf(() => encodeMessage(startBatchJob.request, { body: { BatchTaskInfo: new Task() } }));
  expect(error).toMatchObject({ name: "EncodeError", path: "BatchTaskInfo.Nmae" });
});
