import { describe, expect, it } from "vitest";
import { complexType, element, optional, repeated } from "../../../support/component-text.js";
import { contractOfVersion } from "../../../support/contracts.js";
import { contractOf, type InlineOperation, inlineWsdl } from "../../../support/inline-wsdl.js";
import { docsOf, pageOf } from "./docs-of.js";

/** The example on the page of the operation Put. */
function exampleOf(operation: InlineOperation, types = ""): string {
  const contract = contractOf({ "a.wsdl": inlineWsdl({ operations: { Put: operation }, types }) });
  const page = pageOf(docsOf([contract]), "ServicesXX/Sample/Put.md");
  return /```ts\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
}

describe("the call on the page of an operation", () => {
  it("has the members that must be there, and the first plain ones of the others", () => {
    const members = [
      ...["A", "B", "C", "D", "E", "F"].map((name) => optional(name, "xs:string")),
      optional("Inner", "tns:Other"),
      element("Must", "tns:Other"),
    ];
    const types = complexType("Thing", members.join("")) + complexType("Other", repeated("X", "xs:int"));
    const example = exampleOf({ request: element("Thing", "tns:Thing") }, types);
    expect(example).toContain(
      `await sample.put({ Thing: { A: "string", B: "string", C: "string", D: "string", Must: [] } });`,
    );
  });

  it("has the first member of a type that has only large ones", () => {
    const types =
      complexType("Thing", optional("One", "tns:Other") + optional("Two", "tns:Other")) +
      complexType("Other", optional("X", "xs:int"));
    const example = exampleOf({ request: element("Thing", "tns:Thing") }, types);
    expect(example).toContain("Thing: { One: ");
    expect(example).not.toContain("Two");
  });

  it.each([
    [{ response: element("Result", "xs:int") }, "const { Result } = await sample.put();\n  console.log(Result);"],
    [
      { response: element("A", "xs:int") + element("B", "xs:int") },
      "const response = await sample.put();\n  console.log(response);",
    ],
    [{ response: element("class", "xs:int") }, "const response = await sample.put();\n  console.log(response);"],
    [{ response: element("a-b", "xs:int") }, "const response = await sample.put();\n  console.log(response);"],
    [{ response: element("sample", "xs:int") }, "const response = await sample.put();\n  console.log(response);"],
    [{}, "try {\n  await sample.put();\n}"],
  ])("uses the result of %j", (operation, want) => {
    expect(exampleOf(operation)).toContain(want);
  });

  it("handles the fault that the service may send", () => {
    expect(exampleOf({})).toContain(
      "} catch (error) {\n  if (error instanceof SoapFault) console.error(error.code, error.reason);\n  else throw error;\n}\n",
    );
  });

  it("goes through a session if the requests of an endpoint have a ticket", () => {
    const files = docsOf([contractOfVersion("Services88")]);
    const example = pageOf(files, "Services88/Batch/StopBatchJob.md");
    expect(example).toContain(`const session = Session.withTicket("7T:`);
    expect(example).toContain("const batch = session.client(BatchClient);");
    expect(example).toContain("if (error instanceof NetServerError) console.error(error.message);");
    const logIn = pageOf(files, "Services88/SoPrincipal/AuthenticateUsernamePassword.md");
    expect(logIn).toContain("const soPrincipal = new SoPrincipalClient({");
    expect(logIn).not.toContain("Session");
  });
});
