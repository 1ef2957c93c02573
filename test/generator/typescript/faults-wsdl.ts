import { complexType, documentation, element, extension, optional, schema } from "../../support/component-text.js";
import { inlineWsdl, TNS } from "../../support/inline-wsdl.js";

const SERIALIZATION = "http://schemas.microsoft.com/2003/10/Serialization/";

/** The attribute of an optional element. */
const MAYBE = 'minOccurs="0"';

const TYPES = [
  `<xs:import namespace="${SERIALIZATION}"/><xs:import namespace="urn:other"/>`,
  complexType("OutOfStock", optional("Sku", "xs:string") + element("Left", "xs:int", MAYBE)),
  complexType("Limits", element("Limit", "xs:long", 'minOccurs="0" maxOccurs="unbounded"')),
  complexType("Refusal", element("Why", "xs:string", MAYBE)),
  extension("Delay", "tns:Refusal", element("Until", "xs:dateTime")),
  complexType("DeclaredFault"),
  complexType("ClashError"),
  `<xs:element name="OutOfStock" nillable="true" type="tns:OutOfStock">${documentation("There is not enough left.")}</xs:element>`,
  element("Limits", "tns:Limits"),
  element("Refusal", "tns:Refusal"),
  element("Type", "tns:DeclaredFault"),
  element("Clash", "tns:ClashError", 'nillable="true"'),
].join("\n");

const SCHEMAS = [
  schema("urn:other", `<xs:import namespace="${TNS}"/>${element("Refusal", "xs:int")}`),
  schema(SERIALIZATION, element("string", "xs:string", 'nillable="true"')),
].join("\n");

/**
 * Faults declared in the way of WCF: of data contracts, of plain text, of a list, of a type that others extend. Two operations share
 * one, two have one name in different namespaces, and some names clash or belong to JavaScript.
 */
export function faultsWsdl(name: string, soapVersion: "1.1" | "1.2"): string {
  return inlineWsdl({
    name,
    soapVersion,
    prefixes: { other: "urn:other" },
    types: TYPES,
    schemas: SCHEMAS,
    operations: {
      PlaceOrder: {
        request: element("Sku", "xs:string", MAYBE),
        response: element("Number", "xs:int", MAYBE),
        faults: {
          OutOfStockFault: "tns:OutOfStock",
          StringFault: "ser:string",
          LimitsFault: "tns:Limits",
          RefusalFault: "tns:Refusal",
        },
      },
      CancelOrder: {
        faults: {
          OutOfStockFault: "tns:OutOfStock",
          TypeFault: "tns:Type",
          RefusalFault: "tns:Refusal",
          OtherFault: "other:Refusal",
          ClashFault: "tns:Clash",
        },
      },
      ListOrders: {},
    },
  });
}
