import { simpleType } from "../../../support/component-text.js";
import type { Case } from "./change-cases.js";
import { restrictedTo, typed } from "./changed-sources.js";

/** Types whose values are text in XML. */
export const SIMPLE_TYPE_CASES: readonly Case[] = [
  [
    "facets that allow less",
    typed(simpleType("T", restrictedTo("xs:string", ["maxLength", "5"])), "request"),
    typed(simpleType("T", restrictedTo("xs:string", ["maxLength", "4"], ["minLength", "1"])), "request"),
    [
      "T maxLength: facet tightened (5, now 4) | breaking, compatible",
      "T minLength: facet tightened (nothing, now 1) | breaking, compatible",
    ],
  ],
  [
    "facets that allow more",
    typed(simpleType("T", restrictedTo("xs:decimal", ["minInclusive", "2"], ["totalDigits", "5"])), "request"),
    typed(simpleType("T", restrictedTo("xs:decimal", ["minInclusive", "1.5"])), "request"),
    [
      "T minInclusive: facet loosened (2, now 1.5) | compatible, breaking",
      "T totalDigits: facet loosened (5, now nothing) | compatible, breaking",
    ],
  ],
  [
    "a facet that allows something else",
    typed(simpleType("T", restrictedTo("xs:string", ["pattern", "a+"])), "request"),
    typed(simpleType("T", restrictedTo("xs:string", ["pattern", "b+"])), "request"),
    ["T pattern: facet changed (a+, now b+) | breaking, breaking"],
  ],
  [
    "facets of what is only read",
    typed(simpleType("T", restrictedTo("xs:string", ["maxLength", "5"])), "response"),
    typed(simpleType("T", restrictedTo("xs:string", ["maxLength", "4"])), "response"),
    ["T maxLength: facet tightened (5, now 4) | compatible, compatible"],
  ],
  [
    "the values of an enumeration of numbers",
    typed(simpleType("T", restrictedTo("xs:int", ["enumeration", "1"], ["enumeration", "2"])), "request"),
    typed(simpleType("T", restrictedTo("xs:int", ["enumeration", "1"], ["enumeration", "3"])), "request"),
    ["T.2: enumeration value removed | breaking, compatible", "T.3: enumeration value added | compatible, breaking"],
  ],
  [
    "values of an enumeration that nobody would see",
    typed(simpleType("T", restrictedTo("xs:string", ["enumeration", "a"], ["enumeration", ""])), "request"),
    typed(simpleType("T", restrictedTo("xs:string", ["enumeration", "a"], ["enumeration", "a b"])), "request"),
    [
      'T."": enumeration value removed | breaking, compatible',
      'T."a b": enumeration value added (1) | compatible, breaking',
    ],
  ],
  [
    "a type that becomes an enumeration",
    typed(simpleType("T", restrictedTo("xs:int")), "request"),
    typed(simpleType("T", restrictedTo("xs:int", ["enumeration", "1"])), "request"),
    ["T enumeration: facet tightened | breaking, compatible"],
  ],
  [
    "the base of a simple type",
    typed(simpleType("T", restrictedTo("xs:int", ["maxInclusive", "5"]))),
    typed(simpleType("T", restrictedTo("xs:long", ["maxInclusive", "5"]))),
    ["T: type changed (int, now long) | breaking, breaking"],
  ],
  [
    "the items of a list",
    typed(simpleType("T", '<xs:list itemType="xs:int"/>')),
    typed(simpleType("T", '<xs:list itemType="xs:long"/>')),
    ["T item: type changed (int, now long) | breaking, breaking"],
  ],
  [
    "the members of a union",
    typed(simpleType("T", '<xs:union memberTypes="xs:int xs:date"/>'), "request"),
    typed(simpleType("T", '<xs:union memberTypes="xs:int xs:time"/>'), "request"),
    ["T: member type removed (date) | breaking, compatible", "T: member type added (time) | compatible, breaking"],
  ],
  [
    "the order of the members of a union",
    typed(simpleType("T", '<xs:union memberTypes="xs:int xs:string"/>')),
    typed(simpleType("T", '<xs:union memberTypes="xs:string xs:int"/>')),
    ["T: type changed (another order of member types) | breaking, breaking"],
  ],
];
