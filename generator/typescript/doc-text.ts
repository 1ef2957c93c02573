import { commentText } from "../source/visible-text.js";
import { clarkName, type QName } from "../xml/qname.js";

/** The tag of a documentation comment that tells readers and tools what a declaration was made from. */
export interface GeneratedFrom {
  /** The word of the specification for it: `complexType`, `element`. */
  readonly construct: string;
  readonly name: string;
}

export function generatedFrom(construct: string, name: QName): GeneratedFrom {
  return { construct, name: clarkName(name) };
}

/** The line of a tag; it is never broken. */
export function tagText({ construct, name }: GeneratedFrom): string {
  return `@generated from ${construct} ${docText(codeSpan(name))}`;
}

/** A name in a documentation comment. A namespace is any text, but nothing in it ends the span. */
function codeSpan(name: string): string {
  return `\`${name.replace(/[`\s]/g, encodeURIComponent)}\``;
}

/** A character that TSDoc takes for markup outside of a code span. */
const MARKUP = /[\\`{}<>@]/;

/** A code span on one line, or a character that TSDoc takes for markup outside of one. */
const SPAN_OR_MARKUP = /(?<!`)`[^`\s]+`(?!`)|[\\`{}<>@]/g;

/**
 * Text from a schema as the content of a documentation comment: on one line, and nothing in it ends the comment, is a tag, or
 * is HTML. Code spans stay.
 */
export function docText(text: string): string {
  const line = commentText(text);
  // Most texts have none, and this test is fast.
  const escaped = MARKUP.test(line)
    ? line.replace(SPAN_OR_MARKUP, (found) => (found.length > 1 ? found : `\\${found}`))
    : line;
  return escaped.replaceAll("*/", "*\\/");
}
