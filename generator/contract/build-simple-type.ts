import { SchemaError } from "../source/errors.js";
import type { Position } from "../source/source-text.js";
import { quote } from "../source/visible-text.js";
import { isNamed, NAMESPACE, type QName } from "../xml/qname.js";
import type { Restriction, TypeUse as SchemaTypeUse, SimpleType as SimpleTypeDefinition } from "../xsd/components.js";
import { PatternError, parsePattern } from "../xsd/parse-pattern.js";
import type { Enumeration, Facet as FacetComponent } from "../xsd/properties.js";
import type { AllowedValue, Facet } from "./allowed-value.js";
import type { SimpleType, TypeUse, Variety } from "./contract.js";
import { typeWithin } from "./type-path.js";
import { nameIn } from "./value-constraint.js";
import { enumValues } from "./wcf-idioms.js";

/** What a simple type needs to know of the contract that it belongs to. */
export interface SimpleTypeContext {
  /** Whether the schemas come from .NET, where each value of an enumeration has a number. */
  readonly isDotNet: boolean;
  /** The contract's reference to a type. @param name - the name for a type that has none in the schema */
  use(type: SchemaTypeUse, name: QName): TypeUse;
}

/** Builds a type whose values are text in XML. @throws SchemaError for what a contract cannot express */
export function buildSimpleType(name: QName, type: SimpleTypeDefinition, context: SimpleTypeContext): SimpleType {
  return {
    kind: "simple",
    name,
    documentation: type.annotation.documentation,
    variety: buildVariety(name, type, context),
  };
}

function buildVariety(name: QName, { variety }: SimpleTypeDefinition, context: SimpleTypeContext): Variety {
  switch (variety.kind) {
    case "restriction":
      return buildRestriction(name, variety, context);
    case "list":
      return buildList(name, variety.itemType, context);
    case "union":
      return {
        kind: "union",
        members: variety.memberTypes.map((member) => context.use(member, typeWithin(name, "Member"))),
      };
  }
}

function buildRestriction(name: QName, restriction: Restriction, { isDotNet, use }: SimpleTypeContext): Variety {
  const { base, enumerations, facets } = restriction;
  if (isEnumerationOfTexts(restriction))
    return { kind: "enumeration", values: enumValues(enumerations, { kind: "enumeration", isDotNet }) };
  return {
    kind: "restriction",
    base: use(base, typeWithin(name, "Base")),
    values: allowedValues(enumerations),
    facets: facets.map(checkedFacet),
  };
}

/** Whether a type has the form that .NET writes for an enumeration. */
function isEnumerationOfTexts({ base, enumerations, facets }: Restriction): boolean {
  const isOfStrings = base.kind === "reference" && isNamed(base.name, NAMESPACE.xsd, "string");
  return isOfStrings && enumerations.length > 0 && facets.length === 0;
}

/** .NET writes flags as a list of an anonymous enumeration. In other schemas, such a list is a list like all others. */
function buildList(name: QName, itemType: SchemaTypeUse, { isDotNet, use }: SimpleTypeContext): Variety {
  if (isDotNet && itemType.kind === "anonymous" && itemType.definition.kind === "simpleType") {
    const { variety } = itemType.definition;
    if (variety.kind === "restriction" && isEnumerationOfTexts(variety))
      return { kind: "flags", values: enumValues(variety.enumerations, { kind: "flags", isDotNet }) };
  }
  return { kind: "list", item: use(itemType, typeWithin(name, "Item")) };
}

/** Each value once. */
function allowedValues(enumerations: readonly Enumeration[]): AllowedValue[] {
  const values = new Map<string, AllowedValue>();
  for (const { value: text, annotation, scope } of enumerations) {
    if (values.has(text)) continue;
    values.set(text, { text, expandedName: nameIn(text, scope), documentation: annotation.documentation });
  }
  return [...values.values()];
}

function checkedFacet({ name, value, position }: FacetComponent): Facet {
  if (name === "pattern") checkPattern(value, position);
  return { name, value };
}

function checkPattern(pattern: string, position: Position): void {
  try {
    parsePattern(pattern);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw new SchemaError(`the pattern ${quote(pattern)} has ${error.message}`, position, { cause: error });
  }
}
