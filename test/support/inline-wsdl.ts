import { buildContract } from "../../generator/contract/build-contract.js";
import type { Contract } from "../../generator/contract/contract.js";
import type { SourceFiles } from "../../generator/source/source-text.js";
import { NAMESPACE } from "../../generator/xml/qname.js";
import { payload, schema } from "./component-text.js";

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

/** The variable parts of an inline WSDL. All other parts have the form of WCF. */
export interface InlineWsdl {
  /** The portType's name. */
  readonly name?: string;
  readonly namespace?: string;
  /** Further prefixes, with their namespaces. */
  readonly prefixes?: Readonly<Record<string, string>>;
  /** The beginning of SOAP actions. */
  readonly actions?: string;
  readonly soapVersion?: "1.1" | "1.2";
  /** Schema components beside the payload elements. */
  readonly types?: string;
  /** Further schema elements. */
  readonly schemas?: string;
  /** Whether it has the schema that marks the data contracts of .NET. */
  readonly isDotNet?: boolean;
  /** The prefix of the payload elements, if one of `schemas` declares them and the WSDL has no schema of its own. */
  readonly payloads?: string;
  /** By name. */
  readonly operations?: Readonly<Record<string, InlineOperation>>;
}

export interface InlineOperation {
  /** The particles of the message. */
  readonly request?: string;
  readonly response?: string;
  /** The elements of the request's headers. */
  readonly headers?: readonly string[];
  /** The elements of the faults, by the names of the faults. */
  readonly faults?: Readonly<Record<string, string>>;
}

const SOAP = { "1.1": "http://schemas.xmlsoap.org/wsdl/soap/", "1.2": "http://schemas.xmlsoap.org/wsdl/soap12/" };

/** A document/literal WSDL. Each part of `types` and of the operations is on separate lines. */
export function inlineWsdl(wsdl: InlineWsdl): string {
  const { name = "Sample", namespace = TNS, types = "", schemas = "", payloads = "tns", isDotNet = false } = wsdl;
  const { actions = `${namespace}/${name}`, operations = { Get: {} } } = wsdl;
  const each = (write: (name: string, operation: InlineOperation) => string): string =>
    Object.entries(operations)
      .map(([operation, said]) => write(operation, said))
      .join("\n");
  return `<wsdl:definitions ${declarations(wsdl)} xmlns:tns="${namespace}" targetNamespace="${namespace}">
<wsdl:types>
${payloads === "tns" ? schema(namespace, `\n${types}\n${each(payloadElements)}\n`) : ""}
${schemas}${isDotNet ? `<xs:schema targetNamespace="${NAMESPACE.serialization}"/>` : ""}
</wsdl:types>
${each((operation) => messages(operation, payloads))}
${headerMessages(operations)}${each(faultMessages)}
<wsdl:portType name="${name}">
${each(abstractOperation)}
</wsdl:portType>
<wsdl:binding name="${name}Binding" type="tns:${name}">
<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
${each((operation, said) => boundOperation(operation, said, actions))}
</wsdl:binding>
<wsdl:service name="${name}Service">
<wsdl:port name="${name}Port" binding="tns:${name}Binding"><soap:address location="https://example.com/${name}.svc"/></wsdl:port>
</wsdl:service>
</wsdl:definitions>`;
}

function declarations({ soapVersion = "1.1", prefixes = {} }: InlineWsdl): string {
  const namespaces = {
    wsdl: "http://schemas.xmlsoap.org/wsdl/",
    soap: SOAP[soapVersion],
    xs: "http://www.w3.org/2001/XMLSchema",
    ser: "http://schemas.microsoft.com/2003/10/Serialization/",
    ...prefixes,
  };
  return Object.entries(namespaces)
    .map(([prefix, namespace]) => `xmlns:${prefix}="${namespace}"`)
    .join(" ");
}

function payloadElements(name: string, { request = "", response = "" }: InlineOperation): string {
  return `${payload(name, `\n${request}\n`)}\n${payload(`${name}Response`, `\n${response}\n`)}`;
}

function messages(name: string, prefix: string): string {
  return [name, `${name}Response`]
    .map((element) => message(element, { part: "parameters", element: `${prefix}:${element}` }))
    .join("\n");
}

function message(name: string, { part, element }: { part: string; element: string }): string {
  return `<wsdl:message name="${name}"><wsdl:part name="${part}" element="${element}"/></wsdl:message>`;
}

/** A message for each header element, with the same name. */
function headerMessages(operations: Readonly<Record<string, InlineOperation>>): string {
  const elements = new Set(Object.values(operations).flatMap(({ headers = [] }) => headers));
  return [...elements].map((element) => `${message(localName(element), { part: "p", element })}\n`).join("");
}

function localName(name: string): string {
  return name.replace(/^.*:/, "");
}

function faultMessages(name: string, { faults = {} }: InlineOperation): string {
  return Object.entries(faults)
    .map(([fault, element]) => message(`${name}_${fault}`, { part: "detail", element }))
    .join("\n");
}

function abstractOperation(name: string, { faults = {} }: InlineOperation): string {
  const declared = Object.keys(faults).map((fault) => `<wsdl:fault name="${fault}" message="tns:${name}_${fault}"/>`);
  return `<wsdl:operation name="${name}"><wsdl:input message="tns:${name}"/><wsdl:output message="tns:${name}Response"/>${declared.join("")}</wsdl:operation>`;
}

function boundOperation(name: string, { headers = [], faults = {} }: InlineOperation, actions: string): string {
  const bound = Object.keys(faults).map(
    (fault) => `<wsdl:fault name="${fault}"><soap:fault use="literal" name="${fault}" namespace=""/></wsdl:fault>`,
  );
  const sent = headers.map((element) => `<soap:header message="tns:${localName(element)}" part="p" use="literal"/>`);
  return `<wsdl:operation name="${name}"><soap:operation soapAction="${actions}/${name}" style="document"/><wsdl:input><soap:body use="literal"/>${sent.join("")}</wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output>${bound.join("")}</wsdl:operation>`;
}
