import MarkdownIt, { type Token } from "markdown-it";
import { type Block, type Content, code, type Heading, type Inline, paragraph, table } from "./page.js";

/**
 * Reads a text in Markdown (CommonMark, with tables) as blocks of a page. The text is not trusted: only what blocks can say comes
 * from it. Raw HTML stays text, pictures become links, and links lead to web addresses, mail addresses or sections of the page.
 */
export function readMarkdown(text: string): Block[] {
  const ids = new Set<string>();
  return nest(PARSER.parse(text, {})).flatMap((node) => blocksOf(node, ids));
}

/** How large a text may be. */
export const MAX_INTRO_BYTES = 2 ** 18;

const PARSER = new MarkdownIt({ html: false });

/** A token with those between it and its end. How deep they nest is limited by the parser. */
interface Node {
  readonly token: Token;
  readonly children: readonly Node[];
}

function nest(tokens: readonly Token[]): Node[] {
  const root: Node[] = [];
  const open = [root];
  for (const token of tokens) {
    if (token.nesting === -1) {
      open.pop();
      continue;
    }
    const children: Node[] = [];
    open.at(-1)?.push({ token, children });
    if (token.nesting === 1) open.push(children);
  }
  return root;
}

function blocksOf({ token, children }: Node, ids: Set<string>): Block[] {
  const inner = (): Block[] => children.flatMap((child) => blocksOf(child, ids));
  switch (token.type) {
    case "heading_open":
      return [headingOf(token.tag, plainText(contentOf(children)), ids)];
    case "paragraph_open":
      return [paragraph(...contentOf(children))];
    case "bullet_list_open":
    case "ordered_list_open": {
      const items = children.map((item) => item.children.flatMap((child) => blocksOf(child, ids)));
      return [{ kind: "outline", isOrdered: token.type === "ordered_list_open", items }];
    }
    case "blockquote_open":
      return [{ kind: "quote", blocks: inner() }];
    case "fence":
    case "code_block":
      return [{ kind: "code-block", language: /^\w+/.exec(token.info)?.[0] ?? "", text: token.content }];
    case "table_open":
      return tableOf(children);
    default:
      return inner();
  }
}

/** The first page has a title of its own, so the highest headings of the text are sections. */
function headingOf(tag: string, text: string, ids: Set<string>): Heading {
  const plain = `intro-${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")}`;
  const id = ids.has(plain) ? `${plain}-${ids.size}` : plain;
  ids.add(id);
  return { kind: "heading", level: tag === "h1" || tag === "h2" ? 2 : 3, text, id };
}

function tableOf(parts: readonly Node[]): Block[] {
  const rows = parts
    .flatMap(({ children }) => children)
    .map((row) => row.children.map((cell) => contentOf(cell.children)));
  const [head = [], ...others] = rows;
  return [table("Table", head.map(plainText), others)];
}

function contentOf(nodes: readonly Node[]): Content {
  return nodes.flatMap(({ token }) => nest(token.children ?? []).flatMap(inlinesOf));
}

function inlinesOf({ token, children }: Node): Inline[] {
  const content = children.flatMap(inlinesOf);
  switch (token.type) {
    case "code_inline":
      return [code(token.content)];
    case "softbreak":
    case "hardbreak":
      return [" "];
    case "em_open":
    case "strong_open":
      return [{ kind: "emphasis", isStrong: token.type === "strong_open", content }];
    case "link_open":
      return linkOf(String(token.attrGet("href") ?? ""), content);
    case "image":
      return linkOf(String(token.attrGet("src") ?? ""), [token.content]);
    default:
      return token.content === "" ? content : [token.content];
  }
}

/** The pages load nothing from elsewhere, and a link to a file beside them would lead nowhere: the folder has only the pages. */
function linkOf(url: string, content: readonly Inline[]): Inline[] {
  return /^(?:https?:\/\/|mailto:|#)/i.test(url) ? [{ kind: "web-link", url, content }] : [...content];
}

function plainText(content: Content): string {
  return content.map(textOf).join("");
}

function textOf(inline: Inline): string {
  if (typeof inline === "string") return inline;
  switch (inline.kind) {
    case "code":
      return inline.text;
    case "emphasis":
    case "web-link":
      return plainText(inline.content);
    default:
      return "";
  }
}
