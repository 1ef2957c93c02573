import type { SourceText } from "../source/source-text.js";
import { NAMESPACE } from "../xml/qname.js";

/**
 * Whether a file is a WSDL: it is called so, or it begins as one. Tools save WSDLs as `.xml`, and some without an ending. The
 * beginning is enough: what else is wrong with the file is said when it is parsed.
 */
export function isWsdl({ name, text }: SourceText): boolean {
  return /\.wsdl$/i.test(name) || (!/\.xsd$/i.test(name) && beginsAsWsdl(text));
}

/** Whether a text begins as a WSDL or as a schema. */
export function beginsAsSchema(text: string): boolean {
  return beginsAsWsdl(text) || beginsWith("schema", NAMESPACE.xsd, text);
}

function beginsAsWsdl(text: string): boolean {
  return beginsWith("definitions", NAMESPACE.wsdl, text);
}

/** The declaration, comments and a licence may come before the root. */
export const LONGEST_BEGINNING = 20_000;

/** The first element, if it declares a namespace and has a name. Names are short, and so are the tags that matter here. */
function beginsWith(localName: string, namespace: string, text: string): boolean {
  const begin = text.slice(0, LONGEST_BEGINNING).replace(/<!--.*?-->/gs, "");
  const [, name = "", attributes = ""] = /<([^ \t\r\n<>/!?]{1,200})([^<>]*)/.exec(begin) ?? [];
  return name.replace(/^[^:]*:/, "") === localName && attributes.includes(namespace);
}
