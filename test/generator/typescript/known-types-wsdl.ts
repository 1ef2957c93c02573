import { element } from "../../support/component-text.js";
import { inlineWsdl } from "../../support/inline-wsdl.js";

const SECURITY = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity";

/** The namespaces that WSDLs use without a file, by prefix. */
export const KNOWN_NAMESPACES = {
  wsa: "http://www.w3.org/2005/08/addressing",
  wsa04: "http://schemas.xmlsoap.org/ws/2004/08/addressing",
  wsaw: "http://www.w3.org/2006/05/addressing/wsdl",
  wsam: "http://www.w3.org/2007/05/addressing/metadata",
  soap11: "http://schemas.xmlsoap.org/soap/envelope/",
  soap12: "http://www.w3.org/2003/05/soap-envelope",
  enc: "http://schemas.xmlsoap.org/soap/encoding/",
  wsu: `${SECURITY}-utility-1.0.xsd`,
  wsse: `${SECURITY}-secext-1.0.xsd`,
  ds: "http://www.w3.org/2000/09/xmldsig#",
  xlink: "http://www.w3.org/1999/xlink",
  xmime: "http://www.w3.org/2005/05/xmlmime",
  xop: "http://www.w3.org/2004/08/xop/include",
} as const;

const ATTRIBUTES =
  '<xs:attribute ref="xlink:href" use="required"/><xs:attribute ref="wsu:Id"/><xs:attribute ref="xml:lang"/>';

/** A WSDL that uses types, elements and attributes of such namespaces: with a location that leads nowhere, without one, without an import. */
export function knownTypesWsdl(): string {
  const imports = [
    `<xs:import namespace="${KNOWN_NAMESPACES.wsa}" schemaLocation="http://www.w3.org/2006/03/addressing/ws-addr.xsd"/>`,
    `<xs:import namespace="${KNOWN_NAMESPACES.wsse}" schemaLocation="nowhere/secext.xsd"/>`,
    `<xs:import namespace="${KNOWN_NAMESPACES.xlink}"/>`,
  ];
  return inlineWsdl({
    prefixes: KNOWN_NAMESPACES,
    types: [
      ...imports,
      `<xs:complexType name="Link"><xs:sequence>${element("Title", "xs:string")}</xs:sequence>${ATTRIBUTES}</xs:complexType>`,
    ].join("\n"),
    operations: {
      Subscribe: {
        headers: ["wsa:To", "wsa:ReplyTo", "wsse:Security"],
        request: [
          element("Sink", "wsa:EndpointReferenceType"),
          element("Link", "tns:Link", 'minOccurs="0"'),
          element("Picture", "xmime:base64Binary", 'minOccurs="0"'),
          element("Older", "wsa04:EndpointReferenceType", 'minOccurs="0"'),
        ].join("\n"),
        response: '<xs:element ref="wsa:EndpointReference"/>',
      },
    },
  });
}
