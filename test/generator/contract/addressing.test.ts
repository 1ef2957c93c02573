import { describe, expect, it } from "vitest";
import { contractOf, inlineWsdl, TNS } from "../../support/inline-wsdl.js";
import { type Placed, policy, policyWsdl } from "../../support/policies.js";

const WSAM = "http://www.w3.org/2007/05/addressing/metadata";
const REQUIRED = { version: "1.0", isRequired: true };
const OPTIONAL = { version: "1.0", isRequired: false };

const addressingOf = (placed: Placed) => contractOf({ "a.wsdl": policyWsdl(placed) }).endpoints[0]?.addressing;

const wsam = (content: string) => `<m:Addressing xmlns:m="${WSAM}">${content}</m:Addressing>`;

describe("messages are addressed", () => {
  it.each<[string, Placed, object | undefined]>([
    ["not without being asked", {}, undefined],
    ["by a policy", { binding: policy(wsam("<wsp:Policy/>")) }, REQUIRED],
    ["by the older policy", { port: policy("<wsaw:UsingAddressing/>") }, REQUIRED],
    ["by an extension that must be understood", { binding: '<wsaw:UsingAddressing wsdl:required="true"/>' }, REQUIRED],
    ["by one of a port", { port: '<wsaw:UsingAddressing wsdl:required="true"/>' }, REQUIRED],
    ["if the client wants it, by an extension", { binding: "<wsaw:UsingAddressing/>" }, OPTIONAL],
    [
      "if the client wants it, by a policy",
      { binding: policy('<wsaw:UsingAddressing wsp:Optional="true"/>') },
      OPTIONAL,
    ],
    [
      "if the client wants it, by an alternative",
      { binding: `<wsp:Policy><wsp:ExactlyOne><wsp:All/><wsp:All>${wsam("")}</wsp:All></wsp:ExactlyOne></wsp:Policy>` },
      OPTIONAL,
    ],
    ["if one of several says so", { binding: "<wsaw:UsingAddressing/>", port: policy(wsam("")) }, REQUIRED],
    ["if one operation asks for it", { put: policy(wsam("")) }, REQUIRED],
    [
      "in the version of 2004",
      { binding: policy('<p:UsingAddressing xmlns:p="http://schemas.xmlsoap.org/ws/2004/08/addressing/policy"/>') },
      { version: "2004/08", isRequired: true },
    ],
    [
      "in the newer version of two",
      {
        binding:
          policy('<p:UsingAddressing xmlns:p="http://schemas.xmlsoap.org/ws/2004/08/addressing/policy"/>') +
          policy(wsam("")),
      },
      REQUIRED,
    ],
    ["not by something of another name", { binding: policy("<wsaw:Other/>") }, undefined],
  ])("%s", (_, placed, want) => {
    expect(addressingOf(placed)).toEqual(want);
  });
});

describe("answers come back over the connection", () => {
  const askedFor = (placed: Placed): string[] =>
    (contractOf({ "a.wsdl": policyWsdl(placed) }).endpoints[0]?.assertions ?? [])
      .filter(({ isFulfilled }) => !isFulfilled)
      .map(({ name }) => name.localName);
  const inside = (content: string) => ({ binding: policy(wsam(`<wsp:Policy>${content}</wsp:Policy>`)) });

  it.each<[string, Placed, string[]]>([
    ["as a policy asks", inside(`<m:AnonymousResponses xmlns:m="${WSAM}"/>`), []],
    [
      "so other addresses are not fulfilled",
      inside(`<m:NonAnonymousResponses xmlns:m="${WSAM}"/>`),
      ["NonAnonymousResponses"],
    ],
    [
      "if that is one of two alternatives",
      inside(
        `<wsp:ExactlyOne><m:NonAnonymousResponses xmlns:m="${WSAM}"/><m:AnonymousResponses xmlns:m="${WSAM}"/></wsp:ExactlyOne>`,
      ),
      [],
    ],
    ["as an operation asks", { put: "<wsaw:Anonymous>required</wsaw:Anonymous>" }, []],
    ["which an operation may forbid", { put: "<wsaw:Anonymous> prohibited </wsaw:Anonymous>" }, ["Anonymous"]],
  ])("%s", (_, placed, want) => {
    expect(askedFor(placed)).toEqual(want);
  });
});

describe("the actions of an operation", () => {
  const wsdl = (namespace: string, change: (text: string) => string = (text) => text) => {
    const types = '<xs:element name="Why" type="xs:string"/>';
    const text = inlineWsdl({ namespace, types, operations: { Get: { faults: { WhyFault: "tns:Why" } } } });
    const [operation] = contractOf({ "a.wsdl": change(text) }).endpoints[0]?.operations ?? [];
    return { ...operation?.actions, fault: operation?.faults[0]?.action };
  };
  const withoutAction = (text: string): string => text.replace(/soapAction="[^"]*"/, 'soapAction=""');

  it("are those of SOAP and of the default pattern", () => {
    expect(wsdl(TNS)).toEqual({
      request: `${TNS}/Sample/Get`,
      response: `${TNS}/Sample/GetResponse`,
      fault: `${TNS}/Sample/Get/Fault/WhyFault`,
    });
  });

  it.each([
    ["http://example.com/a", "http://example.com/a/Sample/GetRequest"],
    ["http://example.com/a/", "http://example.com/a/Sample/GetRequest"],
    ["urn:a", "urn:a:Sample:GetRequest"],
    ["URN:a:", "URN:a:Sample:GetRequest"],
  ])("of the namespace %s are made of it without an action of SOAP", (namespace, request) => {
    const response = request.replace("Request", "Response");
    const fault = request.replace("GetRequest", `Get${namespace.startsWith("http") ? "/Fault/" : ":Fault:"}WhyFault`);
    expect(wsdl(namespace, withoutAction)).toEqual({ request, response, fault });
  });

  it("have the names of the messages in the portType", () => {
    const named = (text: string): string =>
      withoutAction(text).replace('<wsdl:input message="tns:Get"', '<wsdl:input name="In" message="tns:Get"');
    expect(wsdl("urn:a", named).request).toBe("urn:a:Sample:In");
  });

  it.each([
    "http://www.w3.org/2007/05/addressing/metadata",
    "http://www.w3.org/2006/05/addressing/wsdl",
    "http://schemas.xmlsoap.org/ws/2004/08/addressing",
  ])("are given by the attributes of %s", (namespace) => {
    const given = (text: string): string =>
      text
        .replace('<wsdl:input message="tns:Get"', `$& xmlns:w="${namespace}" w:Action=" urn:in "`)
        .replace('<wsdl:output message="tns:GetResponse"', `$& xmlns:w="${namespace}" w:Action="urn:out"`)
        .replace(/<wsdl:fault name="WhyFault" message="[^"]*"/, `$& xmlns:w="${namespace}" w:Action="urn:why"`);
    expect(wsdl(TNS, given)).toEqual({ request: "urn:in", response: "urn:out", fault: "urn:why" });
  });
});
