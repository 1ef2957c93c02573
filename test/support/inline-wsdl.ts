import { buildContract } from "../../generator/contract/build-contract.js";
import type { Contract } from "../../generator/contract/contract.js";
import type { SourceFiles } from "../../generator/source/source-text.js";

/** The namespace of inline schemas; its last segment names the version. */
export const TNS = "http://example.com/ServicesXX";

/** Files by name, as if they had been read from disk. */
export function sourceFiles(files: Readonly<Record<string, string>>): SourceFiles {
  return new Map(Object.entries(files).map(([name, text]) => [name, { name, text }]));
}

/** The contract of the WSDL files among `files`, as version ServicesXX. */
export function contractOf(files: Readonly<Record<string, string>>): Contract {
  const sources = sourceFiles(files);
  const wsdls = [...sources.values()].filter(({ name }) => name.endsWith(".wsdl"));
  return buildContract({ version: "ServicesXX", wsdls }, sources);
}

/** What an inline WSDL says; everything else about it is as WCF would write it. */
export interface InlineWsdl {
  /** The portType's name. */
  readonly name?: string;
  /** Schema components beside the payload elements. */
  readonly types?: string;
  /** By name. */
  readonly operations?: Readonly<Record<string, InlineOperation>>;
  /** Further schema elements. */
  readonly schemas?: string;
}

export interface InlineOperation {
  /** The particles of the message. */
  readonly request?: string;
  readonly response?: string;
  /** The elements of the faults, by the names of the faults. */
  readonly faults?: Readonly<Record<string, string>>;
}

/** A document/literal WSDL; each part of `types` and of the operations stands on lines of its own. */
export function inlineWsdl({
  name = "Sample",
  types = "",
  operations = { Get: {} },
  schemas = "",
}: InlineWsdl): string {
  const names = Object.keys(operations);
  const faults = Object.entries(operations).flatMap(([operation, { faults = {} }]) =>
    Object.entries(faults).map(([fault, element]) => ({ operation, fault, element })),
  );
  const ofOperation = (name: string, write: (fault: string) => string): string =>
    faults
      .filter(({ operation }) => operation === name)
      .map(({ fault }) => write(fault))
      .join("");
  return `<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ser="http://schemas.microsoft.com/2003/10/Serialization/" xmlns:tns="${TNS}" targetNamespace="${TNS}">
<wsdl:types>
<xs:schema targetNamespace="${TNS}" elementFormDefault="qualified">
${types}
${Object.entries(operations)
  .map(
    ([operation, { request = "", response = "" }]) =>
      `${payload(operation, request)}\n${payload(`${operation}Response`, response)}`,
  )
  .join("\n")}
</xs:schema>
${schemas}
</wsdl:types>
${names.map((operation) => `${message(operation)}\n${message(`${operation}Response`)}`).join("\n")}
${faults.map(({ operation, fault, element }) => faultMessage(`${operation}_${fault}`, element)).join("\n")}
<wsdl:portType name="${name}">
${names.map((operation) => `<wsdl:operation name="${operation}"><wsdl:input message="tns:${operation}"/><wsdl:output message="tns:${operation}Response"/>${ofOperation(operation, (fault) => `<wsdl:fault name="${fault}" message="tns:${operation}_${fault}"/>`)}</wsdl:operation>`).join("\n")}
</wsdl:portType>
<wsdl:binding name="${name}Binding" type="tns:${name}">
<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
${names.map((operation) => `<wsdl:operation name="${operation}"><soap:operation soapAction="${TNS}/${name}/${operation}" style="document"/><wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output>${ofOperation(operation, (fault) => `<wsdl:fault name="${fault}"><soap:fault use="literal" name="${fault}" namespace=""/></wsdl:fault>`)}</wsdl:operation>`).join("\n")}
</wsdl:binding>
<wsdl:service name="${name}Service">
<wsdl:port name="${name}Port" binding="tns:${name}Binding"><soap:address location="https://example.com/${name}.svc"/></wsdl:port>
</wsdl:service>
</wsdl:definitions>`;
}

function payload(name: string, particles: string): string {
  return `<xs:element name="${name}"><xs:complexType><xs:sequence>\n${particles}\n</xs:sequence></xs:complexType></xs:element>`;
}

function faultMessage(name: string, element: string): string {
  return `<wsdl:message name="${name}"><wsdl:part name="detail" element="${element}"/></wsdl:message>`;
}

function message(name: string): string {
  return `<wsdl:message name="${name}"><wsdl:part name="parameters" element="tns:${name}"/></wsdl:message>`;
}
