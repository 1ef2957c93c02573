import { describe, expect, it } from "vitest";
import { SchemaError } from "../../../generator/source/errors.js";
import { linkPorts } from "../../../generator/wsdl/link-definitions.js";
import { parseDefinitions } from "../../../generator/wsdl/parse-definitions.js";
import { parseXml } from "../../../generator/xml/parse-xml.js";
import { parseSchema } from "../../../generator/xsd/parse-schema.js";

const NAMESPACES =
  'xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/" xmlns:http="http://schemas.xmlsoap.org/wsdl/http/" xmlns:mime="http://schemas.xmlsoap.org/wsdl/mime/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t"';

/** Definitions for urn:t whose content begins on line 2. */
function parse(content: string) {
  const text = `<definitions ${NAMESPACES} targetNamespace="urn:t">\n${content}\n</definitions>`;
  return parseDefinitions(parseXml({ name: "a.wsdl", text }));
}

const own = (localName: string) => ({ namespace: "urn:t", localName });

describe("messages and portTypes", () => {
  it("parts are elements or of types", () => {
    const [message] = parse(
      '<message name="M"><documentation>Doc</documentation><part name="a" element="t:E"/><part name="b" type="xs:int"/></message>',
    ).messages;
    expect(message).toMatchObject({
      name: own("M"),
      documentation: "Doc",
      parts: [
        { name: "a", content: { kind: "element", name: own("E") } },
        { name: "b", content: { kind: "type", name: { localName: "int" } } },
      ],
    });
  });

  const input = '<input message="t:I"/>';
  const output = '<output message="t:O"/>';

  it.each([
    ["one-way", input, "Get", undefined],
    ["request-response", input + output, "GetRequest", "GetResponse"],
    ["solicit-response", output + input, "GetResponse", "GetSolicit"],
    ["notification", output, undefined, "Get"],
    ["request-response", input.replace(" ", ' name="A" ') + output.replace(" ", ' name="B" '), "A", "B"],
  ])("%s: %s", (transmission, content, nameOfInput, nameOfOutput) => {
    const [portType] = parse(`<portType name="P"><operation name="Get">${content}</operation></portType>`).portTypes;
    const [operation] = portType?.operations ?? [];
    expect(operation).toMatchObject({ name: "Get", transmission, faults: [], parameterOrder: undefined });
    expect(operation?.input?.name).toBe(nameOfInput);
    expect(operation?.output?.name).toBe(nameOfOutput);
  });

  it("faults and the order of parameters", () => {
    const [portType] = parse(
      `<portType name="P"><operation name="Get" parameterOrder="a  b">${input}${output}<fault name="F" message="t:M"/></operation></portType>`,
    ).portTypes;
    expect(portType?.operations).toMatchObject([
      { parameterOrder: ["a", "b"], faults: [{ name: "F", message: own("M") }] },
    ]);
  });

  it("an operation without messages is an error", () => {
    const given = () => parse('<portType name="P">\n<operation name="Get"/></portType>');
    expect(given).toThrow(SchemaError);
    expect(given).toThrow("a.wsdl:3:1: wsdl:operation has neither wsdl:input nor wsdl:output");
  });
});

describe("bindings", () => {
  const binding = (content: string, soap = '<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>') =>
    parse(`<binding name="B" type="t:P">${soap}${content}</binding>`).bindings[0];
  const operation = (content: string) => binding(`<operation name="Get">${content}</operation>`)?.operations[0];

  it.each([
    ['<soap:binding transport="urn:x"/>', { version: "1.1", transport: "urn:x", style: "document" }],
    ['<soap12:binding transport="urn:x" style="rpc"/>', { version: "1.2", transport: "urn:x", style: "rpc" }],
  ])("%s", (soap, want) => {
    expect(binding("", soap)).toMatchObject({ name: own("B"), portType: own("P"), soap: want, extensions: [] });
  });

  it.each([
    ["", undefined],
    ["<soap:operation/>", { version: "1.1", soapAction: undefined, soapActionRequired: false, style: undefined }],
    ['<soap:operation soapAction="" style="rpc"/>', { soapAction: "", style: "rpc" }],
    ['<soap12:operation soapAction="urn:a" soapActionRequired="1"/>', { version: "1.2", soapActionRequired: true }],
  ])("the operation %j", (soap, want) => {
    const found = operation(soap);
    if (want === undefined) expect(found?.soap).toBeUndefined();
    else expect(found?.soap).toMatchObject(want);
  });

  it("bodies", () => {
    const body = '<soap:body parts="a b" use="encoded" encodingStyle="urn:e urn:f" namespace="urn:n"/>';
    expect(operation(`<input name="I">${body}</input><output><soap:body/></output>`)).toMatchObject({
      input: {
        name: "I",
        body: { parts: ["a", "b"], use: "encoded", encodingStyle: ["urn:e", "urn:f"], namespace: "urn:n" },
        headers: [],
      },
      output: { name: undefined, body: { parts: undefined, use: "literal", encodingStyle: [], namespace: undefined } },
    });
    expect(operation('<input><soap:body parts=""/></input>')?.input?.body?.parts).toEqual([]);
  });

  it("headers and their faults", () => {
    const header =
      '<soap:header message="t:M" part="p" use="encoded" namespace="urn:n"><soap:headerfault message="t:M" part="f"/></soap:header>';
    expect(operation(`<input>${header}<soap:header message="t:M" part="q"/></input>`)?.input).toMatchObject({
      body: undefined,
      headers: [
        {
          message: own("M"),
          part: "p",
          use: "encoded",
          namespace: "urn:n",
          faults: [{ message: own("M"), part: "f", use: "literal" }],
        },
        { part: "q", faults: [] },
      ],
    });
  });

  it("faults", () => {
    expect(
      operation('<fault name="F"><soap:fault name="F" use="encoded"/></fault><fault name="G"/>')?.faults,
    ).toMatchObject([
      { name: "F", soap: { use: "encoded" } },
      { name: "G", soap: undefined },
    ]);
  });

  it("HTTP and MIME bindings are extensions", () => {
    const found = binding(
      '<operation name="Get"><http:operation location="/Get"/><input><mime:multipartRelated/></input></operation>',
      '<http:binding verb="GET" wsdl:required="true"/>',
    );
    expect(found).toMatchObject({
      soap: undefined,
      extensions: [{ element: { name: { localName: "binding" } }, required: true }],
      operations: [
        {
          extensions: [{ element: { name: { localName: "operation" } }, required: false }],
          input: { body: undefined, extensions: [{ element: { name: { localName: "multipartRelated" } } }] },
        },
      ],
    });
  });

  it.each([
    ['<input><soap:body use="raw"/></input>', 'soap:body: use must be one of literal, encoded, got "raw"'],
    ['<soap:operation style="odd"/>', 'soap:operation: style must be one of document, rpc, got "odd"'],
    ['<input><soap:header part="p"/></input>', "soap:header lacks the attribute message"],
    ["<input><soap:body/><soap12:body/></input>", "a second soap12:body"],
    ["<input><soap:operation/></input>", "soap:operation is not allowed in wsdl:input"],
  ])("refuse %s", (content, want) => {
    expect(() => operation(content)).toThrow(SchemaError);
    expect(() => operation(content)).toThrow(want);
  });
});

describe("the rest", () => {
  it("services with several ports, with and without a SOAP address", () => {
    const { services } = parse(
      '<service name="S"><port name="A" binding="t:B"><soap12:address location="urn:l"/></port><port name="B" binding="t:B"><http:address location="urn:h"/></port></service><service name="T"/>',
    );
    expect(services).toMatchObject([
      {
        name: "S",
        ports: [
          { name: "A", binding: own("B"), address: { version: "1.2", location: "urn:l" } },
          { name: "B", address: undefined, extensions: [{ element: { name: { localName: "address" } } }] },
        ],
      },
      { name: "T", ports: [] },
    ]);
  });

  it("a schema of a draft is refused by its name", () => {
    const [schema] = parse('<types>\n<schema xmlns="http://www.w3.org/2000/10/XMLSchema"/></types>').schemas;
    expect(() => schema && parseSchema(schema)).toThrow(
      "a.wsdl:3:1: expected xs:schema, found {http://www.w3.org/2000/10/XMLSchema}schema",
    );
  });

  it("types of XML Schema, and of other languages", () => {
    const { schemas, extensions } = parse(
      '<types><xs:schema/><x:grammar xmlns:x="urn:x"/><xs:schema/></types><x:y xmlns:x="urn:x"/>',
    );
    expect(schemas.map(({ name }) => name.localName)).toEqual(["schema", "schema"]);
    expect(extensions.map(({ element }) => element.name.localName)).toEqual(["y", "grammar"]);
  });
});

describe("linking", () => {
  const input = (name: string) => `<input ${name && `name="${name}"`} message="t:M"/>`;
  const bound = (name: string, action: string) =>
    `<operation name="Get"><soap:operation soapAction="${action}"/><input ${name && `name="${name}"`}/></operation>`;

  /** The actions of the operations of a portType, by those of a binding. */
  function actions(portType: string, binding: string): (string | undefined)[] {
    const [port] = linkPorts([
      parse(`<portType name="P">${portType}</portType><binding name="B" type="t:P">${binding}</binding>
<service name="S"><port name="p" binding="t:B"/></service>`),
    ]);
    return (port?.operations ?? []).map(({ concrete }) => concrete?.soap?.soapAction);
  }
  const operation = (content: string, name = "Get") => `<operation name="${name}">${content}</operation>`;

  it.each([
    ["one", operation(input("")), bound("", "1"), ["1"]],
    ["one with other names of messages", operation(input("A")), bound("B", "1"), ["1"]],
    [
      "none for an unbound operation",
      operation(input("")) + operation(input(""), "Put"),
      bound("", "1"),
      ["1", undefined],
    ],
    ["those of one name", operation(input("A")) + operation(input("B")), bound("B", "2") + bound("A", "1"), ["1", "2"]],
    [
      "those of one name, one of which needs none",
      operation(input("")) + operation(input("A")),
      bound("A", "2") + bound("", "1"),
      ["1", "2"],
    ],
    ["none of another name", operation(input("A")) + operation(input("B")), bound("A", "1"), ["1", undefined]],
  ])("finds %s", (_, portType, binding, want) => {
    expect(actions(portType, binding)).toEqual(want);
  });

  it("refuses two with one name that nothing distinguishes", () => {
    const given = () => actions(operation(input("")), bound("", "1") + bound("", "2"));
    expect(given).toThrow(SchemaError);
    expect(given).toThrow("a second operation of one name in the binding B");
  });
});
