import type { Position } from "../source/source-text.js";
import type { QName } from "../xml/qname.js";
import type { XmlElement } from "../xml/xml-element.js";
import type { SchemaDocument } from "../xsd/components.js";
import type { PolicyExpression } from "./policy.js";

/** What all elements of WSDL 1.1 may have: documentation (2.1.4) and extensions (2.1.3). */
export interface WsdlComponent {
  readonly documentation: string;
  /** The elements that belong neither to WSDL nor to SOAP, without policies: HTTP bindings, for example. */
  readonly extensions: readonly Extension[];
  /** The policies of the element. Those of wsdl:definitions hold only where something refers to them. */
  readonly policies: readonly PolicyExpression[];
  readonly position: Position;
}

/** An element of another namespace. */
export interface Extension {
  readonly element: XmlElement;
  /** Whether it is marked `wsdl:required`: it must be understood. */
  readonly required: boolean;
}

/** One WSDL document as written (WSDL 1.1, 2.1), even if a contract cannot express it. References are names, not yet looked up. */
export interface Definitions extends WsdlComponent {
  readonly targetNamespace: string;
  readonly imports: readonly WsdlImport[];
  readonly messages: readonly Message[];
  readonly portTypes: readonly PortType[];
  readonly bindings: readonly Binding[];
  readonly services: readonly Service[];
  readonly oddities: readonly Oddity[];
}

/** A document with the schema elements of its wsdl:types, in document order. */
export interface ParsedDefinitions extends Definitions {
  readonly schemas: readonly XmlElement[];
}

/** A document with the schemas of its wsdl:types, in document order. */
export interface LoadedDefinitions extends Definitions {
  readonly schemas: readonly SchemaDocument[];
}

/**
 * What a WSDL says against its grammar, although what it means is certain. The parser takes it, and whoever compiles the WSDL is told. All
 * else that is against the grammar is an error.
 */
export interface Oddity {
  readonly message: string;
  readonly position: Position;
}

/** 2.1.1. */
export interface WsdlImport {
  readonly namespace: string;
  readonly location: string;
  readonly position: Position;
}

/** 2.3. */
export interface Message extends WsdlComponent {
  readonly name: QName;
  readonly parts: readonly Part[];
}

export interface Part extends WsdlComponent {
  readonly name: string;
  readonly content: PartContent;
  /** The type of a part that names an element, too. */
  readonly otherContent: PartContent | undefined;
}

/** A part names an element, or a type for the rpc style. */
export interface PartContent {
  readonly kind: "element" | "type";
  readonly name: QName;
}

/** 2.4. */
export interface PortType extends WsdlComponent {
  readonly name: QName;
  readonly operations: readonly PortTypeOperation[];
}

/** Who sends the first message, and whether the other side answers (2.4.1 to 2.4.4). */
export type Transmission = "one-way" | "request-response" | "solicit-response" | "notification";

export interface PortTypeOperation extends WsdlComponent {
  readonly name: string;
  readonly transmission: Transmission;
  readonly input: PortTypeMessage | undefined;
  readonly output: PortTypeMessage | undefined;
  /** Each name once (2.4.5). */
  readonly faults: readonly PortTypeMessage[];
  /** The parts in the order of a signature's parameters (2.4.6). */
  readonly parameterOrder: readonly string[] | undefined;
}

/** The input, output or fault of an operation. */
export interface PortTypeMessage extends WsdlComponent {
  /** The default is made from the name of the operation (2.4.5). */
  readonly name: string;
  readonly message: QName;
  /** The action that an attribute of WS-Addressing gives it; undefined if there is none. */
  readonly action: string | undefined;
}

export type SoapVersion = "1.1" | "1.2";

/** An element of the SOAP binding (chapter 3). */
interface SoapElement {
  readonly version: SoapVersion;
  readonly position: Position;
}

/** 2.5. */
export interface Binding extends WsdlComponent {
  readonly name: QName;
  readonly portType: QName;
  /** Undefined for a binding to something other than SOAP. */
  readonly soap: SoapBinding | undefined;
  readonly operations: readonly BindingOperation[];
}

/** 3.3. */
export interface SoapBinding extends SoapElement {
  readonly transport: string;
  readonly style: SoapStyle;
}

export type SoapStyle = "document" | "rpc";

export interface BindingOperation extends WsdlComponent {
  readonly name: string;
  readonly soap: SoapOperation | undefined;
  readonly input: BindingMessage | undefined;
  readonly output: BindingMessage | undefined;
  /** Each name once. */
  readonly faults: readonly BindingFault[];
}

/** 3.4. */
export interface SoapOperation extends SoapElement {
  readonly soapAction: string | undefined;
  /** An attribute of SOAP 1.2 only. */
  readonly soapActionRequired: boolean;
  /** Undefined if the style of the binding holds. */
  readonly style: SoapStyle | undefined;
}

/** The input or output of an operation. */
export interface BindingMessage extends WsdlComponent {
  /** The name that tells operations of one name apart; undefined if it is left out. */
  readonly name: string | undefined;
  readonly body: SoapBody | undefined;
  readonly headers: readonly SoapHeader[];
  /** The parts that are beside the envelope; empty if the message is the envelope alone. */
  readonly contents: readonly MimeContent[];
}

/** 5.4. */
export interface MimeContent {
  /** The part of the message; undefined if it has only one. */
  readonly part: string | undefined;
  /** A media type, which may be `image/*`; undefined for any. */
  readonly type: string | undefined;
  readonly position: Position;
}

/** How parts become elements. */
interface SoapEncoding extends SoapElement {
  readonly use: SoapUse;
  /** URIs, the most specific one first. */
  readonly encodingStyle: readonly string[];
  /** The namespace of the elements that the rpc style adds, and of encoded parts. */
  readonly namespace: string | undefined;
}

export type SoapUse = "literal" | "encoded";

/** 3.5. */
export interface SoapBody extends SoapEncoding {
  /** The parts that go into the body; undefined means all. */
  readonly parts: readonly string[] | undefined;
}

export interface BindingFault extends WsdlComponent {
  readonly name: string;
  readonly soap: SoapFault | undefined;
}

/** 3.6. It has the name of the wsdl:fault around it. */
export interface SoapFault extends SoapEncoding {}

/** 3.7. */
export interface SoapHeader extends SoapHeaderFault {
  /** The headers that may come with a fault about this header. */
  readonly faults: readonly SoapHeaderFault[];
}

export interface SoapHeaderFault extends SoapEncoding {
  readonly message: QName;
  readonly part: string;
}

/** 2.7. */
export interface Service extends WsdlComponent {
  readonly name: string;
  readonly ports: readonly Port[];
}

/** 2.6. */
export interface Port extends WsdlComponent {
  readonly name: string;
  readonly binding: QName;
  readonly address: SoapAddress | undefined;
}

/** 3.8. */
export interface SoapAddress extends SoapElement {
  readonly location: string;
}
