import { element, extension, optional, complexType as struct } from "../../support/component-text.js";
import { asking, attribute, becomes, type FactEdit, HELD, holding, MEMBER, withAttributes } from "./fact-edit.js";

const DERIVED = extension("Held", "tns:Base", MEMBER);

function extensionWith(name: string, base: string, attributes: string): string {
  return extension(name, base).replace("</xs:sequence>", `$&${attributes}`);
}

/** Facts about structs, which others extend or have as members. */
export const STRUCT_EDITS: readonly FactEdit[] = [
  {
    fact: "a base has another member",
    module: "types/held",
    wsdl: holding(DERIVED, struct("Base", element(becomes("b", "c"), "xs:int"))),
  },
  {
    fact: "a base takes a name",
    module: "types/held",
    wsdl: holding(DERIVED, struct("Base", element(becomes("b", "a"), "xs:int"))),
  },
  {
    fact: "a base takes the name of an attribute",
    module: "types/held",
    wsdl: holding(
      extensionWith("Held", "tns:Base", attribute("lang")),
      struct("Base", element(becomes("b", "lang"), "xs:int")),
    ),
  },
  {
    fact: "the base of a base has another member",
    module: "types/held",
    wsdl: holding(DERIVED, extension("Base", "tns:Root"), struct("Root", element(becomes("b", "c"), "xs:int"))),
  },
  {
    fact: "a base has another base",
    module: "types/held",
    wsdl: holding(
      DERIVED,
      extension("Base", becomes("tns:Root", "tns:Root2")),
      struct("Root", element("b", "xs:int")),
      struct("Root2", element("c", "xs:int")),
    ),
  },
  {
    fact: "a base has another attribute",
    module: "types/held",
    wsdl: holding(extension("Held", "tns:Base"), withAttributes("Base", attribute(becomes("lang", "code")))),
  },
  {
    fact: "an attribute group of a base",
    module: "types/held",
    wsdl: holding(
      extension("Held", "tns:Base"),
      withAttributes("Base", '<xs:attributeGroup ref="tns:G"/>'),
      `<xs:attributeGroup name="G">${attribute(becomes("lang", "code"))}</xs:attributeGroup>`,
    ),
  },
  {
    fact: "a base has any attributes",
    module: "types/held",
    wsdl: holding(extension("Held", "tns:Base"), withAttributes("Base", becomes("", "<xs:anyAttribute/>"))),
  },
  {
    fact: "a group of elements of a base",
    module: "types/held",
    wsdl: holding(
      DERIVED,
      struct("Base", '<xs:group ref="tns:G"/>'),
      `<xs:group name="G"><xs:sequence>${element(becomes("b", "c"), "xs:int")}</xs:sequence></xs:group>`,
    ),
  },
  {
    fact: "a base may be shared",
    module: "types/held",
    wsdl: holding(
      DERIVED,
      struct("Base", MEMBER).replace(
        "</xs:sequence>",
        `$&${becomes("", '<xs:attribute ref="ser:Id"/><xs:attribute ref="ser:Ref"/>')}`,
      ),
    ),
  },
  {
    fact: "a substitution group of a base has one more member",
    module: "types/held",
    wsdl: holding(
      DERIVED,
      struct("Base", '<xs:element ref="tns:head"/>'),
      '<xs:element name="head" type="xs:string"/>',
      `<xs:element name="one" type="xs:string" ${becomes("", 'substitutionGroup="tns:head"')}/>`,
    ),
  },
  {
    fact: "a type becomes polymorphic",
    module: "types/holder",
    wsdl: holding(HELD, becomes(struct("More"), extension("More", "tns:Held"))),
  },
  {
    fact: "a type stops being polymorphic, for a message",
    module: "sample",
    wsdl: asking(element("held", "tns:Held"), [HELD, becomes(extension("More", "tns:Held"), struct("More"))]),
  },
  {
    fact: "a type has one more that extends a type that extends it",
    module: "types/held.any",
    wsdl: holding(HELD, extension("More", "tns:Held"), becomes(struct("Most"), extension("Most", "tns:More"))),
  },
  {
    fact: "a type that extends becomes abstract",
    module: "types/held.any",
    wsdl: holding(HELD, extension("More", "tns:Held").replace("name", `${becomes("", 'abstract="true"')} name`)),
  },
  {
    fact: "a type becomes a base of one without a name",
    module: "types/held",
    wsdl: asking(
      `${element("held", "tns:Held")}<xs:element name="one"><xs:complexType>${becomes("<xs:sequence/>", '<xs:complexContent><xs:extension base="tns:Held"><xs:sequence/></xs:extension></xs:complexContent>')}</xs:complexType></xs:element>`,
      [HELD],
    ),
  },
  {
    fact: "a type becomes the declared one of an element elsewhere",
    module: "types/held",
    wsdl: asking(
      `${element("more", "tns:More")}${element("holder", "tns:Holder")}<xs:any namespace="##targetNamespace"/>`,
      [
        struct("Holder", becomes("", element("held", "tns:Held"))),
        withAttributes("Held", attribute("lang")),
        extension("More", "tns:Held"),
        '<xs:element name="global" nillable="true" type="tns:Held"/>',
      ],
    ),
  },
  {
    fact: "an element of a type with attributes may be nil elsewhere",
    module: "types/held",
    wsdl: asking(
      `${element("holder", "tns:Holder")}<xs:element name="held" type="tns:Held" nillable="${becomes("false", "true")}"/>`,
      [struct("Holder", element("held", "tns:Held")), withAttributes("Held", attribute("lang"))],
    ),
  },
  {
    fact: "a type that may be nil has attributes",
    module: "types/holder",
    wsdl: asking(element("holder", "tns:Holder"), [
      struct("Holder", optional("held", "tns:Held")),
      extension("Held", "tns:Base"),
      withAttributes("Base", becomes("", attribute("lang"))),
    ]),
  },
  {
    fact: "a type that extends has an own href, which is known from another module",
    module: "types/holder2",
    wsdl: asking(element("a", "tns:Holder") + element("b", "tns:Holder2"), [
      struct("Holder", element("held", "tns:Held")),
      struct("Holder2", element("held", "tns:Held")),
      HELD,
      extensionWith("More", "tns:Held", attribute(becomes("lang", "href"))),
    ]),
  },
  {
    fact: "a base has an own href",
    module: "types/holder",
    wsdl: holding(extension("Held", "tns:Base"), withAttributes("Base", attribute(becomes("lang", "href")))),
  },
  {
    fact: "a group of a substitution has one more member",
    module: "types/holder",
    wsdl: asking(element("holder", "tns:Holder"), [
      struct("Holder", '<xs:element ref="tns:head"/>'),
      '<xs:element name="head" type="xs:string"/>',
      `<xs:element name="one" type="xs:string" ${becomes("", 'substitutionGroup="tns:head"')}/>`,
    ]),
  },
];
