import { describe, expect, it } from "vitest";
import { deleteBatchTask, getBatchTaskInfo, stopBatchJob } from "../../../generated/src/services88/batch.js";
import { DecodeError } from "../../../templates/runtime/errors.js";
import { empty } from "../../../templates/runtime/soap/empty.js";
import { decodeMessage, encodeMessage } from "../../../templates/runtime/soap/envelope.js";
import type { Message } from "../../../templates/runtime/soap/message.js";
import { SOAP_NAMESPACE } from "../../../templates/runtime/soap/soap.js";
import { unknownElementsOf } from "../../../templates/runtime/values/unknown-elements.js";
import { envelope, errorOf, SERVICES88 } from "../messages.js";

const SOAP = `xmlns:s="${SOAP_NAMESPACE["1.1"]}"`;
const PAYLOAD = `<StopBatchJobResponse xmlns="${SERVICES88}"><Response>true</Response></StopBatchJobResponse>`;

describe.each(["1.1", "1.2"] as const)("SOAP %s", (version) => {
  it("is written and read", () => {
    const message = {
      headers: {
        Succeeded: false,
        ExceptionInfo: { Message: "m", InnerException: { Message: null } },
        ExtraInfo: null,
      },
      body: { Response: null },
    };
    const text = encodeMessage(getBatchTaskInfo.response, message, version);
    expect(text).toContain(`xmlns:s="${SOAP_NAMESPACE[version]}"`);
    expect(decodeMessage(getBatchTaskInfo.response, text)).toStrictEqual({ ...message, soapVersion: version });
  });
});

it.each([
  ["without Header", `<s:Envelope ${SOAP}><s:Body>${PAYLOAD}</s:Body></s:Envelope>`],
  ["with an empty Header", `<s:Envelope ${SOAP}><s:Header/>\n<s:Body a="b">\n${PAYLOAD}\n</s:Body>\n</s:Envelope>`],
  ["as the default namespace", `<Envelope xmlns="${SOAP_NAMESPACE["1.1"]}"><Body>${PAYLOAD}</Body></Envelope>`],
])("reads an envelope %s", (_, text) => {
  expect(decodeMessage(stopBatchJob.response, text)).toStrictEqual({
    soapVersion: "1.1",
    headers: {},
    body: { Response: true },
  });
});

it("reads a void response", () => {
  const text = envelope(`<DeleteBatchTaskResponse xmlns="${SERVICES88}"/>`);
  expect(decodeMessage(deleteBatchTask.response, text).body).toStrictEqual({});
});

describe("a message without members", () => {
  const element = { namespace: "urn:m", localName: "M" };
  const message = { element, headers: empty, body: empty };

  it("is its element alone", () => {
    const text = encodeMessage(message, { headers: {}, body: {} });
    expect(/<s:Envelope[^>]*>(.*)<\/s:Envelope>/.exec(text)?.[1]).toBe("<s:Body><M></M></s:Body>");
    expect(decodeMessage(message, text)).toStrictEqual({ headers: {}, body: {}, soapVersion: "1.1" });
  });

  it("keeps unknown content, and refuses it in a value", () => {
    const read = decodeMessage(message, envelope('<M xmlns="urn:m"><A/></M>', '<B xmlns="urn:b"/>'));
    expect(unknownElementsOf(read.headers)).toStrictEqual([{ after: undefined, xml: '<B xmlns="urn:b"/>' }]);
    expect(unknownElementsOf(read.body)).toStrictEqual([{ after: undefined, xml: '<A xmlns="urn:m"/>' }]);
    expect(encodeMessage(message, read)).toMatch(/<s:Header><B xmlns="urn:b"\/><\/s:Header><s:Body><M><A\/><\/M>/);
    expect(errorOf(() => Reflect.apply(encodeMessage, undefined, [message, { body: { A: 1 } }]))).toMatchObject({
      element: "M",
      path: "A",
    });
  });
});

it("headers are in their own namespaces", () => {
  const message: Message<{ A: number; B: number }, object> = {
    element: { namespace: "urn:m", localName: "M" },
    headers: {
      write(writer, value) {
        writer.namespace("urn:a");
        if (writer.required("A", value.A)) writer.int(value.A);
        writer.namespace("urn:m");
        if (writer.required("B", value.B)) writer.int(value.B);
      },
      read(reader) {
        const value: { A?: number; B?: number } = {};
        reader.namespace("urn:a");
        do {
          if (reader.required("A")) value.A = reader.int();
          reader.namespace("urn:m");
          if (reader.required("B")) value.B = reader.int();
          reader.namespace("urn:a");
        } while (reader.more(value));
        return reader.complete(value, "A", "B");
      },
    },
    body: empty,
  };
  const text = encodeMessage(message, { headers: { A: 1, B: 2 }, body: {} });
  expect(text).toContain('<s:Header><q1:A xmlns:q1="urn:a">1</q1:A><B>2</B></s:Header>');
  expect(decodeMessage(message, text).headers).toStrictEqual({ A: 1, B: 2 });
});

it("keeps headers that it does not know, and writes them even if there are no others", () => {
  const header = '<a:Action s:mustUnderstand="0" xmlns:a="urn:a">x</a:Action>';
  const { headers } = decodeMessage(stopBatchJob.response, envelope(PAYLOAD, header));
  expect(unknownElementsOf(headers)).toHaveLength(1);
  const text = encodeMessage(stopBatchJob.response, { headers, body: {} });
  const read = decodeMessage(stopBatchJob.response, text).headers;
  expect(unknownElementsOf(read)).toStrictEqual(unknownElementsOf(headers));
});

describe("refuses", () => {
  it.each([
    ["another document", "<html><body/></html>", "", "a SOAP envelope", "the element {}html"],
    [
      "an envelope of no SOAP version",
      '<Envelope xmlns="urn:x"/>',
      "",
      "a SOAP envelope",
      "the element {urn:x}Envelope",
    ],
    ["no Body", `<s:Envelope ${SOAP}/>`, "", "Header, if any, and Body", "nothing"],
    [
      "a Header only",
      `<s:Envelope ${SOAP}><s:Header/></s:Envelope>`,
      "",
      "Header, if any, and Body",
      'the elements "Header"',
    ],
    [
      "two Bodies",
      `<s:Envelope ${SOAP}><s:Body>${PAYLOAD}</s:Body><s:Body/></s:Envelope>`,
      "",
      "Header, if any, and Body",
      'the elements "Body", "Body"',
    ],
    [
      "the Header last",
      `<s:Envelope ${SOAP}><s:Body>${PAYLOAD}</s:Body><s:Header/></s:Envelope>`,
      "",
      "Header, if any, and Body",
      'the elements "Body", "Header"',
    ],
    [
      "the Body of another version",
      `<s:Envelope ${SOAP}><Body xmlns="${SOAP_NAMESPACE["1.2"]}">${PAYLOAD}</Body></s:Envelope>`,
      "",
      "Header, if any, and Body",
      'the elements "Body"',
    ],
    [
      "very many children",
      `<s:Envelope ${SOAP}>${"<a/>".repeat(9)}</s:Envelope>`,
      "",
      "Header, if any, and Body",
      'the elements "a", "a", "a", "a", "a", …',
    ],
    [
      "an empty Body",
      `<s:Envelope ${SOAP}><s:Body/></s:Envelope>`,
      "",
      "the element StopBatchJobResponse",
      "an empty Body",
    ],
    ["two payloads", envelope(PAYLOAD + PAYLOAD), "", "one element", "2 of them"],
    [
      "another operation",
      envelope(`<GetBatchTaskInfoResponse xmlns="${SERVICES88}"/>`),
      "",
      `the element {${SERVICES88}}StopBatchJobResponse`,
      `{${SERVICES88}}GetBatchTaskInfoResponse`,
    ],
    [
      "another version's operation",
      envelope('<StopBatchJobResponse xmlns="urn:84"/>'),
      "",
      `the element {${SERVICES88}}StopBatchJobResponse`,
      "{urn:84}StopBatchJobResponse",
    ],
    ["text in the Envelope", `<s:Envelope ${SOAP}>x<s:Body>${PAYLOAD}</s:Body></s:Envelope>`, "", "elements", "text"],
    ["text beside a Header", envelope(PAYLOAD).replace("<s:Header>", "x<s:Header>"), "", "elements", "text"],
    ["text in the Header", envelope(PAYLOAD, "x"), "", "elements", "text"],
    ["text in the Body", envelope(`${PAYLOAD}x`), "", "elements", "text"],
    ["a nil payload", envelope(`<StopBatchJobResponse xmlns="${SERVICES88}" i:nil="true"/>`), "", "a value", "nil"],
  ])("%s", (_, text, ...[path, expected, found]) => {
    const error = errorOf(() => decodeMessage(stopBatchJob.response, text));
    expect(error).toBeInstanceOf(DecodeError);
    expect(error).toMatchObject({ path, expected, found, line: 1 });
  });
});
