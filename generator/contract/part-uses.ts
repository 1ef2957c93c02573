import { SchemaError, unsupported } from "../source/errors.js";
import type { Part } from "../wsdl/definitions.js";
import { clarkName, expandedName, type QName } from "../xml/qname.js";
import type { ElementDeclaration, GlobalElement } from "../xsd/components.js";
import { isDefined, type SchemaSet } from "../xsd/schema-set.js";
import type { TypeBuilder } from "./build-types.js";
import type { ElementUse, Occurrence } from "./contract.js";
import { typeOfElement } from "./type-path.js";

/** What the parts of messages refer to. */
export interface PartScope {
  readonly schemas: SchemaSet;
  readonly types: TypeBuilder;
}

/** The global element that a part refers to. @throws SchemaError if there is none */
export function findElement({ name, content, position }: Part, schemas: SchemaSet): GlobalElement {
  if (content.kind === "type")
    throw new SchemaError(`the part ${name} names a type, and not an element: such a body has no content`, position);
  const found = schemas.elements.get(clarkName(content.name));
  if (found === undefined) throw new SchemaError(`the element ${clarkName(content.name)} is not declared`, position);
  if (found.abstract) throw unsupported("an abstract element as message", found.position);
  return found;
}

export function useElement(declaration: GlobalElement, types: TypeBuilder, occurs: Occurrence): ElementUse {
  const { name, annotation } = declaration;
  const use = { declaration, typeName: typeOfElement(name), documentation: annotation.documentation, occurs };
  return { ...types.element(use), element: name };
}

/**
 * The element that a part becomes if it names a type: it is called like the part (WSDL 1.1, 3.5).
 * @param namespace - empty for a parameter (WS-I Basic Profile 1.1, R2735)
 */
export function useTypedPart(part: Part, namespace: string, { schemas, types }: PartScope): ElementUse {
  const { name: localName, position, documentation } = part;
  const content = part.otherContent ?? part.content;
  if (content.kind === "element")
    throw new SchemaError(`the part ${localName} names an element; in rpc style it must name a type`, position);
  checkDefined({ content, position }, schemas);
  const declaration: ElementDeclaration = {
    name: expandedName(namespace, localName),
    type: { kind: "reference", name: content.name, position },
    nillable: false,
    value: undefined,
    block: [],
    identityConstraints: [],
    annotation: { documentation, appinfo: [] },
    position,
  };
  const use = { declaration, typeName: content.name, documentation, occurs: { min: 1, max: 1 } };
  // In SOAP's encoding, too, headers and details of faults have the namespace that the binding says.
  return { ...types.element(use), element: declaration.name };
}

export function checkDefined(
  { content: { name }, position }: Pick<Part, "content" | "position">,
  schemas: SchemaSet,
): void {
  if (!isDefined(schemas, "types", name)) throw new SchemaError(`the type ${clarkName(name)} is not defined`, position);
}

/** The element of a part: the one that it names, or one that is called like the part. */
export function usePart(part: Part, namespace: string, occurs: Occurrence, scope: PartScope): ElementUse {
  if (part.content.kind === "type") return { ...useTypedPart(part, namespace, scope), occurs };
  return useElement(findElement(part, scope.schemas), scope.types, occurs);
}

/** @throws SchemaError for one element twice, which no reader could tell apart */
export function checkDistinct(uses: readonly { readonly element: QName }[], position: Part["position"]): void {
  const names = new Set<string>();
  for (const { element } of uses) {
    const name = clarkName(element);
    if (names.has(name)) throw unsupported(`a second part ${name}`, position);
    names.add(name);
  }
}
