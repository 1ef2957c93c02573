import { describe, expect, it } from "vitest";
import { renderBlocks } from "../../../../generator/tools/docs/html/render-blocks.js";
import { readMarkdown } from "../../../../generator/tools/docs/read-markdown.js";

describe("an introduction in Markdown", () => {
  it.each([
    [
      "# One\n\n## Two\n\n### Three",
      `<h2 id="intro-one">One</h2>\n<h2 id="intro-two">Two</h2>\n<h3 id="intro-three">Three</h3>`,
    ],
    ["# A\n\n# A", `<h2 id="intro-a">A</h2>\n<h2 id="intro-a-1">A</h2>`],
    ["a **b** *c* `d`\ne", "<p>a <strong>b</strong> <em>c</em> <code>d</code> e</p>"],
    ["[a](https://example.com/?b=1&c)", '<p><a href="https://example.com/?b=1&amp;c" rel="noreferrer">a</a></p>'],
    ["[a](#install)", '<p><a href="#install">a</a></p>'],
    ["<me@example.com>", '<p><a href="mailto:me@example.com" rel="noreferrer">me@example.com</a></p>'],
    ["- a\n- b\n  1. c", "<ul>\n<li><p>a</p></li>\n<li><p>b</p>\n<ol>\n<li><p>c</p></li>\n</ol></li>\n</ul>"],
    ["> a", "<blockquote>\n<p>a</p>\n</blockquote>"],
    [
      "```xml\n<a b='c'/>\n```",
      '<pre class="xml" tabindex="0"><code><span class="e">&lt;a</span> <span class="a">b</span>=<span class="s">&#39;c&#39;</span><span class="e">/&gt;</span>\n</code></pre>',
    ],
    ['```"><script>\nx\n```', '<pre class="text" tabindex="0"><code>x\n</code></pre>'],
  ])("%j", (text, want) => {
    expect(renderBlocks(readMarkdown(text), "index")).toBe(want);
  });

  it("has tables", () => {
    const [table] = readMarkdown("| a | b |\n|---|---|\n| 1 | `2` |");
    expect(table).toMatchObject({ head: ["a", "b"], rows: [[["1"], [{ kind: "code", text: "2" }]]] });
  });

  it.each([
    ["<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"],
    ["a <img src=x onerror=alert(1)> b", "<p>a &lt;img src=x onerror=alert(1)&gt; b</p>"],
    ["[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>"],
    ["[a](JaVaScRiPt&#58;alert(1))", "<p>[a](JaVaScRiPt:alert(1))</p>"],
    ["[a](data:text/html,b)", "<p>[a](data:text/html,b)</p>"],
    ["[a](data:image/png;base64,b)", "<p>a</p>"],
    ["[a](../secret.html)", "<p>a</p>"],
    ["[a](//example.com)", "<p>a</p>"],
    ["![a](https://example.com/b.png)", '<p><a href="https://example.com/b.png" rel="noreferrer">a</a></p>'],
    ["![a](b.png)", "<p>a</p>"],
    [`# "><b>`, `<h2 id="intro--b-">&quot;&gt;&lt;b&gt;</h2>`],
  ])("says no more than its text: %j", (text, want) => {
    expect(renderBlocks(readMarkdown(text), "index")).toBe(want);
  });

  it("of any depth is read in the time of its length", () => {
    const deep = `${">".repeat(20_000)} a\n\n${"[".repeat(20_000)}\n\n${"*a ".repeat(20_000)}`;
    expect(renderBlocks(readMarkdown(deep), "index")).toContain("blockquote");
  });
});
