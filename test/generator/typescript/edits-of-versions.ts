import { NAMESPACE } from "../../../generator/xml/qname.js";
import { dictionary, element, payload, schema, complexType as struct } from "../../support/component-text.js";
import { inlineWsdl } from "../../support/inline-wsdl.js";
import { policyWsdl } from "../../support/policies.js";
import { asking, becomes, type FactEdit, HELD, holding, MEMBER, OTHER } from "./fact-edit.js";

/** The request has elements of the types `Holder` and `Inner`; the types of another namespace are `components`. */
function besideOther(types: readonly string[], components: string, namespace = OTHER): string {
  return asking(`${element("holder", "tns:Holder")}${element("inner", "tns:Inner")}`, types, {
    prefixes: { o: namespace },
    schemas: schema(namespace, components),
  });
}

const HOLDER = struct("Holder", element("held", "o:Held"));

/** Another endpoint, in a namespace of its own. */
function another(name: string, request: string, types = ""): string {
  return inlineWsdl({ name, namespace: "http://example.com/another/ZZ", operations: { Ask: { request } }, types });
}

/** The names that a contract has in TypeScript. */
const NAMES: readonly FactEdit[] = [
  {
    fact: "a type loses its name to one in the service's namespace",
    module: "types/holder",
    wsdl: besideOther(
      [
        HOLDER,
        struct("Inner", element("own", becomes("tns:More", "tns:Held"))),
        struct(becomes("More", "Held"), MEMBER),
      ],
      HELD,
    ),
  },
  {
    fact: "a type loses the name of its module to one that differs in case",
    module: "types/holder",
    wsdl: asking(`${element("holder", "tns:Holder")}${element("inner", "tns:Inner")}`, [
      struct("Holder", element("held", "tns:held")),
      struct("held", MEMBER),
      struct("Inner", element("own", becomes("tns:More", "tns:Held"))),
      struct(becomes("More", "Held"), MEMBER),
    ]),
  },
  {
    fact: "the name of a base changes",
    module: "types/holder",
    wsdl: besideOther(
      [
        '<xs:complexType name="Holder"><xs:complexContent><xs:extension base="o:Held"/></xs:complexContent></xs:complexType>',
        struct("Inner", element("own", becomes("tns:More", "tns:Held"))),
        struct(becomes("More", "Held"), MEMBER),
      ],
      HELD,
    ),
  },
  {
    fact: "the constant of a namespace changes",
    module: "types/held",
    wsdl: besideOther(
      [struct("Holder", element("held", "tns:Held")), struct("Inner", element("held", "o:Held")), HELD],
      HELD,
      becomes(OTHER, "http://example.com/other/ServicesXX"),
    ),
  },
  {
    fact: "a type takes the name of a message",
    module: "sample",
    wsdl: asking(element("holder", "tns:Holder"), [
      struct("Holder", element("inner", "tns:Inner")),
      struct("Inner", element("own", `tns:${becomes("More", "GetRequest")}`)),
      struct(becomes("More", "GetRequest"), MEMBER),
    ]),
  },
  {
    fact: "another endpoint takes the name of a client without I",
    module: "sample",
    wsdl: inlineWsdl({ name: "ISample" }),
    beside: another(becomes("Sample", "Simple"), ""),
  },
  {
    fact: "an endpoint is added with a type that takes a name",
    module: "types/holder",
    wsdl: asking(element("holder", "o:Holder"), [], {
      schemas: schema(OTHER, struct("Holder", element("held", "o:Held")) + HELD),
    }),
    beside: becomes("", another("Another", element("held", "tns:Held"), HELD)),
  },
];

/** What all modules of a version share, and what somebody has chosen. */
const SHARED: readonly FactEdit[] = [
  {
    fact: "elements without a namespace, far from the message",
    module: "sample",
    wsdl: asking(`${element("holder", "tns:Holder")}${element("wild", "tns:Wild")}`, [
      struct("Wild", '<xs:any namespace="##local"/>'),
      struct("Holder", element("inner", "tns:Inner")),
      struct(
        "Inner",
        ["a", "b", "c", "d"]
          .map((name) => element(name, "xs:int", `form="${becomes("qualified", "unqualified")}"`))
          .join(""),
      ),
    ]),
  },
  {
    fact: "the service becomes one of .NET",
    module: "types/held",
    wsdl: asking(element("held", "tns:Held"), [struct("Held", element("a", "xs:decimal"))], {
      schemas: becomes("", `<xs:schema targetNamespace="${NAMESPACE.serialization}"/>`),
    }),
  },
  {
    fact: "the version has another name",
    module: "types/held",
    wsdl: holding(HELD),
    before: { version: "Xx" },
    after: { version: "XX" },
  },
  {
    fact: "times are a Date",
    module: "types/held",
    wsdl: holding(struct("Held", element("a", "xs:dateTime"))),
    after: { options: { values: { dateTime: "Date" } } },
  },
  {
    fact: "long integers are text",
    module: "types/held",
    wsdl: holding(struct("Held", element("a", "xs:long"))),
    after: { options: { values: { long: "string" } } },
  },
  {
    fact: "dictionaries are a Map",
    module: "types/holder",
    wsdl: holding(dictionary("Held", "xs:string", "xs:int")),
    after: { options: { values: { dictionary: "Map" } } },
  },
  {
    fact: "members have names in camelCase",
    module: "types/held",
    wsdl: holding(struct("Held", element("Name", "xs:string"))),
    after: { options: { values: { members: "camelCase" } } },
  },
  {
    fact: "operations have actions in any case",
    module: "sample",
    wsdl: inlineWsdl({}),
    after: { options: { isAddressed: true } },
  },
  {
    fact: "the endpoint asks for addressing",
    module: "sample",
    wsdl: policyWsdl({ binding: becomes("", "<wsaw:UsingAddressing/>") }),
  },
  {
    fact: "an endpoint of NetServer has a client of SOAP alone",
    module: "sample",
    wsdl: inlineWsdl({ namespace: "http://www.superoffice.net/ws/crm/NetServer/Services88" }),
    after: { contract: { profile: "none" } },
  },
  {
    fact: "wildcards admit one more element",
    module: "elements",
    wsdl: asking('<xs:any namespace="##targetNamespace" minOccurs="0"/>', [
      payload("one"),
      becomes("", payload("two")),
    ]),
  },
  {
    fact: "an operation is added",
    module: "sample",
    wsdl: becomes(inlineWsdl({ operations: { Get: {} } }), inlineWsdl({ operations: { Get: {}, Put: {} } })),
  },
];

export const VERSION_EDITS: readonly FactEdit[] = [...NAMES, ...SHARED];
