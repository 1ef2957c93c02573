import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { type Reply, serve } from "./http-server.js";

/** The answer at a target: a text in which `ORIGIN` means the server's own origin, or a full reply. */
export type Answer = string | Reply | ((request: IncomingMessage, response: ServerResponse) => void);

export interface MetadataServer {
  /** What `--server` gets: `http://127.0.0.1:4711/Remote`. */
  readonly server: string;
  readonly origin: string;
  /** Path and query of every request so far, with its authorization if it has one. */
  readonly asked: string[];
}

/** A server that publishes documents, by path and query below /Remote. To change it, replace its `answers`. */
export async function serveMetadata(answers: Record<string, Answer>): Promise<MetadataServer> {
  const asked: string[] = [];
  let origin = "";
  const listener: RequestListener = (request, response) => {
    const { url = "", headers } = request;
    asked.push(headers.authorization === undefined ? url : `${url} ${headers.authorization}`);
    send(answers[url.replace(/^\/Remote\//, "")] ?? { status: 404 }, origin, request, response);
  };
  const url = await serve(listener);
  origin = new URL(url).origin;
  return { server: `${origin}/Remote`, origin, asked };
}

function send(answer: Answer, origin: string, request: IncomingMessage, response: ServerResponse): void {
  if (typeof answer === "function") {
    answer(request, response);
    return;
  }
  const { status = 200, headers = {}, body = "" } = typeof answer === "string" ? { body: answer } : answer;
  const own = Object.entries(headers).map(([name, value]) => [name, value.replaceAll("ORIGIN", origin)] as const);
  response.writeHead(status, { "Content-Type": "text/xml; charset=utf-8", ...Object.fromEntries(own) });
  response.end(typeof body === "string" ? body.replaceAll("ORIGIN", origin) : body);
}

const TNS = "http://example.com/ws/Services88";
const SERIALIZATION = "http://schemas.microsoft.com/2003/10/Serialization/";

/** The variable parts of the published contract. */
export interface Variation {
  readonly endpoint?: string;
  /** Members of the type Task. */
  readonly members?: readonly string[];
  readonly operations?: readonly string[];
}

/** The documents of an endpoint in the form of WCF: a WSDL, another one for the portType, and a schema for each namespace. */
export function wcfDocuments({
  endpoint = "Batch",
  members = ["Id", "Name"],
  operations = ["GetTask", "StartTask"],
}: Variation = {}): Record<string, Answer> {
  const address = `ORIGIN/Remote/Services88/${endpoint}.svc`;
  const path = `Services88/${endpoint}.svc`;
  return {
    [`${path}?wsdl`]: definitions(
      "http://tempuri.org/",
      `<wsdl:import namespace="${TNS}" location="${address}?wsdl=wsdl0"/>
<wsdl:types/>
${binding(endpoint, operations)}
<wsdl:service name="Wcf${endpoint}"><wsdl:port name="P" binding="tns:B"><soap:address location="${address}"/></wsdl:port></wsdl:service>`,
    ),
    [`${path}?wsdl=wsdl0`]: definitions(
      TNS,
      `<wsdl:types><xsd:schema targetNamespace="${TNS}/Imports">
<xsd:import schemaLocation="${address}?xsd=xsd0" namespace="${TNS}"/>
<xsd:import schemaLocation="${address}?xsd=xsd1" namespace="${SERIALIZATION}"/>
</xsd:schema></wsdl:types>
${abstractPart(endpoint, operations)}`,
    ),
    [`${path}?xsd=xsd0`]: typesSchema(address, members, operations),
    [`${path}?xsd=xsd1`]: SERIALIZATION_SCHEMA,
  };
}

function definitions(targetNamespace: string, content: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><wsdl:definitions targetNamespace="${targetNamespace}" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:tns="${targetNamespace}" xmlns:i0="${TNS}">
${content}
</wsdl:definitions>`;
}

function binding(endpoint: string, operations: readonly string[]): string {
  const bound = operations.map(
    (name) =>
      `<wsdl:operation name="${name}"><soap:operation soapAction="${TNS}/${endpoint}/${name}" style="document"/><wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>`,
  );
  return `<wsdl:binding name="B" type="i0:${endpoint}"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
${bound.join("\n")}
</wsdl:binding>`;
}

function abstractPart(endpoint: string, operations: readonly string[]): string {
  const messages = operations.flatMap((name) => [name, `${name}Response`]);
  return `${messages.map((name) => `<wsdl:message name="${name}"><wsdl:part name="parameters" element="tns:${name}"/></wsdl:message>`).join("\n")}
<wsdl:portType name="${endpoint}">
${operations.map((name) => `<wsdl:operation name="${name}"><wsdl:input message="tns:${name}"/><wsdl:output message="tns:${name}Response"/></wsdl:operation>`).join("\n")}
</wsdl:portType>`;
}

function typesSchema(address: string, members: readonly string[], operations: readonly string[]): string {
  const elements = operations.flatMap((name) => [
    `<xs:element name="${name}"><xs:complexType><xs:sequence><xs:element minOccurs="0" name="Key" type="ser:guid"/></xs:sequence></xs:complexType></xs:element>`,
    `<xs:element name="${name}Response"><xs:complexType><xs:sequence><xs:element minOccurs="0" name="Response" nillable="true" type="tns:Task"/></xs:sequence></xs:complexType></xs:element>`,
  ]);
  const fields = members.map((name) => `<xs:element minOccurs="0" name="${name}" nillable="true" type="xs:string"/>`);
  return `<?xml version="1.0" encoding="utf-8"?><xs:schema elementFormDefault="qualified" targetNamespace="${TNS}" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${TNS}" xmlns:ser="${SERIALIZATION}">
<xs:import schemaLocation="${address}?xsd=xsd1" namespace="${SERIALIZATION}"/>
${elements.join("\n")}
<xs:complexType name="Task"><xs:sequence>${fields.join("")}</xs:sequence></xs:complexType>
<xs:element name="Task" nillable="true" type="tns:Task"/>
</xs:schema>`;
}

/** WCF's schema, as far as it is needed here. */
const SERIALIZATION_SCHEMA = `<?xml version="1.0" encoding="utf-8"?><xs:schema attributeFormDefault="qualified" elementFormDefault="qualified" targetNamespace="${SERIALIZATION}" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${SERIALIZATION}">
<xs:simpleType name="guid"><xs:restriction base="xs:string"><xs:pattern value="[\\da-fA-F]{8}-[\\da-fA-F]{4}-[\\da-fA-F]{4}-[\\da-fA-F]{4}-[\\da-fA-F]{12}"/></xs:restriction></xs:simpleType>
<xs:element name="guid" nillable="true" type="tns:guid"/>
<xs:attribute name="FactoryType" type="xs:QName"/>
</xs:schema>`;
