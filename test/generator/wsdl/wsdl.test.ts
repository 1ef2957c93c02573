import { describe, expect, it } from "vitest";
import { SchemaError } from "../../../generator/source/errors.js";
import { contractOf, inlineWsdl, TNS } from "../../support/inline-wsdl.js";

const WSDL = inlineWsdl({ operations: { Get: {} } });

/** The sample with one replacement. */
function changed(find: string, replacement: string): string {
  expect(WSDL.split(find).length).toBeGreaterThan(1);
  return WSDL.replace(find, () => replacement);
}

const compile = (text: string) => contractOf({ "a.wsdl": text });
const INPUT = '<wsdl:input><soap:body use="literal"/></wsdl:input>';
const PORT = `<wsdl:port name="SamplePort" binding="tns:SampleBinding"><soap:address location="https://example.com/Sample.svc"/></wsdl:port>`;
const ABSTRACT = '<wsdl:input message="tns:Get"/><wsdl:output message="tns:GetResponse"/>';
const PART = '<wsdl:part name="parameters" element="tns:Get"/>';
const OPERATION = `<soap:operation soapAction="${TNS}/Sample/Get" style="document"/>`;

describe("refuses", () => {
  it.each([
    [
      "a part with element in rpc style",
      'style="document"',
      'style="rpc"',
      "the part parameters names an element; in rpc style it must name a type",
    ],
    ["encoded in document style", 'use="literal"', 'use="encoded"', 'use="encoded" in the style document is not'],
    [
      "a part with a simple type in document style",
      PART,
      '<wsdl:part name="p" type="xs:int"/>',
      "the part p of the type {http://www.w3.org/2001/XMLSchema}int is the whole body, but the body of a document consists of elements",
    ],
    ["a type that is not defined", PART, '<wsdl:part name="p" type="tns:X"/>', `the type {${TNS}}X is not defined`],
    [
      "several parts of which one has a type",
      PART,
      `${PART}<wsdl:part name="q" type="xs:int"/>`,
      "the part q names a type, and not an element",
    ],
    ["a part with neither", PART, '<wsdl:part name="p"/>', "wsdl:part needs either element or type"],
    ["two body parts of one name", PART, `${PART}<wsdl:part name="q" element="tns:Get"/>`, "a second part {"],
    ["two parts of one name", PART, PART + PART, "a second part parameters"],
    ["a missing body part", INPUT, INPUT.replace("use", 'parts="parameters x" use'), "has no part x"],
    ["a missing message", 'input message="tns:Get"', 'input message="tns:X"', `the message {${TNS}}X is not defined`],
    ["a missing binding", 'binding="tns:SampleBinding"', 'binding="tns:X"', `the binding {${TNS}}X is not defined`],
    ["a missing portType", 'type="tns:Sample"', 'type="tns:X"', `the portType {${TNS}}X is not defined`],
    ["a missing element", PART, PART.replace("tns:Get", "tns:X"), `the element {${TNS}}X is not declared`],
    [
      "a missing header part",
      INPUT,
      INPUT.replace("</", '<soap:header message="tns:Get" part="x"/></'),
      "has no part x",
    ],
    [
      "an operation without an output in the binding",
      '<wsdl:output><soap:body use="literal"/></wsdl:output>',
      "",
      "the binding of Get lacks its output",
    ],
    [
      "an encoded header",
      INPUT,
      INPUT.replace("</", '<soap:header message="tns:Get" part="parameters" use="encoded"/></'),
      'use="encoded" is not',
    ],
    ["a second input", ABSTRACT, `${ABSTRACT}<wsdl:input message="tns:GetResponse"/>`, "a second wsdl:input"],
    ["a second input of the binding", INPUT, INPUT + INPUT, "a second wsdl:input"],
    ["a second body", INPUT, INPUT.replace("</", "<soap:body/></"), "a second soap:body"],
    ["a second soap:operation", OPERATION, OPERATION + OPERATION.replace("/Get", "/Put"), "a second soap:operation"],
    ["no body", INPUT, "<wsdl:input/>", "wsdl:input lacks soap:body"],
    [
      "a header beside the input",
      INPUT,
      `${INPUT}<soap:header message="tns:Get" part="parameters"/>`,
      "soap:header is not allowed in wsdl:operation",
    ],
    [
      "a header of the other SOAP version",
      INPUT,
      INPUT.replace(
        "</",
        '<h:header xmlns:h="http://schemas.xmlsoap.org/wsdl/soap12/" message="tns:Get" part="parameters"/></',
      ),
      "soap12:header in a binding to SOAP 1.1 is not supported",
    ],
    [
      "an operation that is not bound",
      OPERATION,
      `${OPERATION}</wsdl:operation><wsdl:operation name="Get">${OPERATION}`,
      "a second operation of one name in the binding",
    ],
    ["an unknown element", INPUT, `${INPUT}<wsdl:inputs/>`, "wsdl:inputs is not allowed in wsdl:operation"],
    ["an unknown attribute", PART, PART.replace("name", 'nmae="x" name'), "wsdl:part has no attribute nmae"],
    ["stray text", PART, `${PART}oops`, 'wsdl:message contains text: "oops"'],
    [
      "another transport",
      "http://schemas.xmlsoap.org/soap/http",
      "urn:jms",
      "no port is bound to SOAP over HTTP, but to SOAP over urn:jms",
    ],
    ["a service without a port", PORT, "", "no port is bound to SOAP over HTTP"],
    ["a message twice", '<wsdl:message name="GetResponse">', '<wsdl:message name="Get">', `a second {${TNS}}Get`],
    ["an odd operation name", 'operation name="Get"', 'operation name="Get it"', '"Get it" is not an XML name'],
  ])("%s", (_, find, replacement, want) => {
    const text = changed(find, replacement);
    expect(() => compile(text)).toThrow(SchemaError);
    expect(() => compile(text)).toThrow(want);
    expect(() => compile(text)).toThrow(/^a\.wsdl:\d+:\d+: /);
  });

  it.each([
    ["parts", PART, PART + PART.replace("tns:Get", "tns:GetResponse"), "a second part parameters, after a.wsdl:14:26"],
    ["bodies", INPUT, INPUT.replace("</", "\n<soap:body/></"), "a second soap:body, after a.wsdl:22:"],
    ["inputs", INPUT, `${INPUT}\n${INPUT}`, "a second wsdl:input, after a.wsdl:22:"],
    [
      "messages",
      '<wsdl:message name="GetResponse">',
      '<wsdl:message name="Get">',
      `a second {${TNS}}Get, after a.wsdl:14:1`,
    ],
  ])("two %s of one name, and shows both positions", (_, find, replacement, want) => {
    expect(() => compile(changed(find, replacement))).toThrow(want);
  });

  it("another root", () => {
    expect(() => compile("\n<html/>")).toThrow("a.wsdl:2:1: expected wsdl:definitions, found html");
  });
});

describe("accepts", () => {
  it("documentation, policies and optional extensions", () => {
    const text = changed(
      "<wsdl:types>",
      '<wsdl:documentation>Text</wsdl:documentation><p:Policy xmlns:p="urn:p"/><wsdl:types><wsdl:documentation/>',
    );
    expect(compile(text)).toEqual(compile(WSDL));
  });

  it.each([
    ["soap:binding", '<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>'],
    ["soap:operation", OPERATION],
    ["soap:body", '<soap:body use="literal"/>'],
    ["soap:address", '<soap:address location="https://example.com/Sample.svc"/>'],
  ])("a repeated %s", (_, element) => {
    expect(compile(changed(element, element + element))).toEqual(compile(WSDL));
  });

  it.each([
    ["an action", `soapAction="${TNS}/Sample/Get"`, `soapAction="&#xA; ${TNS}/Sample/Get "`],
    ["an address", "https://example.com/Sample.svc", " https://example.com/Sample.svc&#xA;"],
  ])("white space around %s, which is a URI", (_, find, replacement) => {
    expect(compile(changed(find, replacement))).toEqual(compile(WSDL));
  });

  it("a repeated header, and white space around the name of its part", () => {
    const header = '<soap:header message="tns:Head" part="h"/>';
    const bound = (headers: string) =>
      changed(INPUT, INPUT.replace("</", `${headers}</`))
        .replace("<wsdl:portType", '<wsdl:message name="Head"><wsdl:part name="h" element="tns:H"/></wsdl:message>$&')
        .replace("<xs:element", '<xs:element name="H" type="xs:string"/>$&');
    expect(compile(bound(header + header))).toEqual(compile(bound(header)));
    expect(compile(bound(header.replace('"h"', '" h&#10;"')))).toEqual(compile(bound(header)));
  });

  it("an extension that must be understood, and reports that the operation asks for it", () => {
    const [endpoint] = compile(changed(INPUT, `${INPUT}<x:y xmlns:x="urn:x" wsdl:required="true"/>`)).endpoints;
    const name = { namespace: "urn:x", localName: "y" };
    expect(endpoint?.assertions).toEqual([{ name, operations: undefined, isFulfilled: false }]);
  });

  it("a port that is not SOAP over HTTP beside one that is", () => {
    const other = `<wsdl:binding name="Tcp" type="tns:Sample"><soap:binding transport="urn:tcp"/></wsdl:binding><wsdl:binding name="Plain" type="tns:Sample"/>`;
    const ports = `<wsdl:port name="A" binding="tns:Tcp"/><wsdl:port name="B" binding="tns:Plain"/>`;
    const text = changed(PORT, ports + PORT).replace("<wsdl:service", `${other}<wsdl:service`);
    expect(compile(text)).toEqual(compile(WSDL));
  });

  it("the style of the binding if the operation has none", () => {
    expect(compile(changed(' style="document"', ""))).toEqual(compile(WSDL));
    const rpc = changed(' style="document"', "").replace("<soap:binding", '<soap:binding style="rpc"');
    expect(() => compile(rpc)).toThrow("in rpc style it must name a type");
  });

  it("SOAP 1.2, without soapAction", () => {
    const soap12 = changed("http://schemas.xmlsoap.org/wsdl/soap/", "http://schemas.xmlsoap.org/wsdl/soap12/");
    const [endpoint] = compile(soap12.replace(/ soapAction="[^"]*"/, "")).endpoints;
    expect(endpoint).toMatchObject({ soapVersion: "1.2", operations: [{ soapAction: "" }] });
  });

  it.each([
    ["A", "B", "https://a"],
    ["B", "A", "https://b"],
  ])("two ports: the first by name, not by position (%s, %s)", (first, second, want) => {
    const port = (name: string, url: string) =>
      `<wsdl:port name="${name}" binding="tns:SampleBinding"><soap:address location="${url}"/></wsdl:port>`;
    const contract = compile(changed(PORT, port(first, "https://a") + port(second, "https://b")));
    expect(contract.endpoints.map(({ address }) => address)).toEqual([want]);
  });

  it("two ports: the older SOAP version", () => {
    const [binding = ""] = /<wsdl:binding.*<\/wsdl:binding>/s.exec(WSDL) ?? [];
    const older = binding.replace('"SampleBinding"', '"Old"');
    const newer = binding
      .replaceAll("<soap:", "<s12:")
      .replace("<wsdl:binding", '$& xmlns:s12="http://schemas.xmlsoap.org/wsdl/soap12/"');
    const text = changed(PORT, `${PORT}<wsdl:port name="Z" binding="tns:Old"/>`).replace(binding, newer + older);
    expect(compile(text).endpoints).toMatchObject([{ soapVersion: "1.1", address: undefined }]);
  });
});

describe("wsdl:import", () => {
  const service = (location: string, namespace = TNS) =>
    `<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:s">
<wsdl:import namespace="${namespace}" location="${location}"/></wsdl:definitions>`;

  it("follows a relative location, and does not count the imported file twice", () => {
    const contract = contractOf({ "v/s.wsdl": service("d/a.wsdl"), "v/d/a.wsdl": WSDL });
    expect(contract).toEqual(compile(WSDL));
  });

  it("takes equal components of two documents once", () => {
    const [message = ""] = /<wsdl:message name="Get">.*/.exec(WSDL) ?? [];
    const other = (part: string) =>
      `<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:tns="${TNS}" targetNamespace="${TNS}">${part}</wsdl:definitions>`;
    const main = changed("<wsdl:types>", `<wsdl:import namespace="${TNS}" location="b.wsdl"/><wsdl:types>`);
    expect(contractOf({ "a.wsdl": main, "b.wsdl": other(message) })).toEqual(compile(WSDL));
    const given = { "a.wsdl": main, "b.wsdl": other(message.replace("parameters", "p")) };
    expect(() => contractOf(given)).toThrow(`b.wsdl:1:155: a second {${TNS}}Get, after a.wsdl:14:1`);
  });

  it("ends a cycle where it began", () => {
    const back = changed("<wsdl:types>", '<wsdl:import namespace="urn:s" location="s.wsdl"/><wsdl:types>');
    expect(contractOf({ "a.wsdl": back, "s.wsdl": service("a.wsdl") })).toEqual(compile(WSDL));
  });

  it.each([
    ["a wrong namespace", service("a.wsdl", "urn:x"), "wsdl:import expects definitions of the namespace urn:x"],
    ["a missing file", service("b.wsdl"), '"b.wsdl" is not a file among the schemas'],
    ["an address", service("http://example.com/a.wsdl"), "is not a file among the schemas"],
  ])("refuses %s", (_, text, want) => {
    expect(() => contractOf({ "s.wsdl": text, "a.wsdl": WSDL })).toThrow(SchemaError);
    expect(() => contractOf({ "s.wsdl": text, "a.wsdl": WSDL })).toThrow(want);
    expect(() => contractOf({ "s.wsdl": text, "a.wsdl": WSDL })).toThrow(/^s\.wsdl:2:1: /);
  });
});
