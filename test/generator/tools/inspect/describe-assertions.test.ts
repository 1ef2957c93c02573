import { describe, expect, it } from "vitest";
import { describeUnfulfilled } from "../../../../generator/tools/inspect/describe-assertions.js";
import { describeContracts } from "../../../../generator/tools/inspect/describe-contracts.js";
import { contractOf } from "../../../support/inline-wsdl.js";
import { type Placed, policy, policyWsdl } from "../../../support/policies.js";

/** The contract of a version with one endpoint for each of `endpoints`. */
function version(name: string, endpoints: Readonly<Record<string, Placed>>) {
  const files = Object.entries(endpoints).map(([endpoint, placed]): [string, string] => [
    `${endpoint}.wsdl`,
    policyWsdl(placed)
      .replace('<wsdl:portType name="Sample">', `<wsdl:portType name="${endpoint}">`)
      .replace('type="tns:Sample"', `type="tns:${endpoint}"`),
  ]);
  return { ...contractOf(Object.fromEntries(files)), version: name };
}

const HTTPS =
  "<sp:TransportBinding><wsp:Policy><sp:TransportToken><wsp:Policy><sp:HttpsToken/></wsp:Policy></sp:TransportToken></wsp:Policy></sp:TransportBinding>";
const ADDRESSING = policy("<wsaw:UsingAddressing/>");
const OTHER = policy("<x:Other/>");

describe("the assertions that packages do not fulfil", () => {
  it("are one line each, with the endpoints and operations that ask for them", () => {
    const contracts = [
      version("V1", { B: { binding: OTHER }, A: { binding: OTHER + policy(HTTPS) } }),
      version("V2", { A: { put: OTHER + policy("<x:Own/>") + ADDRESSING, binding: policy(HTTPS) } }),
    ];
    const rest = "packages do not do it, so calls may be refused";
    expect(describeUnfulfilled(contracts)).toEqual([
      `Other (urn:x): asked for by A, B of V1; A.Put of V2; ${rest}`,
      `Own (urn:x): asked for by A.Put of V2; ${rest}`,
    ]);
  });

  it("are, where they are of security, such that no client can be made without a word of the program", () => {
    const contract = version("V1", { A: { binding: policy("<sp:SymmetricBinding/>") } });
    expect(describeUnfulfilled([contract])).toEqual([
      "SymmetricBinding (http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702): asked for by A of V1; packages do not do it, so a client must be told by its option fulfilled that the program does",
    ]);
  });

  it("are empty for a contract that asks for nothing, or for HTTPS", () => {
    expect(describeUnfulfilled([version("V1", { A: {}, B: { binding: policy(HTTPS) } })])).toEqual([]);
  });
});

it("inspect names the headers that a signature must cover, of all policies", () => {
  const parts = (name: string): string =>
    policy(`<sp:SignedParts><sp:Header ${name} Namespace="urn:h"/></sp:SignedParts>`);
  const shown = describeContracts([version("V1", { A: { binding: parts('Name="To"'), put: parts('Name="From"') } })]);
  expect(shown).toContain(
    "asks for SignedParts (http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702) with {urn:h}From, {urn:h}To,",
  );
});

it("inspect names a header without the white space around its name and namespace", () => {
  const spaced = policy('<sp:SignedParts><sp:Header Name=" To " Namespace="&#10;urn:h "/></sp:SignedParts>');
  expect(describeContracts([version("V1", { A: { binding: spaced } })])).toContain("with {urn:h}To,");
});

it("inspect lists all assertions", () => {
  const shown = describeContracts([version("V1", { A: { binding: policy(HTTPS), put: ADDRESSING + OTHER } })]);
  const ns = "http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702";
  expect(shown.split("\n").filter((line) => line.includes("asks for") || line.includes("WS-Addressing"))).toEqual([
    `    asks for TransportBinding (${ns})`,
    "    asks for UsingAddressing (http://www.w3.org/2006/05/addressing/wsdl) in Put",
    "    asks for Other (urn:x) in Put, which packages do not do",
    "    messages have headers of WS-Addressing 1.0",
  ]);
});
