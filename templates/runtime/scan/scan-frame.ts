import { isTrimmedByParser, XML_NAMESPACES } from "../xml/qname.js";
import { Uncertain } from "./message-text.js";

/** An element that has been entered and not left. The next element at its depth uses the same object. */
export interface ScanFrame {
  /** The frame around it; undefined for the frame around the root. */
  readonly outer: ScanFrame | undefined;
  /** How many frames are around it. */
  readonly depth: number;
  /** The frame inside it that was entered last. */
  inner: ScanFrame | undefined;
  /** Where its name begins in the message. */
  nameStart: number;
  nameEnd: number;
  isEmpty: boolean;
  declarations: Declarations | undefined;
  /** The namespace of the elements inside. */
  namespace: string;
  /** The text before the local names in their tags; `NO_PREFIX` if it is not known. */
  prefix: string;
  /** The namespace before that one, with these declarations, and its prefix: elements of two namespaces often take turns. */
  otherNamespace: string | undefined;
  otherPrefix: string;
}

/** A prefix that no tag can have, because tags are compared in bytes and this is not a byte. */
export const NO_PREFIX = "\uffff";

/** A new frame inside another one, or around the root. */
export function newScanFrame(outer?: ScanFrame): ScanFrame {
  return {
    outer,
    depth: outer === undefined ? 0 : outer.depth + 1,
    inner: undefined,
    nameStart: 0,
    nameEnd: 0,
    isEmpty: false,
    declarations: undefined,
    namespace: "",
    prefix: NO_PREFIX,
    otherNamespace: undefined,
    otherPrefix: NO_PREFIX,
  };
}

/** Namespace declarations in force, innermost first; the default namespace has an empty prefix. */
export interface Declarations {
  readonly prefix: string;
  readonly namespace: string;
  readonly outer: Declarations | undefined;
  /** The number of declarations, including this one. */
  readonly count: number;
  /** The namespace of names without a prefix. */
  readonly defaultNamespace: string;
  /** What has been declared inside this one. The same declaration at the next element is the same object. */
  inner: Declarations[] | undefined;
  /** What `tagPrefix` has found for each namespace. */
  tagPrefixes: Map<string, string | undefined> | undefined;
}

/** Declarations are searched one by one, and no server needs more. */
const MAX_DECLARATIONS = 64;

/** The namespace that a prefix stands for. */
export function namespaceOf(prefix: string, declarations: Declarations | undefined): string {
  if (prefix === "") return declarations?.defaultNamespace ?? "";
  for (let inner = declarations; inner !== undefined; inner = inner.outer) {
    if (inner.prefix === prefix) return inner.namespace;
  }
  throw new Uncertain(/* a prefix that is not declared */);
}

/** The text before the local name in a tag of this namespace: a prefix with its colon, or nothing. */
export function tagPrefix(namespace: string, declarations: Declarations | undefined): string | undefined {
  if (declarations === undefined) return namespace === "" ? "" : undefined;
  if (declarations.defaultNamespace === namespace) return "";
  declarations.tagPrefixes ??= new Map();
  const known = declarations.tagPrefixes.get(namespace);
  if (known !== undefined) return known;
  const found = findTagPrefix(namespace, declarations);
  declarations.tagPrefixes.set(namespace, found);
  return found;
}

function findTagPrefix(namespace: string, declarations: Declarations): string | undefined {
  for (let inner: Declarations | undefined = declarations; inner !== undefined; inner = inner.outer) {
    const { prefix } = inner;
    // The prefix may be redeclared further in.
    if (inner.namespace === namespace && namespaceOf(prefix, declarations) === namespace) return `${prefix}:`;
  }
  return undefined;
}

/** Adds a declaration. `outer` are the declarations in force around the tag. */
export function declare(
  { prefix, namespace }: Pick<Declarations, "prefix" | "namespace">,
  declarations: Declarations | undefined,
  outer: Declarations | undefined,
): Declarations {
  for (let own = declarations; own !== outer; own = own?.outer) {
    if (own?.prefix === prefix) throw new Uncertain(/* a second declaration of a prefix */);
  }
  const known = declarations?.inner?.find((inner) => inner.prefix === prefix && inner.namespace === namespace);
  if (known !== undefined) return known;
  checkDeclaration(prefix, namespace);
  const declared = newDeclaration(prefix, namespace, declarations);
  if (declared.count > MAX_DECLARATIONS) throw new Uncertain(/* many declarations */);
  if (declarations !== undefined) keepInner(declarations, declared);
  return declared;
}

function keepInner(declarations: Declarations, declared: Declarations): void {
  declarations.inner ??= [];
  if (declarations.inner.length < MAX_DECLARATIONS) declarations.inner.push(declared);
}

function newDeclaration(prefix: string, namespace: string, outer: Declarations | undefined): Declarations {
  return {
    prefix,
    namespace,
    outer,
    count: (outer?.count ?? 0) + 1,
    defaultNamespace: prefix === "" ? namespace : (outer?.defaultNamespace ?? ""),
    inner: undefined,
    tagPrefixes: undefined,
  };
}

function checkDeclaration(prefix: string, namespace: string): void {
  const isSpecial = prefix === "xmlns" || prefix === "xml" || (prefix !== "" && namespace === "");
  if (prefix !== "" && !/^[A-Za-z_][\w.-]*$/.test(prefix)) throw new Uncertain(/* an unusual prefix */);
  if (isTrimmedByParser(namespace)) throw new Uncertain(/* white space around a namespace */);
  if (isSpecial || XML_NAMESPACES.has(namespace)) throw new Uncertain(/* an unusual declaration */);
}
