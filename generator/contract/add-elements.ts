import { admits } from "../../templates/runtime/values/any-names.js";
import { SchemaError } from "../source/errors.js";
import { clarkName, compareText } from "../xml/qname.js";
import type { GlobalElement } from "../xsd/components.js";
import { TypeBuilder } from "./build-types.js";
import type { Contract, ElementUse, Endpoint, NamedType, NamespaceSet } from "./contract.js";
import type { Declarations } from "./declarations.js";
import { useElement } from "./part-uses.js";
import { operationsIn, wildcardsIn } from "./types.js";

const ONCE = { min: 1, max: 1 };

/** Endpoints with their types. */
export interface BuiltEndpoints {
  readonly endpoints: readonly Endpoint[];
  readonly types: readonly NamedType[];
  /** What has built the types, and can build more. */
  readonly builder: TypeBuilder;
  /** Builds them once more, with another builder. */
  again(): BuiltEndpoints;
}

type WithElements = Pick<Contract, "types" | "elements">;

/**
 * Adds the elements that a program reads and writes by itself, and their types: headers of faults, and the global elements that a wildcard
 * of the contract admits. Of the latter, those that cannot be expressed are left out, because no operation needs them.
 * @param wrappers - the elements of messages, by Clark name; if their types have no name, they only wrap what a message says
 */
export function addElements(
  built: BuiltEndpoints,
  declarations: Declarations,
  wrappers: ReadonlySet<string>,
): WithElements {
  if (wildcardNamespaces(built).length === 0) return { types: built.types, elements: sorted(faultHeaders(built)) };
  const candidates = declarations
    .globalElements()
    .filter(({ name, abstract, type }) => !abstract && !(type.kind === "anonymous" && wrappers.has(clarkName(name))));
  try {
    return withElements(built, candidates);
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    const expressible = candidates.filter((element) => canBeExpressed(element, declarations));
    return withElements(built.again(), expressible);
  }
}

/** Elements have types with wildcards of their own, which may admit further elements. */
function withElements(built: BuiltEndpoints, candidates: readonly GlobalElement[]): WithElements {
  const { endpoints, types: first, builder } = built;
  const elements = new Map<GlobalElement, ElementUse>();
  for (let types = first; ; types = builder.finish()) {
    const admitted = wildcardNamespaces({ endpoints, types });
    const more = candidates.filter(
      (element) => !elements.has(element) && admitted.some((set) => admits(set, element.name.namespace)),
    );
    if (more.length === 0) return { types, elements: sorted([...faultHeaders(built), ...elements.values()]) };
    for (const element of more) elements.set(element, useElement(element, builder, ONCE));
  }
}

function faultHeaders({ endpoints }: Pick<Contract, "endpoints">): ElementUse[] {
  const uses = operationsIn({ endpoints }).flatMap((operation) => operation.faultHeaders);
  return uses.map((use) => ({ ...use, occurs: ONCE }));
}

/** By name, each once. */
function sorted(elements: readonly ElementUse[]): ElementUse[] {
  const distinct = new Map(elements.map((use) => [clarkName(use.element), use]));
  return [...distinct.values()].sort((a, b) => compareText(clarkName(a.element), clarkName(b.element)));
}

/** Whether an element and all types that it needs have a form in a contract. */
function canBeExpressed(element: GlobalElement, declarations: Declarations): boolean {
  const builder = new TypeBuilder(declarations);
  try {
    useElement(element, builder, ONCE);
    builder.finish();
    return true;
  } catch (error) {
    if (error instanceof SchemaError) return false;
    throw error;
  }
}

/** The sets of namespaces that the wildcards for elements admit, each once. */
function wildcardNamespaces({ endpoints, types }: Pick<Contract, "endpoints" | "types">): NamespaceSet[] {
  const messages = operationsIn({ endpoints }).flatMap(({ request, response }) => [request, response]);
  const contents = [
    ...messages.map(({ content }) => content),
    ...types.flatMap((type) => (type.kind === "struct" ? [type.content] : [])),
  ];
  const sets = contents.flatMap(wildcardsIn).map(({ namespaces }) => namespaces);
  return [...new Map(sets.map((set) => [JSON.stringify(set), set])).values()];
}
