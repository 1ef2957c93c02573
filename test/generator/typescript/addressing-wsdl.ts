import { inlineWsdl } from "../../support/inline-wsdl.js";

const PREFIXES = {
  wsam: "http://www.w3.org/2007/05/addressing/metadata",
  wsap: "http://schemas.xmlsoap.org/ws/2004/08/addressing/policy",
  wsp: "http://www.w3.org/ns/ws-policy",
};

const POLICY =
  "<wsp:Policy><wsam:Addressing><wsp:Policy><wsam:AnonymousResponses/></wsp:Policy></wsam:Addressing></wsp:Policy>";

/** A service in SOAP 1.2 whose policy asks for addressing: an operation with given actions and a fault, and one that is one-way. */
export function addressedWsdl(): string {
  const types = '<xs:element name="Refusal" type="xs:string"/>';
  const operations = { Place: { faults: { RefusalFault: "tns:Refusal" } }, Tell: {} };
  return inlineWsdl({ name: "Desk", namespace: "urn:desk", prefixes: PREFIXES, soapVersion: "1.2", types, operations })
    .replace(/<wsdl:binding [^>]*>/, `$&${POLICY}`)
    .replace('<wsdl:input message="tns:Place"', '$& wsam:Action="urn:desk:place"')
    .replace('<wsdl:output message="tns:PlaceResponse"', '$& wsam:Action=" urn:desk:placed\n"')
    .replace(/<wsdl:output message="tns:TellResponse"\/>/, "")
    .replace(/(name="Tell">\s*<soap:.*?<\/wsdl:input>)<wsdl:output>.*?<\/wsdl:output>/s, "$1")
    .replace(/soapAction="[^"]*"/g, 'soapAction=""');
}

/** A service that may be called with addressing of 2004. */
export function sometimesAddressedWsdl(): string {
  return inlineWsdl({ name: "Old", namespace: "http://example.com/old/", prefixes: PREFIXES }).replace(
    /<wsdl:binding [^>]*>/,
    "$&<wsap:UsingAddressing/>",
  );
}
