import { SchemaError } from "../source/errors.js";
import type { Position, SourceFiles, SourceText } from "../source/source-text.js";
import { quote } from "../source/visible-text.js";
import { parseXml } from "../xml/parse-xml.js";
import type { SchemaDocument, SchemaReference } from "./components.js";
import { isKnown, isXmlSchema } from "./known-schemas.js";
import { parseSchema } from "./parse-schema.js";
import type { Redefinition } from "./redefine.js";

/** Returns some documents and all documents that they refer to. */
export type SchemaLoader = (inline: readonly SchemaDocument[]) => LoadedSchemas;

export interface LoadedSchemas {
  /** In the order of the first reference to each. */
  readonly documents: readonly SchemaDocument[];
  /** If a document is redefined that redefines others, its own redefinitions come first. */
  readonly redefinitions: readonly Redefinition[];
}

/**
 * Follows xs:import, xs:include and xs:redefine through `files`. A document that several refer to is parsed once, and
 * cycles end where they began. The location of an import is a hint (XSD 1.0 part 1, 4.2.3): if it is missing or leads
 * nowhere, the components of the namespace must come from elsewhere.
 */
export function createSchemaLoader(files: SourceFiles): SchemaLoader {
  const parsed = new Map<string, SchemaDocument>();
  const parseFile = (source: SourceText, reference: SchemaReference): SchemaDocument => {
    const chameleon = reference.kind === "import" ? "" : reference.namespace;
    const key = JSON.stringify([source.name, chameleon]);
    const document = parsed.get(key) ?? parseSchema(parseXml(source), chameleon);
    parsed.set(key, document);
    return document;
  };
  const follow = (reference: SchemaReference): SchemaDocument | undefined => {
    const source = locate(reference, files);
    if (source === undefined) return undefined;
    const target = parseFile(source, reference);
    checkNamespace(target, reference);
    return target;
  };
  return (inline) => {
    const loaded = loadAll(inline, follow);
    checkImports(loaded.documents, files);
    return loaded;
  };
}

/** Not recursive, because a chain of documents may be as long as there are files. */
function loadAll(
  inline: readonly SchemaDocument[],
  follow: (reference: SchemaReference) => SchemaDocument | undefined,
): LoadedSchemas {
  const found = new Set<SchemaDocument>();
  const redefinitions: Redefinition[] = [];
  const pending: (SchemaDocument | Redefinition)[] = [...inline].reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if ("redefine" in next) redefinitions.push(next);
    else if (!found.has(next)) {
      found.add(next);
      const steps = next.references.flatMap((reference) => stepsOf(reference, follow(reference)));
      for (const step of steps.reverse()) pending.push(step);
    }
  }
  return { documents: [...found], redefinitions };
}

function stepsOf(
  reference: SchemaReference,
  target: SchemaDocument | undefined,
): readonly (SchemaDocument | Redefinition)[] {
  if (target === undefined) return [];
  return reference.kind === "redefine" ? [target, { redefine: reference, target }] : [target];
}

/**
 * The file that a location refers to, relative to the file that contains it.
 * @throws SchemaError if the file is not among `files`: nothing outside the schemas folder is ever read
 */
export function resolveLocation(location: string, position: Position, files: SourceFiles): SourceText {
  const source = findLocation(location, position, files);
  if (source !== undefined) return source;
  const remedy = locationPath(location, "") === undefined ? "; --catalog maps addresses to files" : "";
  throw new SchemaError(`${quote(location)} is not a file among the schemas${remedy}`, position);
}

/** The key of the file that a catalog names for a namespace. */
export function catalogKey(namespace: string): string {
  return `{${namespace}}`;
}

/** Like `resolveLocation`, but undefined if the file is not among `files`. */
export function findLocation(location: string, { source }: Position, files: SourceFiles): SourceText | undefined {
  const path = locationPath(location, source.name);
  return files.get(path ?? location);
}

/**
 * The name of the file that a location refers to, relative to the file `from`; undefined for an absolute location. Names of
 * files begin with the folder as it was given, so `./schemas` stays as it is.
 */
export function locationPath(location: string, from: string): string | undefined {
  const steps = locationSteps(location);
  if (steps === undefined) return undefined;
  const path = from.split("/").slice(0, -1);
  for (const step of steps) {
    if (step === ".." && path.length > 0 && path.at(-1) !== "..") path.pop();
    else path.push(unescapeStep(step));
  }
  return path.join("/");
}

/** The names on the way to a file, as they are written, with `..` for a folder further out; undefined for an absolute location. */
export function locationSteps(location: string): string[] | undefined {
  // Some Windows tools write backslashes, although no URI has them.
  const slashed = location.replaceAll("\\", "/");
  if (!isRelative(slashed)) return undefined;
  return slashed.split("/").filter((step) => step !== "." && step !== "");
}

/** A location is a URI reference: `My%20Types.xsd` names the file `My Types.xsd`. */
export function unescapeStep(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

function isRelative(location: string): boolean {
  return !location.startsWith("/") && !/^[a-z][a-z0-9+.-]*:/i.test(location);
}

function locate(reference: SchemaReference, files: SourceFiles): SourceText | undefined {
  const { kind, namespace, schemaLocation, position } = reference;
  if (kind !== "import") return resolveLocation(schemaLocation, position, files);
  if (isXmlSchema(namespace)) return undefined;
  const found = schemaLocation === undefined ? undefined : findLocation(schemaLocation, position, files);
  return found ?? files.get(catalogKey(namespace));
}

/** Checks that the file of an import exists, if no other document has its namespace. */
function checkImports(documents: readonly SchemaDocument[], files: SourceFiles): void {
  const declared = new Set(documents.map(({ targetNamespace }) => targetNamespace));
  for (const { references } of documents) {
    for (const { kind, namespace, schemaLocation, position } of references) {
      if (kind === "import" && schemaLocation !== undefined && !declared.has(namespace) && !isKnown(namespace))
        resolveLocation(schemaLocation, position, files);
    }
  }
}

/** The namespace must be the one that is asked for (XSD 1.0 part 1, 4.2.1 and 4.2.3). */
function checkNamespace({ targetNamespace }: SchemaDocument, { kind, namespace, position }: SchemaReference): void {
  if (targetNamespace === namespace) return;
  const [wanted, found] = [namespace, targetNamespace].map((name) => (name === "" ? "no namespace" : name));
  throw new SchemaError(`xs:${kind} expects a schema for ${wanted}, but this one is for ${found}`, position);
}
