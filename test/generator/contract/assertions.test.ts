import { describe, expect, it } from "vitest";
import { contractOf } from "../../support/inline-wsdl.js";
import { type Placed, policy, policyWsdl } from "../../support/policies.js";

const ADDRESSING = "<wsaw:UsingAddressing/>";
const TIMESTAMP = "<sp:IncludeTimestamp/>";
const REFERENCE = '<wsp:PolicyReference URI="#P"/>';

/** What the endpoint asks for, one line each: `Own in Put: no` if packages do not fulfil it. */
function asked(placed: Placed, others: Readonly<Record<string, string>> = {}): string[] {
  const [endpoint] = contractOf({ "a.wsdl": policyWsdl(placed), ...others }).endpoints;
  return (endpoint?.assertions ?? []).map(({ name, operations, isFulfilled }) => {
    const where = operations === undefined ? "" : ` in ${operations.join(", ")}`;
    return `${name.localName}${where}: ${isFulfilled ? "yes" : "no"}`;
  });
}

const inBinding = (assertions: string): string[] => asked({ binding: policy(assertions) });

/** A transport binding with a token and more. */
const transport = (token: string, more = "", prefix = "sp") =>
  `<${prefix}:TransportBinding><wsp:Policy><${prefix}:TransportToken><wsp:Policy>${token}</wsp:Policy></${prefix}:TransportToken>
<${prefix}:AlgorithmSuite><wsp:Policy><${prefix}:Basic256/></wsp:Policy></${prefix}:AlgorithmSuite>
<${prefix}:Layout><wsp:Policy><${prefix}:Strict/></wsp:Policy></${prefix}:Layout>${more}</wsp:Policy></${prefix}:TransportBinding>`;

describe("what an endpoint asks for", () => {
  it.each<[string, Placed]>([
    ["of the service", { service: policy(ADDRESSING) }],
    ["of the port", { port: policy(ADDRESSING) }],
    ["of the portType", { portType: policy(ADDRESSING) }],
    ["of the binding", { binding: policy(ADDRESSING) }],
    ["that is referred to", { definitions: policy(ADDRESSING, "P"), binding: REFERENCE }],
    [
      "that a referenced policy refers to",
      { definitions: policy(REFERENCE, "Q") + policy(ADDRESSING, "P"), binding: '<wsp:PolicyReference URI="#Q"/>' },
    ],
    [
      "with a Name",
      {
        definitions: `<wsp:Policy Name="urn:P">${ADDRESSING}</wsp:Policy>`,
        port: '<wsp:PolicyReference URI="urn:P"/>',
      },
    ],
    [
      "of WS-Policy 1.5, by xml:id",
      {
        definitions: `<wsp15:Policy xml:id="P">${ADDRESSING}</wsp15:Policy>`,
        binding: '<wsp15:PolicyReference URI="#P"/>',
      },
    ],
    ["and an endpoint as well as an operation", { binding: policy(ADDRESSING), put: policy(ADDRESSING) }],
    ["in an extension that must be understood", { binding: '<wsaw:UsingAddressing wsdl:required="true"/>' }],
  ])("is that of a policy %s", (_, placed) => {
    expect(asked(placed)).toEqual(["UsingAddressing: yes"]);
  });

  it("is that of an attribute, and of a policy in a document that is imported", () => {
    const attribute = policyWsdl({}).replace("<wsdl:portType ", '$&wsp:PolicyURIs="#P x.wsdl#Q" ');
    const imported = `<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:wsp="http://schemas.xmlsoap.org/ws/2004/09/policy" xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd" targetNamespace="urn:p">${policy('<B xmlns="urn:b"/>', "Q")}</wsdl:definitions>`;
    const wsdl = attribute.replace(
      "<wsdl:types>",
      `<wsdl:import namespace="urn:p" location="x.wsdl"/>${policy(ADDRESSING, "P")}$&`,
    );
    const [endpoint] = contractOf({ "a.wsdl": wsdl, "x.wsdl": imported }).endpoints;
    expect(endpoint?.assertions.map(({ name }) => name.localName)).toEqual(["UsingAddressing", "B"]);
  });

  it.each<[string, Placed]>([
    ["in the binding", { put: policy(ADDRESSING) }],
    ["in one of its messages as it is bound", { putInput: policy(ADDRESSING) }],
    ["in one of its messages", { putMessage: policy(ADDRESSING) }],
    ["by an extension that must be understood", { put: '<wsaw:UsingAddressing wsdl:required="1"/>' }],
  ])("may belong to one operation, %s", (_, placed) => {
    expect(asked(placed)).toEqual(["UsingAddressing in Put: yes"]);
  });

  it.each<[string, Placed]>([
    ["is optional", { binding: policy('<wsaw:UsingAddressing wsp:Optional="true"/>') }],
    ["may be ignored", { binding: '<wsp15:Policy><wsaw:UsingAddressing wsp15:Ignorable="1"/></wsp15:Policy>' }],
    ["is an extension that need not be understood", { binding: ADDRESSING }],
    ["is in a policy that nothing refers to", { definitions: policy(ADDRESSING, "P") }],
    [
      "is one of several alternatives",
      {
        binding: `<wsp:Policy><wsp:ExactlyOne><wsp:All>${ADDRESSING}</wsp:All><wsp:All/></wsp:ExactlyOne></wsp:Policy>`,
      },
    ],
  ])("does not include anything that %s", (_, placed) => {
    expect(asked(placed)).toEqual([]);
  });

  it("includes all alternatives if packages fulfil none of them", () => {
    const given = `<wsp:ExactlyOne><x:A/><wsp:All><x:B/>${ADDRESSING}</wsp:All></wsp:ExactlyOne>`;
    expect(inBinding(given)).toEqual(["UsingAddressing: yes", "A: no", "B: no"]);
  });

  it("includes a policy that cannot be read", () => {
    expect(asked({ binding: REFERENCE })).toEqual(["PolicyReference: no"]);
    expect(asked({ binding: '<wsp:PolicyReference URI="http://example.com/p.xml"/>' })).toEqual([
      "PolicyReference: no",
    ]);
  });

  it("does not change the messages", () => {
    const [plain] = contractOf({ "a.wsdl": policyWsdl({}) }).endpoints;
    const [asking] = contractOf({
      "a.wsdl": policyWsdl({ binding: policy(ADDRESSING), put: '<x:y wsdl:required="true"/>' }),
    }).endpoints;
    expect({ ...asking, assertions: [], addressing: undefined }).toEqual(plain);
  });
});

describe("packages fulfil what HTTPS does", () => {
  it.each<[string, string, string[]]>([
    [
      "HTTPS, in the form of WCF",
      transport('<sp11:HttpsToken RequireClientCertificate="false"/>', "", "sp11"),
      ["TransportBinding: yes"],
    ],
    ["HTTPS, of a later version", transport("<sp:HttpsToken><wsp:Policy/></sp:HttpsToken>"), ["TransportBinding: yes"]],
    [
      "a certificate of the client",
      transport('<sp11:HttpsToken RequireClientCertificate="true"/>', "", "sp11"),
      ["HttpsToken: no", "TransportBinding: yes"],
    ],
    [
      "the same in a later version",
      transport("<sp:HttpsToken><wsp:Policy><sp:RequireClientCertificate/></wsp:Policy></sp:HttpsToken>"),
      ["RequireClientCertificate: no", "TransportBinding: yes"],
    ],
    ["a time stamp", transport("<sp:HttpsToken/>", TIMESTAMP), ["IncludeTimestamp: no", "TransportBinding: yes"]],
    ["another token", transport("<sp:SpnegoContextToken/>"), ["SpnegoContextToken: no", "TransportBinding: yes"]],
    [
      "signed messages",
      `<sp:AsymmetricBinding><wsp:Policy>${TIMESTAMP}</wsp:Policy></sp:AsymmetricBinding>`,
      ["AsymmetricBinding: no", "IncludeTimestamp: no"],
    ],
    ["tokens", "<sp:SignedSupportingTokens/><sp:Wss11/>", ["SignedSupportingTokens: yes", "Wss11: yes"]],
    [
      "MTOM",
      '<o:OptimizedMimeSerialization xmlns:o="http://schemas.xmlsoap.org/ws/2004/09/policy/optimizedmimeserialization"/>',
      ["OptimizedMimeSerialization: yes"],
    ],
    ["MTOM 1.1", '<o:MTOM xmlns:o="http://www.w3.org/2007/08/soap12-mtom-policy"/>', ["MTOM: yes"]],
    ["something of one's own", "<x:Own/>", ["Own: no"]],
  ])("%s", (_, assertions, want) => {
    expect(inBinding(assertions)).toEqual(want);
  });

  it("and a WSDL may ask that policies are read", () => {
    expect(asked({ definitions: '<wsp:UsingPolicy wsdl:required="true"/>' })).toEqual(["UsingPolicy: yes"]);
  });
});

describe("policies that refer to each other", () => {
  const link = (from: string, ...to: string[]) =>
    policy(to.map((id) => `<wsp:PolicyReference URI="#${id}"/>`).join(""), from);

  it.each([
    ["a policy to itself", link("P", "P"), ["PolicyReference: no"]],
    ["two in a circle", link("P", "Q") + link("Q", "P"), ["PolicyReference: no"]],
    [
      "a chain as long as a document",
      Array.from({ length: 20_000 }, (_, index) => link(index === 0 ? "P" : `P${index}`, `P${index + 1}`)).join(""),
      ["PolicyReference: no"],
    ],
    [
      "references that double at every step",
      Array.from({ length: 40 }, (_, index) =>
        link(index === 0 ? "P" : `P${index}`, `P${index + 1}`, `P${index + 1}`),
      ).join("") + policy(ADDRESSING, "P40"),
      ["UsingAddressing: yes"],
    ],
  ])("%s", (_, definitions, want) => {
    expect(asked({ definitions, binding: REFERENCE })).toEqual(want);
  });

  it("two with one name both hold", () => {
    const definitions = policy(ADDRESSING, "P") + policy("<x:B/>", "P");
    expect(asked({ definitions, binding: REFERENCE })).toEqual(["UsingAddressing: yes", "B: no"]);
  });
});
