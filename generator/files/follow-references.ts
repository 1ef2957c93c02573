import { realpathSync, statSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { trimSpace } from "../../templates/runtime/xml/white-space.js";
import { SchemaError } from "../source/errors.js";
import { folderName, type SourceText } from "../source/source-text.js";
import { type DocumentReference, descendants, documentReferences } from "../wsdl/document-references.js";
import { parseIfXml } from "../xml/parse-xml.js";
import { isNamed, NAMESPACE } from "../xml/qname.js";
import { showName, trimmedAttribute, type XmlElement } from "../xml/xml-element.js";
import { isKnown } from "../xsd/known-schemas.js";
import { catalogKey, locationPath, locationSteps, unescapeStep } from "../xsd/load-schemas.js";
import { type CatalogEntries, mappedPath } from "./catalog.js";
import { contains, type Location, locate } from "./location.js";
import { readSource } from "./read-source.js";

/** A file that has been read. */
export interface ReadFile {
  readonly source: SourceText;
  readonly path: string;
}

/** Which files references may reach. */
export interface ReferenceRules {
  /** Folders: the files of the user, and what the user has allowed. */
  readonly roots: readonly Location[];
  readonly catalog: CatalogEntries;
}

/** A reference to a file that exists where references may not reach. */
interface Outside {
  readonly reference: DocumentReference;
  readonly path: string;
}

/**
 * Follows wsdl:import, xs:import, xs:include and xs:redefine from some files, and adds what they name to `files`. References to
 * nothing are left to those who compile the files.
 * @param files - files by the name under which others refer to them
 * @throws SchemaError if a reference that is needed leads out of the folders that references may reach
 */
export function followReferences(
  start: readonly ReadFile[],
  files: Map<string, SourceText>,
  rules: ReferenceRules,
): void {
  const outside: Outside[] = [];
  const pending = [...start];
  const add = (key: string, location: Location): void => {
    const source = readSource(location);
    files.set(key, source);
    if (!files.has(source.name)) files.set(source.name, source);
    pending.push({ source, path: location.path });
  };
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const found = mayRefer(next, files, rules) ? referencesOf(next, files, rules) : [];
    for (const { key, target, reference } of found) {
      if (files.has(key)) continue;
      if (target.isMapped || isInside(target.path, rules.roots)) add(key, target);
      else if (reference !== undefined) outside.push({ reference, path: target.path });
    }
  }
  checkOutside(outside, files, rules);
}

/** Whether a file has a location of a file that is not among the files. Looking for one is faster than parsing the file. */
function mayRefer({ source, path }: ReadFile, files: ReadonlyMap<string, SourceText>, rules: ReferenceRules): boolean {
  const { catalog } = rules;
  return (
    catalog.size > 0 ||
    locationsIn(source).some(
      // What a reference to a character stands for, the parser knows.
      (location) => location.includes("&") || missingFile(location, { source, path }, files, catalog) !== undefined,
    )
  );
}

/** The locations that a text may refer to. Parsing it would take longer, and an attribute of another element does no harm. */
function locationsIn({ text }: SourceText): string[] {
  return [...text.matchAll(LOCATION)].map(([, inDouble, inSingle = ""]) => trimSpace(inDouble ?? inSingle));
}

const LOCATION =
  /\b(?:schemaLocation|location)[ \t\r\n]{0,100}=[ \t\r\n]{0,100}(?:"([^"<]{1,1000})"|'([^'<]{1,1000})')/g;

/** A file that something refers to by a key; without a reference if it is only the catalog that names it. */
interface Found {
  readonly key: string;
  readonly target: Target;
  readonly reference?: DocumentReference;
}

function referencesOf(file: ReadFile, files: ReadonlyMap<string, SourceText>, { catalog }: ReferenceRules): Found[] {
  const root = parseIfXml(file.source);
  if (root === undefined) return [];
  const references = documentReferences(root).flatMap((reference): Found[] => {
    const missing = missingFile(reference.location, file, files, catalog);
    return missing === undefined ? [] : [{ ...missing, reference }];
  });
  return [...references, ...namespacesOf(root, catalog)];
}

/** The file at a location, if there is one and it has not been read. */
function missingFile(
  location: string,
  { source, path }: ReadFile,
  files: ReadonlyMap<string, SourceText>,
  catalog: CatalogEntries,
): Found | undefined {
  const key = locationPath(location, source.name) ?? location;
  const target = files.has(key) ? undefined : targetOf(location, key, path, catalog);
  return target !== undefined && isFile(target.path) ? { key, target } : undefined;
}

interface Target extends Location {
  /** Whether the catalog names the file: then it may be anywhere. */
  readonly isMapped: boolean;
}

function targetOf(location: string, key: string, from: string, catalog: CatalogEntries): Target | undefined {
  const mapped = mappedPath(catalog, location);
  if (mapped !== undefined) return { ...locate(mapped, shownFromHere(mapped)), isMapped: true };
  const steps = locationSteps(location)?.map((step) => (step === ".." ? step : fileStep(step)));
  if (steps === undefined || steps.includes("")) return undefined;
  return { shown: key, path: resolve(dirname(from), ...steps), isMapped: false };
}

/** A name on the way to a file; empty if it hides a way, or the end of a name, in an escape. */
function fileStep(step: string): string {
  const name = unescapeStep(step);
  return /^\.{1,2}$|[\\/\0]/.test(name) ? "" : name;
}

/** The files that the catalog names for namespaces which are imported. */
function namespacesOf(root: XmlElement, catalog: CatalogEntries): Found[] {
  if (catalog.size === 0) return [];
  return descendants(root).flatMap((element): Found[] => {
    const namespace = isNamed(element.name, NAMESPACE.xsd, "import")
      ? trimmedAttribute(element, "namespace")
      : undefined;
    const mapped = namespace === undefined ? undefined : mappedPath(catalog, namespace);
    if (namespace === undefined || mapped === undefined || !isFile(mapped)) return [];
    return [{ key: catalogKey(namespace), target: { ...locate(mapped, shownFromHere(mapped)), isMapped: true } }];
  });
}

function shownFromHere(path: string): string {
  const seen = folderName(relative(process.cwd(), path));
  return seen.length < path.length ? seen : folderName(path);
}

/** The location of an import is a hint: if its namespace is known from elsewhere, the file is not needed. */
function checkOutside(
  outside: readonly Outside[],
  files: ReadonlyMap<string, SourceText>,
  { roots: allowed }: ReferenceRules,
): void {
  if (outside.length === 0) return;
  const declared = new Set(
    [...files.values()]
      .flatMap((source) => parseIfXml(source) ?? [])
      .flatMap(descendants)
      .filter(({ name }) => isNamed(name, NAMESPACE.xsd, "schema"))
      .map((schema) => trimmedAttribute(schema, "targetNamespace") ?? ""),
  );
  const needed = outside.find(({ reference: { element, namespace = "" } }) => {
    const isHint = isNamed(element.name, NAMESPACE.xsd, "import");
    return !(isHint && (declared.has(namespace) || isKnown(namespace)));
  });
  if (needed === undefined) return;
  const { reference, path } = needed;
  const { element, location } = reference;
  const folders = allowed.map(({ shown }) => shown || ".").join(", ");
  const common = shownFromHere(commonFolder([path, ...allowed.map((root) => `${root.path}/`)])) || ".";
  throw new SchemaError(
    `${showName(element)} of ${JSON.stringify(location)} leads out of ${folders}; --root ${common} allows it`,
    element.position,
  );
}

/** The innermost folder that all paths are in. */
function commonFolder(paths: readonly string[]): string {
  const [first = "", ...others] = paths;
  let folder = dirname(first);
  while (others.some((path) => !contains(folder, path)) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Links count by what they lead to. */
function isInside(path: string, roots: readonly Location[]): boolean {
  const real = realpathSync.native(path);
  return roots.some((root) => contains(root.path, real));
}
