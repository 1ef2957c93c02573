import { expect, it } from "vitest";
import { decodeMessage, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import { scanMessage } from "../../templates/runtime/soap/scan-message.js";
import { unknownElementsOf } from "../../templates/runtime/values/unknown-elements.js";
import { locate, log_ } from "../golden/bindings/desk.js";
import { notPlain } from "../support/two-readers.js";

const envelope = (content: string, more = ""): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:q1="urn:bindings"${more}><s:Body>${content}</s:Body></s:Envelope>`;

it("a message of elements in no namespace declares no default one, and prefixes the others", () => {
  const body = { address: { Street: null, City: "Oslo & more" }, exact: true };
  const text = encodeMessage(locate.response, { body });
  expect(text).toBe(
    envelope(
      '<q1:LocateResponse><address><q1:Street i:nil="true"/><q1:City>Oslo &amp; more</q1:City></address><exact>true</exact></q1:LocateResponse>',
    ),
  );
  expect(scanMessage(locate.response, text, 256)?.body).toStrictEqual(body);
  expect(decodeMessage(locate.response, notPlain(text)).body).toStrictEqual(body);
  expect(encodeMessage(log_.request, { body: { line: "a" } })).toContain(
    ' xmlns:q1="urn:log"><s:Body><q1:Log><line>a</line></q1:Log></s:Body>',
  );
});

it.each([
  ["in no namespace", "<new><b/></new>", "<new><b/></new>"],
  ["in a namespace of its own", '<new xmlns="urn:new"><b xmlns=""/></new>', '<new xmlns="urn:new"><b xmlns=""/></new>'],
  ["with the prefix of ours", '<q1:new xmlns:q1="urn:new"/>', '<q1:new xmlns:q1="urn:new"/>'],
])("what is not known is written back: an element %s", (_, element, want) => {
  const content = `<q1:Locate><item><q1:Sku>s</q1:Sku></item>${element}</q1:Locate>`;
  const { body } = decodeMessage(locate.request, envelope(content));
  expect(unknownElementsOf(body)).toHaveLength(1);
  const text = encodeMessage(locate.request, { body });
  expect(text).toBe(envelope(content.replace(element, want)));
});
