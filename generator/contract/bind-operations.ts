import { SchemaError, unsupported } from "../source/errors.js";
import type { Position } from "../source/source-text.js";
import { quote } from "../source/visible-text.js";
import type {
  BindingMessage,
  BindingOperation,
  PortTypeMessage,
  PortTypeOperation,
  SoapBody,
  SoapHeader,
  SoapOperation,
  SoapUse,
  SoapVersion,
  WsdlComponent,
} from "../wsdl/definitions.js";
import type { LinkedFault, LinkedOperation } from "../wsdl/link-definitions.js";
import type { QName } from "../xml/qname.js";
import type { SoapPort } from "./choose-ports.js";

/** An operation that a contract can express: document style, literal use, one request and one response. */
export interface BoundOperation {
  readonly name: string;
  readonly documentation: string;
  readonly soapAction: string;
  readonly request: BoundMessage;
  readonly response: BoundMessage;
  readonly faults: readonly PortTypeMessage[];
  /** The WSDL elements of the portType and of the binding that describe it; policies may be attached to each. */
  readonly subject: readonly WsdlComponent[];
}

export interface BoundMessage {
  readonly message: QName;
  readonly body: SoapBody;
  readonly headers: readonly SoapHeader[];
  /** Where the portType declares the operation. */
  readonly position: Position;
}

/** Binds the operations of a port. @throws SchemaError for what WSDL and its SOAP bindings allow and a contract cannot express */
export function bindOperations(port: SoapPort): BoundOperation[] {
  const names = new Set<string>();
  return port.operations.map((operation) => {
    const { name, position } = operation.abstract;
    if (names.has(name)) throw unsupported(`a second operation ${name}`, position);
    names.add(name);
    return bindOperation(operation, port);
  });
}

function bindOperation(linked: LinkedOperation, { binding }: SoapPort): BoundOperation {
  const { abstract, concrete, faults } = linked;
  if (concrete === undefined) {
    const { localName } = binding.name;
    throw new SchemaError(`the binding ${localName} lacks the operation ${abstract.name}`, binding.position);
  }
  const { soap, position } = concrete;
  if (soap === undefined) throw new SchemaError("wsdl:operation lacks soap:operation", position);
  const { version, style } = binding.soap;
  checkVersion(soap, "operation", version);
  checkStyle(soap.style ?? style, position);
  checkTransmission(abstract);
  return {
    name: abstract.name,
    documentation: abstract.documentation,
    soapAction: soapActionOf(soap),
    request: bindMessage(abstract, concrete, "input", version),
    response: bindMessage(abstract, concrete, "output", version),
    faults: faults.map((fault) => bindFault(fault, version)),
    subject: subjectOf(linked),
  };
}

/** The WSDL elements that describe an operation. */
function subjectOf({ abstract, concrete, faults }: LinkedOperation): WsdlComponent[] {
  const ofFaults = faults.flatMap((fault) => [fault.abstract, fault.concrete]);
  const parts = [abstract, concrete, abstract.input, concrete?.input, abstract.output, concrete?.output, ...ofFaults];
  return parts.filter((part) => part !== undefined);
}

function checkStyle(style: string, position: Position): void {
  if (style !== "document") throw unsupported(`the style ${quote(style)}`, position);
}

function checkTransmission({ transmission, output, position }: PortTypeOperation): void {
  if (transmission === "solicit-response" && output !== undefined)
    throw unsupported("an operation that begins with its output", output.position);
  if (transmission !== "request-response") throw unsupported("an operation without input or output", position);
}

/** SOAP 1.1 over HTTP requires a soapAction (WSDL 1.1, 3.4): servers select the operation by it. */
function soapActionOf({ soapAction, version, position }: SoapOperation): string {
  if (soapAction === undefined && version === "1.1")
    throw new SchemaError("soap:operation lacks the attribute soapAction", position);
  return soapAction ?? "";
}

function bindMessage(
  abstract: PortTypeOperation,
  concrete: BindingOperation,
  which: "input" | "output",
  version: SoapVersion,
): BoundMessage {
  const { [which]: message, position } = abstract;
  const bound: BindingMessage | undefined = concrete[which];
  if (message === undefined || bound === undefined) throw unsupported("an operation without input or output", position);
  const { body, headers } = bound;
  if (body === undefined) throw new SchemaError(`wsdl:${which} lacks soap:body`, bound.position);
  checkVersion(body, "body", version);
  checkLiteral(body);
  for (const header of headers) checkHeader(header, version);
  return { message: message.message, body, headers, position };
}

function checkHeader(header: SoapHeader, version: SoapVersion): void {
  checkVersion(header, "header", version);
  const [fault] = header.faults;
  if (fault !== undefined) throw unsupported(`${SOAP_PREFIX[fault.version]}:headerfault`, fault.position);
  checkLiteral(header);
}

function bindFault({ abstract, concrete }: LinkedFault, version: SoapVersion): PortTypeMessage {
  if (concrete === undefined) return abstract;
  const { soap, position } = concrete;
  if (soap === undefined) throw new SchemaError("wsdl:fault lacks soap:fault", position);
  checkVersion(soap, "fault", version);
  checkLiteral(soap);
  return abstract;
}

function checkLiteral({ use, position }: { readonly use: SoapUse; readonly position: Position }): void {
  if (use !== "literal") throw unsupported(`use=${quote(use)}`, position);
}

function checkVersion(
  element: { readonly version: SoapVersion; readonly position: Position },
  name: string,
  version: SoapVersion,
): void {
  if (element.version === version) return;
  throw unsupported(`${SOAP_PREFIX[element.version]}:${name} in a binding to SOAP ${version}`, element.position);
}

const SOAP_PREFIX: Readonly<Record<SoapVersion, string>> = { "1.1": "soap", "1.2": "soap12" };
