import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join, posix } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { locate } from "../../generator/files/location.js";
import { writeFolder } from "../../generator/files/write-folder.js";
import { docsOf } from "../generator/tools/docs/docs-of.js";
import { HOSTILE_TEXT, hostileContract } from "../generator/tools/docs/hostile-wsdl.js";
import { describeWithChromium } from "../support/chromium.js";
import { CONTRACTS } from "../support/contracts.js";
import { serve } from "../support/http-server.js";

const SITE = docsOf([...CONTRACTS.values()], "html");
const HOSTILE_SITE = docsOf([hostileContract(), hostileContract("other")], "html");

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
    expect(await request.textContent()).toContain("   <Batch:UpdateBatchTask>\n    <Batch:BatchTaskInfo xsi:type=");
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
