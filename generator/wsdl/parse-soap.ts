import { NAMESPACE } from "../xml/qname.js";
import {
  attribute,
  booleanAttribute,
  checkAttributes,
  listAttribute,
  requiredQNameAttribute,
  requiredTrimmedAttribute,
  trimmedAttribute,
  wordAttribute,
  type XmlElement,
} from "../xml/xml-element.js";
import type {
  SoapBinding,
  SoapBody,
  SoapFault,
  SoapHeader,
  SoapHeaderFault,
  SoapOperation,
  SoapStyle,
} from "./definitions.js";
import { checkChildren, soapChildren, soapVersionOf } from "./grammar.js";

/** `<soap:binding transport style/>` (WSDL 1.1, 3.3) */
export function parseSoapBinding(element: XmlElement): SoapBinding {
  checkAttributes(element, ["transport", "style"]);
  checkChildren(element, []);
  return {
    version: soapVersionOf(element),
    // The grammar has it as optional, although WS-I Basic Profile 1.1 does not (R2701).
    transport: trimmedAttribute(element, "transport") ?? NAMESPACE.soapHttpTransport,
    style: wordAttribute(element, "style", STYLES),
    position: element.position,
  };
}

/** `<soap:operation soapAction style/>`; SOAP 1.2 adds soapActionRequired (3.4) */
export function parseSoapOperation(element: XmlElement): SoapOperation {
  checkChildren(element, []);
  return {
    version: soapVersionOf(element),
    soapAction: trimmedAttribute(element, "soapAction"),
    soapActionRequired: booleanAttribute(element, "soapActionRequired"),
    style: attribute(element, "style") === undefined ? undefined : wordAttribute(element, "style", STYLES),
    position: element.position,
  };
}

const STYLES: readonly [SoapStyle, SoapStyle] = ["document", "rpc"];

/** `<soap:body parts use encodingStyle namespace/>` (3.5) */
export function parseSoapBody(element: XmlElement): SoapBody {
  checkAttributes(element, BODY_ATTRIBUTES);
  checkChildren(element, []);
  return { parts: listAttribute(element, "parts"), ...parseEncoding(element) };
}

/** `<soap:fault name use encodingStyle namespace/>` (3.6) */
export function parseSoapFault(element: XmlElement): SoapFault {
  // The name repeats that of the wsdl:fault, so a missing or another one does no harm.
  checkAttributes(element, ["name", ...ENCODING_ATTRIBUTES]);
  checkChildren(element, []);
  return parseEncoding(element);
}

/** `<soap:header message part use encodingStyle namespace> soap:headerfault* </soap:header>` (3.7) */
export function parseSoapHeader(element: XmlElement): SoapHeader {
  checkChildren(element, [], ["headerfault"]);
  const { message, part, version, use, encodingStyle, namespace, position } = parseHeaderPart(element);
  const faults = soapChildren(element, "headerfault").map(parseHeaderFault);
  return { message, part, version, use, encodingStyle, namespace, position, faults };
}

/** `<soap:headerfault message part use encodingStyle namespace/>` (3.7) */
function parseHeaderFault(element: XmlElement): SoapHeaderFault {
  checkChildren(element, []);
  return parseHeaderPart(element);
}

function parseHeaderPart(element: XmlElement): SoapHeaderFault {
  checkAttributes(element, HEADER_ATTRIBUTES);
  const message = requiredQNameAttribute(element, "message");
  const part = requiredTrimmedAttribute(element, "part");
  const { version, use, encodingStyle, namespace, position } = parseEncoding(element);
  return { message, part, version, use, encodingStyle, namespace, position };
}

const ENCODING_ATTRIBUTES = ["use", "encodingStyle", "namespace"] as const;

const BODY_ATTRIBUTES = ["parts", ...ENCODING_ATTRIBUTES];

const HEADER_ATTRIBUTES = ["message", "part", ...ENCODING_ATTRIBUTES];

function parseEncoding(element: XmlElement): SoapFault {
  return {
    version: soapVersionOf(element),
    use: wordAttribute(element, "use", ["literal", "encoded"]),
    encodingStyle: listAttribute(element, "encodingStyle") ?? NONE,
    namespace: trimmedAttribute(element, "namespace"),
    position: element.position,
  };
}

const NONE: readonly string[] = [];
