import { escapeHtml } from "./escape-html.js";

/** The code of an example as HTML. The parts of TypeScript and XML are marked, when the pages are made: no page needs a script for it. */
export function highlight(language: string, text: string): string {
  if (TYPESCRIPT.has(language)) return mark(text, TYPESCRIPT_PARTS, markOfTypeScript);
  if (XML.has(language)) return mark(text, XML_PARTS, markOfXml);
  return escapeHtml(text);
}

const TYPESCRIPT = new Set(["ts", "typescript", "js", "javascript", "json"]);
const XML = new Set(["xml", "html", "svg"]);

/** The class of a marked part, as in the style sheet: comment, string, keyword, number, type, tag, attribute. */
type Mark = "c" | "s" | "k" | "n" | "t" | "e" | "a";

/** A comment or text that does not end is one to the end, so that each character is looked at once. */
const TYPESCRIPT_PARTS =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`(?:[^`\\]|\\[\s\S])*`?|[\w$]+/g;

const KEYWORDS = new Set(
  "as async await break case catch class const continue default do else export extends false finally for from function if import in instanceof interface let new null of return satisfies static switch this throw true try type typeof undefined var void while".split(
    " ",
  ),
);

function markOfTypeScript(part: string): string {
  if (part.startsWith("/")) return marked("c", part);
  if (/^["'`]/.test(part)) return marked("s", part);
  if (KEYWORDS.has(part)) return marked("k", part);
  if (/^\d/.test(part)) return marked("n", part);
  return /^[A-Z]/.test(part) ? marked("t", part) : escapeHtml(part);
}

const XML_PARTS = /<!--[\s\S]*?(?:-->|$)|<(?:[^<>"']|"[^"]*"|'[^']*')*>?/g;

function markOfXml(part: string): string {
  if (part.startsWith("<!--")) return marked("c", part);
  // Most tags have no attributes.
  if (!/\s/.test(part)) return marked("e", part);
  const [name = ""] = /^<[!?/]?[^\s/>]*/.exec(part) ?? [];
  const end = /[?/]?>$/.exec(part)?.[0] ?? "";
  const attributes = part.slice(name.length, part.length - end.length);
  return `${marked("e", name)}${mark(attributes, ATTRIBUTES, markOfAttribute)}${marked("e", end)}`;
}

const ATTRIBUTES = /(?<=\s)[^\s="']+|"[^"]*"|'[^']*'/g;

function markOfAttribute(part: string): string {
  return marked(/^["']/.test(part) ? "s" : "a", part);
}

/** @param parts - an expression that finds the parts to mark; the text between them stays as it is */
function mark(text: string, parts: RegExp, markOf: (part: string) => string): string {
  let [html, end] = ["", 0];
  for (const { 0: part, index } of text.matchAll(parts)) {
    html += escapeHtml(text.slice(end, index)) + markOf(part);
    end = index + part.length;
  }
  return html + escapeHtml(text.slice(end));
}

function marked(mark: Mark, text: string): string {
  return text === "" ? "" : `<span class="${mark}">${escapeHtml(text)}</span>`;
}
