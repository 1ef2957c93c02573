import type { Position } from "../source/source-text.js";
import type { QName } from "../xml/qname.js";
import type { XmlElement } from "../xml/xml-element.js";

/** One WSDL document as written (WSDL 1.1, 2.1); references are QNames, not yet looked up. */
export interface Definitions {
  readonly targetNamespace: string;
  readonly imports: readonly WsdlImport[];
  /** The schema elements of wsdl:types, in document order. */
  readonly schemas: readonly XmlElement[];
  readonly messages: readonly Message[];
  readonly portTypes: readonly PortType[];
  readonly bindings: readonly Binding[];
  readonly services: readonly Service[];
  readonly position: Position;
}

/** WSDL 1.1, 2.1.1. */
export interface WsdlImport {
  readonly namespace: string;
  readonly location: string;
  readonly position: Position;
}

/** WSDL 1.1, 2.3. */
export interface Message {
  readonly name: QName;
  readonly parts: readonly Part[];
  readonly position: Position;
}

export interface Part {
  readonly name: string;
  /** Undefined for a part with the attribute type, as rpc style has it. */
  readonly element: QName | undefined;
  readonly position: Position;
}

/** WSDL 1.1, 2.4. */
export interface PortType {
  readonly name: QName;
  readonly documentation: string;
  readonly operations: readonly PortTypeOperation[];
  readonly position: Position;
}

export interface PortTypeOperation {
  readonly name: string;
  readonly documentation: string;
  readonly input: QName | undefined;
  readonly output: QName | undefined;
  /** Each name once (2.4.5). */
  readonly faults: readonly PortTypeFault[];
  readonly position: Position;
}

export interface PortTypeFault {
  readonly name: string;
  readonly message: QName;
  readonly position: Position;
}

export type SoapVersion = "1.1" | "1.2";

/** WSDL 1.1, 2.5, with its SOAP extension elements (3.3 to 3.7). */
export interface Binding {
  readonly name: QName;
  readonly portType: QName;
  /** Undefined for a binding to something other than SOAP over HTTP. */
  readonly soapVersion: SoapVersion | undefined;
  readonly operations: readonly BindingOperation[];
  readonly position: Position;
}

export interface BindingOperation {
  readonly name: string;
  readonly soapAction: string;
  readonly style: string;
  readonly input: BindingMessage | undefined;
  readonly output: BindingMessage | undefined;
  /** Each name once. */
  readonly faults: readonly BindingFault[];
  readonly position: Position;
}

export interface BindingMessage {
  readonly body: SoapBody;
  readonly headers: readonly SoapHeader[];
}

/** WSDL 1.1, 3.5. */
export interface SoapBody {
  /** The parts that go into the body; undefined means all. */
  readonly parts: readonly string[] | undefined;
  readonly use: string;
  readonly position: Position;
}

/** WSDL 1.1, 3.6. */
export interface BindingFault {
  readonly name: string;
  readonly use: string;
  readonly position: Position;
}

/** WSDL 1.1, 3.7. */
export interface SoapHeader {
  readonly message: QName;
  readonly part: string;
  readonly use: string;
  readonly position: Position;
}

/** WSDL 1.1, 2.6 and 2.7. */
export interface Service {
  readonly name: string;
  readonly ports: readonly Port[];
  readonly position: Position;
}

export interface Port {
  readonly name: string;
  readonly binding: QName;
  /** The location of soap:address (3.8). */
  readonly address: string | undefined;
  readonly position: Position;
}
