import fc from "fast-check";
import { expect, it } from "vitest";
import { sampleMessage } from "../../generator/tools/samples/sample-message.js";
import { element, payload, schema, simpleType } from "../support/component-text.js";
import { contractOf, inlineWsdl, TNS } from "../support/inline-wsdl.js";
import { MessageValidator } from "../support/xsd-validator.js";
import { arbitrarySimpleType } from "./arbitrary-simple-types.js";
import { limit, runs } from "./runs.js";

const CASES = 150;

function sampleOf(types: string): string {
  const request = element("Value", "tns:Value");
  const contract = contractOf({ "sample.wsdl": inlineWsdl({ types, operations: { Send: { request } } }) });
  const [endpoint] = contract.endpoints;
  const [operation] = endpoint?.operations ?? [];
  if (endpoint === undefined || operation === undefined) throw new Error("no operation");
  const options = { layout: "wire", timestamp: "2024-01-01T00:00:00Z" } as const;
  return sampleMessage({ contract, endpoint, operation, direction: "request" }, options);
}

function validatorOf(types: string): MessageValidator {
  const declarations = `xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${TNS}"`;
  const text = schema(TNS, types + payload("Send", element("Value", "tns:Value")));
  return new MessageValidator("sample.xsd", text.replace("<xs:schema", `$& ${declarations}`));
}

it("a simple type that has a value has a sample, which is valid for libxml2", { timeout: limit(CASES * 5) }, () => {
  const property = fc.property(arbitrarySimpleType, ({ content, witness }) => {
    const types = simpleType("Value", content);
    const sample = sampleOf(types);
    expect(validatorOf(types).validate(sample), `${sample}\n${types}\n${witness}`).toEqual(["Send"]);
  });
  fc.assert(property, runs(CASES));
});
