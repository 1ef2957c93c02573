import { complexType, element, enumeration, extension, payload, schema } from "../../../support/component-text.js";
import { inlineWsdl, TNS } from "../../../support/inline-wsdl.js";
import type { Case } from "./change-cases.js";
import { BASE, int, type Source } from "./changed-sources.js";

const ANIMAL = complexType("Animal", int("Id"));
const DOG = extension("Dog", "tns:Animal", int("Bark"));
const PUPPY = extension("Puppy", "tns:Dog", int("Age"));

/** Animals in a request or response, as elements of the type `declared`. */
function animals(
  types: string,
  { sent = "Animal", answered = "Animal" }: Readonly<Record<string, string>> = {},
): Source {
  const member = (name: string): string => (name === "" ? "" : element("a", `tns:${name}`, 'minOccurs="0"'));
  return { types, operations: { Get: { request: member(sent), response: member(answered) } } };
}

const SENT = { sent: "Animal", answered: "" };
const ANSWERED = { sent: "", answered: "Animal" };

/** Types that may replace their declared base type: then their names are on the wire (XSD 1.0 part 1, 2.6.1). */
export const DERIVED_CASES: readonly Case[] = [
  [
    "an added derived type, with its base in a response",
    animals(ANIMAL, ANSWERED),
    animals(ANIMAL + DOG, ANSWERED),
    ["Dog: derived type added (struct) | breaking, compatible"],
  ],
  [
    "an added derived type, with its base in a request",
    animals(ANIMAL, SENT),
    animals(ANIMAL + DOG, SENT),
    ["Dog: derived type added (struct) | compatible, breaking"],
  ],
  [
    "a removed derived type, with its base in a response",
    animals(ANIMAL + DOG, ANSWERED),
    animals(ANIMAL, ANSWERED),
    ["Dog: derived type removed (struct) | compatible, breaking"],
  ],
  [
    "a removed derived type, with its base in a request",
    animals(ANIMAL + DOG, SENT),
    animals(ANIMAL, SENT),
    ["Dog: derived type removed (struct) | breaking, compatible"],
  ],
  [
    "a type that extends a derived one",
    animals(ANIMAL + DOG),
    animals(ANIMAL + DOG + PUPPY),
    ["Puppy: derived type added (struct) | breaking, breaking"],
  ],
  [
    "derived types in the items of an array",
    animals(ANIMAL + complexType("Pack", element("Animal", "tns:Animal", 'minOccurs="0" maxOccurs="unbounded"')), {
      sent: "Pack",
      answered: "",
    }),
    animals(
      ANIMAL + DOG + complexType("Pack", element("Animal", "tns:Animal", 'minOccurs="0" maxOccurs="unbounded"')),
      { sent: "Pack", answered: "" },
    ),
    ["Dog: derived type added (struct) | compatible, breaking"],
  ],
  [
    "a type whose base another type extends, and no element has",
    animals(ANIMAL + DOG + extension("Cat", "tns:Animal"), { sent: "Cat", answered: "Dog" }),
    animals(ANIMAL + DOG + extension("Cat", "tns:Animal", int("Lives", "")), { sent: "Cat", answered: "Dog" }),
    ["Cat.Lives: required member added (int) | breaking, compatible"],
  ],
  [
    "a derived type whose base only the new contract declares",
    animals(ANIMAL, ANSWERED),
    animals(ANIMAL + DOG),
    [
      "Sample.Get request a: member added ({http://example.com/ServicesXX}Animal) | compatible, compatible",
      "Dog: derived type added (struct) | breaking, compatible",
    ],
  ],
  [
    "a derived type in another namespace",
    kennel("urn:old"),
    kennel("urn:new"),
    [
      "Dog: derived type removed (struct) | breaking, breaking",
      "Dog: derived type added (struct) | breaking, breaking",
    ],
  ],
  [
    "a derived type with another name",
    animals(ANIMAL + DOG),
    animals(ANIMAL + DOG.replace('"Dog"', '"Hound"')),
    [
      "Dog: derived type removed (struct) | breaking, breaking",
      "Hound: derived type added (struct) | breaking, breaking",
    ],
  ],
];

function kennel(namespace: string): Source {
  return inlineWsdl({
    prefixes: { d: namespace },
    types: `<xs:import namespace="${namespace}"/>${ANIMAL}`,
    schemas: schema(namespace, extension("Dog", "tns:Animal")),
    operations: {
      Get: { request: element("a", "tns:Animal"), response: element("a", "tns:Animal") },
    },
  });
}

/** A type that nothing extends, as the type of a member, with other members. */
function crate(name: string, particles: string, others = ""): Source {
  const member = element("c", `tns:${name}`, 'minOccurs="0"');
  return { types: complexType(name, particles) + others, operations: { Get: { request: member, response: member } } };
}

const renamed = (path: string, before: string, after: string): string =>
  `${path}: type renamed ({${TNS}}${before}, now {${TNS}}${after}) | cosmetic, cosmetic`;

const BOX_NOW_CRATE = ["request", "response"].map((direction) => renamed(`Sample.Get ${direction} c`, "Box", "Crate"));

/** Names that are not on the wire. */
export const NAME_CASES: readonly Case[] = [
  ["a struct with another name", crate("Box", int("a")), crate("Crate", int("a")), BOX_NOW_CRATE],
  [
    "a struct with another name and an added optional member",
    crate("Box", int("a")),
    crate("Crate", int("a") + int("b")),
    [...BOX_NOW_CRATE, "Crate.b: member added (int) | compatible, compatible"],
  ],
  [
    "a struct with another name and an added required member",
    crate("Box", int("a")),
    crate("Crate", int("a") + int("b", "")),
    [
      ...["request", "response"].map(
        (direction) => `Sample.Get ${direction} c: type changed ({${TNS}}Box, now {${TNS}}Crate) | breaking, breaking`,
      ),
      "Box: type removed (struct) | compatible, compatible",
      "Crate: type added (struct) | compatible, compatible",
    ],
  ],
  [
    "structs with other names that contain each other",
    crate("Box", element("l", "tns:Lid"), complexType("Lid", element("b", "tns:Box", 'minOccurs="0"'))),
    crate("Crate", element("l", "tns:Top"), complexType("Top", element("b", "tns:Crate", 'minOccurs="0"'))),
    [...BOX_NOW_CRATE, renamed("Crate.l", "Lid", "Top"), renamed("Top.b", "Box", "Crate")],
  ],
  [
    "structs with other names, with a different inner struct",
    crate("Box", element("l", "tns:Lid"), complexType("Lid", int("a"))),
    crate("Crate", element("l", "tns:Top"), complexType("Top", int("a").replace("xs:int", "xs:long"))),
    [
      ...["request", "response"].map(
        (direction) => `Sample.Get ${direction} c: type changed ({${TNS}}Box, now {${TNS}}Crate) | breaking, breaking`,
      ),
      ...["Box", "Lid"].map((name) => `${name}: type removed (struct) | compatible, compatible`),
      ...["Crate", "Top"].map((name) => `${name}: type added (struct) | compatible, compatible`),
    ],
  ],
  [
    "an enumeration with another name",
    crate("Box", element("e", "tns:E"), enumeration("E", ["x"])),
    crate("Box", element("e", "tns:F"), enumeration("F", ["x"])),
    [renamed("Box.e", "E", "F")],
  ],
  [
    "an equal type instead of one that stays",
    crate("Box", element("e", "tns:E") + element("f", "tns:F"), enumeration("E", ["x"]) + enumeration("F", ["x"])),
    crate("Box", element("e", "tns:E") + element("f", "tns:E"), enumeration("E", ["x"])),
    [renamed("Box.f", "F", "E")],
  ],
  [
    "a struct with another name that others extend",
    animals(ANIMAL + DOG),
    animals((ANIMAL + DOG).replaceAll("Animal", "Beast"), { sent: "Beast", answered: "Beast" }),
    [
      ...["request", "response"].map(
        (direction) =>
          `Sample.Get ${direction} a: type changed ({${TNS}}Animal, now {${TNS}}Beast) | breaking, breaking`,
      ),
      "Animal: type removed (struct) | compatible, compatible",
      "Beast: type added (struct) | compatible, compatible",
      "Dog: base type changed (Animal, now Beast) | breaking, breaking",
    ],
  ],
  [
    "an operation with another name, and the same action and element",
    BASE,
    inlineWsdl(BASE).replace(/(<wsdl:operation name=)"Get"/g, '$1"Fetch"'),
    ["Sample.Get: operation renamed (Get, now Fetch) | cosmetic, cosmetic"],
  ],
  [
    "an operation with another name and the same action",
    { operations: { Get: {} }, actions: "urn:one" },
    inlineWsdl({ operations: { Fetch: {} }, actions: "urn:one" }).replace("urn:one/Fetch", "urn:one/Get"),
    ["Sample.Get: operation removed | breaking, compatible", "Sample.Fetch: operation added | compatible, compatible"],
  ],
  [
    "an endpoint with another name, and the same operations",
    { operations: { Get: {}, Set: {} }, actions: "urn:one" },
    { name: "Other", operations: { Get: {}, Set: {} }, actions: "urn:one" },
    [
      "Sample: endpoint renamed (Sample, now Other) | cosmetic, cosmetic",
      "Sample: address changed (https://example.com/Sample.svc, now https://example.com/Other.svc) | cosmetic, cosmetic",
    ],
  ],
  [
    "the namespace of a portType whose messages have another",
    portTypeIn("urn:a"),
    portTypeIn("urn:b"),
    ["Sample: portType namespace changed (urn:a, now urn:b) | cosmetic, cosmetic"],
  ],
  [
    "text with the version in it is shown unchanged",
    versioned("Services87", "One"),
    versioned("Services88", "Two"),
    [
      "Sample: address changed (https://example.com/Services87/One.svc, now https://example.com/Services88/Two.svc) | cosmetic, cosmetic",
      "Sample.Get: action changed (urn:x/Services87/One, now urn:x/Services88/Two) | breaking, breaking",
    ],
  ],
];

function portTypeIn(namespace: string): Source {
  return inlineWsdl({
    namespace,
    prefixes: { m: "urn:messages" },
    actions: "urn:one",
    payloads: "m",
    schemas: schema("urn:messages", payload("Get") + payload("GetResponse")),
  });
}

function versioned(version: string, name: string): Source {
  return inlineWsdl(BASE)
    .replace("https://example.com/Sample.svc", `https://example.com/${version}/${name}.svc`)
    .replace(/soapAction="[^"]*"/, `soapAction="urn:x/${version}/${name}"`);
}
