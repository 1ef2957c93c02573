import { SchemaError, unsupported } from "../source/errors.js";
import { isNamed, NAMESPACE } from "../xml/qname.js";
import {
  attribute,
  checkAttributes,
  requiredAttribute,
  showName,
  trimmedAttribute,
  type XmlElement,
} from "../xml/xml-element.js";
import type { ElementDeclaration, SchemaDocument, SchemaReference, TypeDefinition } from "./components.js";
import { contentOf, type SchemaContext, schemaName, unexpected } from "./grammar.js";
import { parseComplexType } from "./parse-complex-type.js";
import { parseGlobalElement } from "./parse-element.js";
import { parseSimpleType } from "./parse-simple-type.js";

/**
 * Parses a schema document.
 * ```
 * <schema targetNamespace elementFormDefault …>
 *   ((include | import | redefine | annotation)*,
 *    ((simpleType | complexType | group | attributeGroup | element | attribute | notation), annotation*)*)
 * </schema>
 * ```
 * @param chameleon - the including schema's namespace, taken on if this document has none (XSD 1.0 part 1, 4.2.1)
 */
export function parseSchema(element: XmlElement, chameleon = ""): SchemaDocument {
  if (!isNamed(element.name, NAMESPACE.xsd, "schema")) {
    throw new SchemaError(`expected xs:schema, found ${showName(element)}`, element.position);
  }
  checkAttributes(element, SCHEMA_ATTRIBUTES);
  const targetNamespace = trimmedAttribute(element, "targetNamespace");
  const context: SchemaContext = {
    targetNamespace: targetNamespace ?? chameleon,
    absentNamespace: targetNamespace === undefined ? chameleon : "",
    localElementsQualified: attribute(element, "elementFormDefault") === "qualified",
  };
  const document: OpenDocument = { references: [], elements: [], types: [] };
  for (const child of contentOf(element)) addComponent(child, element, context, document);
  return { targetNamespace: context.targetNamespace, ...document };
}

interface OpenDocument {
  readonly references: SchemaReference[];
  readonly elements: ElementDeclaration[];
  readonly types: TypeDefinition[];
}

function addComponent(child: XmlElement, schema: XmlElement, context: SchemaContext, document: OpenDocument): void {
  const name = schemaName(child);
  if (name === "import" || name === "include") document.references.push(parseReference(child, name, context));
  else if (name === "element") document.elements.push(parseGlobalElement(child, context));
  else if (name === "complexType") document.types.push(parseComplexType(child, context));
  else if (name === "simpleType") document.types.push(parseSimpleType(child, context));
  else if (name === "redefine") throw unsupported("xs:redefine", child.position);
  // The others take effect only where something refers to them, and the reference is refused there.
  else if (!REFUSED_WHERE_USED.includes(name ?? "")) throw unexpected(child, schema);
}

function parseReference(element: XmlElement, kind: "import" | "include", context: SchemaContext): SchemaReference {
  checkAttributes(element, ["id", "schemaLocation", ...(kind === "import" ? ["namespace"] : [])]);
  const namespace = kind === "import" ? (trimmedAttribute(element, "namespace") ?? "") : context.targetNamespace;
  const schemaLocation =
    kind === "include" ? requiredAttribute(element, "schemaLocation") : attribute(element, "schemaLocation");
  return { kind, namespace, schemaLocation, position: element.position };
}

const SCHEMA_ATTRIBUTES = [
  "targetNamespace",
  "elementFormDefault",
  "attributeFormDefault",
  "blockDefault",
  "finalDefault",
  "version",
  "id",
];

const REFUSED_WHERE_USED = ["group", "attributeGroup", "attribute", "notation"];
