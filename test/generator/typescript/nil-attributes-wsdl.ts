import { complexType, element } from "../../support/component-text.js";
import { inlineWsdl } from "../../support/inline-wsdl.js";

const NIL = 'nillable="true"';

/** Elements of a type with this many attributes, in every place of a message where one may be nil. */
export function nilAttributesWsdl(count: number, isOpen: boolean): string {
  const attributes = Array.from(
    { length: count },
    (_, index) => `<xs:attribute name="attributeOfTheType${index}" type="xs:string"/>`,
  );
  const some = [...attributes, ...(isOpen ? ["<xs:anyAttribute/>"] : [])].join("");
  const places = [
    element("Required", "tns:Held", NIL),
    element("Optional", "tns:Held", `${NIL} minOccurs="0"`),
    element("Repeated", "tns:Held", `${NIL} minOccurs="0" maxOccurs="unbounded"`),
    `<xs:choice>${element("OneOf", "tns:Held", NIL)}${element("OrElse", "tns:Held")}</xs:choice>`,
  ].join("");
  return inlineWsdl({
    types:
      complexType("Held", element("Value", "xs:string")).replace("</xs:complexType>", `${some}</xs:complexType>`) +
      complexType("Held_List", element("Item", "tns:Held", `${NIL} minOccurs="0" maxOccurs="unbounded"`)) +
      complexType("Holder", places),
    operations: {
      Get: { request: element("Holder", "tns:Holder") + element("List", "tns:Held_List"), response: places },
    },
  });
}
