import { describe, expect, it } from "vitest";
import type { Endpoint, Operation } from "../../../generator/contract/contract.js";
import { elementsIn } from "../../../generator/contract/types.js";
import { clarkName, type QName } from "../../../generator/xml/qname.js";
import { contractOf, inlineWsdl } from "../../support/inline-wsdl.js";
import { bindingsWsdl } from "../typescript/bindings-wsdl.js";
import { faultHeadersWsdl } from "../typescript/headers-wsdl.js";

function endpointIn(text: string): Endpoint {
  const [endpoint] = contractOf({ "a.wsdl": text }).endpoints;
  if (endpoint === undefined) throw new Error("no endpoint");
  return endpoint;
}

/** The messages of an operation: `{urn:x}Add: a, b`, or `parts` and the elements of the body. */
function messages({ request, response, isOneWay }: Operation): string[] {
  const shown = [request, ...(isOneWay ? [] : [response])].map(({ element, content }) => {
    const names = elementsIn(content).map((use) => show(use.element));
    const around = content.kind === "parts" ? "parts" : element && show(element);
    return `${around}: ${names.join(", ")}`;
  });
  return isOneWay ? [...shown, "no answer"] : shown;
}

function show(name: QName): string {
  return name.namespace === "" ? name.localName : clarkName(name);
}

const DESK = endpointIn(bindingsWsdl());

describe("the messages of operations", () => {
  it.each<[string, string, string[]]>([
    [
      "Ask",
      "in document style",
      ["{urn:bindings}Ask: {urn:bindings}Question", "{urn:bindings}AskResponse: {urn:bindings}Answer"],
    ],
    ["Tell", "without an answer", ["{urn:bindings}Tell: {urn:bindings}What", "no answer"]],
    ["Reset", "without input parts and without output parts", ["parts: ", "parts: "]],
    [
      "Place",
      "with several parts, without the one that is a header, and with the type of the whole body",
      ["parts: {urn:bindings}Note, {urn:bindings}Item", "parts: {urn:bindings}Street, {urn:bindings}City"],
    ],
    [
      "Count",
      "with an element of a simple type",
      ["{urn:bindings}Count: {urn:bindings}Count", "{urn:bindings}Count: {urn:bindings}Count"],
    ],
    ["Add", "in rpc style, with the parts of the body", ["{urn:bindings}Add: a, b", "{urn:bindings}AddResponse: sum"]],
    [
      "Locate",
      "in rpc style, with several parts in the answer",
      ["{urn:bindings}Locate: item", "{urn:bindings}LocateResponse: address, exact"],
    ],
    ["Log", "in rpc style, with a namespace of its own", ["{urn:log}Log: line", "no answer"]],
    [
      "Find",
      "of one name: the one whose input has no name",
      ["{urn:bindings}Lookup: {urn:bindings}Key", "{urn:bindings}Item: {urn:bindings}Sku, {urn:bindings}Count"],
    ],
    [
      "FindByItem",
      "of one name: the one with the name of its input",
      [
        "{urn:bindings}Item: {urn:bindings}Sku, {urn:bindings}Count",
        "{urn:bindings}Item: {urn:bindings}Sku, {urn:bindings}Count",
      ],
    ],
  ])("%s, %s", (name, _, want) => {
    const operation = DESK.operations.find((candidate) => candidate.name === name);
    expect(operation && messages(operation)).toEqual(want);
  });
});

it("an operation without soapAction has an empty action", () => {
  const actions = DESK.operations.map(({ name, soapAction }) => `${name} ${soapAction}`);
  expect(actions).toContain("Count ");
  expect(actions).toContain("Tell ");
});

describe("operations that are left out", () => {
  it("are those that the service begins", () => {
    expect(DESK.leftOut).toEqual([{ operation: "Changed", reason: "the service begins it (notification)" }]);
    const solicit = inlineWsdl({ operations: { Get: {}, Put: {} } }).replace(
      '<wsdl:input message="tns:Get"/><wsdl:output message="tns:GetResponse"/>',
      '<wsdl:output message="tns:GetResponse"/><wsdl:input message="tns:Get"/>',
    );
    const { operations, leftOut } = endpointIn(solicit);
    expect(operations.map(({ name }) => name)).toEqual(["Put"]);
    expect(leftOut).toEqual([{ operation: "Get", reason: "the service begins it (solicit-response)" }]);
  });

  it("are those that the binding lacks", () => {
    const text = inlineWsdl({ operations: { Get: {}, Put: {} } }).replace(
      /<wsdl:operation name="Put"><soap:operation.*<\/wsdl:operation>/,
      "",
    );
    expect(endpointIn(text)).toMatchObject({
      operations: [{ name: "Get" }],
      leftOut: [{ operation: "Put", reason: "the binding SampleBinding lacks it" }],
    });
  });

  it("are not those of one name that the binding may have for others", () => {
    const text = inlineWsdl({ operations: { Get: {} } })
      .replace(/<wsdl:operation name="Get"><wsdl:input.*<\/wsdl:operation>/, "$&$&".replace("$&", "$&"))
      .replace('<wsdl:input message="tns:Get"/>', '<wsdl:input name="First" message="tns:Get"/>');
    expect(() => endpointIn(text)).toThrow("the binding SampleBinding lacks the operation Get");
  });

  it("are those whose messages are bound to something else", () => {
    const mime = '<m:multipartRelated xmlns:m="http://schemas.xmlsoap.org/wsdl/mime/"/>';
    const text = inlineWsdl({ operations: { Get: {} } }).replace('<soap:body use="literal"/>', mime);
    expect(endpointIn(text)).toMatchObject({
      operations: [],
      leftOut: [{ operation: "Get", reason: "its input is bound to multipartRelated, not to SOAP" }],
    });
  });
});

describe("operations of one name", () => {
  const ABSTRACT = '<wsdl:input message="tns:Get"/><wsdl:output message="tns:GetResponse"/>';
  const overloaded = (inputs: readonly string[]): string => {
    const named = (name: string, operation: string): string =>
      operation.replace("<wsdl:input", name === "" ? "<wsdl:input" : `<wsdl:input name="${name}"`);
    const text = inlineWsdl({ operations: { Get: {} } });
    const [bound = ""] = /<wsdl:operation name="Get"><soap:operation.*<\/wsdl:operation>/.exec(text) ?? [];
    return text
      .replace(`<wsdl:operation name="Get">${ABSTRACT}</wsdl:operation>`, () =>
        inputs.map((name) => `<wsdl:operation name="Get">${named(name, ABSTRACT)}</wsdl:operation>`).join("\n"),
      )
      .replace(bound, () => inputs.map((name) => named(name, bound)).join("\n"));
  };

  it.each<[string[], string[]]>([
    [
      ["ById", "ByName"],
      ["ById", "ByName"],
    ],
    [
      ["", "ByName"],
      ["ByName", "Get"],
    ],
    [
      ["GetRequest", "ByName"],
      ["ByName", "Get"],
    ],
  ])("with the inputs %j are called %j", (inputs, want) => {
    expect(endpointIn(overloaded(inputs)).operations.map(({ name }) => name)).toEqual(want);
  });

  it("that no request can tell apart are called, with a warning", () => {
    const { warnings } = contractOf({ "a.wsdl": overloaded(["ById", "ByName"]) });
    expect(warnings).toEqual([
      expect.stringMatching(
        /^a\.wsdl:\d+:1: ByName shares the action .* with ById \(a\.wsdl:\d+:1\), so no handler can serve both$/,
      ),
    ]);
  });
});

it("a headerfault is a header that may come with a fault, with an element that programs read by themselves", () => {
  const contract = contractOf({ "a.wsdl": faultHeadersWsdl() });
  const [operation] = contract.endpoints[0]?.operations ?? [];
  const names = operation?.faultHeaders.map(({ element }) => element.localName);
  expect(names).toEqual(["QuotaExceeded", "Retry"]);
  expect(operation?.request.headers.map(({ element }) => element.localName)).toEqual(["Quota"]);
  expect(contract.elements.map(({ element }) => element.localName)).toEqual(["QuotaExceeded", "Retry"]);
  expect(contract.types.map(({ name }) => name.localName)).toEqual(["Excess"]);
});

it("the element of rpc style is in the namespace of the portType if soap:body says none", () => {
  const { operations } = endpointIn(bindingsWsdl().replaceAll('namespace="urn:bindings"', ""));
  const elements = operations.flatMap(({ request, response }) => [request.element, response.element]);
  expect(elements.map((element) => element && clarkName(element))).toContain("{urn:bindings}LocateResponse");
});
