import { complexType, element, payload, schema } from "../../support/component-text.js";
import { inlineWsdl } from "../../support/inline-wsdl.js";

const TYPES = '<xs:import namespace="urn:types"/>';

const MESSAGES = [
  TYPES,
  element("Token", "xs:string", 'nillable="true"'),
  element("Trace", "xs:int"),
  element("First", "t:Payload"),
  payload("FirstResponse"),
  payload("Second"),
  payload("SecondResponse", element("Id", "xs:int")),
  payload("Third"),
  payload("ThirdResponse"),
  payload("Fourth"),
  payload("FourthResponse"),
].join("\n");

/**
 * A WSDL with different namespaces for the portType, the messages, the headers and the types. Its operations have different headers,
 * one has none, and the element of one message has a named type of another namespace.
 */
export function headersWsdl(): string {
  return inlineWsdl({
    namespace: "urn:service",
    actions: "urn:service",
    prefixes: { m: "urn:messages", h: "urn:headers", t: "urn:types" },
    payloads: "m",
    operations: {
      First: { headers: ["m:Token", "h:Caller", "m:Trace"] },
      Second: { headers: ["m:Token"] },
      Third: {},
      Fourth: { headers: ["h:Caller"] },
    },
    schemas: [
      schema("urn:messages", MESSAGES),
      schema("urn:headers", `${TYPES}${element("Caller", "t:Payload", 'nillable="true"')}`),
      schema("urn:types", complexType("Payload", element("Text", "xs:string", 'minOccurs="0"'))),
    ].join("\n"),
  });
}

/** Headers of one name in two namespaces. */
export function headersOfOneNameWsdl(): string {
  return inlineWsdl({
    prefixes: { h: "urn:headers" },
    types: element("Caller", "xs:string"),
    schemas: schema("urn:headers", element("Caller", "xs:int")),
    operations: { Call: { headers: ["h:Caller", "tns:Other"] } },
  }).replace('element="tns:Other"', 'element="tns:Caller"');
}

/** A header about which a fault may say more in headers of its own; one of them is named twice. */
export function faultHeadersWsdl(): string {
  const fault = (message: string) => `<soap:headerfault message="tns:${message}" part="p" use="literal"/>`;
  const faults = [fault("QuotaExceeded"), fault("Retry"), fault("Retry")].join("");
  const message = (name: string) =>
    `<wsdl:message name="${name}"><wsdl:part name="p" element="tns:${name}"/></wsdl:message>`;
  return inlineWsdl({
    types: [
      element("Quota", "xs:int"),
      element("QuotaExceeded", "tns:Excess"),
      complexType("Excess", element("By", "xs:long")),
      element("Retry", "xs:duration"),
    ].join("\n"),
    operations: { Call: { headers: ["tns:Quota"] } },
  })
    .replace(
      'message="tns:Quota" part="p" use="literal"/>',
      `message="tns:Quota" part="p" use="literal">${faults}</soap:header>`,
    )
    .replace("<wsdl:portType", `${message("QuotaExceeded")}${message("Retry")}$&`);
}
