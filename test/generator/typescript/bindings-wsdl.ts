import { complexType, element, optional, payload, schema } from "../../support/component-text.js";

const TNS = "urn:bindings";

const TYPES = [
  complexType("Item", `${element("Sku", "xs:string")}${element("Count", "xs:int", 'minOccurs="0"')}`),
  complexType("Address", `${optional("Street", "xs:string")}${element("City", "xs:string")}`),
  element("Ticket", "xs:string"),
  element("Item", "tns:Item"),
  element("Note", "xs:string", 'nillable="true"'),
  payload("Ask", element("Question", "xs:string")),
  payload("AskResponse", element("Answer", "xs:string")),
  payload("Tell", element("What", "xs:string")),
  payload("Lookup", element("Key", "xs:string")),
  element("Count", "xs:int"),
].join("\n");

interface BoundMessage {
  /** By name: `element="tns:Ask"` or `type="xs:string"`. */
  readonly parts: Readonly<Record<string, string>>;
  /** What is beside soap:body. */
  readonly headers?: string;
  /** Attributes of soap:body. */
  readonly body?: string;
  readonly name?: string;
}

interface BoundOperation {
  readonly input: BoundMessage;
  readonly output?: BoundMessage;
  readonly style?: "document" | "rpc";
  readonly action?: string;
}

/** The name in the WSDL is what comes before a `#`: several operations may have one name. */
const OPERATIONS: Readonly<Record<string, BoundOperation>> = {
  Ask: {
    input: { parts: { p: 'element="tns:Ask"' } },
    output: { parts: { p: 'element="tns:AskResponse"' } },
    action: "urn:ask",
  },
  Tell: { input: { parts: { p: 'element="tns:Tell"' } }, action: "" },
  Reset: { input: { parts: {} }, output: { parts: {} }, action: "urn:reset" },
  Place: {
    input: {
      parts: { ticket: 'element="tns:Ticket"', note: 'element="tns:Note"', item: 'element="tns:Item"' },
      headers: '<soap:header message="tns:Place0Input" part="ticket" use="literal"/>',
    },
    output: { parts: { body: 'type="tns:Address"' } },
    action: "urn:place",
  },
  Count: { input: { parts: { p: 'element="tns:Count"' } }, output: { parts: { p: 'element="tns:Count"' } } },
  Add: {
    style: "rpc",
    input: {
      parts: { a: 'type="xs:int"', b: 'type="xs:int"', unused: 'type="xs:int"' },
      body: 'parts="a b" namespace="urn:bindings"',
    },
    output: { parts: { sum: 'type="xs:int"' }, body: 'namespace="urn:bindings"' },
    action: "urn:add",
  },
  Locate: {
    style: "rpc",
    input: { parts: { item: 'type="tns:Item"' }, body: 'namespace="urn:bindings"' },
    output: { parts: { address: 'type="tns:Address"', exact: 'type="xs:boolean"' }, body: 'namespace="urn:bindings"' },
  },
  Log: { style: "rpc", input: { parts: { line: 'type="xs:string"' }, body: 'namespace="urn:log"' } },
  "Find#1": {
    input: { parts: { p: 'element="tns:Lookup"' } },
    output: { parts: { p: 'element="tns:Item"' } },
    action: "urn:find",
  },
  "Find#2": {
    input: { name: "FindByItem", parts: { p: 'element="tns:Item"' } },
    output: { parts: { p: 'element="tns:Item"' } },
    action: "urn:find",
  },
};

/** Operations in both styles: without an answer, without input, with several parts, with the type of a body, of one name. */
export function bindingsWsdl(use = ""): string {
  const all = Object.entries(OPERATIONS).map(([key, operation], index) => {
    return { ...operation, name: key.replace(/#.*/, ""), id: `${key.replace("#", "_")}${index === 3 ? 0 : ""}` };
  });
  return `<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${TNS}" targetNamespace="${TNS}">
<wsdl:types>${schema(TNS, TYPES)}</wsdl:types>
${all.map(({ id, input, output }) => `${message(`${id}Input`, input)}${output === undefined ? "" : message(`${id}Output`, output)}`).join("\n")}
<wsdl:portType name="Desk">
${all.map(({ name, id, input, output }) => `<wsdl:operation name="${name}">${said("input", `${id}Input`, input)}${said("output", `${id}Output`, output)}</wsdl:operation>`).join("\n")}
<wsdl:operation name="Changed"><wsdl:output message="tns:TellInput"/></wsdl:operation>
</wsdl:portType>
<wsdl:binding name="DeskBinding" type="tns:Desk">
<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
${all.map(({ name, action, style, input, output }) => `<wsdl:operation name="${name}"><soap:operation${attribute("soapAction", action)}${attribute("style", style)}/>${bound("input", input, use)}${bound("output", output, use)}</wsdl:operation>`).join("\n")}
</wsdl:binding>
<wsdl:service name="DeskService"><wsdl:port name="DeskPort" binding="tns:DeskBinding"><soap:address location="http://example.com/desk"/></wsdl:port></wsdl:service>
</wsdl:definitions>`;
}

function message(name: string, { parts }: BoundMessage): string {
  const all = Object.entries(parts).map(([part, content]) => `<wsdl:part name="${part}" ${content}/>`);
  return `<wsdl:message name="${name}">${all.join("")}</wsdl:message>`;
}

function said(which: string, name: string, given: BoundMessage | undefined): string {
  return given === undefined ? "" : `<wsdl:${which}${attribute("name", given.name)} message="tns:${name}"/>`;
}

function bound(which: string, given: BoundMessage | undefined, use: string): string {
  if (given === undefined) return "";
  const { name, body = "", headers = "" } = given;
  return `<wsdl:${which}${attribute("name", name)}><soap:body ${use || 'use="literal"'} ${body}/>${headers}</wsdl:${which}>`;
}

function attribute(name: string, value: string | undefined): string {
  return value === undefined ? "" : ` ${name}="${value}"`;
}
