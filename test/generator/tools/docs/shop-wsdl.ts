import {
  complexType,
  documentation,
  element,
  enumerationValue,
  extension,
  optional,
  repeated,
  restriction,
} from "../../../support/component-text.js";
import { inlineWsdl } from "../../../support/inline-wsdl.js";

const COLOURS = enumerationValue("Red", documentation("Like blood.")) + enumerationValue("Green");

/** A small endpoint with an example of everything that a page can show. */
export const SHOP_WSDL = inlineWsdl({
  isDotNet: true,
  name: "Shop",
  types: [
    restriction("Colour", COLOURS, documentation("Of a thing.")),
    complexType("Thing", element("Id", "xs:int")),
    extension("ColouredThing", "tns:Thing", element("Colour", "tns:Colour", 'minOccurs="0"')),
    complexType("ArrayOfThing", repeated("Thing", "tns:Thing")),
    element("Broken", "tns:Colour"),
  ].join("\n"),
  operations: {
    Paint: {
      request: `${optional("Things", "tns:ArrayOfThing")}
<xs:element name="Colour" type="tns:Colour">${documentation("What they are to be.")}</xs:element>`,
      response: element("Result", "xs:long"),
      faults: { broken: "tns:Broken" },
    },
    Ping: {},
  },
});
