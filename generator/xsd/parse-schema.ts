import { SchemaError } from "../source/errors.js";
import { isNamed, NAMESPACE } from "../xml/qname.js";
import {
  attribute,
  checkAttributes,
  requiredTrimmedAttribute,
  showName,
  trimmedAttribute,
  type XmlElement,
} from "../xml/xml-element.js";
import type { Import, Include, NamedType, Redefine, SchemaDocument, SchemaReference } from "./components.js";
import {
  checkContent,
  declaredName,
  formAttribute,
  type Production,
  parseChildren,
  repeated,
  type SchemaContext,
} from "./grammar.js";
import { parseAnnotation } from "./parse-annotation.js";
import { parseAttributeGroup, parseGlobalAttribute } from "./parse-attribute.js";
import { parseGlobalComplexType, parseLocalComplexType } from "./parse-complex-type.js";
import { parseDerivations } from "./parse-derivations.js";
import { parseGlobalElement } from "./parse-element.js";
import { parseGroup } from "./parse-particle.js";
import { parseGlobalSimpleType } from "./parse-simple-type.js";
import type { Notation } from "./properties.js";

/**
 * Parses a schema document (XSD 1.0 part 1, 3.15.2).
 * ```
 * <schema targetNamespace elementFormDefault attributeFormDefault finalDefault blockDefault version id>
 *   ((include | import | redefine | annotation)*,
 *    ((simpleType | complexType | group | attributeGroup | element | attribute | notation), annotation*)*)
 * </schema>
 * ```
 * @param chameleon - the namespace of the schema that includes this document; used if the document has none (4.2.1)
 */
export function parseSchema(element: XmlElement, chameleon = ""): SchemaDocument {
  if (!isNamed(element.name, NAMESPACE.xsd, "schema")) {
    throw new SchemaError(`expected xs:schema, found ${showName(element)}`, element.position);
  }
  checkAttributes(element, SCHEMA_ATTRIBUTES);
  // The grammar wants imports before components. Imports in other places are common, and are clear there too.
  checkContent(element, repeated(CONTENT));
  const context = parseContext(element, chameleon);
  return {
    targetNamespace: context.targetNamespace,
    references: parseChildren(element, REFERENCES, context),
    types: parseChildren(element, TYPES, context),
    groups: parseChildren(element, GROUPS, context),
    attributeGroups: parseChildren(element, ATTRIBUTE_GROUPS, context),
    elements: parseChildren(element, ELEMENTS, context),
    attributes: parseChildren(element, ATTRIBUTES, context),
    notations: parseChildren(element, NOTATIONS, context),
  };
}

function parseContext(element: XmlElement, chameleon: string): SchemaContext {
  const targetNamespace = trimmedAttribute(element, "targetNamespace");
  return {
    targetNamespace: targetNamespace ?? chameleon,
    absentNamespace: targetNamespace === undefined ? chameleon : "",
    elementForm: formAttribute(element, "elementFormDefault", "unqualified"),
    attributeForm: formAttribute(element, "attributeFormDefault", "unqualified"),
    finalDefault: parseDerivations(element, "finalDefault", ["extension", "restriction", "list", "union"]),
    blockDefault: parseDerivations(element, "blockDefault", ["extension", "restriction", "substitution"]),
    parseLocalComplexType,
  };
}

/** `<import namespace schemaLocation id> (annotation?) </import>` (4.2.3) */
function parseImport(element: XmlElement): Import {
  checkAttributes(element, ["id", "schemaLocation", "namespace"]);
  checkContent(element);
  return {
    kind: "import",
    namespace: trimmedAttribute(element, "namespace") ?? "",
    schemaLocation: trimmedAttribute(element, "schemaLocation"),
    position: element.position,
  };
}

/** `<include schemaLocation id> (annotation?) </include>` (4.2.1) */
function parseInclude(element: XmlElement, { targetNamespace }: SchemaContext): Include {
  checkAttributes(element, ["id", "schemaLocation"]);
  checkContent(element);
  const schemaLocation = requiredTrimmedAttribute(element, "schemaLocation");
  return { kind: "include", namespace: targetNamespace, schemaLocation, position: element.position };
}

/**
 * An include that replaces some of the included components (4.2.2).
 * ```
 * <redefine schemaLocation id>
 *   (annotation | (simpleType | complexType | group | attributeGroup))*
 * </redefine>
 * ```
 */
function parseRedefine(element: XmlElement, context: SchemaContext): Redefine {
  checkAttributes(element, ["id", "schemaLocation"]);
  checkContent(element, repeated(REDEFINABLE));
  return {
    kind: "redefine",
    namespace: context.targetNamespace,
    schemaLocation: requiredTrimmedAttribute(element, "schemaLocation"),
    types: parseChildren(element, TYPES, context),
    groups: parseChildren(element, GROUPS, context),
    attributeGroups: parseChildren(element, ATTRIBUTE_GROUPS, context),
    position: element.position,
  };
}

/** `<notation name public system id> (annotation?) </notation>` (3.12.2) */
function parseNotation(element: XmlElement, context: SchemaContext): Notation {
  checkAttributes(element, ["name", "public", "system", "id"]);
  checkContent(element);
  return {
    name: declaredName(element, context),
    public: attribute(element, "public"),
    system: attribute(element, "system"),
    annotation: parseAnnotation(element),
    position: element.position,
  };
}

const REFERENCES = new Map<string, Production<SchemaReference>>([
  ["import", parseImport],
  ["include", parseInclude],
  ["redefine", parseRedefine],
]);

const TYPES = new Map<string, Production<NamedType>>([
  ["complexType", parseGlobalComplexType],
  ["simpleType", parseGlobalSimpleType],
]);

const GROUPS = new Map([["group", parseGroup]]);

const ATTRIBUTE_GROUPS = new Map([["attributeGroup", parseAttributeGroup]]);

const ELEMENTS = new Map([["element", parseGlobalElement]]);

const ATTRIBUTES = new Map([["attribute", parseGlobalAttribute]]);

const NOTATIONS = new Map([["notation", parseNotation]]);

const REDEFINABLE = new Set([...TYPES.keys(), ...GROUPS.keys(), ...ATTRIBUTE_GROUPS.keys()]);

const CONTENT = new Set([
  ...REFERENCES.keys(),
  ...REDEFINABLE,
  ...ELEMENTS.keys(),
  ...ATTRIBUTES.keys(),
  ...NOTATIONS.keys(),
]);

const SCHEMA_ATTRIBUTES = [
  "targetNamespace",
  "elementFormDefault",
  "attributeFormDefault",
  "blockDefault",
  "finalDefault",
  "version",
  "id",
];
