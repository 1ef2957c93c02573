import { describe, expect, it } from "vitest";
import { contractOf, inlineWsdl, TNS } from "../../support/inline-wsdl.js";

const WSDL = inlineWsdl({ operations: { Get: {}, Put: {} } });

/** Two operations with these actions, and with the same element in their requests or each with its own. */
function compile(actions: readonly [string, string], isShared: boolean, wsdl = WSDL) {
  const text = wsdl
    .replace(`soapAction="${TNS}/Sample/Get"`, `soapAction="${actions[0]}"`)
    .replace(`soapAction="${TNS}/Sample/Put"`, `soapAction="${actions[1]}"`);
  return contractOf({ "a.wsdl": isShared ? text.replace('element="tns:Put"', 'element="tns:Get"') : text });
}

describe("two operations of an endpoint", () => {
  it.each<[string, readonly [string, string], boolean]>([
    ["an action", ["urn:a", "urn:a"], false],
    ["no action", ["", ""], false],
    ["an element", ["urn:a", "urn:b"], true],
    ["an element, and actions that differ in case", ["urn:a", "urn:A"], true],
  ])("may share %s", (_, actions, isShared) => {
    const { endpoints, warnings } = compile(actions, isShared);
    expect(endpoints[0]?.operations.map(({ soapAction }) => soapAction)).toEqual(actions);
    expect(warnings).toEqual([]);
  });

  it.each<[string, readonly [string, string]]>([
    ["an action", ["urn:a", "urn:a"]],
    ["no action", ["", ""]],
    ["an action that is the same on the wire", ["urn:x/Größe", "urn:x/Gr%c3%b6%C3%9Fe"]],
  ])("can be called if they share %s and an element, with a warning that no handler can serve both", (_, actions) => {
    const { endpoints, warnings } = compile(actions, true);
    expect(endpoints[0]?.operations.map(({ name }) => name)).toEqual(["Get", "Put"]);
    const shared = `the action ${JSON.stringify(actions[1])} and the element {${TNS}}Get`;
    expect(warnings).toEqual([
      `a.wsdl:28:1: Put shares ${shared} with Get (a.wsdl:27:1), so no handler can serve both`,
    ]);
  });

  it("are told apart by no action in SOAP 1.2 either", () => {
    const wsdl = inlineWsdl({ operations: { Get: {}, Put: {} }, soapVersion: "1.2" }).replace(
      / soapAction="[^"]*"/g,
      "",
    );
    expect(compile(["", ""], true, wsdl).warnings.join()).toContain('Put shares the action "" and the element');
  });

  it("each have their own headers", () => {
    const types = '<xs:element name="Ticket" type="xs:string"/><xs:element name="Zone" type="xs:int"/>';
    const operations = {
      Both: { headers: ["tns:Ticket", "tns:Zone"] },
      None: {},
      One: { headers: ["tns:Zone"] },
    };
    const [endpoint] = contractOf({ "a.wsdl": inlineWsdl({ types, operations }) }).endpoints;
    const headers = endpoint?.operations.map(({ name, request }) => [
      name,
      ...request.headers.map(({ element }) => element.localName),
    ]);
    expect(headers).toEqual([["Both", "Ticket", "Zone"], ["None"], ["One", "Zone"]]);
  });
});
