import MarkdownIt from "markdown-it";

/** As permissive as possible: anything that a Markdown reader could turn into HTML is HTML. */
const READER = new MarkdownIt({ html: true });

/** The text that a Markdown reader shows. */
export interface Shown {
  readonly text: string;
  /** The names of the elements around and in it. */
  readonly elements: readonly string[];
  /** The targets of links. */
  readonly links: readonly string[];
}

export function shown(markdown: string): Shown {
  const html = READER.render(markdown);
  const elements = [...html.matchAll(/<([a-z\d]+)[^>]*>/g)].map(([, name = ""]) => name);
  const links = [...html.matchAll(/<a href="([^"]*)"/g)].map(([, target = ""]) => target);
  return { text: decode(html.replace(/<[^>]*>/g, "")).trim(), elements, links };
}

function decode(html: string): string {
  return html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
