import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join, posix } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { locate } from "../../generator/files/location.js";
import { writeFolder } from "../../generator/files/write-folder.js";
import { docsOf, siteOf } from "../generator/tools/docs/docs-of.js";
import { HOSTILE_TEXT, hostileContract } from "../generator/tools/docs/hostile-wsdl.js";
import { contractOfVersion } from "../generator/typescript/build-golden.js";
import { GOLDEN_CASES } from "../generator/typescript/golden-cases.js";
import { kindsOfPages } from "../pages/kinds-of-pages.mjs";
import { describeWithChromium } from "../support/chromium.js";
import { CONTRACTS } from "../support/contracts.js";
import { serve } from "../support/http-server.js";

const SITE = docsOf([...CONTRACTS.values()], "html");
const HOSTILE_SITE = docsOf([hostileContract(), hostileContract("other")], "html");

/** The breaches of accessibility that axe finds, and where. */
const RUN_AXE = `axe.run().then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ": " + nodes.map(({ target }) => target).join(", ")))`;

/** How wide the page is with all that can be scrolled to. */
const PAGE_WIDTH = "document.documentElement.scrollWidth";

/** Sites with every kind of page: of several versions, of one service, and of constructs that NetServer does not use. */
const SITES: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  netserver: siteOf([...CONTRACTS.values()], { intro: "# Welcome\n\n> [Us](https://example.com)\n\n1. `a`\n2. b" }),
  others: siteOf(
    ["Attributes", "Choices", "Faults", "Headers", "SimpleTypes"].map((name) =>
      contractOfVersion(name, GOLDEN_CASES[name] ?? {}),
    ),
  ),
};

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
};

describeWithChromium("a site in a browser", (open) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-site-"));
    writeFolder(SITE, locate(join(folder, "site")));
    writeFolder(HOSTILE_SITE, locate(join(folder, "hostile")));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The address of the site; it ends with a slash. */
  const addresses = {
    file: async (site: string) => `${pathToFileURL(join(folder, site)).href}/`,
    http: (site: string) => serveFiles(site === "site" ? SITE : HOSTILE_SITE),
  };

  it.each(["file", "http"] as const)("search finds an operation with the keyboard alone (%s)", async (scheme) => {
    const address = await addresses[scheme]("site");
    const { page, requests, complaints } = await open(`${address}Services84/Batch/StopBatchJob.html`);
    await page.keyboard.press("/");
    await page.keyboard.type("updatebatchtask");
    const first = page.locator("#search-results a.result").first();
    await first.waitFor();
    expect(await first.textContent()).toMatch(/^UpdateBatchTaskoperation of Batch/);
    await page.keyboard.press("ArrowDown");
    await Promise.all([
      page.waitForURL(`${address}Services88/Batch/UpdateBatchTask.html`),
      page.keyboard.press("Enter"),
    ]);
    expect(await page.locator("h1").textContent()).toBe("UpdateBatchTask");
    const request = page.locator("#request ~ .with-copy pre").first();
    expect(await request.isVisible()).toBe(true);
    expect(await request.textContent()).toContain("    <UpdateBatchTask>\n      <BatchTaskInfo>\n");
    expect(complaints).toEqual([]);
    expect(requests.length).toBeGreaterThan(6);
    expect(requests.filter((url) => !url.startsWith(address))).toEqual([]);
  });

  it.each([
    ["batch task state", "BatchTaskState"],
    ["ProgressPercent", "BatchTaskInfo"],
    ["startbatch", "StartBatchJob"],
    ["no such thing", ""],
    ["AssociatesAndState", "GetBatchTaskInfosByAssociatesAndState"],
  ])("search for %j finds %j", async (query, want) => {
    const { page } = await open(`${await addresses.file("site")}index.html`);
    await page.fill("#search", query);
    await page.locator("#search-results li").first().waitFor();
    const names = await page.locator("#search-results .name").allTextContents();
    expect(names[0] ?? "").toBe(want);
    expect(await page.locator("#search-status").textContent()).toMatch(
      names.length === 0 ? /^0 results$/ : /^\d+ result/,
    );
    await page.keyboard.press("Escape");
    expect(await page.locator("#search-results").isVisible()).toBe(false);
  });

  it.each(["file", "http"] as const)("everything is readable without scripts (%s)", async (scheme) => {
    const address = await addresses[scheme]("site");
    const { page, complaints } = await open(`${address}index.html`, { javaScriptEnabled: false });
    expect(await page.locator("search").isVisible()).toBe(false);
    for (const name of ["Services88", "Batch", "UpdateBatchTask"]) {
      await page.locator("main").getByRole("link", { name, exact: true }).first().click();
    }
    await page.waitForURL(`${address}Services88/Batch/UpdateBatchTask.html`);
    expect(await page.locator("#request ~ pre").first().isVisible()).toBe(true);
    expect(complaints).toEqual([]);
  });

  it("Ctrl+K calls the search, and Escape leaves it", async () => {
    const { page } = await open(`${await addresses.file("site")}Services88/Batch/index.html`);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("stop");
    await page.locator("#search-results a.result").first().waitFor();
    await page.keyboard.press("Escape");
    expect(await page.locator("#search-results").isVisible()).toBe(false);
    await page.keyboard.press("Control+k");
    expect(await page.evaluate(`String(getSelection())`)).toBe("stop");
  });

  it("a long table has a filter, and the head of a matrix stays in view", async () => {
    const viewport = { width: 1440, height: 500 };
    const { page } = await open(`${await addresses.file("site")}versions/types.html`, { viewport });
    await page.evaluate(`scrollTo(0, document.body.scrollHeight)`);
    const head = await page.locator("thead th").first().boundingBox();
    expect(head?.y).toBeGreaterThan(0);
    expect(head?.y).toBeLessThan(100);
    const all = await page.locator("tbody tr").count();
    await page.fill(".filter input", "batchtask state");
    expect(await page.locator("tbody tr:visible").allTextContents()).toEqual([
      expect.stringMatching(/^BatchTaskState/),
    ]);
    expect(await page.locator(".filter [role=status]").textContent()).toBe(`1 of ${all} rows`);
  });

  it("the menu of versions leads to the same page of another version", async () => {
    const address = await addresses.file("site");
    const { page } = await open(`${address}Services88/Batch/StopBatchJob.html`, { javaScriptEnabled: false });
    await page.locator(".menu-button").click();
    await page.getByRole("navigation", { name: "Version" }).getByRole("link", { name: "Services85" }).click();
    await page.waitForURL(`${address}Services85/Batch/StopBatchJob.html`);
  });

  it("a link to a member shows it, and a printed page has no menus", async () => {
    const { page } = await open(`${await addresses.file("site")}Services88/types/BatchTaskInfo.html`);
    await page.locator("a.anchor", { hasText: "State" }).first().click();
    await page.waitForURL(/#member\.State$/);
    const row = page.locator("tr:has(:target)");
    expect(await row.getAttribute("hidden")).toBe(null);
    expect(await row.locator("th").textContent()).toBe("State");
    await page.emulateMedia({ media: "print" });
    for (const menu of ["header", "aside", ".filter"]) expect(await page.locator(menu).first().isVisible()).toBe(false);
    expect(await page.locator("h1").isVisible()).toBe(true);
  });

  it.each(Object.keys(SITES))("every kind of page is accessible, and fits every window: %s", async (name) => {
    const files = SITES[name] ?? new Map();
    writeFolder(files, locate(join(folder, name)));
    for (const { kind, path } of kindsOfPages(files)) {
      const { page } = await open(pathToFileURL(join(folder, name, path)).href, { bypassCSP: true });
      await page.addScriptTag({ content: axe.source });
      for (const width of [1440, 390, 360]) {
        await page.setViewportSize({ width, height: 844 });
        expect({ kind, path, width: await page.evaluate(PAGE_WIDTH) }).toEqual({ kind, path, width });
        for (const colorScheme of width === 360 ? [] : (["light", "dark"] as const)) {
          await page.emulateMedia({ colorScheme });
          const violations = await page.evaluate(RUN_AXE);
          expect({ kind, path, width, colorScheme, violations }).toMatchObject({ violations: [] });
        }
      }
      await page.context().close();
    }
  });

  it("follows the reader's choice of light and dark, and fits a narrow window", async () => {
    const url = `${await addresses.file("site")}Services88/types/BatchTaskInfo.html`;
    for (const [colorScheme, want] of [
      ["light", "rgb(255, 255, 255)"],
      ["dark", "rgb(20, 23, 27)"],
    ] as const) {
      const { page } = await open(url, { colorScheme, viewport: { width: 360, height: 640 } });
      const html = page.locator("html");
      expect(await html.evaluate(`getComputedStyle(document.documentElement).backgroundColor`)).toBe(want);
      expect(await html.evaluate(`document.documentElement.scrollWidth`)).toBe(360);
    }
  });

  it.each(["file", "http"] as const)("hostile texts stay texts, in pages and results (%s)", async (scheme) => {
    const address = await addresses[scheme]("hostile");
    const { page, requests, complaints } = await open(`${address}index.html`);
    for (const path of HOSTILE_SITE.keys()) if (path.endsWith(".html")) await page.goto(`${address}${path}`);
    await page.fill("#search", "constructor");
    const summary = page.locator("#search-results .summary").first();
    await summary.waitFor();
    expect(await summary.textContent()).toContain(HOSTILE_TEXT.slice(0, 50));
    expect(await page.evaluate(`globalThis.canary`)).toBeUndefined();
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(address))).toEqual([]);
  });

  it.each(["file", "http"] as const)("an injected script would not run (%s)", async (scheme) => {
    const { page, complaints } = await open(`${await addresses[scheme]("site")}index.html`);
    await page.evaluate(`{
      const script = document.createElement("script");
      script.textContent = "globalThis.canary = 1";
      document.body.append(script);
      const image = document.createElement("img");
      image.setAttribute("onerror", "globalThis.canary = 1");
      image.src = "https://example.com/";
      document.body.append(image);
    }`);
    await expect.poll(() => complaints.length).toBeGreaterThanOrEqual(2);
    expect(complaints.filter((text) => !text.includes("Content Security Policy"))).toEqual([]);
    expect(await page.evaluate(`globalThis.canary`)).toBeUndefined();
  });
});

/** A minimal server of static files. */
async function serveFiles(files: ReadonlyMap<string, string>): Promise<string> {
  const url = await serve((request, response) => {
    const path = posix.normalize(new URL(request.url ?? "/", "http://x").pathname).slice(1);
    const text = files.get(path);
    response.writeHead(text === undefined ? 404 : 200, { "Content-Type": MEDIA_TYPES[extname(path)] ?? "text/plain" });
    response.end(text);
  });
  return `${new URL(url).origin}/`;
}
