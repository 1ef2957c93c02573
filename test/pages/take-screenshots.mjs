// `npm run screenshots -- FOLDER [SOURCES...]`: pictures of every kind of page, at the width of a desktop and of a phone, light and dark.
// Without sources, the pages are those of NetServer's schemas.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { kindsOfPages } from "./kinds-of-pages.mjs";

const [folder, ...sources] = process.argv.slice(2);
if (folder === undefined) {
  console.error("usage: npm run screenshots -- FOLDER [SOURCES...]");
  process.exit(2);
}
const site = mkdtempSync(join(tmpdir(), "netserver-soapgen-screenshots-"));
try {
  const docs = ["dist/bin/netserver-soapgen.js", "docs", ...sources, "--out", join(site, "site"), "--format", "html"];
  execFileSync(process.execPath, docs, { stdio: ["ignore", "inherit", "inherit"] });
  mkdirSync(folder, { recursive: true });
  await takeAll(join(site, "site"), resolve(folder));
} finally {
  rmSync(site, { recursive: true, force: true });
}

async function takeAll(site, folder) {
  const kinds = kindsOfPages(filesIn(site));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    for (const width of [1440, 390]) {
      for (const colorScheme of ["light", "dark"]) {
        const context = await browser.newContext({
          colorScheme,
          viewport: { width, height: width > 1000 ? 1000 : 844 },
        });
        for (const { kind, path } of kinds) {
          const page = await context.newPage();
          await page.goto(pathToFileURL(join(site, path)).href);
          await page.screenshot({ path: join(folder, `${kind}-${width}-${colorScheme}.png`), fullPage: true });
          await page.close();
        }
        await context.close();
      }
    }
  } finally {
    await browser.close();
  }
}

function filesIn(site) {
  const paths = readdirSync(site, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".html"));
  return new Map(paths.map((path) => [path.replaceAll("\\", "/"), readFileSync(join(site, path), "utf8")]));
}
