import { describe, expect, it } from "vitest";
import { compileContracts } from "../../generator/contract/compile-contracts.js";
import { packageOf } from "../../generator/generate.js";
import { build, writeTo } from "../support/built-package.js";
import { element } from "../support/component-text.js";
import { inlineWsdl, sourceFiles } from "../support/inline-wsdl.js";
import { policy } from "../support/policies.js";
import { tempFolder } from "../support/temp-folder.js";

/** An endpoint whose only operation has a request that is not defined. */
function endpointWithout(name: string, namespace: string): string {
  const types = `${element("Token", "xs:string")}${element("Refusal", "xs:string")}`;
  const operation = { headers: ["tns:Token"], faults: { Refused: "tns:Refusal" } };
  const text = inlineWsdl({ name, namespace, types, operations: { [`Get${name}`]: operation } });
  return text.replace(`message="tns:Get${name}"`, 'message="tns:Missing"');
}

const ADDRESSING = policy('<wsam:Addressing xmlns:wsam="http://www.w3.org/2007/05/addressing/metadata"/>').replace(
  "<wsp:Policy",
  '$& xmlns:wsp="http://schemas.xmlsoap.org/ws/2004/09/policy"',
);

describe("a package with an endpoint whose operations are all left out", () => {
  it.each([
    ["any service", "http://example.com/ServicesXX"],
    ["NetServer", "http://www.superoffice.net/ws/crm/NetServer/Services88"],
  ])("declares nothing that it does not use: %s", (_, namespace) => {
    const addressed = endpointWithout("Addressed", namespace).replace(/<wsdl:binding [^>]*>/, `$&${ADDRESSING}`);
    const files = sourceFiles({
      "s/V1/Plain.wsdl": endpointWithout("Plain", namespace),
      "s/V1/Addressed.wsdl": addressed,
    });
    const contracts = compileContracts({ folder: "s", ownName: "s", files }, { skipUnsupported: true });
    const operations = contracts.flatMap(({ endpoints }) => endpoints.map((endpoint) => endpoint.operations.length));
    expect(operations).toEqual([0, 0]);
    const folder = tempFolder();
    writeTo(folder, packageOf(contracts));
    expect(build(folder)).toBe("");
  });
});
