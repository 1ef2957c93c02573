// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { isTrimmedByParser, XML_NAMESPACES } from "../xml/qname.js";
import { Uncertain } from "./message-text.js";

/** An element that has been entered and not left. The next element at its depth uses the same object. */
export interface ScanFrame {
  /** The one around it; undefined for what is around the root. */
  readonly outer: ScanFrame | undefined;
  /** How many are around it. */
  readonly depth: number;
  /** The one that was entered in it last. */
  inner: ScanFrame | undefined;
  /** Where its name stands in the message. */
  nameStart: number;
  nameEnd: number;
  isEmpty: boolean;
  declarations: Declarations | undefined;
  /** Of the elements inside. */
  namespace: string;
  /** What stands before the local names in their tags; `NO_PREFIX` if that is not known. */
  prefix: string;
}

/** A prefix that no tag can have, because tags are compared in bytes and this is not a byte. */
export const NO_PREFIX = "\uffff";

/** A frame that says nothing yet: within another one, or around the root. */
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
  };
}

/** Namespace declarations in force, innermost first; the default namespace has an empty prefix. */
export interface Declarations {
  readonly prefix: string;
  readonly namespace: string;
  readonly outer: Declarations | undefined;
  /** How many there are, this one among them. */
  readonly count: number;
}

/** They are searched one after the other, and no server has a reason for more. */
const MAX_DECLARATIONS = 64;

/** The namespace that a prefix stands for. */
export function namespaceOf(prefix: string, declarations: Declarations | undefined): string {
  for (let inner = declarations; inner !== undefined; inner = inner.outer) {
    if (inner.prefix === prefix) return inner.namespace;
  }
  if (prefix === "") return "";
  throw new Uncertain("a prefix that is not declared");
}

/** What stands before the local name in a tag of this namespace: a prefix with its colon, or nothing. */
export function tagPrefix(namespace: string, declarations: Declarations | undefined): string | undefined {
  if (namespaceOf("", declarations) === namespace) return "";
  for (let inner = declarations; inner !== undefined; inner = inner.outer) {
    const { prefix } = inner;
    // It may stand for something else further in.
    if (inner.namespace === namespace && namespaceOf(prefix, declarations) === namespace) return `${prefix}:`;
  }
  return undefined;
}

/** Declarations with one more, on a tag around which `outer` are in force. */
export function declare(
  { prefix, namespace }: Pick<Declarations, "prefix" | "namespace">,
  declarations: Declarations | undefined,
  outer: Declarations | undefined,
): Declarations {
  const isSpecial = prefix === "xmlns" || prefix === "xml" || (prefix !== "" && namespace === "");
  if (prefix !== "" && !/^[A-Za-z_][\w.-]*$/.test(prefix)) throw new Uncertain("an unusual prefix");
  if (isTrimmedByParser(namespace)) throw new Uncertain("white space around a namespace");
  if (isSpecial || XML_NAMESPACES.has(namespace)) throw new Uncertain("an unusual declaration");
  for (let own = declarations; own !== outer; own = own?.outer) {
    if (own?.prefix === prefix) throw new Uncertain("a second declaration of a prefix");
  }
  const count = (declarations?.count ?? 0) + 1;
  if (count > MAX_DECLARATIONS) throw new Uncertain("many declarations");
  return { prefix, namespace, outer: declarations, count };
}
