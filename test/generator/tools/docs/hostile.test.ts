import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { visibleLine } from "../../../../generator/source/visible-text.js";
import { docsOf, pageOf } from "./docs-of.js";
import { HOSTILE_TEXT, hostileContract } from "./hostile-wsdl.js";
import { brokenLinks } from "./links.js";
import { shown } from "./markdown-text.js";

const CONTRACTS = [hostileContract(), hostileContract("b\u0007")];

describe("hostile texts and names", () => {
  it("make no element and no link in HTML", () => {
    const files = docsOf(CONTRACTS, "html");
    const pages = [...files].filter(([path]) => path.endsWith(".html"));
    for (const [, page] of pages) {
      expect(page.match(/<script[^>]*>/g)).toEqual([
        expect.stringMatching(/^<script src="(?:\.\.\/)*assets\/search\.js" defer>$/),
        expect.stringMatching(/^<script src="(?:\.\.\/)*assets\/copy\.js" defer>$/),
        expect.stringMatching(/^<script src="(?:\.\.\/)*assets\/controls\.js" defer>$/),
      ]);
      expect(page.match(/<img[^>]*>/g)).toEqual([
        expect.stringMatching(/^<img src="(?:\.\.\/)*assets\/icon\.svg" alt="">$/),
      ]);
      expect(page).not.toMatch(/ onerror=["a-z]|javascript:[^g]|href="javascript|<!--/);
      expect(page).not.toMatch(/[\u202e\u0085\u2028]/);
    }
    expect(brokenLinks(files)).toEqual([]);
  });

  it("are shown unchanged in HTML", () => {
    const page = pageOf(docsOf(CONTRACTS, "html"), "Servicesu003cscriptu003e/types/constructor.html");
    const text = page
      .replace(/<[^>]*>/g, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">");
    expect(text.replaceAll("&quot;", '"')).toContain(visibleLine(HOSTILE_TEXT));
  });

  it("are shown unchanged in Markdown, and make no element", () => {
    const files = docsOf(CONTRACTS);
    for (const [path, page] of files) {
      if (!path.endsWith(".md")) continue;
      const { elements, links } = shown(page.replace(/^---\n[\s\S]*?\n---\n/, ""));
      expect(elements.filter((name) => !KNOWN_ELEMENTS.includes(name))).toEqual([]);
      expect(links.filter((link) => !/^[\w./-]+\.md$/.test(link))).toEqual([]);
    }
    const page = shown(pageOf(files, "Servicesu003cscriptu003e/types/constructor.md"));
    expect(page.text).toContain(visibleLine(HOSTILE_TEXT));
    expect(brokenLinks(files)).toEqual([]);
  });

  it("are only data in the index of the search", () => {
    const script = pageOf(docsOf(CONTRACTS, "html"), "assets/search-index.js");
    expect(script).not.toContain("<");
    const scope: { searchEntries?: unknown; canary?: unknown; globalThis?: unknown } = {};
    scope.globalThis = scope;
    runInNewContext(script, scope);
    expect(scope.canary).toBeUndefined();
    expect(scope.searchEntries).toContainEqual(
      expect.objectContaining({ kind: "enumeration", name: "constructor", summary: visibleLine(HOSTILE_TEXT) }),
    );
  });

  it("stay in the front matter", () => {
    const page = pageOf(docsOf(CONTRACTS), "Servicesu003cscriptu003e/Con_3b6f52/hasOwnProperty.md");
    expect(page.split("\n").slice(0, 4)).toEqual([
      "---",
      'title: "hasOwnProperty, Con, Services<script>"',
      'uid: "Servicesu003cscriptu003e-Con_3b6f52-hasOwnProperty"',
      "---",
    ]);
  });
});

const KNOWN_ELEMENTS = "h1 h2 h3 p ul li a code pre table thead tbody tr th td details summary".split(" ");
