import { escapeAttribute, escapeText } from "./characters.js";
import { declaringScope, resolvePrefix, type Scope, type XmlNode } from "./xml-node.js";

/** The XML of an element in a message, and the declarations that it uses from the elements around it. */
export interface Fragment {
  readonly xml: string;
  readonly used: readonly Declaration[];
}

/** The namespace of a prefix; an empty prefix is the default namespace. */
export interface Declaration {
  readonly prefix: string;
  readonly namespace: string;
  /** The declaration as an attribute. */
  readonly text: string;
}

/** @param text - the message that the element was parsed from */
export function fragmentOf({ scope, start, end }: XmlNode, text: string): Fragment {
  const xml = text.slice(start, end);
  const prefixes = new Set(["", ...possiblePrefixes(xml)]);
  const used = [...prefixes].flatMap((prefix) => {
    const isInside = Object.hasOwn(scope.declared, prefix);
    return isInside ? [] : (declarationIn(scope, prefix) ?? (prefix === "" ? NO_NAMESPACE : []));
  });
  return { xml, used };
}

/** The XML of an element that can be used anywhere: it includes the declarations that it uses from the elements around it. */
export function standaloneXml({ xml, used }: Fragment): string {
  return withDeclarations(xml, concat(used.map(({ text }) => text)));
}

/** The elements in an element as XML that can be used anywhere, each with the text before it. Text after the last one is an item alone. */
export function mixedXml({ text, children }: XmlNode, fragments: readonly Fragment[]): string[] {
  const ends = children.map(({ textBefore }) => textBefore);
  const elements = fragments.map((fragment, index) => {
    return escapeText(text.slice(ends[index - 1], ends[index])) + standaloneXml(fragment);
  });
  return [...elements, escapeText(text.slice(ends.at(-1)))];
}

/** The XML of an element with more declarations. */
export function withDeclarations(xml: string, declarations: string): string {
  const nameEnd = xml.search(/[ \t\r\n/>]/);
  return xml.slice(0, nameEnd) + declarations + xml.slice(nameEnd);
}

/** Unlike `join`, this makes no copy of the texts. Thousands of elements may use one long declaration. */
export function concat(texts: readonly string[]): string {
  return texts.reduce((all, text) => all + text, "");
}

/** The declarations by scope, so that elements share them. */
const declarations = new WeakMap<Scope, Map<string, Declaration>>();

/** The declaration of a prefix; undefined if there is none. */
function declarationIn(scope: Scope, prefix: string): Declaration | undefined {
  const declaring = declaringScope(scope, prefix);
  if (declaring === undefined) return undefined;
  const known = declarations.get(declaring) ?? new Map<string, Declaration>();
  declarations.set(declaring, known);
  const declaration = known.get(prefix) ?? declare(prefix, declaring.declared[prefix] ?? "");
  known.set(prefix, declaration);
  return declaration;
}

function declare(prefix: string, namespace: string): Declaration {
  const name = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
  return { prefix, namespace, text: ` ${name}="${escapeAttribute(namespace)}"` };
}

/** The default namespace if no element declares one. */
const NO_NAMESPACE = /* @__PURE__ */ declare("", "");

/** Any word before a colon may be a prefix: in the name of an element, or in a value that is a name. */
function* possiblePrefixes(text: string): Iterable<string> {
  for (const [, name = "", colon] of text.matchAll(/([^ \t\r\n:<>/="']+)(:?)/g)) if (colon !== "") yield name;
}

/** The namespaces of possible prefixes in a text, as far as they are declared. */
export function prefixesIn(text: string, scope: Scope): Readonly<Record<string, string>> | undefined {
  if (!text.includes(":")) return undefined;
  const declared = [...possiblePrefixes(text)].flatMap((prefix): [string, string][] => {
    const namespace = resolvePrefix(scope, prefix);
    return namespace === undefined ? [] : [[prefix, namespace]];
  });
  return declared.length === 0 ? undefined : Object.fromEntries(declared);
}

/** The elements that reading has kept as XML. */
const kept = new WeakMap<object, readonly Fragment[]>();

/** Remembers the elements of an object's XML, so that writing can declare their namespaces once for all of them. */
export function rememberFragments<T extends { readonly xml: string }>(owner: T, fragments: readonly Fragment[]): T {
  kept.set(Object.freeze(owner), fragments);
  return owner;
}

/** The elements of an object's XML; undefined for an object that a program has made. */
export function fragmentsOf(owner: { readonly xml: string }): readonly Fragment[] | undefined {
  return kept.get(owner);
}
